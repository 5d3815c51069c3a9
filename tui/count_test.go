package tui

import "testing"

// What the room took of others is not what it took of these notes, unless they were
// there; and nothing is waited for once it has gone.
func TestTheNotesWaitForWhatTheyGave(t *testing.T) {
	c := newCount()
	waits := func(when string, want bool) {
		t.Helper()
		if all, _ := c.all(); all == want {
			t.Errorf("%s: it waits: %v", when, !all)
		}
	}
	c.begin()
	waits("before the room has said anything", true)
	c.took(7)
	waits("when nothing was given", false)
	c.gave()
	c.gave()
	c.took(8)
	waits("when one of two was taken", true)
	_, more := c.all()
	c.took(9)
	waits("when both were", false)
	select {
	case <-more:
	default:
		t.Error("who waits is not told")
	}
	c.gave()
	c.end()
	waits("when the room has gone", false)
	c.begin()
	waits("when another was joined", true)
	c.took(0)
	waits("when it has said that it took none", false)
}
