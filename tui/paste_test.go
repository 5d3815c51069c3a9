package tui

import (
	"strings"
	"testing"
	"time"
)

// What came of a paste is kept, however its bytes are split over reads; what came
// whole is not.
func TestTheTapKeepsAPasteWithoutAnEnd(t *testing.T) {
	const begin, end = "\x1b[200~", "\x1b[201~"
	long := strings.Repeat("a long text with an é. ", 100_000)
	for in, want := range map[string]string{
		"keys":                                 "",
		begin + "whole" + end + "keys":         "",
		begin + "half":                         "half",
		"keys" + begin + "half" + "\x1b[2":     "half\x1b[2",
		begin + "one" + end + begin + "two, é": "two, é",
		begin + "one" + begin + "two":          "one" + begin + "two",
		begin:                                  "",
		begin + long:                           long[:pasteKept],
	} {
		for _, size := range []int{1, 2, 3, 7, 4096} {
			if size < 7 && len(in) > 1000 {
				continue
			}
			tap := &tap{}
			for rest := in; rest != ""; {
				n := min(size, len(rest))
				tap.hear([]byte(rest[:n]))
				rest = rest[n:]
			}
			got := tap.take()
			if len(want) == pasteKept { // and the few bytes in which an end may have begun
				got = got[:min(len(got), pasteKept)]
			}
			if got != want {
				t.Errorf("of %.40q, %d bytes at a time, %.40q is left, want %.40q", in, size, got, want)
			}
			if again := tap.take(); again != "" {
				t.Errorf("it is there twice: %.40q", again)
			}
		}
	}
}

// A paste is given up when it stands still, or when only somebody's keys come;
// not while it comes.
func TestAPasteIsGivenUp(t *testing.T) {
	for name, c := range map[string]struct {
		each int // bytes between two looks
		ends bool
	}{"it stands still": {0, true}, "keys are pressed": {8, true}, "it comes slowly": {100, false}} {
		p := paste{tap: &tap{}}
		p.tap.hear([]byte("\x1b[200~begun"))
		cmd := p.begin()
		for range 10 * pasteStill {
			if !p.open {
				break
			}
			l := pasteLooked{n: p.n, read: p.tap.read()}
			p.tap.hear([]byte(strings.Repeat("x", c.each)))
			cmd = p.looked(l)
		}
		if p.open == c.ends || cmd == nil {
			t.Errorf("%s: it is over: %v", name, !p.open)
		}
		if p.begin(); p.looked(pasteLooked{n: p.n - 1}) != nil {
			t.Errorf("%s: a look at an older paste counts", name)
		}
	}
}

// The period counts from the last key by either clock, with one timer.
func TestQuiet(t *testing.T) {
	now := time.Now()
	fired := make(chan struct{}, 10)
	q := quiet{send: func() { fired <- struct{}{} }}
	q.begin(time.Minute, now)
	defer q.stop()
	timer := q.timer
	q.touch(now.Add(30 * time.Second))
	if q.timer != timer {
		t.Error("each key makes a timer")
	}
	if q.over(now.Add(80*time.Second)) || !q.over(now.Add(91*time.Second)) {
		t.Error("the period does not count from the last key")
	}
	if !q.over(now.Round(0).Add(91 * time.Second)) {
		t.Error("the clock on the wall does not count")
	}
	q.stop()
	if q.touch(now); !q.armed {
		t.Error("a key after the period begins no other")
	}
	q.begin(0, now)
	if q.armed || q.over(now.Add(1000*time.Hour)) {
		t.Error("never is not never")
	}
	for setting, want := range map[string]int{"": 10, "0": 0, "3": 3, "-1": 10, "many": 10, "99999": 10} {
		if got := lockAfter(setting); got != time.Duration(want)*time.Minute {
			t.Errorf("%q is %v", setting, got)
		}
	}
}
