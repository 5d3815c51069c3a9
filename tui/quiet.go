package tui

import (
	"time"

	"prebirth/progress"
)

// A quiet is how long nobody has pressed a key. It has one timer for a whole
// period, so that a program that lies open does not wake the machine.
type quiet struct {
	after time.Duration // 0 is never
	last  time.Time     // the last key
	timer *time.Timer   // nil until the first period
	armed bool
	send  func() // has the app look at the time; nil where nobody can
}

// idleMsg says that a period may be over.
type idleMsg struct{}

// begin starts a period of another length.
func (q *quiet) begin(after time.Duration, now time.Time) {
	q.after, q.last = after, now
	q.arm(after)
}

// touch notes a key.
func (q *quiet) touch(now time.Time) {
	q.last = now
	if !q.armed {
		q.arm(q.after)
	}
}

// left is how much of the period is left. The clock on the wall counts as well
// as the program's own, which stands still while a laptop is closed.
func (q *quiet) left(now time.Time) time.Duration {
	passed := max(now.Sub(q.last), now.Round(0).Sub(q.last.Round(0)))
	return q.after - passed
}

// over says whether the period is over.
func (q *quiet) over(now time.Time) bool { return q.after > 0 && q.left(now) <= 0 }

// arm has send called after a while, and not before.
func (q *quiet) arm(after time.Duration) {
	q.stop()
	if q.after <= 0 || q.send == nil {
		return
	}
	q.armed = true
	q.timer = time.AfterFunc(after, q.send)
}

func (q *quiet) stop() {
	q.armed = false
	if q.timer != nil {
		q.timer.Stop()
	}
}

// lockAfter is what a setting says, and the default where it says nothing that
// can be understood.
func lockAfter(setting string) time.Duration {
	minutes, _ := progress.LockAfter(setting)
	return time.Duration(minutes) * time.Minute
}
