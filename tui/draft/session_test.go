package draft

import (
	"strings"
	"testing"
	"time"

	"prebirth/progress"
)

// A session is kept as a reflection is: the newest of it, soon, and again after a
// failure.
func TestASessionIsKeptAsItIsNow(t *testing.T) {
	d := &disk{}
	with(t, d, func(b *Book) {
		b.Session(progress.Session{ID: "s", Body: "one"})
		b.Session(progress.Session{ID: "s", Body: "two"})
		if !b.Pending() || !b.SessionState().Waiting {
			t.Error("it does not wait")
		}
		time.Sleep(2 * time.Second)
		if d.has() != "session s=two" || b.Pending() {
			t.Errorf("the disk has %q", d.has())
		}
		d.change(func() { d.broken = &progress.FullError{} })
		b.Session(progress.Session{ID: "s", Body: "three"})
		time.Sleep(2 * time.Second)
		edits, why := b.Unsaved()
		if len(edits) != 1 || edits[0].Text != "three" || why == nil || b.SessionState().Err == nil {
			t.Errorf("unsaved: %v, %v", edits, why)
		}
		d.change(func() { d.broken = nil })
		time.Sleep(mostRetry + time.Second)
		if !strings.HasSuffix(d.has(), "session s=three") || b.SessionState() != (State{}) {
			t.Errorf("the disk has %q, state %+v", d.has(), b.SessionState())
		}
	})
}

// Where another copy of the program writes, a session waits for it to end.
func TestASessionWaitsForAHeldStore(t *testing.T) {
	d := &disk{held: &progress.BusyError{}}
	with(t, d, func(b *Book) {
		b.Session(progress.Session{ID: "s", Body: "one"})
		time.Sleep(time.Minute)
		if b.SessionState().Err == nil || d.has() != "" {
			t.Errorf("state %+v, disk %q", b.SessionState(), d.has())
		}
		d.change(func() { d.held = nil })
		time.Sleep(mostRetry + time.Second)
		if d.has() != "session s=one" {
			t.Errorf("the disk has %q", d.has())
		}
	})
}
