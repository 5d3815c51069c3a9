//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// settings writes the settings file of the home.
func (p *terminal) settings(text string) {
	p.Helper()
	path := filepath.Join(p.home, "config", "settings")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		p.Fatal(err)
	}
}

// A settings file that cannot be understood stops the start, before anything is
// drawn or asked: who has asked for high contrast shall not have to guess why it is
// not there.
func TestTerminalSettingsThatAreWrong(t *testing.T) {
	for _, line := range []string{"exec prebirth", "exec prebirth present unborn-babies", "exec prebirth notes"} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.settings("theme = contrats\nmouse = perhaps\n")
			p.start(line)
			p.ended(4)
			p.shows("line 1: theme cannot be \"contrats\"", "line 2: mouse cannot be \"perhaps\"",
				"hint: line 1: did you mean contrast?", "line 2: it is no or yes")
			if _, err := os.Stat(filepath.Join(p.home, "data")); err == nil {
				t.Error("something was begun on the disk")
			}
		})
	}
}

// A home in which only the settings were written opens like a new one.
func TestTerminalSettingsAlone(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.settings("# mine\n")
	p.start("exec prebirth")
	p.shows("Seven-minute briefings", "q quit")
	p.lacks("cannot")
	p.press("q")
	p.ended(0)
}

// The mouse is the program's where the settings say so, and the terminal's again
// however the program ends.
func TestTerminalMouse(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(*terminal)
		code int
	}{
		"keys":    {func(p *terminal) { p.press("q") }, 0},
		"SIGTERM": {func(p *terminal) { p.signal(syscall.SIGTERM) }, 143},
		"SIGHUP":  {func(p *terminal) { p.signal(syscall.SIGHUP) }, 129},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.settings("mouse = yes\n")
			p.start("exec prebirth")
			p.shows("Seven-minute briefings")
			p.is("#{mouse_button_flag} #{mouse_all_flag} #{mouse_sgr_flag}", "1 0 1")
			c.end(p)
			p.ended(c.code)
		})
	}
}

// Keys that cannot be are named before anything is drawn, with whatever else is wrong.
func TestTerminalKeysThatAreWrong(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.settings("mouse = perhaps\nkey reader/turn-page = p\n")
	p.start("exec prebirth")
	p.ended(4)
	for _, text := range []string{"line 1: mouse cannot be", "line 2: p would do two things: reader/turn-page, and reader/page-before"} {
		p.until("it says "+text, func() bool { // wherever the terminal breaks its rows
			return strings.Contains(fold(p.tmux("capture-pane", "-J", "-p", "-t", "p")), text)
		})
	}
}
