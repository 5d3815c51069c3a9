package pair

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// In a bubble: a test that waits for real would not end there.

func TestInABubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, cut := Memory()
		var heard []string
		joined := 0
		h := listen(t, p, HostOptions{
			First:  func() []byte { return []byte("0") },
			Hear:   func(msg []byte) { heard = append(heard, string(msg)) },
			Joined: func(n int) { joined = n },
			Answer: func(q []byte) []byte { return q },
		})
		a, b := hear(join(t, p)), hear(join(t, p))
		synctest.Wait()
		must(t, h.Tell([]byte("1")))
		synctest.Wait()
		for _, g := range []*listener{a, b} {
			if len(g.docs) != 2 || <-g.docs != "0" || <-g.docs != "1" {
				t.Error("not everything was told")
			}
		}
		must(t, a.Say([]byte("2")))
		must(t, b.Say([]byte("3")))
		synctest.Wait()
		if len(heard) != 2 || joined != 2 {
			t.Errorf("heard %v of %d", heard, joined)
		}
		if got, err := p.Ask([]byte("4")); string(got) != "4" || err != nil {
			t.Errorf("%s, %v", got, err)
		}
		time.Sleep(24 * time.Hour) // nobody is given up for being quiet
		must(t, b.Close())
		synctest.Wait()
		if joined != 1 {
			t.Errorf("%d are joined", joined)
		}
		cut()
		lost := (*LostError)(nil)
		if err := <-a.over; !errors.As(err, &lost) {
			t.Errorf("after the cut: %v", err)
		}
		next := listen(t, p, HostOptions{})
		join(t, p)
		must(t, h.Close())
		must(t, next.Close())
	})
}

// One that reads nothing for half a minute is given up; one that reads sooner
// gets the newest.
func TestHowLongOneMayReadNothing(t *testing.T) {
	for _, c := range []struct {
		wakes time.Duration
		kept  bool
	}{{stuck - time.Second, true}, {stuck + time.Second, false}} {
		synctest.Test(t, func(t *testing.T) {
			p, _ := Memory()
			joined := 0
			h := listen(t, p, HostOptions{Joined: func(n int) { joined = n }})
			g := join(t, p)
			synctest.Wait()
			for n := range 10 {
				must(t, h.Tell([]byte(number(n))))
				synctest.Wait()
			}
			time.Sleep(c.wakes)
			synctest.Wait()
			if (joined == 1) != c.kept {
				t.Errorf("%d are joined after %v", joined, c.wakes)
			}
			l := hear(g)
			if c.kept {
				l.until(t, number(9))
				must(t, h.Close())
			} else if got := <-l.docs; got != "" {
				t.Errorf("it was told %s", got)
			}
		})
	}
}

// One that reads slowly, but reads, is not given up.
func TestSlowReadingIsReading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := Memory()
		h := listen(t, p, HostOptions{})
		c, err := p.at.dial()
		must(t, err)
		l := newLink(c)
		must(t, l.write(hello{Protocol: protocol, Wants: "join"}.line(), 0))
		_, err = l.readHello()
		must(t, err)
		must(t, h.Tell([]byte(`"0123456789"`)))
		for range len(`"0123456789"` + "\n") {
			time.Sleep(stuck - time.Second)
			_, err := c.Read(make([]byte, 1))
			must(t, err)
		}
		must(t, h.Tell([]byte("2")))
		line, err := l.read()
		if must(t, err); string(line) != "2" {
			t.Errorf("then came %s", line)
		}
		must(t, c.Close())
	})
}

func TestOneWhoSaysNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := Memory()
		h := listen(t, p, HostOptions{})
		for range waiting {
			_, err := p.at.dial()
			must(t, err)
		}
		synctest.Wait()
		c, err := p.at.dial()
		must(t, err)
		if _, err := c.Read(make([]byte, 1)); err == nil {
			t.Error("one too many is let wait")
		}
		time.Sleep(greeting - time.Second)
		synctest.Wait()
		if n := h.connected(); n != waiting {
			t.Errorf("%d wait", n)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if n := h.connected(); n != 0 {
			t.Errorf("%d wait for ever", n)
		}
		join(t, p)
		must(t, h.Close())
	})
}

// A host that is stopped neither answers nor is nobody.
func TestAHostThatDoesNotAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := Memory()
		d, err := p.at.listen()
		must(t, err)
		defer d.Close()
		go func() {
			for c, err := d.Accept(); err == nil; c, err = d.Accept() {
				defer c.Close()
			}
		}()
		silent := (*SilentError)(nil)
		if _, err := p.Join(); !errors.As(err, &silent) {
			t.Fatalf("join: %v", err)
		}
		says(t, silent, "does not answer", "it may be stopped")
		if _, err := p.Ask([]byte("1")); !errors.As(err, &silent) {
			t.Errorf("ask: %v", err)
		}
	})
}
