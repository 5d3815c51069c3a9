//go:build unix

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
	"prebirth/progress"
)

// What is written to, and how its screens are known.
const (
	part    = "unborn-babies/3"
	reading = "read on"
	writing = "Reflecting ·"
)

// patience is how long words may take to come before a trial is given up. It is
// no verdict on the program.
const patience = 30 * time.Second

// A home is a folder for everything the program keeps, with an account of what
// was typed into it.
type home struct {
	dir   string
	token int    // the next word's number
	typed string // everything that was ever sent to the writing box
}

// newHome makes a home in which the questions of a first start were answered.
func (p *proof) newHome(name string) (*home, error) {
	h := &home{dir: filepath.Join(p.dir, "homes", name)}
	store, err := progress.Open(h.folders(), progress.Options{})
	if err != nil {
		return nil, err
	}
	err = errors.Join(store.SetSetting(progress.SettingOffered, "yes"), store.SetSetting(progress.SettingNoted, "yes"))
	return h, errors.Join(err, store.Close())
}

func (h *home) folders() progress.Folders {
	f, err := progress.FoldersFor(h.dir, func(string) string { return "" })
	if err != nil {
		panic(err) // an absolute folder needs nothing of the environment
	}
	return f
}

// stored is what is on the disk, read as the next start of the program would.
func (h *home) stored() (string, error) {
	store, err := progress.Open(h.folders(), progress.Options{})
	if err != nil {
		return "", err
	}
	if aside := store.SetAside(); aside != "" {
		return "", errors.Join(errors.New("the store was damaged"), store.Close())
	}
	found, err := store.Reflections(progress.Filter{Briefing: "unborn-babies", Limit: 10})
	if err := errors.Join(err, store.Close()); err != nil {
		return "", err
	}
	if len(found) > 1 {
		return "", fmt.Errorf("there are %d reflections, and one was written: …%q and …%q, typed …%q", len(found),
			tail(found[0].Text), tail(found[1].Text), tail(h.typed))
	}
	if len(found) == 0 {
		return "", nil
	}
	return found[0].Text, nil
}

// A stroke is when so much of the text had been sent.
type stroke struct {
	length int
	at     time.Time
}

// A typist is a person at the program.
type typist struct {
	*terminal.Session
	home    *home
	strokes []stroke
	seen    int // length of the text that was said to be saved
	random  *rand.Rand
}

// sit starts the program on a home and opens the writing box, the cursor behind
// the last word.
func (h *home) sit(program string, random *rand.Rand, env ...string) (*typist, error) {
	args, first, open := []string{"read", part}, reading, "r"
	if h.typed != "" { // the library offers to go on where the writing stopped
		args, first, open = nil, "Continue", "\r"
	}
	s, err := terminal.Start(terminal.Options{Width: 100, Height: 30, First: first, Env: env},
		program, append([]string{"--home", h.dir}, args...)...)
	if err != nil {
		return nil, err
	}
	t := &typist{Session: s, home: h, random: random}
	if _, err := s.First(patience); err != nil {
		return t, err
	}
	if _, err := s.Until(writing, patience, open); err != nil {
		return t, err
	}
	return t, s.Send("\x1b[1;5F") // ctrl+end
}

// types sends words letter by letter, with pauses of a person who types fast and
// thinks now and then.
func (t *typist) types(words int) error {
	for range words {
		t.home.token++
		for _, letter := range fmt.Sprintf("w%d ", t.home.token) {
			t.home.typed += string(letter)
			if err := t.Send(string(letter)); err != nil {
				return err
			}
			t.strokes = append(t.strokes, stroke{len(t.home.typed), time.Now()})
			time.Sleep(time.Duration(t.random.IntN(20)) * time.Millisecond)
		}
	}
	return nil
}

// lastWord is the word that was typed last.
func (t *typist) lastWord() string { return fmt.Sprintf("w%d", t.home.token) }

// waitSaved waits until the screen says that everything typed is saved. The blank
// behind the last word is not counted: the screen looks the same before it is read.
func (t *typist) waitSaved() error {
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		screen := t.Text()
		if strings.Contains(screen, t.lastWord()) && strings.Contains(screen, "Saved ") {
			t.seen = len(t.home.typed) - 1
			return nil
		}
		if time.Now().After(end) {
			return fmt.Errorf("%q is not said to be saved:\n%s", t.lastWord(), screen)
		}
	}
}

// kill ends the process by a signal that it can do nothing about.
func (t *typist) kill() error {
	err := syscall.Kill(t.Pid(), syscall.SIGKILL)
	if ended := t.Close(); !killed(ended) {
		err = errors.Join(err, ended)
	}
	return err
}

func killed(err error) bool {
	exit := (*exec.ExitError)(nil)
	return errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL
}

// A loss is what one end of the program took.
type loss struct {
	acknowledged int           // letters that had been said to be saved
	letters      int           // all letters
	oldest       time.Duration // age of the oldest of them when the program ended
	took         time.Duration // for the program to end, where it was asked to
	where        string        // the ends of what was typed and of what was kept
}

// lost compares what was typed with what is on the disk, at an end of the
// program at a time. What is on the disk has to be the beginning of what was
// typed, or the error says that it is not.
func (t *typist) lost(ended time.Time) (loss, error) {
	kept, err := t.home.stored()
	if err != nil {
		return loss{}, err
	}
	if !strings.HasPrefix(t.home.typed, kept) {
		return loss{}, fmt.Errorf("the disk holds something that was not typed: …%q, typed …%q", tail(kept), tail(t.home.typed))
	}
	l := loss{letters: len(t.home.typed) - len(kept), acknowledged: max(0, t.seen-len(kept))}
	l.where = fmt.Sprintf("typed …%q, said to be saved up to …%q, kept …%q", tail(t.home.typed), tail(t.home.typed[:t.seen]), tail(kept))
	for _, s := range t.strokes {
		if s.length > len(kept) {
			l.oldest = max(0, ended.Sub(s.at))
			break
		}
	}
	t.home.typed = kept
	return l, nil
}

func tail(text string) string { return text[max(0, len(text)-60):] }
