package tui

import "sync"

// A count is of the commands that were given to a room, and of those that it took.
type count struct {
	mu     sync.Mutex
	given  int  // since the room was joined
	taken  int  // as it said last
	before int  // as it said first
	heard  bool // it has said so since it was joined
	gone   bool
	more   chan struct{} // closed with the next that is heard
}

func newCount() *count { return &count{more: make(chan struct{})} }

// begin counts anew, for a room that was joined.
func (c *count) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.given, c.heard, c.gone = 0, false, false
}

// end says that the room has gone, from which nothing is waited for.
func (c *count) end() { c.change(func() { c.gone = true }) }

func (c *count) gave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.given++
}

// took is how many the room has taken, whoever gave them.
func (c *count) took(n int) {
	c.change(func() {
		if !c.heard {
			c.heard, c.before = true, n
		}
		c.taken = n
	})
}

func (c *count) change(do func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	do()
	close(c.more)
	c.more = make(chan struct{})
}

// all says whether there is nothing to be waited for, and what is closed when that may
// have changed.
func (c *count) all() (bool, <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.gone || c.heard && c.taken-c.before >= c.given, c.more
}
