//go:build unix

package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/vault"
)

const terminalPassphrase = "a passphrase for the terminal"

// lock has the home open with the passphrase from now on.
func (p *terminal) lock() {
	p.Helper()
	p.noted()
	store := p.store(vault.Secret{})
	if err := store.Protect(terminalPassphrase, vault.NewCode()); err != nil {
		p.Fatal(err)
	}
	if err := store.Close(); err != nil {
		p.Fatal(err)
	}
}

func (p *terminal) store(secret vault.Secret) *progress.Store {
	p.Helper()
	folders, err := progress.FoldersFor(p.home, os.Getenv)
	if err != nil {
		p.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{Work: 10, Secret: secret})
	if err != nil {
		p.Fatal(err)
	}
	return store
}

// keeps holds the locked home to having one reflection, with these words, and to
// an end in good order.
func (p *terminal) keeps(want string) {
	p.Helper()
	store := p.store(vault.Secret{Passphrase: terminalPassphrase})
	defer store.Close()
	all, err := store.Reflections(progress.Filter{})
	if err != nil || len(all) != 1 || all[0].Text != want {
		p.Errorf("on the disk is %v, %v", all, err)
	}
	if _, back, err := store.CameBack(); err != nil || back {
		p.Errorf("the next start speaks of a crash: %v, %v", back, err)
	}
}

// Whatever ends the program while it is hidden or locked, nothing is lost and
// nothing stays on the screen.
func TestTerminalEndsCovered(t *testing.T) {
	for cover, key := range map[string]string{"hidden": "C-x", "locked": "C-l"} {
		for name, c := range map[string]struct {
			end  func(*terminal)
			code int
		}{
			"control C": {func(p *terminal) { p.press("C-c") }, 0},
			"SIGTERM":   {func(p *terminal) { p.signal(syscall.SIGTERM) }, 143},
			"SIGHUP":    {func(p *terminal) { p.signal(syscall.SIGHUP) }, 129},
			"SIGQUIT":   {func(p *terminal) { p.signal(syscall.SIGQUIT) }, 131},
		} {
			t.Run(cover+", "+name, func(t *testing.T) {
				t.Parallel()
				p := newTerminal(t)
				p.lock()
				p.start("exec prebirth read " + part)
				p.shows("Passphrase")
				p.lacks(partName)
				p.press(terminalPassphrase, "Enter")
				p.shows(reading)
				p.press("r")
				p.shows(reflecting, emptyBox)
				p.types(words)
				p.press(key)
				p.until("it is covered", func() bool { return !strings.Contains(p.screen(), "housing") })
				c.end(p)
				p.ended(c.code)
				if all := p.tmux("capture-pane", "-p", "-S", "-", "-t", "p"); strings.Contains(all, "housing") {
					t.Errorf("the words stayed in the terminal:\n%s", all)
				}
				p.keeps(words)
			})
		}
	}
}

// Suspended from outside, as by kill or by another program, the words are saved
// and the shell has its terminal; in the foreground again all is as it was.
func TestTerminalSuspended(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.noted()
	p.start(fmt.Sprintf("set -m; sh -c 'echo $$ >%s.own; exec prebirth read %s'; echo it is stopped; read go; fg", p.pidFile(), part))
	p.shows(reading)
	p.press("r")
	p.shows(reflecting, emptyBox)
	p.types(words)
	own, err := os.ReadFile(p.pidFile() + ".own")
	if err != nil {
		t.Fatal(err)
	}
	pid := 0
	if _, err := fmt.Sscan(string(own), &pid); err != nil {
		t.Fatal(err)
	}
	p.kill(pid, syscall.SIGTSTP)
	p.shows("it is stopped")
	p.is("#{alternate_on}", "0")
	p.is("#{cursor_flag}", "1")
	p.lacks("housing")
	p.saved(words)
	p.press("Enter")
	p.shows(reflecting, words)
	p.types(", and then")
	p.press("C-c")
	p.ended(0)
	p.saved(words + ", and then")
	p.endedProperly()
}

// Where nobody could have it go on, the system does not stop it; it goes on by
// itself.
func TestTerminalCannotBeSuspended(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.types(words)
	p.signal(syscall.SIGTSTP)
	p.saved(words)
	p.until("it takes keys again", func() bool {
		p.press("!")
		return strings.Contains(p.screen(), "!")
	})
	p.shows(reflecting)
}

// The end of a paste gets lost. The keyboard comes back, and what had come of the
// paste is there, with what was tried meanwhile.
func TestTerminalLostPaste(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.types("before, ")
	p.tmux(append([]string{"send-keys", "-t", "p", "-H"}, hexes("\x1b[200~pasted é\rin two lines")...)...)
	begun := time.Now()
	p.press("?", "?")
	p.shows("in two lines??")
	t.Logf("the keyboard was back after %v", time.Since(begun).Round(time.Millisecond))
	p.types(", after")
	p.saved("before, pasted é\nin two lines??, after")
	p.press("C-c")
	p.ended(0)
}

// hexes is text as tmux takes bytes.
func hexes(text string) (out []string) {
	for _, b := range []byte(text) {
		out = append(out, hex.EncodeToString([]byte{b}))
	}
	return out
}

// Two copies: the second reads and says who has it; when the first is closed, it
// writes.
func TestTerminalTwoCopies(t *testing.T) {
	t.Parallel()
	first := newTerminal(t)
	first.reflect()
	first.types("by the first")
	first.saved("by the first")
	second := newTerminal(t)
	second.home = first.home
	second.start("exec prebirth")
	second.shows("Another copy of prebirth (process " + fmt.Sprint(first.pid()))
	second.press("q")
	second.ended(0)
	second.start("exec prebirth")
	second.shows("Another copy of prebirth")
	first.press("C-c")
	first.ended(0)
	second.press("Enter")
	second.shows(reflecting, "by the first")
	second.types(", by the second")
	second.saved("by the first, by the second")
	second.press("C-c")
	second.ended(0)
}
