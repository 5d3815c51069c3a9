package tui

import (
	"errors"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui/draft"
	"prebirth/tui/linear"
	"prebirth/tui/pair"
)

// Where scripts begin.

// opened is the program in a home.
func opened(home func(*testing.T) string) start {
	return start{home, program{app, func(o Options, opening *progress.Opening) error {
		_, err := Run(o, opening)
		return err
	}}}
}

// room is the terminal that a room sees, begun with some options.
func room(home func(*testing.T) string, how ...func(*Presenting)) start {
	presenting := func(o Options) Presenting {
		p := presented(o)
		for _, change := range how {
			change(&p)
		}
		return p
	}
	return start{home, program{
		func(o Options, opening *progress.Opening, book *draft.Book) tea.Model {
			o.Width, o.Height = mostWidth, mostHeight // each part is one screen, as where nobody sees it
			return newStage(presenting(o), opening, book)
		},
		func(o Options, opening *progress.Opening) error {
			_, _, err := Present(presenting(o), opening)
			return err
		},
	}}
}

// ofPart has one part asked for, keyMessages another briefing, and rehearsed nothing kept.
func ofPart(n int) func(*Presenting) { return func(p *Presenting) { p.Parts = []int{n} } }

func keyMessages(p *Presenting) { p.Briefing, _ = p.Library.Briefing("key-messages") }

func rehearsed(p *Presenting) { p.Rehearse = true }

func presented(o Options) Presenting {
	place, _ := pair.Memory()
	briefing, _ := o.Library.Briefing("unborn-babies")
	return Presenting{Options: o, Place: place, Briefing: briefing, Team: "Red team"}
}

// noted is the trainer's notes, of a room that hears them at once.
func noted(home func(*testing.T) string) start {
	return start{home, program{
		func(o Options, opening *progress.Opening, book *draft.Book) tea.Model {
			return besideRoom(o, opening, book)
		},
		func(o Options, opening *progress.Opening) error {
			r := newRunning(o.Environ, opening)
			n := besideRoom(o, opening, r.book)
			_, err := r.show(o, n, n.stops)
			return err
		},
	}}
}

// joined is the trainer's notes in a terminal of their own: in lines of text they join a
// room that is led in another.
func joined(home func(*testing.T) string) start {
	return start{home, program{noted(home).model, func(o Options, opening *progress.Opening) error {
		p := presented(o)
		leave, left := make(chan struct{}), make(chan error)
		p.Lines = &Spoken{Out: io.Discard, Read: func(linear.Turn) (string, error) { <-leave; return "", io.EOF }, End: endMsg{}}
		go func() {
			_, _, err := Present(p, opening)
			left <- err
		}()
		for {
			if _, err := WhoLeads(p.Place); !isNobody(err) {
				break
			}
			time.Sleep(time.Millisecond)
		}
		_, err := Notes(o, p.Place)
		close(leave)
		return errors.Join(err, <-left)
	}}}
}

// notesOfRoom is the notes, with the room that they are of in the same process.
type notesOfRoom struct {
	*paper
	room *stage
}

func besideRoom(o Options, opening *progress.Opening, book *draft.Book) notesOfRoom {
	n := notesOfRoom{}
	of := presented(o)
	of.Width, of.Height = mostWidth, mostHeight
	n.room = newStage(of, opening, book)
	give := func(c session.Command) {
		n.room.give(c)
		n.notes.Update(n.room.now())
	}
	more := func(msg tea.Msg) (tea.Cmd, bool) {
		found, of := msg.(foundMsg)
		if of {
			n.room.Update(found)
			n.notes.Update(n.room.now())
		}
		return nil, of
	}
	n.paper = newPaper(o, true, give, more, func() tea.Cmd { return tea.Quit })
	n.notes.Update(n.room.now())
	return n
}

func (n notesOfRoom) Init() tea.Cmd { return tea.Batch(n.paper.Init(), n.room.Init()) }

// mended is putting right a session that is over.
func mended(home func(*testing.T) string) start {
	return start{home, program{
		func(o Options, _ *progress.Opening, book *draft.Book) tea.Model {
			return newDesk(o, led(true), book).paper
		},
		func(o Options, opening *progress.Opening) error {
			_, err := Reopen(o, opening, led(true))
			return err
		},
	}}
}

// led is a session with a question, something that was said to it and an action, that
// is over, or was interrupted.
func led(over bool) *session.Session {
	s := session.New("01950000-0000-7000-8000-0000000000aa", "unborn-babies", "Safeguarding un/born babies", "P. Date: D", "Red team", []session.Part{
		{ID: "unborn-babies/1", Number: 1, Title: "Background", Plan: time.Minute}, {ID: "unborn-babies/2", Number: 2, Title: "Two", Plan: time.Minute},
	})
	now := time.Date(2020, 3, 2, 9, 30, 0, 0, time.UTC)
	about := session.Asked{Prompt: "unborn-babies/1/before-reading", Part: "Background", Question: "What?"}
	for _, c := range []session.Command{
		{Do: session.Start}, {Do: session.Ask, Asked: about}, {Do: session.Say, Text: "one thing"}, {Do: session.Say, Text: "another"},
		{Do: session.Go, At: session.Place{Part: 1}}, {Do: session.SetPresent, N: 12},
		{Do: session.Agree, Action: session.Action{What: "Ring her", Owner: "lead", Due: "2030-12-15"}}, {Do: session.End},
	} {
		if c.Do == session.End && !over {
			continue
		}
		if err := s.Do(c, now); err != nil {
			panic(err)
		}
		now = now.Add(time.Minute)
	}
	return s
}
