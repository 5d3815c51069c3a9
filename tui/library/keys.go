package library

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "open", "enter", "right", "l"), Do: (*Model).open},
	{Key: screen.Bind("↑/↓", "choose", "down", "j"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 1) }},
	{Key: screen.Bind("↑", "choose above", "up", "k"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 1) }, Covered: true},
	{Key: screen.Bind("page down", "further down", "pgdown", "space"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 8) }, Covered: true},
	{Key: screen.Bind("page up", "further up", "pgup"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 8) }, Covered: true},
	{Key: screen.Bind("home", "first", "home", "g"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(0) }, Covered: true},
	{Key: screen.Bind("end", "last", "end", "G"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(len(m.items) - 1) }, Covered: true},
	{Key: screen.Bind("x", "do not ask", "x"), Do: (*Model).decline, When: (*Model).offers},
	screen.Quit[*Model](),
	{Key: screen.Bind("1-9", "key message", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"), With: (*Model).message},
	{Key: screen.Bind("m", "reflections", "m"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Open(screen.Route{Name: "journal"}), nil }},
	{Key: screen.Bind("s", "supervision", "s"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Open(screen.Route{Name: "supervise"}), nil }},
	{Key: screen.Bind("/", "find", "/"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Open(screen.Route{Name: "find"}), nil }},
	{Key: screen.Bind("p", "protection", "p"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Open(screen.Route{Name: "protection"}), nil }},
	{Key: screen.Bind(",", "settings", ","), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Open(screen.Route{Name: "settings"}), nil }},
	screen.Help[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) open() (screen.Move, tea.Cmd) {
	m.moved = true
	it := m.items[m.chosen]
	return screen.Move{To: it.to, Over: it.over}, nil
}

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	m.moved = true
	m.chosen = max(0, min(i, len(m.items)-1))
	m.reveal()
	return screen.Stay, nil
}

// message chooses a key message by its number; 0 is the tenth.
func (m *Model) message(digit string) (screen.Move, tea.Cmd) {
	if digit == "0" {
		digit = "10"
	}
	for i, it := range m.items {
		if it.number == digit {
			return m.choose(i)
		}
	}
	return screen.Stay, nil
}
