package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// The person's own editor gets the text in a file that nobody else can read, its
// arguments stay apart, and the file is gone afterwards.
func TestEdit(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editor of this test is a script of the shell")
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "editor")
	seen := filepath.Join(dir, "seen")
	code := "#!/bin/sh\nls -l \"$2\" >" + seen + "\nprintf '%s\\n' \"$1\" >>" + seen + "\nsed -i s/afraid/calm/ \"$2\"\necho more >>\"$2\"\n"
	if err := os.WriteFile(script, []byte(code), 0o755); err != nil {
		t.Fatal(err)
	}
	for variable, other := range map[string]string{"VISUAL": "EDITOR", "EDITOR": "NOTHING"} {
		env := map[string]string{variable: script + " --wait", other: "false", "XDG_RUNTIME_DIR": dir}
		e := &surroundings{env}
		got, err := e.env().edit("I was afraid.\nI asked.")
		if err != nil || got != "I was calm.\nI asked.\nmore" {
			t.Errorf("%s: %q, %v", variable, got, err)
		}
		said, err := os.ReadFile(seen)
		if err != nil || !strings.HasPrefix(string(said), "-rw-------") || !strings.HasSuffix(string(said), "--wait\n") {
			t.Errorf("%s: the editor was given %q, %v", variable, said, err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "prebirth-*")); len(left) > 0 {
			t.Errorf("%s: %v is left", variable, left)
		}
	}
	e := &surroundings{map[string]string{"EDITOR": "false", "XDG_RUNTIME_DIR": dir}}
	if _, err := e.env().edit("words"); err == nil || !strings.Contains(err.Error(), "run false") {
		t.Errorf("an editor that fails: %v", err)
	}
}

// An surroundings makes an env of some variables.
type surroundings struct{ variables map[string]string }

func (v *surroundings) env() *env {
	return &env{in: os.Stdin, out: os.Stdout, getenv: func(name string) string { return v.variables[name] }}
}

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		"record supervision":              {"record", "supervision"},
		"prebirth list":                   {"list"},
		`handover card --name 'Amina O"K`: {"handover", "card", "--name", `Amina O"K`},
		`a "b c"'d e' f`:                  {"a", "b cd e", "f"},
		`say ""`:                          {"say", ""},
		"  \t":                            nil,
	} {
		if got := split(line); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}
