package check

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/findings"
	"prebirth/tui/screen"
)

// loadedMsg is the reflection, and what was found in it.
type loadedMsg struct {
	ticket *int
	asked  int
	words  progress.Reflection
	kept   []progress.Kept
	place  progress.Place
	found  []findings.Found
	held   error // it can be read and not changed
	err    error
}

func (m *Model) load() tea.Cmd {
	m.asks++
	open, book, lib, id := m.store, m.book, m.lib, m.id
	got := loadedMsg{ticket: m.ticket, asked: m.asks}
	return func() tea.Msg {
		store, err := open()
		if err == nil {
			_ = book.Flush() // what fails stays in the book
			got.held = store.Writable()
			err = got.read(store, book, id)
		}
		if b, _, _, ok := lib.Prompt(got.words.Prompt); err == nil && ok {
			places, _ := store.Places() // without it the cursor is at the end
			got.place = places[b.ID]
		}
		got.found, got.err = inOrder(findings.In(got.words.Text, got.kept)), err
		return got
	}
}

// read finds the newest words, on the disk or on their way to it.
func (got *loadedMsg) read(store Store, book Book, id string) (err error) {
	waiting, waits := book.Waiting(id)
	if got.words, err = store.Reflection(id); err != nil && !waits {
		return err
	}
	if waits {
		r := &got.words
		r.ID, r.Revision, r.Prompt, r.Asked = waiting.Reflection, waiting.Revision, waiting.Prompt, waiting.Asked
		r.Published, r.Text = waiting.Published, waiting.Text
		if waiting.Sharing != "" {
			r.Sharing = waiting.Sharing
		}
	}
	got.kept, err = store.Kept(got.words.ID)
	return err
}

// inOrder puts what was kept behind what is still to be looked at.
func inOrder(all []findings.Found) []findings.Found {
	slices.SortStableFunc(all, func(a, b findings.Found) int {
		switch {
		case a.Kept() == b.Kept():
			return 0
		case b.Kept():
			return -1
		}
		return 1
	})
	return all
}

func (m *Model) took(msg loadedMsg) {
	if msg.ticket != m.ticket || msg.asked != m.asks {
		return
	}
	m.loaded, m.failed, m.held = true, msg.err, msg.held
	if msg.err != nil {
		m.lay()
		return
	}
	if m.own != "" && msg.words.Revision != m.own {
		m.own, m.undo = "", nil // somebody went on from there
	}
	m.words, m.kept, m.place = msg.words, msg.kept, msg.place
	m.show(msg.found)
}

// lookedMsg is what was found in a text that has just been changed.
type lookedMsg struct {
	ticket *int
	asked  int
	found  []findings.Found
}

func (m *Model) look() tea.Cmd {
	m.asks++
	m.stale = true
	text, kept := m.words.Text, m.kept
	got := lookedMsg{ticket: m.ticket, asked: m.asks}
	return func() tea.Msg {
		got.found = inOrder(findings.In(text, kept))
		return got
	}
}

func (m *Model) looked(msg lookedMsg) {
	if msg.ticket == m.ticket && msg.asked == m.asks {
		m.show(msg.found)
	}
}

// show takes findings of the present text. The choice stays where it was, which
// is at the next one when one has gone.
func (m *Model) show(found []findings.Found) {
	m.found, m.stale = found, false
	m.chosen = max(0, min(m.chosen, len(found)-1))
	m.lay()
	m.reveal()
}

// doneMsg is what became of a change beside the text.
type doneMsg struct {
	ticket *int
	did    string
	err    error
}

func (m *Model) did(msg doneMsg) tea.Cmd {
	if msg.ticket != m.ticket {
		return nil
	}
	if m.said = msg.did; msg.err != nil {
		m.cannot(msg.err)
	}
	return m.load()
}

func (m *Model) cannot(err error) {
	m.said, m.bad = m.theme.Say("That could not be done: %s", screen.Why(err, m.theme.Language)), true
}
