package library

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// What is offered some weeks after a reflection: one question, and never how many
// there are.

// longAgo is from when on a reflection is too old to be asked about: who has been away
// for half a year is not met with what they wrote before.
const longAgo = 26 * 7 * 24 * time.Hour

// due is the reflection that may be asked about, without an id where none is.
func due(store Store, weeks int) (progress.Reflection, error) {
	if weeks == 0 {
		return progress.Reflection{}, nil
	}
	now := time.Now()
	r, _, err := store.Due(now.Add(-longAgo), now.Add(-time.Duration(weeks)*7*24*time.Hour), briefings.LaterEnd)
	return r, err
}

// later is the offer, where there is one and the library has the prompt.
func (m *Model) later() (item, bool) {
	r := m.marks.due
	_, _, _, ok := m.lib.Prompt(r.Prompt)
	if r.ID == "" || !ok {
		return item{}, false
	}
	return item{
		heading: m.theme.Say("Looking back"), title: m.theme.Say("Did it change anything?"), later: true,
		words: m.theme.Say("what you wrote on %s", m.theme.Date(r.Updated.Local(), "2 January")),
		to:    screen.Route{Name: "reflect", ID: briefings.Later(r.Prompt)},
	}, true
}

func (m *Model) offers() bool { return m.chosen < len(m.items) && m.items[m.chosen].later }

// decline has it not be asked about this prompt again.
func (m *Model) decline() (screen.Move, tea.Cmd) {
	open, prompt, weeks := m.store, m.marks.due.Prompt, m.weeks()
	return screen.Stay, func() tea.Msg {
		store, err := open()
		if err == nil {
			err = store.Decline(prompt)
		}
		if err != nil {
			return loadedMsg{err: err}
		}
		return read(store, weeks)
	}
}
