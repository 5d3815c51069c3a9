package session

import "time"

// slept is how much further the clock on the wall must be than the program's own
// for the machine to have slept meanwhile: the program's own stands still then.
// A smaller step is the clock being set right, which is no time that passed.
const slept = 5 * time.Second

// passed is the time between two readings of the clock, of which the second is the
// later. It is right to the second also when the machine slept, and when the clock
// was put back.
func passed(from, to time.Time) time.Duration {
	own, wall := to.Sub(from), to.Round(0).Sub(from.Round(0))
	if wall-own > slept {
		return wall
	}
	return max(0, own)
}

// Count adds the time that has passed to what it counts for. It is called before
// anything is changed or shown.
func (s *Session) Count(now time.Time) {
	if s.Running != Stopped && !s.Till.IsZero() {
		gone := passed(s.Till, now)
		if s.Running == OfTalking {
			s.Talk += gone
		} else {
			s.Part().Took += gone
		}
	}
	s.Till = now
}

// Interrupted stops the clock of a session that ended without being told to, where
// it was counted last: what passed since then was no session.
func (s *Session) Interrupted() {
	s.Running, s.Till = Stopped, time.Time{}
}

// Received takes a session from another process as counted up to now.
func (s *Session) Received(now time.Time) { s.Till = now }

// run has the clock go on for what the room sees.
func (s *Session) run() {
	s.Running = OfPart
	if s.Asking != "" {
		s.Running = OfTalking
	}
}

// turn changes what a running clock counts for.
func (s *Session) turn() {
	if s.Running != Stopped {
		s.run()
	}
}
