package prose

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/yuin/goldmark/ast"
)

// list lays out each item as a block of its own, with a hanging indent, so that
// a place inside a long list is kept to the item. Short items stand close.
func (s *Setter) list(n *ast.List, src []byte, width, depth int) []piece {
	if depth > maxNesting {
		return []piece{{lines: []string{s.theme.Quiet.Render("…")}}}
	}
	number := n.Start
	var items []piece
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := s.sign("•", "-") + " "
		if n.IsOrdered() {
			mark = fmt.Sprintf("%d. ", number)
			number++
		}
		items = append(items, piece{lines: s.item(item, mark, src, width, depth)})
	}
	if short(n, items) {
		for i := range items[:max(0, len(items)-1)] {
			items[i].close = true
		}
	}
	return items
}

// short says whether the items are drawn without blank rows between them: the
// Markdown has none, and no item takes more than two rows.
func short(n *ast.List, items []piece) bool {
	if !n.IsTight {
		return false
	}
	for _, item := range items {
		if len(item.lines) > 2 {
			return false
		}
	}
	return true
}

func (s *Setter) item(n ast.Node, mark string, src []byte, width, depth int) []string {
	indent := lipgloss.Width(mark)
	pieces := s.children(n, src, max(1, width-indent), depth+1)
	for i := range pieces {
		pieces[i].close = pieces[i].close || n.Parent().(*ast.List).IsTight
	}
	lines := stacked(pieces)
	if len(lines) == 0 {
		lines = []string{""}
	}
	pad := strings.Repeat(" ", indent)
	for i := range lines {
		switch {
		case i == 0:
			lines[i] = s.theme.Accent.Render(strings.TrimRight(mark, " ")) + " " + lines[i]
		case lines[i] != "":
			lines[i] = pad + lines[i]
		}
	}
	return lines
}
