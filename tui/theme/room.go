package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Room is the name of the theme of the room's screen. It is not chosen.
const Room Name = "room"

// NewRoom is the theme of the room's screen, made for projectors that wash
// everything out: black and white and nothing between, 21:1, and the ground is
// painted, whatever the terminal's own is. What stands out is bold or in reverse.
//
// Without colours nothing is painted: the ground is the terminal's own, and the dark
// one is that in reverse.
func NewRoom(dark, colours bool) Theme {
	t := Of(None, Unanswered)
	t.Dark, t.id = dark, ID{Name: Room, Ground: GroundOf(dark)}
	plain := lipgloss.NewStyle()
	t.Bad, t.Warn = plain.Bold(true), plain
	switch {
	case colours && dark:
		t.ground = plain.Foreground(lipgloss.Color("#ffffff")).Background(lipgloss.Color("#000000"))
	case colours:
		t.ground = plain.Foreground(lipgloss.Color("#000000")).Background(lipgloss.Color("#ffffff"))
	case dark:
		t.ground = plain.Reverse(true)
		t.Selected = plain.Bold(true).Underline(true) // reverse is what everything is in
		t.Found = t.Selected
	}
	return t
}

// Paint lays the theme's ground under a row and fills it to a width in cells. What
// ends a style in the row would end the ground as well, so it is laid anew there.
// Of a theme that paints none it is the row as it is.
func (t Theme) Paint(row string, width int) string {
	on, off, painted := strings.Cut(t.ground.Render("x"), "x")
	if !painted || on == "" {
		return row
	}
	row += strings.Repeat(" ", max(0, width-lipgloss.Width(row)))
	return on + strings.NewReplacer("\x1b[m", "\x1b[m"+on, "\x1b[0m", "\x1b[0m"+on).Replace(row) + off
}

// Page lays the theme's ground under a whole window, which may have fewer rows. Of a
// theme that paints none it is the rows as they are.
func (t Theme) Page(rows string, width, height int) string {
	if on, _, painted := strings.Cut(t.ground.Render("x"), "x"); !painted || on == "" {
		return rows
	}
	all := strings.Split(rows, "\n")
	for len(all) < height {
		all = append(all, "")
	}
	for i, row := range all {
		all[i] = t.Paint(row, width)
	}
	return strings.Join(all, "\n")
}
