package reflect

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
)

func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if m.pending != "" {
		m.answer(msg)
		return screen.Stay, nil
	}
	if m.menu || m.choosing || m.row.Open {
		return m.choose(msg)
	}
	if move, cmd, ok := keys.Press(m, msg); ok {
		return move, cmd
	}
	m.write(msg)
	return screen.Stay, m.again()
}

// again asks anew whether something can be saved, where it could not: what kept
// it may be over.
func (m *Model) again() tea.Cmd {
	if m.refused == nil {
		return nil
	}
	return m.load()
}

// write gives a key or a paste to the box, and what comes of it to the writer.
func (m *Model) write(msg tea.Msg) {
	switch {
	case m.refused != nil:
		m.said = m.theme.Say("Nothing can be saved, so nothing can be written here.")
		m.ifFree(msg)
	case !m.loaded:
		m.held = append(m.held, msg)
	case !m.box.Fits(textOf(msg)):
		m.told = m.tooMuch()
	case m.box.Update(msg):
		if empty := m.box.Text() == ""; empty != m.empty {
			m.empty = empty
			m.resize() // the first word takes room from the question
		}
		m.hand()
	default:
		m.keep()
	}
}

// ifFree keeps a key for the answer to whether the other copy, which writes, has
// closed by now: it is not lost where it has.
func (m *Model) ifFree(msg tea.Msg) {
	var busy *progress.BusyError
	if errors.As(m.refused, &busy) {
		m.held = append(m.held, msg)
	}
}

// textOf is what a key or a paste would put in.
func textOf(msg tea.Msg) string {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return msg.Content
	case tea.KeyPressMsg:
		if msg.Code == tea.KeyEnter {
			return "\n"
		}
		return msg.Text
	}
	return ""
}

// hand gives the words as they are now to the writer, with the revision that
// they were made from.
func (m *Model) hand() {
	now := time.Now()
	text := m.box.Text()
	if m.words.Created.IsZero() && strings.TrimSpace(text) != "" {
		m.words.Created = now
	}
	revision := m.stretch.Revision(text, now)
	m.book.Set(progress.Edit{
		Reflection: m.words.ID, Revision: revision, Base: m.stretch.Base(), Prompt: m.prompt.ID,
		Asked: m.prompt.Text, Published: m.prompt.Published, Text: text, Sharing: m.sharing(), At: now,
	})
	m.handed = true
	m.keep()
}

// follow goes over to the copy that took the words written here, where the
// reflection they were written to had changed elsewhere meanwhile.
func (m *Model) follow() {
	if !m.handed {
		return
	}
	if kept := m.book.State(m.words.ID).Kept; kept != "" && kept != m.words.ID {
		m.words.ID, m.copied = kept, true
		m.resize() // to say so
	}
}

// sharing is what an edit says of who it is for: nothing unless that was chosen
// here, so that a change made elsewhere is not taken back by the next letter.
func (m *Model) sharing() progress.Sharing {
	if m.chosen {
		return m.words.Sharing
	}
	return ""
}

// keep gives the writer the place: this prompt and the cursor while the person
// writes, and where the reading was once they have gone back.
func (m *Model) keep() {
	if !m.loaded || m.briefing == nil {
		return
	}
	p := m.reading
	if !m.closed {
		if p.Part != m.part.ID {
			p.Block, p.Letters = 0, 0
		}
		p.Briefing, p.Part, p.Prompt, p.Cursor = m.briefing.ID, m.part.ID, m.prompt.ID, m.box.Offset()
		p.At = m.place.At
	}
	if p == m.place {
		return
	}
	if !m.closed {
		p.At = time.Now()
	}
	m.place = p
	m.book.Place(p)
}
