package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Point is the terminal's cursor on a cell of the body. Screen magnifiers and
// input methods follow it, so it stands where the action is on every screen; it
// does not blink, because nothing here moves by itself.
func Point(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Blink = false
	return c
}

// Begin is the cursor at the first word of some rows: where a page is read from,
// and where a question begins.
func Begin(rows []string) *tea.Cursor {
	for y, row := range rows {
		plain := ansi.Strip(row)
		if words := strings.TrimLeft(plain, " "); words != "" {
			return Point(len(plain)-len(words), y)
		}
	}
	return Point(0, 0)
}

// Point is the cursor on a row of the whole that the window is onto; where that
// row is not shown, on the nearest that is.
func (s Scroll) Point(x, row int) *tea.Cursor {
	return Point(x, max(0, min(row-s.Top, s.Height-1)))
}
