package handout

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// A reader makes blocks of Markdown until it has read as much as a handout may
// have. It shows words, lists, quotations, tables and code, and nothing that
// fetches or runs.
type reader struct {
	left int // bytes that it may still read

	src   []byte
	level int // of the last heading
}

// blocks reads one text. Its headings are below that of a part, and none leaves
// out a level.
func (r *reader) blocks(markdown string) []block {
	within := bounded(markdown, min(maxText, r.left))
	r.left -= len(within)
	cut := len(within) < len(markdown) && strings.TrimSpace(markdown[len(within):]) != ""
	r.src, r.level = []byte(shallow(safe(within))), 2
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	all := r.children(parser.Parse(text.NewReader(r.src)), 0)
	if cut {
		all = append(all, paragraph{plain("The rest is left out: the text is too long for a handout.")})
	}
	return all
}

func (r *reader) children(n ast.Node, depth int) (all []block) {
	if depth > maxNesting {
		return []block{paragraph{plain("…")}}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if b := r.block(c, depth); b != nil {
			all = append(all, b)
		}
	}
	return all
}

// block is one block, nil for one that a handout does not have or that has no
// words.
func (r *reader) block(n ast.Node, depth int) block {
	switch n := n.(type) {
	case *ast.Heading:
		if words := r.oneLine(n); words != nil {
			r.level = min(max(n.Level, 3), r.level+1)
			return heading{r.level, words}
		}
	case *ast.Paragraph, *ast.TextBlock:
		if words := r.spans(n, 0, false); words != nil {
			return paragraph{words}
		}
	case *ast.Blockquote:
		if inside := r.children(n, depth+1); inside != nil {
			return quote{inside}
		}
	case *ast.List:
		return r.list(n, depth)
	case *ast.FencedCodeBlock:
		lines := safe(string(n.Lines().Value(r.src)))
		if string(n.Language(r.src)) == "bars" {
			return bars(lines)
		}
		return verbatimBlock(lines)
	case *ast.CodeBlock:
		return verbatimBlock(safe(string(n.Lines().Value(r.src))))
	case *ast.ThematicBreak:
		return rule{}
	case *east.Table:
		return r.grid(n)
	}
	return nil
}

func verbatimBlock(lines string) block {
	if blank(lines) {
		return nil
	}
	return code{strings.ReplaceAll(strings.TrimRight(lines, "\n"), "\t", "    ")}
}

// bars are figures that a screen draws, row by row; here they are in words.
func bars(fence string) block {
	l := list{tight: true}
	for row := range strings.SplitSeq(fence, "\n") {
		if label, figure, ok := strings.Cut(row, "|"); ok {
			l.items = append(l.items, []block{paragraph{named(label, figure)}})
		}
	}
	if l.items == nil {
		return nil
	}
	return l
}

func (r *reader) list(n *ast.List, depth int) block {
	l := list{ordered: n.IsOrdered(), start: n.Start, tight: n.IsTight}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if inside := r.children(item, depth+1); inside != nil {
			l.items = append(l.items, inside)
		}
	}
	if l.items == nil {
		return nil
	}
	return l
}

func (r *reader) grid(n *east.Table) block {
	var g grid
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []cell
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, r.oneLine(c))
		}
		if row.Kind() == east.KindTableHeader {
			g.head = cells
			continue
		}
		g.rows = append(g.rows, cells)
	}
	for i, row := range g.rows { // as wide as the headings say
		for len(row) < len(g.head) {
			row = append(row, nil)
		}
		g.rows[i] = row[:len(g.head)]
	}
	return g
}
