//go:build unix && fault

package main

import (
	"fmt"
	"strings"
	"testing"

	"prebirth/tui"
)

// After a fault of the program's own the terminal is given back, the words are on
// the disk, one sentence is said, and nothing of what the panic held or of where
// it was.
func TestTerminalFaults(t *testing.T) {
	for what, n := range map[string]int{"update": 60, "view": 40, "command": 30, "goroutine": 5} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.noted()
			p.start(fmt.Sprintf("PREBIRTH_FAULT=%s:%d exec prebirth read %s", what, n, part))
			p.shows(reading)
			p.press("r")
			p.shows(reflecting, emptyBox)
			typed := ""
			for !strings.Contains(p.screen(), "ended ") {
				letter := string(rune('a' + len(typed)%26))
				p.press(letter, "C-s", "C-q") // each save is a command; to a shell they are stop and go on
				if typed += letter; len(typed) > 1000 {
					t.Fatalf("it goes on\n%s", p.screen())
				}
			}
			p.ended(70)
			all := p.tmux("capture-pane", "-p", "-S", "-", "-t", "p")
			for _, w := range []string{tui.FaultWords, "goroutine ", "panic", ".go:", reflecting} {
				if strings.Contains(all, w) {
					t.Errorf("%q is on the terminal:\n%s", w, all)
				}
			}
			if !strings.Contains(fold(all), "the program met a fault of its own") {
				t.Errorf("it is not said:\n%s", all)
			}
			if texts := p.texts(); len(texts) != 1 || !strings.HasPrefix(typed, texts[0]) {
				t.Errorf("typed was %q, on the disk is %q", typed, texts)
			}
			p.endedProperly()
		})
	}
}
