package changed

import (
	"slices"
	"strings"

	"prebirth/tui/marked"
	"prebirth/tui/theme"
)

// Rows draws the pieces of some kinds, wrapped to a width in cells: [-gone-] and
// {+added+}.
func Rows(pieces []Piece, width int, t theme.Theme, kinds ...Kind) []string {
	var runs []marked.Run
	for _, p := range pieces {
		if slices.Contains(kinds, p.Kind) {
			runs = append(runs, run(p, t))
		}
	}
	return marked.Rows(runs, width)
}

// run draws a piece. A line end that is all that changed is shown as a sign.
func run(p Piece, t theme.Theme) marked.Run {
	text := p.Text
	if p.Kind != Same && strings.Trim(text, "\n") == "" {
		text = strings.ReplaceAll(text, "\n", "¶\n")
	}
	switch p.Kind {
	case Gone:
		return marked.Run{Text: text, Style: t.Bad, Open: "[-", Close: "-]"}
	case Added:
		return marked.Run{Text: text, Style: t.Accent, Open: "{+", Close: "+}"}
	}
	return marked.Run{Text: text}
}
