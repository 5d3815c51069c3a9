package screen

import tea "charm.land/bubbletea/v2"

// Esc goes back to the screen below.
func Esc[S any]() Action[S] {
	return Action[S]{Key: Bind("esc", "back", "esc"), Do: func(S) (Move, tea.Cmd) { return Back(), nil }}
}

// Quit leaves the program. It is for screens where letters are commands.
func Quit[S any]() Action[S] {
	return Action[S]{Key: Bind("q", "quit", "q"), Do: func(S) (Move, tea.Cmd) { return Move{Quit: true}, nil }}
}

// Help opens the page of all keys where letters are commands.
func Help[S any]() Action[S] {
	return Action[S]{Key: Bind("?", "keys", "?", "f1"), Do: help[S]}
}

// HelpWriting is Help where letters are written.
func HelpWriting[S any]() Action[S] {
	return Action[S]{Key: Bind("ctrl+g", "keys", "ctrl+g", "f1"), Do: help[S]}
}

func help[S any](S) (Move, tea.Cmd) { return Open(Route{Name: "help"}), nil }

// Scrolls is a page that can be scrolled.
type Scrolls interface{ Scrolled() *Scroll }

// Scrolling is the keys of such a page.
func Scrolling[S Scrolls]() Table[S] {
	by := func(rows func(*Scroll) int) func(S) (Move, tea.Cmd) {
		return func(s S) (Move, tea.Cmd) {
			s.Scrolled().By(rows(s.Scrolled()))
			return Stay, nil
		}
	}
	page := func(s *Scroll) int { return s.Page() }
	back := func(s *Scroll) int { return -s.Page() }
	one := func(n int) func(*Scroll) int { return func(*Scroll) int { return n } }
	all := func(n int) func(*Scroll) int { return func(s *Scroll) int { return n * s.Total } }
	return Table[S]{
		{Key: Bind("space", "further down", "space", "pgdown"), Do: by(page)},
		{Key: Bind("page up", "further up", "pgup", "b"), Do: by(back), Covered: true},
		{Key: Bind("↑/↓", "line", "down", "j"), Do: by(one(1))},
		{Key: Bind("↑", "line up", "up", "k"), Do: by(one(-1)), Covered: true},
		{Key: Bind("g", "top", "g", "ctrl+home"), Do: by(all(-1)), Covered: true},
		{Key: Bind("G", "bottom", "G", "ctrl+end"), Do: by(all(1)), Covered: true},
	}
}
