package journal

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
)

// loadedMsg is a batch of what the filter lets through.
type loadedMsg struct {
	asked int
	from  int
	most  int // how many were asked for
	found []progress.Reflection
	total int
	to    map[string]bool // briefings that something was written to
	many  map[string]int  // reflections to each prompt
	inUse []progress.Tag
	err   error
}

// load asks for a batch from an offset.
func (m *Model) load(from int) tea.Cmd { return m.request(from, batch) }

// again asks for as many as are shown, so that the choice stays where it is.
func (m *Model) again() tea.Cmd { return m.request(0, max(batch, len(m.found))) }

// request asks for so many from an offset. Newer questions make older answers
// void.
func (m *Model) request(from, most int) tea.Cmd {
	m.asked++
	open, book, filter, asked := m.store, m.book, m.filter, m.asked
	filter.Offset, filter.Limit = from, most
	return func() tea.Msg {
		got := loadedMsg{asked: asked, from: from, most: most}
		store, err := open()
		if err != nil {
			got.err = err
			return got
		}
		_ = book.Flush() // what cannot be written is said where it was written
		if got.found, got.err = store.Reflections(filter); got.err != nil {
			return got
		}
		if got.inUse, got.err = store.Tags(); got.err != nil {
			return got
		}
		tallies, err := store.Tallies()
		got.to, got.many = map[string]bool{}, map[string]int{}
		for _, t := range tallies {
			got.total += t.Total
			got.many[t.Prompt] = t.Total
			briefing, _, _ := strings.Cut(t.Prompt, "/")
			got.to[briefing] = got.to[briefing] || t.Total > 0
		}
		got.err = err
		return got
	}
}

func (m *Model) took(msg loadedMsg) {
	if msg.asked != m.asked {
		return
	}
	m.loaded, m.failed = true, msg.err
	if msg.err != nil {
		m.cannot(msg.err)
		return
	}
	before, _ := m.now()
	m.found = append(m.found[:min(msg.from, len(m.found))], msg.found...)
	m.all = len(msg.found) < msg.most
	m.total, m.to, m.many, m.inUse = msg.total, msg.to, msg.many, msg.inUse
	m.choose(m.indexOf(before.ID))
	if now, _ := m.now(); now.ID != m.erasing.id {
		m.erasing = question{}
	}
}

// more loads the next batch when the chosen one comes near the end.
func (m *Model) more() tea.Cmd {
	if m.all || !m.loaded || m.chosen+20 < len(m.found) {
		return nil
	}
	return m.load(len(m.found))
}

// indexOf finds a reflection again in a list made anew; where it has gone, the
// choice stays where it was.
func (m *Model) indexOf(id string) int {
	for i, r := range m.found {
		if r.ID == id {
			return i
		}
	}
	return m.chosen
}

// doneMsg is what became of a change.
type doneMsg struct {
	did string
	err error
}

func (m *Model) did(msg doneMsg) tea.Cmd {
	if msg.err != nil {
		m.cannot(msg.err)
		return nil
	}
	m.said = msg.did
	return m.again()
}

func (m *Model) cannot(err error) {
	m.said, m.trouble = m.theme.Say("That could not be done: %s", screen.Why(err, m.theme.Language)), true
}
