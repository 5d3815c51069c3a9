package pair

import (
	"errors"
	"fmt"
	"net"
	"sync"
	"time"
)

// Most is how many terminals may be joined at once.
const Most = 8

// waiting is how many connections may be there that are not joined: no more is
// taken from those who connect and say nothing.
const waiting = 32

// HostOptions are what a host does when something comes in. Each function may be
// nil, and they are never called two at a time, whichever terminal it is about.
// They may call [Host.Tell], and must not call [Host.Close] or wait for it.
type HostOptions struct {
	// Hear gets each message of each terminal that is joined, in the order in
	// which that terminal said it. msg is Hear's to keep.
	Hear func(msg []byte)
	// First makes the document that a terminal gets at once when it joins. Without
	// it that is the newest that was told.
	First func() []byte
	// Answer makes the document that answers a question of [Place.Ask]. nil leaves
	// the question without one.
	Answer func(question []byte) []byte
	// Joined gets the number of terminals that are joined, when it has changed.
	Joined func(n int)
}

// A Host is the one who tells. Its methods may be called from anywhere.
type Host struct {
	door  door
	o     HostOptions
	done  chan struct{} // closed when Close begins
	group sync.WaitGroup

	calls sync.Mutex // held while a function of o runs
	said  int        // what Joined got last

	mu     sync.Mutex
	links  map[*link]bool // every connection: whether it has said what it wants
	joined map[*terminal]bool
	newest []byte // the line told last
	closed bool
}

// A terminal is one that is joined.
type terminal struct {
	*link
	newest chan []byte   // the line it is to be told next; those before it are skipped
	gone   chan struct{} // closed when it is
}

// Listen opens the place. The error is a *TakenError when another host has it,
// and a *PlaceError when its folder is not one to meet in.
func (p Place) Listen(o HostOptions) (*Host, error) {
	d, err := p.at.listen()
	if err != nil {
		return nil, err
	}
	h := &Host{
		door: d, o: o, done: make(chan struct{}),
		links: map[*link]bool{}, joined: map[*terminal]bool{},
	}
	h.group.Go(h.accept)
	return h, nil
}

// Tell gives doc to every terminal that is joined. It does not wait for any of
// them: one that does not read gets the newest document when it does, and those
// in between that had not gone out are skipped for it. After Close it does
// nothing. The error is a *DocumentError, and nobody was told then. doc is the
// caller's again when it returns.
func (h *Host) Tell(doc []byte) error {
	line, err := encode(doc)
	if err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.newest = line
	for t := range h.joined {
		t.put(line)
	}
	return nil
}

// put takes back what was to be told and was not yet. Only one may put at a time.
func (t *terminal) put(line []byte) {
	select {
	case <-t.newest:
	default:
	}
	t.newest <- line
}

// Close tells every terminal the newest document and that the session ended, and
// takes the place away for another host to have. It waits at most half a second
// for those who do not read: they see that the host is gone, without an end. No
// function of the options is called after it.
func (h *Host) Close() error {
	h.mu.Lock()
	if h.closed {
		h.mu.Unlock()
		return nil
	}
	h.closed = true
	close(h.done)
	for l, greeted := range h.links {
		if greeted {
			l.cut(parting)
		} else {
			l.conn.Close()
		}
	}
	h.mu.Unlock()
	err := h.door.Close()
	h.group.Wait()
	if err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("take the place of the session away: %w", err)
	}
	return nil
}

// accept lets connections in until the door is closed.
func (h *Host) accept() {
	for {
		c, err := h.door.Accept()
		switch {
		case err == nil:
			if l := newLink(c); h.enter(l) {
				h.group.Go(func() { h.serve(l) })
			}
		case errors.Is(err, net.ErrClosed):
			return
		default: // the process has no file to spare, or the like
			select {
			case <-h.done:
				return
			case <-time.After(parting / 10):
			}
		}
	}
}

// enter notes a connection, or closes it.
func (h *Host) enter(l *link) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed || len(h.links)-len(h.joined) >= waiting {
		l.conn.Close()
		return false
	}
	h.links[l] = false
	return true
}

// greeted notes that a connection has said what it wants, so that it is let
// finish.
func (h *Host) greeted(l *link) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.links[l] = true
	return !h.closed
}

func (h *Host) forget(l *link) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.links, l)
}

// serve does for one connection what it wants.
func (h *Host) serve(l *link) {
	defer h.forget(l)
	defer l.conn.Close()
	l.allowRead(greeting)
	if h.door.admit(l.conn) != nil {
		return
	}
	hi, err := l.readHello()
	if err != nil || !h.greeted(l) {
		return
	}
	switch {
	case hi.Protocol != protocol:
		_ = l.write(hello{Protocol: protocol}.line(), greeting) // it sees the number
	case hi.Wants == "join":
		h.join(l)
	case hi.Wants == "ask":
		h.answer(l)
	}
}
