package terminal

import (
	"image/color"
	"strings"
	"time"
)

// A Cell is one cell of the screen. A wide character is in its first cell, and
// the next one has no text.
type Cell struct {
	Text       string
	Width      int
	Fg, Bg     color.Color // nil: the terminal's own
	Bold       bool
	Italic     bool
	Faint      bool
	Reverse    bool
	Underlined bool
}

// The bits of a cell's attributes, as the emulator has them.
const (
	bold = 1 << iota
	faint
	italic
	_ // blink
	_ // rapid blink
	reverse
)

// Cells is the screen, row by row.
func (s *Session) Cells() [][]Cell {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := make([][]Cell, s.em.Height())
	for y := range rows {
		rows[y] = make([]Cell, s.em.Width())
		for x := range rows[y] {
			c := s.em.CellAt(x, y)
			if c == nil {
				rows[y][x] = Cell{Text: " ", Width: 1}
				continue
			}
			a := c.Style.Attrs
			rows[y][x] = Cell{
				Text: c.Content, Width: c.Width, Fg: c.Style.Fg, Bg: c.Style.Bg,
				Bold: a&bold != 0, Faint: a&faint != 0, Italic: a&italic != 0, Reverse: a&reverse != 0,
				Underlined: c.Style.Underline != 0,
			}
		}
	}
	return rows
}

// Cursor is the cell of the cursor, and whether it is seen.
func (s *Session) Cursor() (x, y int, seen bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.em.CursorPosition()
	return at.X, at.Y, !s.hidden
}

// Alternate says whether the program shows the second screen, on which
// full-screen programs draw.
func (s *Session) Alternate() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.em.IsAltScreen()
}

// Text is the words on the screen, row by row. It waits for the end of a
// synchronised update, as a terminal does before it shows one, but for no more
// than a second: a program may have been killed in the middle of it.
func (s *Session) Text() string {
	for limit := time.Now().Add(time.Second); ; time.Sleep(time.Millisecond) {
		s.mu.Lock()
		if !s.syncing || time.Now().After(limit) {
			defer s.mu.Unlock()
			return s.text()
		}
		s.mu.Unlock()
	}
}

func (s *Session) text() string {
	var b strings.Builder
	for y := range s.em.Height() {
		for x := range s.em.Width() {
			if c := s.em.CellAt(x, y); c != nil {
				b.WriteString(c.Content)
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
