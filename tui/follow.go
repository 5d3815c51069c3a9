package tui

import (
	"encoding/json"
	"errors"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress/session"
	"prebirth/tui/language"
	"prebirth/tui/notes"
	"prebirth/tui/pair"
)

// again is how long the notes wait before they look for a room once more that was
// lost.
const again = 300 * time.Millisecond

// answers is how long the room is waited for before the notes are read out as they are.
const answers = 10 * time.Second

// The words of a room that is not there.
var (
	errLost  = errors.New(language.Mark("the room is not there; it is looked for"))
	errEnded = errors.New(language.Mark("the room was closed, with all it had kept"))
)

// Notes shows the trainer's side of the session that runs at a place, until the
// trainer leaves or it is told to end. A room that goes is looked for until it is
// back. The error wraps a [*pair.NobodyError] where none runs at the start.
func Notes(o Options, place pair.Place) (os.Signal, error) {
	guest, err := place.Join()
	if err != nil {
		return nil, err
	}
	r := newRunning(o.Environ, nil)
	f := &follower{place: place, said: make(chan []byte, 1000), done: make(chan struct{}), send: r.send, heard: newCount()}
	p := newPaper(o, true, f.give, func(tea.Msg) (tea.Cmd, bool) { return nil, false }, func() tea.Cmd { return tea.Quit })
	if f.first = guest; o.Lines != nil {
		p.awaits = f.answered
	}
	ended := make(chan struct{})
	go func() { // once the loop can be sent to
		defer close(ended)
		defer r.guard.caught()
		f.follow()
	}()
	sig, err := r.show(o, p, p.stops)
	p.shelf.rest()
	f.leave()
	<-ended
	return sig, err
}

// A follower is what lies between the notes and the room: it joins, tells what comes
// and says what the trainer does.
type follower struct {
	place pair.Place
	first *pair.Guest
	said  chan []byte // what is to be said, in order
	send  func(tea.Msg)
	done  chan struct{}
	heard *count
}

// give has something said to the room. It never waits: where nothing can be said any
// more, the room is not there, and the notes have been told so.
func (f *follower) give(c session.Command) {
	msg, err := json.Marshal(c)
	if err != nil {
		return
	}
	select {
	case f.said <- msg:
		f.heard.gave()
	default:
	}
}

// answered is a command that waits until the room has taken all that was given and has
// said what came of it. A line that is read before that would be meant for the page that
// is to come, and be taken for the one before.
func (f *follower) answered() tea.Msg {
	late := time.NewTimer(answers)
	defer late.Stop()
	for {
		done, more := f.heard.all()
		if done {
			return nil
		}
		select {
		case <-more:
		case <-f.done:
			return nil
		case <-late.C:
			return nil
		}
	}
}

// follow joins again and again until the notes are left.
func (f *follower) follow() {
	guest := f.first
	for {
		if guest == nil {
			var err error
			if guest, err = f.place.Join(); err != nil {
				if !f.rest() {
					return
				}
				continue
			}
		}
		f.heard.begin()
		stop := make(chan struct{})
		left := make(chan struct{})
		go func(g *pair.Guest) {
			defer close(left)
			f.speak(g, stop)
		}(guest)
		err := guest.Hear(f.hear)
		close(stop)
		<-left
		guest = nil
		f.heard.end()
		f.forget()
		select {
		case <-f.done:
			return
		default:
		}
		if err == nil {
			f.send(notes.Gone{Err: errEnded})
		} else {
			f.send(notes.Gone{Err: errLost})
		}
		if !f.rest() {
			return
		}
	}
}

// forget lets go of what was not said when the room went: it was meant for the room as
// it was then. Words are in the line, and are handed over when a room is back.
func (f *follower) forget() {
	for {
		select {
		case <-f.said:
		default:
			return
		}
	}
}

// rest waits before the next try. It says false when the notes were left.
func (f *follower) rest() bool {
	select {
	case <-f.done:
		return false
	case <-time.After(again):
		return true
	}
}

func (f *follower) hear(doc []byte) {
	if now, err := notes.ParseNow(doc); err == nil {
		f.send(now)
		f.heard.took(now.Taken)
	}
}

// speak says what is to be said until the room is gone or the notes are left.
func (f *follower) speak(g *pair.Guest, stop chan struct{}) {
	defer g.Close()
	for {
		select {
		case <-stop:
			return
		case <-f.done:
			for { // what was given before leaving is said
				select {
				case msg := <-f.said:
					if g.Say(msg) != nil {
						return
					}
				default:
					return
				}
			}
		case msg := <-f.said:
			if g.Say(msg) != nil {
				return
			}
		}
	}
}

func (f *follower) leave() { close(f.done) }
