package pair

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"testing"
)

func TestThereAndBack(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		leakless(t)
		heard, counts := make(chan string, 10), make(chan int, 10)
		h := listen(t, p, HostOptions{
			Hear:   func(msg []byte) { heard <- string(msg) },
			First:  func() []byte { return []byte("{\n \"first\": true}\n") },
			Joined: func(n int) { counts <- n },
		})
		a := hear(join(t, p))
		if got := next(t, counts); got != 1 {
			t.Errorf("%d are joined", got)
		}
		b := hear(join(t, p))
		if got := next(t, counts); got != 2 {
			t.Errorf("%d are joined", got)
		}
		for _, g := range []*listener{a, b} {
			if got := next(t, g.docs); got != `{"first":true}` {
				t.Errorf("first came %s", got)
			}
		}
		must(t, h.Tell([]byte(number(1))))
		a.until(t, number(1))
		b.until(t, number(1))
		for n := range 5 {
			must(t, a.Say([]byte(number(n))))
		}
		for n := range 5 {
			if got := next(t, heard); got != number(n) {
				t.Errorf("heard %s in place %d", got, n)
			}
		}
		must(t, b.Close())
		if err := next(t, b.over); !errors.Is(err, net.ErrClosed) {
			t.Errorf("the one that left: %v", err)
		}
		if got := next(t, counts); got != 1 {
			t.Errorf("%d are joined", got)
		}
		must(t, h.Tell([]byte(number(2))))
		must(t, h.Close())
		a.until(t, number(2))
		if err := next(t, a.over); err != nil {
			t.Errorf("at the end: %v", err)
		}
		if err := a.Say([]byte("1")); !errors.Is(err, ErrEnded) {
			t.Errorf("after the end: %v", err)
		}
		if n := h.connected(); n != 0 {
			t.Errorf("%d connections outlive the host", n)
		}
		must(t, h.Close())
	})
}

// What is told just before the end is heard.
func TestTheLastDocument(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		for n := range 50 {
			h := listen(t, p, HostOptions{})
			g := hear(join(t, p))
			must(t, h.Tell([]byte(number(n))))
			must(t, h.Close())
			g.until(t, number(n))
		}
	})
}

// Without a first document it is the newest.
func TestTheNewestIsFirst(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		h := listen(t, p, HostOptions{})
		must(t, h.Tell([]byte("1")))
		must(t, h.Tell([]byte("2")))
		if got := next(t, hear(join(t, p)).docs); got != "2" {
			t.Errorf("first came %s", got)
		}
	})
}

func TestBeforeAndAfterTheHost(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		nobody := func() {
			t.Helper()
			none := (*NobodyError)(nil)
			if _, err := p.Join(); !errors.As(err, &none) {
				t.Fatalf("join: %v", err)
			}
			if _, err := p.Ask([]byte("1")); !errors.As(err, &none) {
				t.Fatalf("ask: %v", err)
			}
			says(t, none, "no session is running", "prebirth present BRIEFING starts one")
		}
		nobody()
		for range 2 {
			h := listen(t, p, HostOptions{})
			taken := (*TakenError)(nil)
			if _, err := p.Listen(HostOptions{}); !errors.As(err, &taken) {
				t.Fatalf("a second host: %v", err)
			}
			says(t, taken, p.String(), "prebirth notes joins")
			join(t, p)
			must(t, h.Close())
			nobody()
		}
	})
}

func TestTwoStoresDoNotMeet(t *testing.T) {
	dir := short(t)
	listen(t, at(t, dir, "one"), HostOptions{})
	none := (*NobodyError)(nil)
	if _, err := at(t, dir, "two").Join(); !errors.As(err, &none) {
		t.Errorf("the other store: %v", err)
	}
	must(t, os.Mkdir(filepath.Join(dir, "one"), 0o700))
	must(t, os.Symlink("one", filepath.Join(dir, "link")))
	join(t, at(t, dir, "link"))
	join(t, at(t, dir, "one"))
}

func TestAsk(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		leakless(t)
		h := listen(t, p, HostOptions{
			Joined: func(n int) { t.Errorf("%d joined", n) },
			Answer: func(q []byte) []byte {
				if string(q) == `"nothing"` {
					return nil
				}
				return fmt.Appendf(nil, `{"asked": %s}`, q)
			},
		})
		if got, err := p.Ask([]byte(`"what"`)); string(got) != `{"asked":"what"}` || err != nil {
			t.Errorf("%s, %v", got, err)
		}
		lost := (*LostError)(nil)
		if _, err := p.Ask([]byte(`"nothing"`)); !errors.As(err, &lost) {
			t.Errorf("no answer: %v", err)
		}
		fault := (*DocumentError)(nil)
		if _, err := p.Ask([]byte("what")); !errors.As(err, &fault) {
			t.Errorf("no question: %v", err)
		}
		must(t, h.Close())
		listen(t, p, HostOptions{})
		if _, err := p.Ask([]byte("1")); !errors.Is(err, ErrUnasked) {
			t.Errorf("one that answers nothing: %v", err)
		}
	})
}

// The answer to "yield" arrives although the host then closes.
func TestTheLastAnswer(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		for range 50 {
			asked := make(chan bool, 1)
			h := listen(t, p, HostOptions{Answer: func([]byte) []byte {
				asked <- true
				return []byte(`"yes"`)
			}})
			closed := make(chan error, 1)
			go func() {
				<-asked
				closed <- h.Close()
			}()
			if got, err := p.Ask([]byte(`"yield"`)); string(got) != `"yes"` {
				t.Fatalf("%s, %v", got, err)
			}
			must(t, next(t, closed))
		}
	})
}

func TestOnlySoManyJoin(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		leakless(t)
		counts := make(chan int, 100)
		listen(t, p, HostOptions{Joined: func(n int) { counts <- n }})
		var guests []*Guest
		for n := range Most {
			guests = append(guests, join(t, p))
			if got := next(t, counts); got != n+1 {
				t.Errorf("%d are joined", got)
			}
		}
		full := (*FullError)(nil)
		if _, err := p.Join(); !errors.As(err, &full) {
			t.Fatalf("one too many: %v", err)
		}
		says(t, full, "8 terminals", "close prebirth notes")
		must(t, guests[0].Close())
		if got := next(t, counts); got != Most-1 {
			t.Errorf("%d are joined", got)
		}
		join(t, p)
	})
}

func TestWhatCannotBeSaid(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		heard := make(chan string, 1)
		h := listen(t, p, HostOptions{Hear: func(msg []byte) { heard <- string(msg) }})
		g := join(t, p)
		for want, doc := range map[error][]byte{
			errLong: bytes.Repeat([]byte("1"), Longest+1), errJSON: []byte("{}\n{}"),
			errUTF8: []byte("\"\xff\""), errTaken: []byte(` {"prebirth": "ended"}`),
		} {
			if err := g.Say(doc); !errors.Is(err, want) {
				t.Errorf("say: %v", err)
			}
			if err := h.Tell(doc); !errors.Is(err, want) {
				t.Errorf("tell: %v", err)
			}
		}
		must(t, g.Say(bytes.Repeat([]byte("1"), Longest)))
		if got := next(t, heard); len(got) != Longest {
			t.Errorf("%d bytes came", len(got))
		}
	})
}
