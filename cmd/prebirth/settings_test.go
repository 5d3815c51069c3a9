//go:build unix

package main

import (
	"os"
	"path/filepath"
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
