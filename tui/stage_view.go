package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/draft"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// View draws what is on the room's terminal. It answers with the last view when
// nothing has happened since.
func (st *stage) View() tea.View {
	if !st.stale {
		return st.view
	}
	st.stale = false
	if st.on == theRoom {
		// Without a cursor: a room sees a projector, where it would be a speck among the
		// words, and nobody chooses or writes anything there.
		st.view = st.looks.shown(window(), st.room.Rows(), nil)
		return st.view
	}
	if st.w < leastWidth || st.h < leastHeight {
		st.view = st.looks.shown(window(), st.painted(clean.Frame(tooSmall(st.w, st.h, st.looks.speaks))), screen.Point(0, 0))
		return st.view
	}
	c := chrome{st.theme(), layout(st.w, st.h, 0)}
	v := st.framed(c.frame)
	st.view = st.looks.shown(window(), st.painted(c.page(v, nil)), c.cursor(v))
	return st.view
}

// painted lays the room's ground under a page, over the whole window.
func (st *stage) painted(page clean.Styled) clean.Styled {
	return painted(page, st.theme(), st.w, st.h)
}

// framed is the page that is on the terminal in place of the room.
func (st *stage) framed(f frame) screen.View {
	var s screen.Screen = st.start
	switch st.on {
	case theNotes:
		s = st.notes
	case theHelp:
		s = st.help
	case warning, ending, leaving:
		return st.asked()
	}
	s.Resize(f.width, f.body)
	v := s.View()
	v.Keys = st.keys.Show(st.sheet(), v.Keys)
	return v
}

// A question is what is asked in place of the room, and what y does, which the footer
// says in another language.
type question struct{ title, text, yes string }

func (st *stage) question() question {
	in := st.looks.speaks
	switch {
	case st.on == warning:
		return question{in.Say("Notes on this screen?"), in.Say("The notes, the clocks and everything that is hidden would be on this screen, for everybody who sees it. " +
			"In a second terminal, prebirth notes shows them to you alone."), language.Mark("show them here")}
	case st.on == ending && st.p.Rehearse:
		return question{in.Say("End the rehearsal?"), in.Say("Its clock stops. Nothing is kept; how long each part took is printed when q closes it."), language.Mark("end it")}
	case st.on == ending:
		return question{in.Say("End the session?"), in.Say("Its clock stops, and the title stays on the screen until q closes it. " +
			"How many were there, the actions and a review date are written down in the notes, or later with prebirth sessions."), language.Mark("end it")}
	}
	_, why := st.book.Unsaved()
	return question{in.Say("Leave without saving?"), in.Say("The session is NOT SAVED: %s. It is tried again as long as this stays open.", draft.Why(why, in)),
		language.Mark("leave, lose it")}
}

func (q question) keys() []key.Binding {
	return []key.Binding{screen.Bind("y", q.yes), screen.Bind("any other key", "go back")}
}

func (st *stage) asked() screen.View {
	q, t := st.question(), st.theme()
	var rows []string
	for _, row := range strings.Split(lipgloss.Wrap(q.text, max(1, min(72, st.w-4)), ""), "\n") {
		rows = append(rows, "  "+t.Text.Render(row))
	}
	return screen.View{Title: clean.Line(q.title), Body: strings.Join(append([]string{""}, rows...), "\n"), Keys: q.keys()}
}
