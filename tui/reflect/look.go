package reflect

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/findings"
	"prebirth/tui/screen"
)

// checking is where what may identify a person is shown, with the way back to
// this writing.
func (m *Model) checking() screen.Route {
	return screen.Route{Name: "check", ID: m.words.ID, Find: "writing"}
}

func (m *Model) check() (screen.Move, tea.Cmd) { return screen.Open(m.checking()), nil }

func (m *Model) hasWords() bool {
	return m.loaded && strings.TrimSpace(m.box.Text()) != ""
}

// foundMsg says how much was found that nobody has looked at yet.
type foundMsg struct {
	ticket  *int
	presses int // when it was asked
	n       int
}

// pause is how long nothing is typed before a page comes in between by itself:
// letters that are on their way must not meet it as commands.
const pause = 300 * time.Millisecond

// chosenFor is called when the row below the box is left. Where the reflection
// was newly marked for supervision, it is looked through.
func (m *Model) chosenFor() tea.Cmd {
	m.choosing = false
	if !m.hasWords() || m.words.Sharing != progress.ForSupervision || m.before == progress.ForSupervision {
		return nil
	}
	open, id, text, ticket, presses := m.store, m.words.ID, m.box.Text(), m.ticket, m.presses
	return func() tea.Msg {
		time.Sleep(pause)
		var kept []progress.Kept
		if store, err := open(); err == nil {
			kept, _ = store.Kept(id) // without them there is more to look at, and nothing less
		}
		return foundMsg{ticket, presses, findings.Open(findings.In(text, kept))}
	}
}

// found shows what was found, unless the person is writing again: the next
// letter must not be a command.
func (m *Model) found(msg foundMsg) screen.Move {
	switch {
	case msg.ticket != m.ticket || msg.n == 0:
	case msg.presses == m.presses:
		return screen.Open(m.checking())
	default:
		m.said = m.theme.Say("Something in it may identify someone: %s shows what.", m.theme.Key("reflect", "ctrl+r"))
	}
	return screen.Stay
}
