package tui

import (
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui/pair"
)

// Presenting is what a session is started with, besides what every screen is.
type Presenting struct {
	Options
	Place    pair.Place
	Briefing *briefings.Briefing
	Parts    []int  // their numbers; nil for all, or for the next of the key messages
	Team     string // as the trainer calls it
	Points   bool   // reveal point by point
	Whole    time.Duration
	Split    []time.Duration // the trainer's own, one for each part; nil goes by length
	Rehearse bool            // nothing is kept
	GoOn     string          // id of a session that was taken over from another terminal
}

// Present shows a briefing to a room until the trainer leaves or it is told to end.
// It answers with the session as it was then, nil where none began, and the signal
// that ended it. The store that is opening is closed when it returns.
//
// Where the notes cannot join, the room is shown all the same, and says so before
// the start. The error wraps a [*pair.TakenError] where another session runs.
func Present(p Presenting, opening *progress.Opening) (*session.Session, os.Signal, error) {
	if p.Lines != nil {
		p.Width, p.Height = mostWidth, mostHeight // nobody sees it: each part is one screen
	}
	r := newRunning(p.Environ, opening)
	st := newStage(p, opening, r.book)
	host, err := p.Place.Listen(pair.HostOptions{
		Hear:   func(msg []byte) { r.send(commandMsg(msg)) },
		Answer: func(question []byte) []byte { return st.leading.answer(question, r.send) },
	})
	switch {
	case isTaken(err):
		_ = r.book.Close()
		_ = opening.Close()
		return nil, nil, fmt.Errorf("present: %w", err)
	case err != nil:
		st.apart = err
	default:
		st.host = host
		defer host.Close()
	}
	st.tell()
	sig, err := r.show(p.Options, st, st.stops)
	return st.done(), sig, err
}

// Leading is what a second terminal may know of a session that runs.
type Leading struct {
	Session  string    `json:"session"` // its id
	Briefing string    `json:"briefing"`
	Title    string    `json:"title"`
	Team     string    `json:"team"`
	Began    time.Time `json:"began,omitzero"`
}

// asksWho and asksYield are the questions of a second terminal.
const (
	asksWho   = `"who"`
	asksYield = `"yield"`
)

// WhoLeads asks the session that runs what it is. The error is a
// [*pair.NobodyError] where none runs.
func WhoLeads(place pair.Place) (Leading, error) {
	answer, err := place.Ask([]byte(asksWho))
	if err != nil {
		return Leading{}, err
	}
	var who Leading
	if err := json.Unmarshal(answer, &who); err != nil {
		return Leading{}, fmt.Errorf("ask the session that runs: %w", err)
	}
	return who, nil
}

// yields is how long a session that was asked to yield may take.
const yields = 5 * time.Second

// TakeOver has the session that runs end in its terminal, with everything kept, so
// that it can go on in this one.
func TakeOver(place pair.Place) error {
	if _, err := place.Ask([]byte(asksYield)); err != nil {
		return fmt.Errorf("take the session over: %w", err)
	}
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		_, err := place.Ask([]byte(asksWho))
		if isNobody(err) {
			return nil
		}
		if time.Since(start) > yields {
			return fmt.Errorf("take the session over: the other terminal does not end")
		}
	}
}

// answer answers a second terminal's question. It runs beside the loop.
func (l *leading) answer(question []byte, send func(tea.Msg)) []byte {
	switch string(question) {
	case asksWho:
		return l.get()
	case asksYield:
		send(yieldMsg{})
		return l.get()
	}
	return nil
}

// leading is what other terminals may know, for whoever asks beside the loop.
type leading struct {
	mu  sync.Mutex
	who []byte
}

func (l *leading) set(s *session.Session) {
	who, _ := json.Marshal(Leading{s.ID, s.Briefing, s.Title, s.Team, s.Began}) // nothing in it can fail
	l.mu.Lock()
	defer l.mu.Unlock()
	l.who = who
}

func (l *leading) get() []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.who
}
