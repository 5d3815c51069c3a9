//go:build unix

package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
	"unicode/utf16"
)

// A watchman knows words that may be in no file outside the encrypted store, and
// the folders in which the program could have put them.
type watchman struct {
	p       *proof
	h       *home
	random  *rand.Rand
	around  string // its HOME, TMPDIR, working folder and the file of TEA_TRACE
	allowed string // a folder that the person chose to put words in
	words   []string
	flows   int
	found   []string
}

// canaries writes, finds, shares, locks, backs up, restores, exports and breaks
// off, and looks after each for the words in every file the program could have
// written, also while it runs.
func (p *proof) canaries() ([]row, error) {
	times := p.times(3, 25)
	all := &watchman{}
	for i := range times {
		w, err := p.newWatchman(i)
		if err != nil {
			return nil, err
		}
		for _, flow := range []func(*watchman) error{
			(*watchman).writes, (*watchman).isKilled, (*watchman).quits, (*watchman).panics, (*watchman).finds,
			(*watchman).exports, (*watchman).backsUp, (*watchman).locks, (*watchman).restores, (*watchman).erases,
		} {
			if err := flow(w); err != nil {
				return nil, err
			}
			w.flows++
			if err := w.look(); err != nil {
				return nil, err
			}
		}
		all.flows += w.flows
		all.words = append(all.words, w.words...)
		all.found = append(all.found, w.found...)
	}
	r := row{What: "canary words searched for after each flow", Tried: all.flows, Bad: len(all.found),
		Found: fmt.Sprintf("%d words, %d found outside the encrypted store", len(all.words), len(all.found))}
	if len(all.found) > 0 {
		r.Found += ": " + strings.Join(all.found[:min(3, len(all.found))], ", ")
	}
	return []row{r}, nil
}

func (p *proof) newWatchman(i int) (*watchman, error) {
	h, err := p.newHome(fmt.Sprintf("canary-%d", i))
	if err != nil {
		return nil, err
	}
	w := &watchman{p: p, h: h, random: rand.New(rand.NewPCG(uint64(i), 3)),
		around: filepath.Join(p.dir, fmt.Sprintf("around-%d", i)), allowed: filepath.Join(p.dir, fmt.Sprintf("allowed-%d", i))}
	for _, dir := range []string{filepath.Join(w.around, "tmp"), w.allowed} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// environ is where the program may leave things, if it leaves any.
func (w *watchman) environ() []string {
	return []string{"HOME=" + w.around, "TMPDIR=" + filepath.Join(w.around, "tmp"),
		"TEA_TRACE=" + filepath.Join(w.around, "trace"), "TEA_DEBUG=true", "GOTRACEBACK=crash"}
}

// word is a new word to look for.
func (w *watchman) word() string {
	letters := make([]byte, 14)
	for i := range letters {
		letters[i] = byte('a' + w.random.IntN(26))
	}
	w.words = append(w.words, string(letters))
	return string(letters)
}

// command runs the program without a screen, in its own folder. What it prints is
// for the person, and is no file.
func (w *watchman) command(args ...string) error {
	c := exec.Command(w.p.program, append([]string{"--home", w.h.dir}, args...)...)
	c.Dir = w.around
	c.Env = append(os.Environ(), w.environ()...)
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("prebirth %s: %w\n%s", strings.Join(args, " "), err, said)
	}
	return nil
}

// write opens the box in a program and writes a new word.
func (w *watchman) write(program string, env ...string) (*typist, error) {
	t, err := w.h.sit(program, w.random, append(env, w.environ()...)...)
	if err != nil {
		return t, err
	}
	if err := t.Send(w.word() + " "); err != nil {
		return t, err
	}
	return t, errors.Join(t.types(1), t.waitSaved(), w.look())
}

func (w *watchman) writes() error {
	t, err := w.write(w.p.program)
	return errors.Join(err, t.Close())
}

func (w *watchman) isKilled() error {
	t, err := w.write(w.p.program)
	return errors.Join(err, t.kill())
}

func (w *watchman) quits() error {
	t, err := w.write(w.p.program)
	err = errors.Join(err, syscall.Kill(t.Pid(), syscall.SIGQUIT))
	_ = t.Wait(patience) // with a code that is looked at elsewhere
	return err
}

func (w *watchman) panics() error {
	t, err := w.write(w.p.faulty, "PREBIRTH_FAULT=update:80")
	for err == nil && t.Send("x") == nil {
		time.Sleep(5 * time.Millisecond)
		if !t.Alternate() {
			break
		}
	}
	_ = t.Wait(patience)
	return err
}

func (w *watchman) finds() error { return w.command("search", w.words[0]) }

func (w *watchman) exports() error {
	return w.command("reflections", "export", "--output", filepath.Join(w.allowed, "export.md"))
}

func (w *watchman) backsUp() error { return w.command("backup") }

// locks sets a passphrase. The files that it is given and that hold it are the
// person's own.
func (w *watchman) locks() error {
	file := filepath.Join(w.allowed, "passphrase")
	if err := os.WriteFile(file, []byte(w.word()+" "+w.word()+"\n"), 0o600); err != nil {
		return err
	}
	code := filepath.Join(w.allowed, "code")
	if err := w.command("passphrase", "--new-passphrase-file", file, "--recovery-code-file", code); err != nil {
		return err
	}
	written, err := os.ReadFile(code)
	if err == nil {
		w.words = append(w.words, strings.TrimSpace(string(written)))
	}
	return err
}

func (w *watchman) unlocked(args ...string) error {
	return w.command(append([]string{"--passphrase-file", filepath.Join(w.allowed, "passphrase")}, args...)...)
}

func (w *watchman) restores() error {
	backups, err := filepath.Glob(filepath.Join(w.h.folders().Data, "backups", "*.db"))
	if err != nil || len(backups) == 0 {
		return errors.Join(err, errors.New("there is no backup to restore"))
	}
	return w.unlocked("restore", "--yes", filepath.Base(backups[0]))
}

func (w *watchman) erases() error { return w.command("erase-everything", "--yes-erase-everything") }

// look searches every file that the program could have written for the words, in
// the forms in which text is written.
func (w *watchman) look() error {
	for _, root := range []string{w.h.dir, w.around} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return ignoreGone(err)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return ignoreGone(err)
			}
			for _, word := range w.words {
				if holds(data, word) {
					w.found = append(w.found, strings.TrimPrefix(path, w.p.dir))
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ignoreGone lets a file go that was there a moment ago.
func ignoreGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func holds(data []byte, word string) bool {
	wide := make([]byte, 0, 2*len(word))
	for _, unit := range utf16.Encode([]rune(word)) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for _, form := range [][]byte{[]byte(word), wide, []byte(hex.EncodeToString([]byte(word))),
		[]byte(base64.StdEncoding.EncodeToString([]byte(word))[:16])} {
		if bytes.Contains(data, form) {
			return true
		}
	}
	return false
}
