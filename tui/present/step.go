package present

import (
	"fmt"
	"time"

	"prebirth/progress/session"
)

// Next is the command to which a press of the key for the next leads: it brings a
// blank screen back, reveals what the room said, leaves a question of which all is
// revealed, goes to the next point, the next screen, the next part. false: it is
// at the end.
func (m *Model) Next(s *session.Session) (session.Command, bool) {
	switch q := s.Question(); {
	case s.Dark:
		return session.Command{Do: session.Blank}, true
	case q != nil && q.Hidden() > 0:
		return session.Command{Do: session.Reveal}, true
	case q != nil:
		return session.Command{Do: session.Leave}, true
	}
	at := s.Place
	for _, stop := range m.stops(s, at.Part) {
		if after(stop, at) {
			stop.Part = at.Part
			return session.Command{Do: session.Go, At: stop}, true
		}
	}
	return session.Command{Do: session.Go, At: session.Place{Part: at.Part + 1}}, at.Part+1 < len(s.Parts)
}

// Previous is the way back: to the screen or the point before, or to the end of the
// part before.
func (m *Model) Previous(s *session.Session) (session.Command, bool) {
	switch {
	case s.Dark:
		return session.Command{Do: session.Blank}, true
	case s.Asking != "":
		return session.Command{Do: session.Leave}, true
	}
	at := s.Place
	stops := m.stops(s, at.Part)
	for i := len(stops) - 1; i >= 0; i-- {
		if after(at, stops[i]) {
			stops[i].Part = at.Part
			return session.Command{Do: session.Go, At: stops[i]}, true
		}
	}
	if at.Part == 0 {
		return session.Command{}, false
	}
	stops = m.stops(s, at.Part-1)
	to := stops[len(stops)-1]
	to.Part = at.Part - 1
	return session.Command{Do: session.Go, At: to}, true
}

// To is the command that goes to a part by its number.
func (m *Model) To(s *session.Session, number int) (session.Command, bool) {
	for i, p := range s.Parts {
		if p.Number == number {
			return session.Command{Do: session.Go, At: session.Place{Part: i}}, true
		}
	}
	return session.Command{}, false
}

func (m *Model) stops(s *session.Session, part int) []session.Place {
	return m.page(m.part(s.Parts[part].ID)).stops(s.ByPoints)
}

func countOf(n int) string {
	if n == 1 {
		return "1 hand"
	}
	return fmt.Sprintf("%d hands", n)
}

// A Finger tells one press from the many a terminal sends for a key that is held,
// or that bounces, as the keys of clickers do. A terminal does not say that a key
// is released, so it goes by time: what comes less than Apart after a step is the
// same press, and so is what keeps coming.
type Finger struct {
	step string    // what the last press did
	did  time.Time // when it was done
	last time.Time // when it was pressed last
}

// Apart is how long after a step the same key may step again. The first repetition
// of a held key comes after a quarter to two thirds of a second.
const (
	Apart   = 700 * time.Millisecond
	holding = 150 * time.Millisecond // between two repetitions
)

// Again says whether a press at a time is only more of the one before.
func (f *Finger) Again(step string, now time.Time) bool {
	same := step == f.step
	held := same && (now.Sub(f.did) < Apart || now.Sub(f.last) < holding)
	f.step, f.last = step, now
	if !held {
		f.did = now
	}
	return held
}
