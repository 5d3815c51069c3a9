package session

import (
	"fmt"
	"time"
)

// Minutes is how long a briefing is led, discussion not counted.
const Minutes = 7 * time.Minute

// Split shares a time out over parts by their length, in whole seconds that add up
// to it. Parts without any words share alike.
func Split(words []int, whole time.Duration) []time.Duration {
	all := 0
	for _, n := range words {
		all += n
	}
	shares := make([]time.Duration, len(words))
	seconds := int(whole / time.Second)
	begun := 0
	for i, n := range words {
		// Each ends where the words up to its own end, so that no second is lost.
		done := begun + n
		from, to := seconds*i/max(1, len(words)), seconds*(i+1)/max(1, len(words))
		if all > 0 {
			from, to = rounded(seconds*begun, all), rounded(seconds*done, all)
		}
		shares[i] = time.Duration(to-from) * time.Second
		begun = done
	}
	return shares
}

func rounded(a, b int) int { return (2*a + b) / (2 * b) }

// A Pace is how the time goes, for the trainer.
type Pace struct {
	Plan, Took         time.Duration // of all parts together
	PartPlan, PartTook time.Duration // of the present one
	Talk               time.Duration
	Begun              bool
	Drift              time.Duration // behind the plan; negative is in hand
	Shorten            int           // number of the longest part to come; 0 where this is the last
}

// near is how far from the plan still is on time.
const near = 10 * time.Second

// OnTime says whether the drift is too small to be spoken of.
func (p Pace) OnTime() bool { return -near < p.Drift && p.Drift < near }

// Pace is how the time goes, as it was counted last.
func (s *Session) Pace() Pace {
	p := Pace{PartPlan: s.Part().Plan, PartTook: s.Part().Took, Talk: s.Talk, Begun: !s.Began.IsZero(), Shorten: s.longest()}
	var due time.Duration
	for i, part := range s.Parts {
		p.Plan += part.Plan
		p.Took += part.Took
		if i < s.Place.Part { // done with, or left out
			due += part.Plan
		} else {
			due += min(part.Took, part.Plan)
		}
	}
	p.Drift = p.Took - due
	return p
}

// longest is the number of the longest part to come, 0 for none.
func (s *Session) longest() int {
	longest := s.Place.Part + 1
	for i := longest; i < len(s.Parts); i++ {
		if s.Parts[i].Plan > s.Parts[longest].Plan {
			longest = i
		}
	}
	if longest >= len(s.Parts) {
		return 0
	}
	return s.Parts[longest].Number
}

// Clock is a time as a clock shows it: "1:05". Only whole seconds that have passed
// count.
func Clock(d time.Duration) string {
	seconds := int(d / time.Second)
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
