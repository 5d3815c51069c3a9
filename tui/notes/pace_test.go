package notes

import (
	"testing"
	"time"

	"prebirth/progress/session"
)

func TestDriftInWords(t *testing.T) {
	for want, p := range map[string]session.Pace{
		"not begun": {Shorten: 5},
		"on time":   {Begun: true, Drift: 9 * time.Second, Shorten: 5},
		"10 seconds over, part 5 may be shortened":              {Begun: true, Drift: 10 * time.Second, Shorten: 5},
		"1 minute 1 second over, part 5 may be shortened":       {Begun: true, Drift: 61 * time.Second, Shorten: 5},
		"13 minutes 40 seconds over, and this is the last part": {Begun: true, Drift: 820 * time.Second},
		"2 minutes in hand":  {Begun: true, Drift: -2 * time.Minute, Shorten: 5},
		"10 seconds in hand": {Begun: true, Drift: -10 * time.Second},
	} {
		if got := drift(p, nil); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
