//go:build unix

package main

import (
	"syscall"
	"testing"
)

// A signal ends lines of text with its own code, and ends them altogether where it
// comes while they do another command.
func TestTerminalEndsLines(t *testing.T) {
	for name, before := range map[string][]string{
		"in the library":     nil,
		"in another command": {"run present key-messages --rehearse"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start("exec prebirth --linear")
			p.shows("A question mark lists what can be typed", "Ten key messages")
			for _, line := range before {
				p.types(line)
				p.press("Enter")
				p.shows("Before the start")
			}
			p.signal(syscall.SIGTERM)
			p.ended(143)
		})
	}
}
