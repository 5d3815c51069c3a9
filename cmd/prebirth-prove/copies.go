//go:build unix

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// copies opens ten programs on one home at once. One of them may write; the
// others read and say who holds the store. When the one that writes is killed,
// another takes over, and both wordings are there.
func (p *proof) copies() ([]row, error) {
	times := p.times(5, 100)
	bad := 0
	random := rand.New(rand.NewPCG(1, 1))
	for i := range times {
		ok, err := p.tenCopies(fmt.Sprintf("copies-%d", i), random)
		if err != nil {
			return nil, err
		}
		if !ok {
			bad++
		}
	}
	return []row{{What: "ten copies of the program at once", Tried: times, Bad: bad,
		Found: fmt.Sprintf("%d times more or fewer than one could write, or words were lost", bad)}}, nil
}

func (p *proof) tenCopies(name string, random *rand.Rand) (ok bool, err error) {
	h, err := p.newHome(name)
	if err != nil {
		return false, err
	}
	var open []*typist
	for range 10 {
		s, err := terminal.Start(terminal.Options{Width: 100, Height: 30, First: reading}, p.program, "--home", h.dir, "read", part)
		if err != nil {
			return false, err
		}
		t := &typist{Session: s, home: h, random: random}
		open = append(open, t)
		defer func() { _ = t.kill() }()
	}
	for _, t := range open {
		if _, err := t.First(patience); err != nil {
			return false, err
		}
	}
	writers := 0
	var writer *typist
	for _, t := range open {
		if !t.held() {
			writers++
			writer = t
		}
	}
	if writers != 1 {
		return false, nil
	}
	return p.takesOver(h, writer, open)
}

// held waits until the copy is still, and says whether it says that another
// copy holds the store.
func (t *typist) held() bool {
	t.Quiet(300*time.Millisecond, patience)
	return strings.Contains(t.Text(), "nother copy")
}

// takesOver kills the copy that writes, and writes in another one.
func (p *proof) takesOver(h *home, writer *typist, open []*typist) (bool, error) {
	if _, err := writer.Until(writing, patience, "r"); err != nil {
		return false, err
	}
	if err := errors.Join(writer.types(3), writer.waitSaved(), writer.kill()); err != nil {
		return false, err
	}
	before := h.typed
	for _, t := range open {
		if t == writer {
			continue
		}
		if _, err := t.Until(writing, patience, "r"); err != nil {
			return false, err
		}
		if err := errors.Join(t.Send("\x1b[1;5F"), t.types(3), t.waitSaved()); err != nil {
			return false, err
		}
		kept, err := h.stored()
		return err == nil && strings.HasPrefix(kept, before) && strings.Contains(kept, t.lastWord()), err
	}
	return false, nil
}
