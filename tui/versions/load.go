package versions

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/changed"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
)

// loadedMsg is every revision of one reflection.
type loadedMsg struct {
	ticket *int
	all    []progress.Revision
	err    error
}

func (m *Model) load() tea.Cmd {
	open, book, id, ticket := m.store, m.book, m.id, m.ticket
	return func() tea.Msg {
		store, err := open()
		if err != nil {
			return loadedMsg{ticket, nil, err}
		}
		_ = book.Flush() // what cannot be written is said where it was written
		all, err := store.Revisions(id)
		return loadedMsg{ticket, all, err}
	}
}

func (m *Model) took(msg loadedMsg) tea.Cmd {
	if msg.ticket != m.ticket {
		return nil
	}
	before := ""
	if m.chosen < len(m.all) {
		before = m.all[m.chosen].ID
	}
	m.all, m.failed, m.loaded = msg.all, msg.err, true
	m.chosen = max(0, min(m.chosen, len(m.all)-1))
	for i, r := range m.all {
		if r.ID == before {
			m.chosen = i
		}
	}
	return m.compare()
}

// pair is the two versions that are compared, the older one first. It says
// false where there is only one.
func (m *Model) pair() (old, new int, ok bool) {
	if m.present {
		return m.chosen, 0, m.chosen > 0 && m.chosen < len(m.all)
	}
	return m.chosen + 1, m.chosen, m.chosen+1 < len(m.all)
}

// comparedMsg is what changed between the two.
type comparedMsg struct {
	ticket *int
	asked  int
	pieces []changed.Piece
}

func (m *Model) compare() tea.Cmd {
	m.asks++
	m.ready = false
	defer m.lay()
	old, new, ok := m.pair()
	if !ok {
		if m.pieces, m.ready = nil, true; m.chosen < len(m.all) {
			m.pieces = []changed.Piece{{Kind: changed.Same, Text: m.all[m.chosen].Text}}
		}
		return nil
	}
	a, b := m.all[old].Text, m.all[new].Text
	got := comparedMsg{ticket: m.ticket, asked: m.asks}
	return func() tea.Msg {
		got.pieces = changed.Between(a, b)
		return got
	}
}

// restoredMsg is what became of a version that was put back.
type restoredMsg struct {
	ticket *int
	did    string
	err    error
}

// restore makes the words of the chosen version the present ones. They are a
// new version; what stood there stays one.
func (m *Model) restore() (screen.Move, tea.Cmd) {
	was, now := m.all[m.chosen], m.all[0]
	if m.putting {
		return screen.Stay, nil
	}
	if was.Text == now.Text {
		m.said = m.theme.Say("It reads like that now; there is nothing to restore.")
		return screen.Stay, nil
	}
	m.putting = true
	open, book, ticket, in := m.store, m.book, m.ticket, m.theme.Language
	did := m.theme.Say("It reads again as on %s. What stood there stays a version.", m.moment(was.At))
	if m.width < 74 {
		did = m.theme.Say("Restored. What was stays a version.")
	}
	return screen.Stay, func() tea.Msg {
		store, err := open()
		if err == nil {
			err = store.Writable()
		}
		var r progress.Reflection
		if err == nil {
			r, err = store.Reflection(was.Reflection)
		}
		if err != nil {
			return restoredMsg{ticket, "", err}
		}
		book.Set(progress.Edit{
			Reflection: r.ID, Revision: progress.NewID(), Base: now.ID, Prompt: r.Prompt, Asked: was.Asked,
			Published: r.Published, Text: was.Text, At: time.Now(),
		})
		_ = book.Flush() // what fails stays in the book
		s := book.State(r.ID)
		if s.Kept != "" {
			did = in.Say("It has changed elsewhere meanwhile: both are kept, and the earlier words are the copy.")
		}
		return restoredMsg{ticket, did, s.Err}
	}
}

// restored shows what was put back, as the present version.
func (m *Model) restored(msg restoredMsg) tea.Cmd {
	if msg.ticket != m.ticket {
		return nil
	}
	m.putting = false
	if msg.err != nil {
		m.said, m.bad = m.theme.Say("NOT SAVED: %s", clean.String(draft.Why(msg.err, m.theme.Language))), true
		return m.load()
	}
	m.said, m.chosen, m.all = msg.did, 0, nil // none is chosen in the list to come, so the newest is
	return m.load()
}

// moment is the date and the time of a version.
func (m *Model) moment(at time.Time) string { return m.theme.Date(at.Local(), "2 Jan 2006 15:04") }
