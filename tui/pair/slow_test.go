package pair

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// A terminal that reads nothing keeps nobody waiting, and costs one document.
func TestASlowTerminal(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		leakless(t)
		h := listen(t, p, HostOptions{})
		slow, quick := join(t, p), hear(join(t, p))
		filler := strings.Repeat("x", 4000)
		doc := func(n int) string { return fmt.Sprintf(`{"n":%d,"filler":"%s"}`, n, filler) }
		const last = 10_000
		quickly := make(chan bool)
		go func() {
			quick.until(t, doc(last))
			close(quickly)
		}()
		for n := range last + 1 {
			must(t, h.Tell([]byte(doc(n))))
		}
		next(t, quickly)
		h.mu.Lock()
		for j := range h.joined {
			if len(j.newest) > 1 {
				t.Errorf("%d documents are kept", len(j.newest))
			}
		}
		h.mu.Unlock()
		woken := hear(slow)
		for heard := 1; next(t, woken.docs) != doc(last); heard++ {
			if heard > last/10 {
				t.Fatalf("%d documents lay before the newest", heard)
			}
		}
	})
}

// The end does not wait for one who reads nothing.
func TestTheEndAndASlowTerminal(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		leakless(t)
		h := listen(t, p, HostOptions{})
		slow, quick := join(t, p), hear(join(t, p))
		big := []byte(`"` + strings.Repeat("x", Longest-2) + `"`)
		must(t, h.Tell(big))
		if got := next(t, quick.docs); got != string(big) {
			t.Errorf("%d bytes came", len(got))
		}
		must(t, h.Close())
		if err := next(t, quick.over); err != nil {
			t.Errorf("the one who reads: %v", err)
		}
		lost := (*LostError)(nil)
		if err := slow.Hear(func([]byte) {}); !errors.As(err, &lost) {
			t.Errorf("the one who does not: %v", err)
		}
	})
}
