package tui

import (
	"errors"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui/draft"
	"prebirth/tui/notes"
)

// Reopen shows what was said and agreed in a session that is over, to be put right.
// The store that is opening is closed when it returns.
func Reopen(o Options, opening *progress.Opening, s *session.Session) (os.Signal, error) {
	r := newRunning(o.Environ, opening)
	d := newDesk(o, s, r.book)
	defer d.paper.shelf.rest()
	return r.show(o, d.paper, d.paper.stops)
}

// A desk is where a session is put right: it does what the notes ask for.
type desk struct {
	s      *session.Session
	book   *draft.Book
	paper  *paper
	warned bool
}

func newDesk(o Options, s *session.Session, book *draft.Book) *desk {
	s.Interrupted() // it is put right, and nothing of that is a part of it
	d := &desk{s: s, book: book}
	d.paper = newPaper(o, false, d.give, d.more, d.leave)
	d.tell()
	return d
}

func (d *desk) give(c session.Command) {
	if d.s.Do(c, time.Now()) == nil {
		d.book.Session(progress.Session{ID: d.s.ID, Briefing: d.s.Briefing, Team: d.s.Team, At: d.s.When(), Body: d.s.Body()})
		d.tell()
	}
}

func (d *desk) tell() {
	state := d.book.SessionState()
	now := notes.Now{Session: []byte(d.s.Body()), Waiting: state.Waiting, Kept: true}
	if state.Err != nil {
		now.Trouble = draft.Why(state.Err, d.paper.theme.Language)
	}
	d.paper.notes.Update(now)
}

func (d *desk) more(msg tea.Msg) (tea.Cmd, bool) {
	switch msg.(type) {
	case draft.Changed:
		d.tell()
		return nil, true
	case leftMsg:
		if _, why := d.book.Unsaved(); why != nil && !d.warned {
			d.warned = true
			d.paper.notes.Update(notes.Gone{Err: errors.New(d.paper.theme.Say("NOT SAVED: %s; the same key again leaves and loses it", draft.Why(why, d.paper.theme.Language)))})
			return nil, true
		}
		return tea.Quit, true
	}
	return nil, false
}

func (d *desk) leave() tea.Cmd {
	if !d.book.Pending() || d.warned {
		return tea.Quit
	}
	return func() tea.Msg {
		_ = d.book.Flush() // what fails stays in the book, and is said
		return leftMsg{}
	}
}
