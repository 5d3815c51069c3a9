package draft

import "time"

// How long the writer waits after a save that failed: twice as long each time,
// between these.
const (
	retry     = 2 * time.Second
	mostRetry = 5 * time.Second // a person looks at the screen and waits for it
)

// run commits when edits pause, and at the latest after Limit.
func (b *Book) run() {
	defer b.ended.Done()
	for {
		select {
		case <-b.done:
			return
		case <-b.wake:
		}
		for wait := retry; b.waiting(); {
			if !b.pause() {
				return
			}
			if b.Flush() == nil {
				wait = retry
				continue
			}
			if !b.rest(wait) {
				return
			}
			wait = min(2*wait, mostRetry)
		}
	}
}

// pause waits until the edits have paused or lasted too long. It says false
// when the book is closed.
func (b *Book) pause() bool {
	for {
		b.mu.Lock()
		version, first := b.version, b.first
		b.mu.Unlock()
		left := Limit
		if !first.IsZero() { // it is while all that waited has just been saved by somebody else
			left -= time.Since(first)
		}
		if left <= 0 {
			return true
		}
		if !b.sleep(min(Pause, left)) {
			return false
		}
		b.mu.Lock()
		quiet := version == b.version
		b.mu.Unlock()
		if quiet {
			return true
		}
	}
}

func (b *Book) sleep(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-b.done:
		return false
	case <-t.C:
		return true
	}
}

// rest waits after a failure, until its time is over or something new is handed
// over. It says false when the book is closed.
func (b *Book) rest(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-b.done:
		return false
	case <-b.wake:
	case <-t.C:
	}
	return true
}

func (b *Book) waiting() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.edits)+len(b.places)+len(b.reads)+len(b.chosen)+len(b.remarks.waiting)+len(b.session.waiting) > 0
}
