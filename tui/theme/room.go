package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// NewRoom is the theme of the room's screen, made for projectors that wash
// everything out: black and white and nothing between, 21:1, and the ground is
// painted, whatever the terminal's own is. What stands out is bold or in reverse.
func NewRoom(dark bool) Theme {
	t := New(dark)
	words, ground := "#000000", "#ffffff"
	if dark {
		words, ground = ground, words
	}
	plain := lipgloss.NewStyle()
	t.Text, t.Quiet, t.Rule, t.Warn = plain, plain, plain, plain
	t.Strong, t.Accent, t.Bad = plain.Bold(true), plain.Bold(true), plain.Bold(true)
	t.Selected, t.Found = plain.Reverse(true), plain.Reverse(true)
	t.Colours = Colours{Quiet: words, Accent: words, Warn: words, Bad: words, Rule: words, Found: words}
	t.ground = plain.Foreground(lipgloss.Color(words)).Background(lipgloss.Color(ground))
	return t
}

// Paint lays the room's ground under a row and fills it to a width in cells. What
// ends a style in the row would end the ground as well, so it is laid anew there.
// Of another theme it is the row as it is.
func (t Theme) Paint(row string, width int) string {
	on, off, painted := strings.Cut(t.ground.Render("x"), "x")
	if !painted || on == "" {
		return row
	}
	row += strings.Repeat(" ", max(0, width-lipgloss.Width(row)))
	return on + strings.NewReplacer("\x1b[m", "\x1b[m"+on, "\x1b[0m", "\x1b[0m"+on).Replace(row) + off
}
