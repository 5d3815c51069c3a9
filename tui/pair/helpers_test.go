package pair

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// long is when a test gives up on what hangs.
const long = 30 * time.Second

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// short is a folder with a path that leaves room for that of a socket.
func short(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "p")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// env is an environment of one runtime folder.
func env(runtime string) func(string) string {
	return func(name string) string {
		if name == "XDG_RUNTIME_DIR" {
			return runtime
		}
		return ""
	}
}

// at is the place of a store below dir.
func at(t testing.TB, dir, store string) Place {
	t.Helper()
	p, err := Where(env(dir), filepath.Join(dir, store))
	must(t, err)
	return p
}

// everywhere runs a test at each kind of place.
func everywhere(t *testing.T, test func(t *testing.T, p Place)) {
	t.Run("socket", func(t *testing.T) { test(t, at(t, short(t), "data")) })
	t.Run("loopback", func(t *testing.T) {
		f := at(t, short(t), "data").at.(folder)
		f.loopback = true
		test(t, Place{f})
	})
	t.Run("memory", func(t *testing.T) {
		p, _ := Memory()
		test(t, p)
	})
}

func listen(t testing.TB, p Place, o HostOptions) *Host {
	t.Helper()
	h, err := p.Listen(o)
	must(t, err)
	t.Cleanup(func() { h.Close() })
	return h
}

func join(t testing.TB, p Place) *Guest {
	t.Helper()
	g, err := p.Join()
	must(t, err)
	t.Cleanup(func() { g.Close() })
	return g
}

// A listener is a guest that hears.
type listener struct {
	*Guest
	docs chan string // closed at the end
	over chan error  // what Hear returned
}

func hear(g *Guest) *listener {
	l := &listener{g, make(chan string, 100), make(chan error, 1)}
	go func() {
		l.over <- g.Hear(func(doc []byte) { l.docs <- string(doc) })
		close(l.docs)
	}()
	return l
}

// next is what comes out of c, or the end of the test.
func next[T any](t testing.TB, c <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(long):
		stacks := make([]byte, 1<<16)
		t.Fatalf("nothing came\n%s", stacks[:runtime.Stack(stacks, true)])
	}
	return v
}

// until hears documents up to the one that is wanted.
func (l *listener) until(t testing.TB, want string) {
	t.Helper()
	for got := next(t, l.docs); got != want; got = next(t, l.docs) {
		if got == "" {
			t.Fatalf("it ended before %.40s came", want)
		}
	}
}

// says checks the words of an error, and that it has a hint with those words.
func says(t *testing.T, err error, text, hint string) {
	t.Helper()
	hinted, ok := err.(interface{ Hint() string })
	if !ok || !strings.Contains(err.Error(), text) || !strings.Contains(hinted.Hint(), hint) {
		t.Errorf("%q, hint %v; wanted %q, hint %q", err, hinted, text, hint)
	}
}

// leakless fails a test that leaves goroutines behind.
func leakless(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for end := time.Now().Add(long); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				stacks := make([]byte, 1<<16)
				t.Fatalf("%d goroutines before and %d after\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
			}
		}
	})
}

func number(n int) string { return fmt.Sprintf(`{"n":%d}`, n) }

// connected is how many connections a host has.
func (h *Host) connected() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.links)
}
