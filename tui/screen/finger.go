package screen

import "time"

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
	holding = 250 * time.Millisecond // between two repetitions, at the most
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

// Lift says that another key was pressed: what comes after it is another press.
func (f *Finger) Lift() { f.step = "" }
