// Package prose sets Markdown into rows for a terminal, by glamour, block by
// block.
//
// glamour is handed one paragraph, heading or table at a time, never a whole
// document: that gives every row the block it belongs to (so that a place
// survives another window size), a hanging indent to lists, and no way for a
// hostile document to hang the renderer, whose cost grows without bound with
// nesting. Lists, quotations, bars and code are laid out here.
//
// Whatever comes out holds no control character but the styling of this
// package: each row passes one filter last.
package prose

import (
	"strings"

	"charm.land/glamour/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"prebirth/tui/theme"
)

// Measure is how wide running text is set at most, in cells: lines much longer
// are hard to read.
const Measure = 72

// The bounds of one document. What lies beyond is left out with a word that
// says so.
const (
	maxBlocks  = 5000
	maxNesting = 16
)

// A Row is one line of the screen and the block it belongs to, counted from 0.
// The same words have the same block at every width. The blank row after a
// block belongs to it.
type Row struct {
	Block int
	Text  string // with styling
	Heads bool   // it is of a heading
}

// A Setter sets Markdown at one width in one theme. It is made once and kept;
// it is not for several goroutines at once.
type Setter struct {
	width  int
	theme  theme.Theme
	plain  bool
	spoken bool                  // plain, and nothing drawn
	inline *glamour.TermRenderer // paragraphs and headings, unwrapped
	tables *glamour.TermRenderer // as wide as the text
}

// New makes a Setter for the width in cells, at least one.
func New(t theme.Theme, width int) *Setter { return newSetter(t, width, false) }

// Plain makes a Setter that puts out words only: no styling, and ASCII for
// everything that is drawn.
func Plain(width int) *Setter { return newSetter(theme.Of(theme.None, theme.Unanswered), width, true) }

func newSetter(t theme.Theme, width int, plain bool) *Setter {
	s := &Setter{width: max(1, width), theme: t, plain: plain}
	s.inline = renderer(t, 0, plain)
	s.tables = renderer(t, s.width, plain)
	return s
}

func renderer(t theme.Theme, width int, plain bool) *glamour.TermRenderer {
	r, err := glamour.NewTermRenderer(glamour.WithStyles(style(t, plain)), glamour.WithWordWrap(width))
	if err != nil { // only a style that cannot be read fails, and ours is a value
		panic("prose: make the renderer: " + err.Error())
	}
	return r
}

// Set lays out a document. Two blocks are parted by one blank row.
func (s *Setter) Set(markdown string) []Row {
	src := []byte(markdown)
	doc := parser.Parser().Parse(text.NewReader(src))
	var rows []Row
	block := 0
	for _, p := range s.children(doc, src, s.width, 0) {
		if block == maxBlocks {
			rows = append(rows, Row{Block: block, Text: s.theme.Quiet.Render(s.theme.Say("The rest is left out: the text has too many blocks."))})
			break
		}
		if len(p.lines) == 0 {
			continue
		}
		for _, line := range p.lines {
			rows = append(rows, Row{Block: block, Text: safe(line, s.plain), Heads: p.heads})
		}
		if !p.close {
			rows = append(rows, Row{Block: block, Heads: p.heads})
		}
		block++
	}
	return rows
}

// Lines is Set without the block numbers and the last blank row.
func (s *Setter) Lines(markdown string) []string {
	rows := s.Set(markdown)
	lines := make([]string, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, r.Text)
	}
	if n := len(lines); n > 0 {
		lines = lines[:n-1]
	}
	return lines
}

var parser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

// A piece is the rows of one block. A close one is not parted from the next.
type piece struct {
	lines []string
	close bool
	heads bool // it is a heading
}

// stacked is the rows of all pieces with the blank ones between them.
func stacked(pieces []piece) []string {
	var out []string
	for i, p := range pieces {
		out = append(out, p.lines...)
		if i < len(pieces)-1 && !p.close && len(p.lines) > 0 {
			out = append(out, "")
		}
	}
	return out
}

// children lays out the blocks in a container, each on its own.
func (s *Setter) children(n ast.Node, src []byte, width, depth int) []piece {
	var out []piece
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if list, ok := c.(*ast.List); ok {
			out = append(out, s.list(list, src, width, depth)...)
			continue
		}
		_, heads := c.(*ast.Heading)
		out = append(out, piece{lines: s.block(c, src, width, depth), heads: heads})
	}
	return out
}

func (s *Setter) block(n ast.Node, src []byte, width, depth int) []string {
	if depth > maxNesting {
		return []string{s.theme.Quiet.Render("…")}
	}
	switch n := n.(type) {
	case *ast.Heading:
		return s.heading(n, src, width)
	case *ast.Blockquote:
		return s.quote(n, src, width, depth)
	case *ast.FencedCodeBlock:
		if string(n.Language(src)) == "bars" && s.spoken {
			return spokenBars(string(n.Lines().Value(src)))
		}
		if string(n.Language(src)) == "bars" {
			return s.bars(string(n.Lines().Value(src)), width)
		}
		return s.verbatim(string(n.Lines().Value(src)), width)
	case *ast.CodeBlock:
		return s.verbatim(string(n.Lines().Value(src)), width)
	case *ast.ThematicBreak:
		if s.spoken {
			return []string{""} // it is a block, so that those after it have their numbers
		}
		return []string{s.theme.Rule.Render(strings.Repeat(s.sign("─", "-"), min(width, 24)))}
	case *ast.HTMLBlock:
		return nil
	}
	if n.Kind() == tableKind && s.spoken {
		return s.spokenTable(n, src)
	}
	if n.Kind() == tableKind {
		return s.table(n, src, width)
	}
	if n.Lines() != nil && n.Lines().Len() > 0 {
		return s.paragraph(string(n.Lines().Value(src)), width)
	}
	return nil
}

func (s *Setter) heading(n *ast.Heading, src []byte, width int) []string {
	words := strings.TrimSpace(string(n.Lines().Value(src)))
	if s.plain && n.Level == 1 && !s.spoken {
		lines := s.paragraph(words, width)
		return append(lines, strings.Repeat("=", min(width, lipgloss.Width(lines[0]))))
	}
	return s.wrap(strings.TrimSpace(s.render(s.inline, strings.Repeat("#", n.Level)+" "+words)), width)
}

func (s *Setter) quote(n ast.Node, src []byte, width, depth int) []string {
	bar := s.theme.Accent.Render(s.sign("▏", "|"))
	out := stacked(s.children(n, src, max(1, width-2), depth+1))
	if s.spoken && len(out) > 0 {
		out[0] = s.theme.Say("Quoted: %s", out[0])
		return out
	}
	for i, line := range out {
		out[i] = strings.TrimRight(bar+" "+line, " ")
	}
	return out
}

// paragraph sets running text. It is rendered unwrapped and wrapped here,
// because glamour breaks a line at commas, and so inside 1,039.
func (s *Setter) paragraph(words string, width int) []string {
	return s.wrap(strings.TrimSpace(s.render(s.inline, unlink(literal(words)))), width)
}

func (s *Setter) wrap(styled string, width int) []string {
	if styled == "" {
		return nil
	}
	whole := strings.ReplaceAll(styled, "-", stuck)
	var lines []string
	if s.plain { // an address that is cut in two can be neither opened nor copied
		lines = strings.Split(ansi.Wordwrap(whole, max(1, width), ""), "\n")
	} else {
		lines = strings.Split(lipgloss.Wrap(whole, max(1, width), ""), "\n")
	}
	for i := range lines {
		lines[i] = strings.TrimRight(strings.ReplaceAll(lines[i], stuck, "-"), " ")
	}
	return lines
}

// stuck stands for a hyphen while lines are broken, so that "pre-birth" stays
// in one piece.
const stuck = "\u2011"

func (s *Setter) render(r *glamour.TermRenderer, markdown string) string {
	out, err := r.Render(signs(markdown))
	if err != nil {
		return markdown // the words are worth more than their styling
	}
	return strings.Trim(out, "\n")
}

func (s *Setter) verbatim(code string, width int) []string {
	var out []string
	for _, line := range strings.Split(strings.TrimRight(code, "\n"), "\n") {
		line = strings.ReplaceAll(line, "\t", "    ")
		for _, piece := range strings.Split(lipgloss.Wrap(line, max(1, width-2), ""), "\n") {
			out = append(out, "  "+piece)
		}
	}
	return out
}

func (s *Setter) sign(drawn, ascii string) string {
	if s.plain {
		return ascii
	}
	return drawn
}
