package check

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "neutral words", "enter", "c"), Do: (*Model).neutral, When: (*Model).any},
	{Key: screen.Bind(screen.Arrows, "choose", "down"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.down() }, When: (*Model).moves},
	{Key: screen.Bind("↑", "choose above", "up"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.up() }, When: (*Model).moves, Covered: true},
	screen.Digits((*Model).choose, (*Model).listing, (*Model).any),
	{Key: screen.Bind("home", "first", "home", "g"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(0) }, When: (*Model).moves, Covered: true},
	{Key: screen.Bind("end", "last", "end", "G"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(len(m.found) - 1) }, When: (*Model).moves, Covered: true},
	{Key: screen.Bind("k", "keep, say why", "k"), Do: (*Model).explain, When: (*Model).any},
	{Key: screen.Bind("e", "edit there", "e"), Do: (*Model).edit, When: func(m *Model) bool { return m.loaded && m.failed == nil }},
	screen.Esc[*Model](),
	{Key: screen.Bind("a", "change all", "a"), Do: (*Model).askAll, When: func(m *Model) bool { return len(m.changeable()) > 1 }},
	{Key: screen.Bind("u", "take back", "u"), Do: (*Model).takeBack, When: func(m *Model) bool { return len(m.undo) > 0 }},
	{Key: screen.Bind("m", "private/supervision", "m"), Do: (*Model).share, When: func(m *Model) bool { return m.loaded && m.failed == nil }},
	{Key: screen.Bind("page down", "further down", "pgdown", "space"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.scrolled(1) }, When: (*Model).scrolls, Covered: true},
	{Key: screen.Bind("page up", "further up", "pgup", "b"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.scrolled(-1) }, When: (*Model).scrolls, Covered: true},
	screen.Quit[*Model](),
	screen.Help[*Model](),
}

// reasoning is what the line for the reason answers to; every other key is
// typed.
var reasoning = screen.Table[*Model]{
	{Key: screen.Bind("enter", "keep it", "enter"), Do: (*Model).keep},
	{Key: screen.Bind("esc", "not now", "esc"), Do: (*Model).stop},
	screen.HelpWriting[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// ReasonKeys is what the line for the reason answers to.
func ReasonKeys() []key.Binding { return reasoning.All() }

func (m *Model) footer() []key.Binding {
	switch {
	case m.asking:
		return []key.Binding{screen.Bind("y", "change all"), screen.Bind("any other key", "change nothing")}
	case m.typing:
		return reasoning.Footer(m)
	}
	return keys.Footer(m)
}

// Sheet is the one whose keys hold now.
func (m *Model) Sheet() string {
	switch {
	case m.asking:
		return ""
	case m.typing:
		return "check/why"
	}
	return "check"
}

func (m *Model) any() bool     { return len(m.found) > 0 }
func (m *Model) scrolls() bool { return m.page.scroll.Total > m.page.scroll.Height }
func (m *Model) moves() bool   { return len(m.found) > 1 || m.scrolls() }

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	if !m.any() {
		return screen.Stay, nil
	}
	m.chosen = max(0, min(i, min(len(m.found), most)-1))
	m.lay()
	m.reveal()
	return screen.Stay, nil
}

// down shows the rest of the chosen finding before it goes to the next one, and
// up the beginning of it.
func (m *Model) down() (screen.Move, tea.Cmd) {
	if p := &m.page; p.last >= p.scroll.Top+p.scroll.Height {
		p.scroll.By(p.scroll.Page())
		return screen.Stay, nil
	}
	return m.choose(m.chosen + 1)
}

func (m *Model) up() (screen.Move, tea.Cmd) {
	if p := &m.page; p.first < p.scroll.Top {
		p.scroll.By(-p.scroll.Page())
		return screen.Stay, nil
	}
	return m.choose(m.chosen - 1)
}

func (m *Model) scrolled(pages int) (screen.Move, tea.Cmd) {
	m.page.scroll.By(pages * m.page.scroll.Page())
	return screen.Stay, nil
}
