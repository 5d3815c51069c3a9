package check

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/tui/findings"
	"prebirth/tui/screen"
)

// put hands a text over in the place of the present one. All that is changed on
// this screen is one version of the reflection; the one before it stays.
func (m *Model) put(text string) tea.Cmd {
	now := time.Now()
	if m.own == "" {
		m.own, m.base = progress.NewID(), m.words.Revision
	}
	m.words.Text, m.words.Revision = text, m.own
	m.book.Set(progress.Edit{
		Reflection: m.id, Revision: m.own, Base: m.base, Prompt: m.words.Prompt, Asked: m.words.Asked,
		Published: m.words.Published, Text: text, At: now,
	})
	return m.look()
}

// may says whether the text can be changed now, and says why not.
func (m *Model) may() bool {
	if m.held != nil {
		m.cannot(m.held)
	}
	return m.held == nil && !m.stale
}

// neutral puts the neutral words in the place of the chosen ones.
func (m *Model) neutral() (screen.Move, tea.Cmd) {
	f, ok := m.now()
	if !ok || !m.may() {
		return screen.Stay, nil
	}
	if f.Instead == "" {
		m.said = m.theme.Say("There are no neutral words for this. %s edits it in your own.", m.theme.Key("check", "e"))
		return screen.Stay, nil
	}
	m.undo = append(m.undo, m.words.Text)
	m.said = m.theme.Say("Changed. %s takes it back.", m.theme.Key("check", "u"))
	return screen.Stay, m.put(guard.Replace(m.words.Text, []guard.Finding{f.Finding}))
}

// changeable is the findings that are neither kept nor without neutral words,
// in the order of the text.
func (m *Model) changeable() (all []guard.Finding) {
	for _, f := range m.found {
		if !f.Kept() && f.Instead != "" {
			all = append(all, f.Finding)
		}
	}
	slices.SortFunc(all, func(a, b guard.Finding) int { return a.Start - b.Start })
	return all
}

func (m *Model) askAll() (screen.Move, tea.Cmd) {
	m.asking = m.may()
	m.lay()
	return screen.Stay, nil
}

// answer takes the answer. Only y changes all.
func (m *Model) answer(msg tea.KeyPressMsg) tea.Cmd {
	m.asking = false
	all := m.changeable()
	if msg.String() != "y" || !m.may() {
		m.said = m.theme.Say("Nothing was changed.")
		m.lay()
		return nil
	}
	m.undo = append(m.undo, m.words.Text)
	m.said = m.theme.Say("Changed in %s. %s takes it back.", m.theme.Count(len(all), "%d place", "%d places"), m.theme.Key("check", "u"))
	return m.put(guard.Replace(m.words.Text, all))
}

func (m *Model) takeBack() (screen.Move, tea.Cmd) {
	if !m.may() {
		return screen.Stay, nil
	}
	last := len(m.undo) - 1
	text := m.undo[last]
	m.undo = m.undo[:last]
	m.said = m.theme.Say("The last change is taken back.")
	return screen.Stay, m.put(text)
}

// explain opens the line for why the chosen words are kept.
func (m *Model) explain() (screen.Move, tea.Cmd) {
	f, ok := m.now()
	if !ok || !m.may() {
		return screen.Stay, nil
	}
	m.typing = true
	m.input.SetWords("")
	if f.Reason != unexplained {
		m.input.SetWords(f.Reason)
	}
	m.input.Focus()
	m.lay()
	m.reveal()
	return screen.Stay, nil
}

// unexplained stands for the reason where none was given, and none is needed. It is
// kept in English, whatever the person reads.
const unexplained = "looked at, and kept"

// keep notes the reason.
func (m *Model) keep() (screen.Move, tea.Cmd) {
	f, ok := m.now()
	reason := strings.TrimSpace(m.input.Words())
	if ok && reason == "" && f.Level == guard.Certain {
		m.said = m.theme.Say("This one is certain: say in a few words why it stays, or esc.")
		return screen.Stay, nil
	}
	m.stop()
	if !ok || m.stale {
		return screen.Stay, nil
	}
	if reason == "" {
		reason = unexplained
	}
	return screen.Stay, m.note(f, reason)
}

func (m *Model) note(f findings.Found, reason string) tea.Cmd {
	open, book, id, ticket, in := m.store, m.book, m.id, m.ticket, m.theme.Language
	kept := progress.Kept{Words: f.Words, Kind: string(f.Kind), Reason: reason, At: time.Now()}
	return func() tea.Msg {
		store, err := open()
		if err == nil {
			err = book.Flush() // what was not saved yet cannot be noted
		}
		if err == nil {
			err = store.Keep(id, kept)
		}
		return doneMsg{ticket, in.Say("Kept, with the reason."), err}
	}
}

// stop closes the line.
func (m *Model) stop() (screen.Move, tea.Cmd) {
	m.typing = false
	m.input.Blur()
	m.lay()
	return screen.Stay, nil
}

// edit goes to the writing, with the cursor at the chosen words. Where the
// person was reading stays as it is.
func (m *Model) edit() (screen.Move, tea.Cmd) {
	f, ok := m.now()
	if b, p, q, known := m.lib.Prompt(m.words.Prompt); ok && known {
		at := m.place
		if at.Part == "" {
			at.Briefing, at.Part = b.ID, p.ID
		}
		at.Prompt, at.Cursor, at.At = q.ID, f.Start, time.Now()
		m.book.Place(at)
	}
	if m.over {
		return screen.Back(), nil
	}
	return screen.Swap(screen.Route{Name: "reflect", ID: m.id}), nil
}

// share turns private into for supervision and back.
func (m *Model) share() (screen.Move, tea.Cmd) {
	to := progress.ForSupervision
	if m.words.Sharing == to {
		to = progress.Private
	}
	book, id, ticket := m.book, m.id, m.ticket
	did := m.theme.Say(map[progress.Sharing]string{
		progress.Private: "It is now private.", progress.ForSupervision: "It is now for supervision.",
	}[to])
	return screen.Stay, func() tea.Msg {
		return doneMsg{ticket, did, book.Share(id, to)}
	}
}
