package pair

import (
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
)

// A Guest is one who joined. Its methods may be called from anywhere.
type Guest struct {
	link   *link
	saying sync.Mutex // held while a line is written

	mu     sync.Mutex
	closed bool // by Close
	ended  bool // by the host, in order
}

// Join joins the host of the place. The error is a *NobodyError when there is
// none, a *SilentError when it does not answer within some seconds, a *FullError
// when enough have joined, a *VersionError when it speaks differently, and a
// *PlaceError when the folder is not one to meet in.
func (p Place) Join() (*Guest, error) {
	l, err := p.greet("join")
	if err != nil {
		return nil, err
	}
	l.allowRead(0)
	return &Guest{link: l}, nil
}

// greet connects and says what is wanted. What is read next must be there within
// the time of the greeting.
func (p Place) greet(wants string) (*link, error) {
	c, err := p.at.dial()
	if err != nil {
		return nil, err
	}
	l := newLink(c)
	l.allowRead(greeting)
	// A host may have answered and closed before it read this.
	writing := l.write(hello{Protocol: protocol, Wants: wants}.line(), greeting)
	hi, err := l.readHello()
	switch {
	case err == nil && hi.Protocol != protocol:
		err = &VersionError{Ours: protocol, Theirs: hi.Protocol}
	case err == nil && hi.Refuses == "full":
		err = &FullError{Most}
	case err == nil && hi.Refuses != "":
		err = ErrUnasked
	case err == nil:
		return l, nil
	case writing != nil:
		err = p.unheard(writing)
	default:
		err = p.unheard(err)
	}
	l.conn.Close()
	return nil, err
}

// unheard is the error of one who connected and got no answer.
func (p Place) unheard(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return &SilentError{p.String(), errors.New("it said nothing for some seconds")}
	}
	return &LostError{err}
}

// Say sends a message to the host, after those that were said before. It waits
// while the host does not read, for 30 seconds at most. The error is a
// *DocumentError, which leaves the connection as it was, or [ErrEnded], or a
// *LostError.
func (g *Guest) Say(msg []byte) error {
	line, err := encode(msg)
	if err != nil {
		return err
	}
	g.saying.Lock()
	defer g.saying.Unlock()
	if err := g.link.write(line, stuck); err != nil {
		g.link.conn.Close() // half a line may have gone out
		return g.over(err)
	}
	return nil
}

// over is the error of one whose connection is over.
func (g *Guest) over(err error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.ended:
		return ErrEnded
	case g.closed:
		return fmt.Errorf("follow the session: %w", net.ErrClosed)
	}
	return &LostError{err}
}

// Hear calls on with each document that comes, the first of which is what the
// host has for those who join, until the connection ends. It returns nil when
// the host closed in order, net.ErrClosed after Close, and a *LostError when the
// host went away. doc is on's to keep. Only one may hear.
func (g *Guest) Hear(on func(doc []byte)) error {
	defer g.link.conn.Close()
	for {
		doc, err := g.link.read()
		if err != nil {
			return g.over(err)
		}
		if string(doc)+"\n" == endedLine {
			g.mu.Lock()
			g.ended = true
			g.mu.Unlock()
			return nil
		}
		on(doc)
	}
}

// Close leaves. What was said before is heard by the host.
func (g *Guest) Close() error {
	g.mu.Lock()
	g.closed = true
	g.mu.Unlock()
	err := g.link.conn.Close()
	if err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("leave the session: %w", err)
	}
	return nil
}

// Ask sends one question to the host and returns its answer, without joining. It
// waits for some seconds. The errors are those of [Place.Join], [ErrUnasked] for
// a host that answers no questions, a *LostError where it had no answer to this
// one, and a *DocumentError.
func (p Place) Ask(question []byte) (answer []byte, err error) {
	line, err := encode(question)
	if err != nil {
		return nil, err
	}
	l, err := p.greet("ask")
	if err != nil {
		return nil, err
	}
	defer l.conn.Close()
	if err := l.write(line, greeting); err != nil {
		return nil, p.unheard(err)
	}
	answer, err = l.read()
	if err != nil {
		return nil, p.unheard(err)
	}
	return answer, nil
}
