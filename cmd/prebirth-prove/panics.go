//go:build unix

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"time"
)

// panics has the program fail inside, at a random message of each kind: in
// Update, in View, in a command and in a goroutine of its own. It has to give
// the terminal back, exit with 70, say no word of what was written, and keep what
// was on the screen.
func (p *proof) panics() (rows []row, err error) {
	for _, where := range []string{"update", "view", "command", "goroutine"} {
		e := p.many("panic in "+where, p.times(20, 100), func(h *home, random *rand.Rand) (loss, error) {
			return p.fails(where, h, random)
		})
		rows = append(rows, row{
			What: "panic in " + where + " while typing", Tried: e.tried, Bad: e.bad,
			Found: fmt.Sprintf("%d lost what was on the screen%s", e.bad, e.worst),
		})
		err = errors.Join(err, e.err)
	}
	return rows, err
}

// fails runs the program with a fault in it until that comes.
func (p *proof) fails(where string, h *home, random *rand.Rand) (loss, error) {
	at := 30 + random.IntN(60)
	if where == "command" || where == "goroutine" {
		at = 2 + random.IntN(6) // there are fewer of them
	}
	t, err := h.sit(p.faulty, random, fmt.Sprintf("PREBIRTH_FAULT=%s:%d", where, at))
	if t == nil {
		return loss{}, err
	}
	for err == nil && len(t.strokes) < 2000 {
		shown := t.shown()
		if !t.Alternate() {
			break // the terminal was given back, and echoes what is typed by itself
		}
		t.seen = shown
		err = t.types(1)
	}
	began := time.Now()
	ended := t.Wait(patience)
	exit := (*exec.ExitError)(nil)
	if !errors.As(ended, &exit) || exit.ExitCode() != 70 {
		return loss{}, fmt.Errorf("panic in %s: ended with %v, not with exit code 70\n%s", where, ended, t.Text())
	}
	if t.Alternate() {
		return loss{}, fmt.Errorf("panic in %s left the terminal on the alternate screen", where)
	}
	if strings.Contains(t.Text(), "goroutine ") {
		return loss{}, fmt.Errorf("panic in %s printed a stack:\n%s", where, t.Text())
	}
	return t.lost(began)
}
