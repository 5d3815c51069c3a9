package screen

import (
	"testing"
	"time"
)

// A key that is held is one step however long, and whatever its first repetition
// waits for; one that is pressed again is another.
func TestFinger(t *testing.T) {
	type press struct {
		step  string
		after time.Duration // the one before
	}
	repeated := func(first, then time.Duration) (all []press) {
		all = []press{{"next", time.Hour}, {"next", first}}
		for range 60 {
			all = append(all, press{"next", then})
		}
		return all
	}
	for name, c := range map[string]struct {
		presses []press
		steps   int
	}{
		"bounces":                 {repeated(5*time.Millisecond, 5*time.Millisecond), 1},
		"held, quick to repeat":   {repeated(250*time.Millisecond, 30*time.Millisecond), 1},
		"held, slow to repeat":    {repeated(660*time.Millisecond, 40*time.Millisecond), 1},
		"held, far apart":         {repeated(500*time.Millisecond, 140*time.Millisecond), 1},
		"pressed again":           {[]press{{"next", time.Hour}, {"next", Apart}, {"next", Apart}}, 3},
		"another key":             {[]press{{"next", time.Hour}, {"previous", time.Millisecond}, {"next", time.Millisecond}}, 3},
		"pressed after it is let": {append(repeated(300*time.Millisecond, 30*time.Millisecond), press{"next", 300 * time.Millisecond}), 2},
	} {
		var f Finger
		steps, now := 0, time.Time{}
		for _, p := range c.presses {
			now = now.Add(p.after)
			if !f.Again(p.step, now) {
				steps++
			}
		}
		if steps != c.steps {
			t.Errorf("%s: %d steps, not %d", name, steps, c.steps)
		}
	}
}
