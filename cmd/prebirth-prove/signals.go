//go:build unix

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// An ending is one way in which the program is told to end.
type ending struct {
	name string
	code int // of the exit
	do   func(*typist) error
}

func endings() []ending {
	by := func(sig syscall.Signal) func(*typist) error {
		return func(t *typist) error { return syscall.Kill(t.Pid(), sig) }
	}
	return []ending{
		{"SIGTERM", 143, by(syscall.SIGTERM)},
		{"SIGINT", 130, by(syscall.SIGINT)},
		{"SIGHUP", 129, by(syscall.SIGHUP)},
		{"SIGQUIT", 131, by(syscall.SIGQUIT)},
		{"SIGTSTP, SIGCONT, then SIGTERM", 143, stopAndGoOn},
		{"the terminal is closed", 129, func(t *typist) error { return t.HangUp() }},
	}
}

// stopAndGoOn stops the program as a shell does, and lets it go on.
func stopAndGoOn(t *typist) error {
	if err := syscall.Kill(t.Pid(), syscall.SIGTSTP); err != nil {
		return err
	}
	time.Sleep(time.Duration(20+t.random.IntN(200)) * time.Millisecond)
	if err := syscall.Kill(t.Pid(), syscall.SIGCONT); err != nil {
		return err
	}
	time.Sleep(time.Duration(t.random.IntN(100)) * time.Millisecond)
	return syscall.Kill(t.Pid(), syscall.SIGTERM)
}

// signals ends the program in every way that it can answer, at random moments of
// typing: 100 times each in CI, 2,000 in a long run. What was on the screen has
// to be on the disk.
func (p *proof) signals() (rows []row, err error) {
	for _, how := range endings() {
		e := p.many("signal "+how.name, p.times(100, 2_000), func(h *home, random *rand.Rand) (loss, error) {
			return p.told(how, h, random)
		})
		rows = append(rows, row{
			What: how.name + " while typing", Tried: e.tried, Bad: e.bad,
			Found: fmt.Sprintf("%d lost what was on the screen; slowest end %d ms%s", e.bad, e.slowest.Milliseconds(), e.worst),
		})
		err = errors.Join(err, e.err)
	}
	return rows, err
}

// told types, tells the program to end, and waits until it has.
func (p *proof) told(how ending, h *home, random *rand.Rand) (loss, error) {
	t, err := h.sit(p.program, random)
	if err == nil {
		err = t.types(1 + random.IntN(10))
	}
	if err != nil {
		return loss{}, errors.Join(err, t.kill())
	}
	t.seen = t.shown()
	began := time.Now()
	err = how.do(t)
	ended := t.Wait(patience)
	took := time.Since(began)
	exit := (*exec.ExitError)(nil)
	if !errors.As(ended, &exit) || exit.ExitCode() != how.code {
		err = errors.Join(err, fmt.Errorf("%s ended the program with %v, not with exit code %d", how.name, ended, how.code))
	}
	if how.code != 129 && t.Alternate() {
		err = errors.Join(err, fmt.Errorf("%s left the terminal on the alternate screen", how.name))
	}
	if err != nil {
		return loss{}, err
	}
	l, err := t.lost(began)
	l.took = took
	return l, err
}

// shown is how much of the text is on the screen, to the last whole word: those
// letters the program has surely read. The blank behind it is not counted: on a
// screen it looks the same before it is read.
func (t *typist) shown() int {
	screen := t.Text()
	for n := t.home.token; n > 0; n-- {
		word := fmt.Sprintf("w%d ", n)
		if strings.Contains(screen, word) {
			return strings.LastIndex(t.home.typed, word) + len(word) - 1
		}
	}
	return 0
}
