package reader

import (
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

var keys = screen.Table[*Model]{
	{Key: screen.Bind("space", "read on", "space", "pgdown"), Do: (*Model).on},
	{Key: screen.Bind("page up", "read back", "pgup", "b", "shift+space"), Do: (*Model).back, Covered: true},
	{Key: screen.Bind("r", "reflect", "r"), Do: (*Model).reflect},
	screen.Esc[*Model](),
	{Key: screen.Bind("n/p", "turn page", "n", "right"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(m.part + 1) }},
	{Key: screen.Bind("p", "page before", "p", "left"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(m.part - 1) }, Covered: true},
	{Key: screen.Bind("1-9", "part", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"), With: (*Model).jump},
	{Key: screen.Bind("/", "find", "/"), Do: (*Model).search},
	{Key: screen.Bind("f", "next found", "f"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.nextFound(); return screen.Stay, nil },
		When: func(m *Model) bool { return len(m.find.rows) > 0 }},
	{Key: screen.Bind("o", "links, sources", "o"), Do: (*Model).sources},
	{Key: screen.Bind("y/Y", "copy", "y"), Do: (*Model).copy},
	{Key: screen.Bind("Y", "copy to file", "Y"), Do: (*Model).toFile, Covered: true},
	{Key: screen.Bind("↑/↓", "line", "down", "j"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.by(1) }},
	{Key: screen.Bind("↑", "line up", "up", "k"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.by(-1) }, Covered: true},
	{Key: screen.Bind("home", "top of part", "home", "g"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.by(-len(m.rows())) }, Covered: true},
	{Key: screen.Bind("end", "end of part", "end", "G"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.by(len(m.rows())) }, Covered: true},
	screen.Quit[*Model](),
	screen.Help[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// jump goes to the part of a digit; 0 is the tenth.
func (m *Model) jump(digit string) (screen.Move, tea.Cmd) {
	n, _ := strconv.Atoi(digit)
	if n == 0 {
		n = 10
	}
	if i := m.briefing.Index(n); i >= 0 {
		return m.turn(i)
	}
	m.said = m.theme.Say("There is no part %d here; the last is part %d.", n, len(m.briefing.Parts))
	return screen.Stay, nil
}

// on reads on: a window further, and from the end of a part to the next.
func (m *Model) on() (screen.Move, tea.Cmd) {
	if m.page == nil || m.moved(m.scroll.By(m.scroll.Page())) {
		return screen.Stay, nil
	}
	return m.turn(m.part + 1)
}

// back reads back, and from the beginning of a part to the end of the one
// before.
func (m *Model) back() (screen.Move, tea.Cmd) {
	if m.page == nil || m.moved(m.scroll.By(-m.scroll.Page())) {
		return screen.Stay, nil
	}
	if m.part > 0 {
		m.turn(m.part - 1)
		m.at = end
		m.keep()
	}
	return screen.Stay, nil
}

func (m *Model) by(rows int) (screen.Move, tea.Cmd) {
	if m.page != nil {
		m.moved(m.scroll.By(rows))
	}
	return screen.Stay, nil
}

// moved notes the new position. It passes on whether there was one.
func (m *Model) moved(did bool) bool {
	if did {
		m.guess = false
		m.at = m.page.position(m.scroll.Top)
		m.keep()
		m.seen()
	}
	return did
}

// turn goes to the beginning of another part.
func (m *Model) turn(part int) (screen.Move, tea.Cmd) {
	switch {
	case part >= len(m.briefing.Parts):
		m.said = m.theme.Say("That was the last part. %s reflects, esc goes back to the library.", m.theme.Key("reader", "r"))
	case part < 0:
		m.said = m.theme.Say("This is the first part.")
	case part != m.part || m.at != position{}:
		m.part, m.at, m.page, m.partAsked = part, position{}, nil, true
		m.opened, m.guess = true, false
		m.keep()
	}
	return screen.Stay, nil
}

// seen marks the part as read once the end of its text is on the screen.
func (m *Model) seen() {
	if m.page == nil || m.scroll.Height == 0 || m.page.key.width != m.measure() {
		return // what is there is not yet what will be shown
	}
	last := m.page.end - 1 // the blank row below the last prompt
	id := m.shown().ID
	if _, read := m.marks.reads[id]; read || m.scroll.Top+m.scroll.Height < last {
		return
	}
	now := time.Now()
	m.marks.reads[id] = now
	m.book.Read(id, now)
}

// reflect opens the first prompt of the part that nothing was written to, or
// the first of all.
func (m *Model) reflect() (screen.Move, tea.Cmd) {
	prompts := m.shown().Prompts
	if len(prompts) == 0 {
		m.said = m.theme.Say("This part has no prompts.")
		return screen.Stay, nil
	}
	to := prompts[0]
	for _, q := range prompts {
		if m.marks.tallies[q.ID].Total == 0 {
			to = q
			break
		}
	}
	return screen.Open(screen.Route{Name: "reflect", ID: to.ID}), nil
}

func (m *Model) search() (screen.Move, tea.Cmd) {
	return screen.Open(screen.Route{Name: "find", ID: m.shown().ID}), nil
}

func (m *Model) sources() (screen.Move, tea.Cmd) {
	return screen.Open(screen.Route{Name: "sources", ID: m.shown().ID}), nil
}

// copy copies the part in words alone.
func (m *Model) copy() (screen.Move, tea.Cmd) {
	return screen.Move{Copy: screen.Copy{Text: strings.Join(prose.Plain(prose.Measure).Lines(m.shown().Markdown()), "\n")}}, nil
}

func (m *Model) toFile() (screen.Move, tea.Cmd) {
	return screen.Open(screen.FileOf(screen.APart, m.shown().ID)), nil
}

// nextFound scrolls to the next row with a found word.
func (m *Model) nextFound() {
	from := m.scroll.Top
	if m.find.at >= m.scroll.Top && m.find.at < m.scroll.Top+m.scroll.Height {
		from = m.find.at
	} else {
		from--
	}
	row := m.find.after(from)
	if row < 0 {
		m.said = m.theme.Say("“%s” is not on this page.", m.find.words)
		return
	}
	m.find.at, m.find.part, m.find.spot = row, m.page.key.part, m.page.position(row)
	if row < m.scroll.Top || row >= m.scroll.Top+m.scroll.Height {
		m.scroll.To(row - 2)
	}
	m.moved(true)
	if n := len(m.find.rows); n > 1 {
		m.said = m.theme.Say("“%s” is in %d lines of this page; this is number %d.", m.find.words, n, m.find.number(row))
	}
}
