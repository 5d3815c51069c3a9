package supervise

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "open", "enter"), Do: (*Model).open, When: (*Model).any},
	{Key: screen.Bind(screen.Arrows, "choose", "down", "j"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 1) }, When: (*Model).more},
	screen.Digits((*Model).choose, func(m *Model) (screen.Listing, screen.Scroll) { return m.listing(), m.scroll }, (*Model).more),
	{Key: screen.Bind("↑", "choose above", "up", "k"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 1) }, When: (*Model).more, Covered: true},
	{Key: screen.Bind("page down", "further down", "pgdown", "space"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 5) }, When: (*Model).more, Covered: true},
	{Key: screen.Bind("page up", "further up", "pgup"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 5) }, When: (*Model).more, Covered: true},
	{Key: screen.Bind("←/→", "person", "right", "l"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(1) }, When: (*Model).several},
	{Key: screen.Bind("←", "person before", "left", "h"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(-1) }, When: (*Model).several, Covered: true},
	screen.Esc[*Model](),
	{Key: screen.Bind("a", "agree an action", "a"), Do: (*Model).agree, When: (*Model).someone},
	{Key: screen.Bind("f", "five minutes, all", "f"), Do: (*Model).five, When: (*Model).someone},
	{Key: screen.Bind("e", "end the meeting", "e"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.ending = true; return screen.Stay, nil }, When: (*Model).someone},
	{Key: screen.Bind("w", "write the record", "w"), Do: (*Model).record, When: (*Model).someone},
	screen.Quit[*Model](),
	screen.Help[*Model](),
}

// naming is what the line for a file's name answers to; every other key is typed.
var naming = screen.Table[*Model]{
	{Key: screen.Bind("enter", "write it", "enter"), Do: (*Model).write},
	{Key: screen.Bind("esc", "do not", "esc"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.stopNaming() }},
	screen.HelpWriting[*Model](),
}

// NamingKeys is what the line for a file's name answers to.
func NamingKeys() []key.Binding { return naming.All() }

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) footer() []key.Binding {
	if m.ending {
		return []key.Binding{screen.Bind("y", "it is over"), screen.Bind("any other key", "not yet")}
	}
	if m.writing {
		return naming.Footer(m)
	}
	return keys.Footer(m)
}

// Sheet is the one whose keys hold now.
func (m *Model) Sheet() string {
	switch {
	case m.ending:
		return ""
	case m.writing:
		return "supervise/record"
	}
	return "supervise"
}

func (m *Model) any() bool     { return len(m.items()) > 0 }
func (m *Model) more() bool    { return len(m.items()) > 1 }
func (m *Model) several() bool { return len(m.all) > 1 }
func (m *Model) someone() bool { return m.now() != nil }

func (m *Model) open() (screen.Move, tea.Cmd) { return screen.Open(m.items()[m.chosen].to), nil }

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	m.chosen = max(0, min(i, len(m.items())-1))
	m.reveal()
	return screen.Stay, nil
}

// turn goes to another person, round and round.
func (m *Model) turn(by int) (screen.Move, tea.Cmd) {
	m.person = (m.person + by + len(m.all)) % len(m.all)
	return m.choose(0)
}

// five shows what five minutes are enough for: what is new, changed, unanswered and
// open. Pressed again, all.
func (m *Model) five() (screen.Move, tea.Cmd) {
	m.brief = !m.brief
	return m.choose(0)
}

func (m *Model) agree() (screen.Move, tea.Cmd) {
	return screen.Open(screen.Route{Name: "remark", ID: "action " + m.now().Person.ID + " -"}), nil
}
