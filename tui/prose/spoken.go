package prose

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"prebirth/tui/language"
	"prebirth/tui/theme"
)

// endless is wider than any paragraph, so that none is wrapped.
const endless = 1 << 20

// Spoken is a document as one hears it: a string for each block, with the block's
// number as in the rows of every other setter. Nothing is drawn: bars are their
// figures, a table is read row by row with the heading of each column.
func Spoken(markdown string, in *language.Language) []Row {
	s := newSetter(theme.Of(theme.None, theme.Unanswered).In(in), endless, true)
	s.spoken = true
	var out []Row
	for _, row := range s.Set(markdown) {
		switch last := len(out) - 1; {
		case row.Text == "":
		case last >= 0 && out[last].Block == row.Block:
			out[last].Text += "\n" + row.Text
		default:
			out = append(out, row)
		}
	}
	return out
}

// spokenBars is the figures alone.
func spokenBars(fence string) (out []string) {
	for _, b := range parseBars(fence) {
		out = append(out, stripped(fmt.Sprintf("%s: %s", b.label, b.words)))
	}
	return out
}

// spokenTable is the rows of a table, each cell after the heading of its column.
func (s *Setter) spokenTable(n ast.Node, src []byte) (out []string) {
	var heads []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			words := strings.Join(s.paragraph(cellSource(cell, src), endless), " ")
			if row.Kind() == east.KindTableHeader {
				heads = append(heads, words)
				continue
			}
			if i := len(cells); i < len(heads) && heads[i] != "" && words != "" {
				words = heads[i] + ": " + words
			}
			cells = append(cells, words)
		}
		if len(cells) > 0 {
			out = append(out, strings.Join(cells, "; "))
		}
	}
	if len(out) == 0 && len(heads) > 0 {
		out = append(out, strings.Join(heads, "; "))
	}
	return out
}

// cellSource is the Markdown of one cell.
func cellSource(cell ast.Node, src []byte) string {
	var b strings.Builder
	if lines := cell.Lines(); lines != nil {
		b.Write(lines.Value(src))
	}
	return b.String()
}
