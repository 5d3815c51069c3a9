package journal

import (
	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/findings"
	"prebirth/tui/screen"
)

// sharedMsg is what became of a mark, and how much in the reflection may
// identify somebody and was not looked at.
type sharedMsg struct {
	id      string
	presses int // when it was asked
	to      progress.Sharing
	found   int
	err     error
}

// share turns private into for supervision and back. What becomes for
// supervision is looked through.
func (m *Model) share() (screen.Move, tea.Cmd) {
	r, ok := m.now()
	if !ok {
		return screen.Stay, nil
	}
	got := sharedMsg{id: r.ID, presses: m.presses, to: progress.ForSupervision}
	if r.Sharing == got.to {
		got.to = progress.Private
	}
	open, book := m.store, m.book
	return screen.Stay, func() tea.Msg {
		if got.err = book.Share(r.ID, got.to); got.err != nil || got.to == progress.Private {
			return got
		}
		var kept []progress.Kept
		if store, err := open(); err == nil {
			kept, _ = store.Kept(r.ID) // without them there is more to look at, and nothing less
		}
		got.found = findings.Open(findings.In(r.Text, kept))
		return got
	}
}

// shared says so, and shows what was found unless the person has gone on: the
// next key must mean what it meant when it was pressed.
func (m *Model) shared(msg sharedMsg) (screen.Move, tea.Cmd) {
	done := doneMsg{m.theme.Say(map[progress.Sharing]string{
		progress.Private: "It is now private.", progress.ForSupervision: "It is now for supervision.",
	}[msg.to]), msg.err}
	if msg.err == nil && msg.found > 0 {
		if msg.presses == m.presses {
			return screen.Open(screen.Route{Name: "check", ID: msg.id}), m.did(done)
		}
		done.did = m.theme.Say("It is now for supervision. Something in it may identify someone: %s and %s show what.", m.theme.Key("journal", "enter"), m.theme.Key("reflect", "ctrl+r"))
	}
	return screen.Stay, m.did(done)
}
