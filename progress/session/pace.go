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
	Drift              time.Duration // behind the plan; negative is in hand
	Words              string        // the drift in words, and what can be done about it
}

// close is how far from the plan still is on time.
const near = 10 * time.Second

// Pace is how the time goes, as it was counted last.
func (s *Session) Pace() Pace {
	p := Pace{PartPlan: s.Part().Plan, PartTook: s.Part().Took, Talk: s.Talk}
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
	p.Words = s.drift(p.Drift)
	return p
}

func (s *Session) drift(drift time.Duration) string {
	switch {
	case s.Began.IsZero():
		return "not begun"
	case drift <= -near:
		return InWords(-drift) + " in hand"
	case drift < near:
		return "on time"
	}
	over := InWords(drift) + " over"
	longest := s.Place.Part + 1
	for i := longest; i < len(s.Parts); i++ {
		if s.Parts[i].Plan > s.Parts[longest].Plan {
			longest = i
		}
	}
	if longest >= len(s.Parts) {
		return over + ", and this is the last part"
	}
	return fmt.Sprintf("%s, part %d may be shortened", over, s.Parts[longest].Number)
}

// InWords is a time as one would say it: "40 seconds", "1 minute 10 seconds".
func InWords(d time.Duration) string {
	seconds := int(d.Round(time.Second) / time.Second)
	minutes := seconds / 60
	seconds %= 60
	switch {
	case minutes == 0:
		return count(seconds, "second")
	case seconds == 0:
		return count(minutes, "minute")
	}
	return count(minutes, "minute") + " " + count(seconds, "second")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Clock is a time as a clock shows it: "1:05". Only whole seconds that have passed
// count.
func Clock(d time.Duration) string {
	seconds := int(d / time.Second)
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
