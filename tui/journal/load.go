package journal

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// loadedMsg is a batch of what the filter lets through.
type loadedMsg struct {
	asked int
	from  int
	found []progress.Reflection
	total int
	err   error
}

// load asks for a batch from an offset. Newer questions make older answers
// void.
func (m *Model) load(from int) tea.Cmd {
	m.asked++
	open, book, filter, asked := m.store, m.book, m.filter, m.asked
	filter.Offset = from
	return func() tea.Msg {
		got := loadedMsg{asked: asked, from: from}
		store, err := open()
		if err != nil {
			got.err = err
			return got
		}
		_ = book.Flush() // what cannot be written is said where it was written
		if got.found, got.err = store.Reflections(filter); got.err != nil {
			return got
		}
		tallies, err := store.Tallies()
		for _, t := range tallies {
			got.total += t.Total
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
		return
	}
	before, _ := m.now()
	m.found = append(m.found[:min(msg.from, len(m.found))], msg.found...)
	m.all = len(msg.found) < batch
	m.total = msg.total
	m.choose(m.indexOf(before.ID))
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
		m.said = "That could not be done: " + briefings.Clean(msg.err.Error())
		return nil
	}
	m.said = msg.did
	return m.load(0)
}

// share turns private into for supervision and back.
func (m *Model) share() (screen.Move, tea.Cmd) {
	r, ok := m.now()
	if !ok {
		return screen.Stay, nil
	}
	to := progress.ForSupervision
	if r.Sharing == to {
		to = progress.Private
	}
	book := m.book
	return screen.Stay, func() tea.Msg {
		return doneMsg{"It is now " + string(to) + ".", book.Share(r.ID, to)}
	}
}

// versionsMsg says how many versions would go with a reflection.
type versionsMsg struct {
	id  string
	n   int
	err error
}

// count asks how many versions there are, before asking whether to erase them.
func (m *Model) count() (screen.Move, tea.Cmd) {
	r, ok := m.now()
	if !ok {
		return screen.Stay, nil
	}
	open, id := m.store, r.ID
	return screen.Stay, func() tea.Msg {
		store, err := open()
		if err != nil {
			return versionsMsg{id, 0, err}
		}
		revisions, err := store.Revisions(id)
		return versionsMsg{id, max(1, len(revisions)), err}
	}
}

func (m *Model) ask(msg versionsMsg) {
	if r, ok := m.now(); !ok || r.ID != msg.id {
		return
	}
	if msg.err != nil {
		m.said = "That could not be done: " + briefings.Clean(msg.err.Error())
		return
	}
	m.erasing = msg.n
}

// answer takes the answer to the question. Only y erases.
func (m *Model) answer(msg tea.KeyPressMsg) tea.Cmd {
	n := m.erasing
	m.erasing = 0
	r, ok := m.now()
	if !ok || msg.String() != "y" {
		m.said = "Nothing was erased."
		return nil
	}
	book := m.book
	return func() tea.Msg {
		return doneMsg{fmt.Sprintf("Erased, with %s.", screen.Count(n, "version")), book.Erase(r.ID)}
	}
}
