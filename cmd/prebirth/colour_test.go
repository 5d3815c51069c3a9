package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestProfile is decisions about colour on a terminal, the odd forms of what is said
// among them; what can come together is in testdata/colour.table. The libraries below
// understand "NO_COLOR=1" and nothing else, which is why the odd forms are here.
func TestProfile(t *testing.T) {
	const (
		none = colorprofile.ASCII // words and their weight, no colour
		few  = colorprofile.ANSI
		some = colorprofile.ANSI256
		all  = colorprofile.TrueColor
	)
	rich := vars{"TERM": "xterm-256color", "COLORTERM": "truecolor"}
	for _, c := range []struct {
		name string
		flag string
		env  vars
		want colorprofile.Profile
	}{
		{"a plain terminal", "auto", vars{"TERM": "xterm"}, few},
		{"256 colours", "auto", vars{"TERM": "xterm-256color"}, some},
		{"true colour", "auto", rich, all},
		{"inside tmux", "auto", vars{"TERM": "tmux-256color"}, some},
		{"no terminal named", "auto", vars{}, none},
		{"an empty name", "auto", vars{"TERM": ""}, none},
		{"dumb", "auto", vars{"TERM": "dumb"}, none},
		{"dumb that says it has colours", "auto", vars{"TERM": "dumb", "COLORTERM": "truecolor"}, none},

		{"NO_COLOR=1", "auto", rich.and("NO_COLOR", "1"), none},
		{"NO_COLOR=0", "auto", rich.and("NO_COLOR", "0"), none},
		{"NO_COLOR=false", "auto", rich.and("NO_COLOR", "false"), none},
		{"NO_COLOR=yes", "auto", rich.and("NO_COLOR", "yes"), none},
		{"NO_COLOR is a blank", "auto", rich.and("NO_COLOR", " "), none},
		{"NO_COLOR is empty", "auto", rich.and("NO_COLOR", ""), all},
		{"NO_COLOR against what forces colour", "auto",
			rich.and("NO_COLOR", "yes").and("CLICOLOR_FORCE", "1").and("FORCE_COLOR", "3"), none},

		{"CLICOLOR=0", "auto", rich.and("CLICOLOR", "0"), none},
		{"CLICOLOR=1", "auto", rich.and("CLICOLOR", "1"), all},
		{"CLICOLOR_FORCE=1 where there is none", "auto", vars{"TERM": "dumb", "CLICOLOR_FORCE": "1"}, few},
		{"CLICOLOR_FORCE=1", "auto", rich.and("CLICOLOR_FORCE", "1"), all},
		{"CLICOLOR_FORCE=0", "auto", vars{"TERM": "dumb", "CLICOLOR_FORCE": "0"}, none},
		{"CLICOLOR_FORCE against CLICOLOR", "auto", rich.and("CLICOLOR_FORCE", "1").and("CLICOLOR", "0"), all},
		{"FORCE_COLOR=1 where there is none", "auto", vars{"TERM": "dumb", "FORCE_COLOR": "1"}, few},
		{"FORCE_COLOR=true", "auto", vars{"FORCE_COLOR": "true"}, few},
		{"FORCE_COLOR=false", "auto", vars{"TERM": "dumb", "FORCE_COLOR": "false"}, none},

		{"never", "never", rich, none},
		{"never against what forces colour", "never", rich.and("CLICOLOR_FORCE", "1"), none},
		{"always where there is none", "always", vars{"TERM": "dumb"}, few},
		{"always where there is much", "always", rich, all},
		{"always against NO_COLOR=1", "always", vars{"TERM": "xterm", "NO_COLOR": "1"}, few},
		{"always against NO_COLOR=1 where there is much", "always", rich.and("NO_COLOR", "1"), all},
		{"always against NO_COLOR=yes", "always", vars{"TERM": "xterm", "NO_COLOR": "yes"}, few},
		{"always against CLICOLOR=0", "always", rich.and("CLICOLOR", "0"), all},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := colours(c.flag, c.env.get, c.env.list(), true); got != c.want {
				t.Errorf("%v, and should be %v", got, c.want)
			}
		})
	}
}

// A wish is one row of testdata/colour.table: what is said of colour, and what comes of
// it.
type wish struct {
	flag     string
	env      vars
	terminal bool
	want     string
}

func (w wish) String() string {
	return fmt.Sprintf("--color %s %v, terminal %v", w.flag, map[string]string(w.env), w.terminal)
}

// wishes are the rows. They are all that can be combined of the values in them.
func wishes(t *testing.T) (all []wish) {
	t.Helper()
	text, err := os.ReadFile("testdata/colour.table")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Fields(line)
		switch {
		case cells[0] == "#":
		case names == nil:
			names = cells
		default:
			w := wish{flag: cells[0], env: vars{}, terminal: cells[6] == "yes", want: cells[7]}
			for i, value := range cells[1:6] {
				if value != "-" {
					w.env[names[i+1]] = strings.Trim(value, "'")
				}
			}
			seen[strings.Join(cells[:7], " ")] = true
			all = append(all, w)
		}
	}
	if len(all) != 3*3*2*2*2*2*2 || len(seen) != len(all) {
		t.Fatalf("the table has %d rows, %d of them apart", len(all), len(seen))
	}
	return all
}

func TestEveryWish(t *testing.T) {
	profiles := map[string]colorprofile.Profile{
		"nothing": colorprofile.NoTTY, "none": colorprofile.ASCII, "16": colorprofile.ANSI, "256": colorprofile.ANSI256,
	}
	for _, w := range wishes(t) {
		if got := colours(w.flag, w.env.get, w.env.list(), w.terminal); got != profiles[w.want] {
			t.Errorf("%v: %v, and should be %s", w, got, w.want)
		}
	}
}

// vars is an environment.
type vars map[string]string

func (v vars) and(name, value string) vars {
	more := vars{name: value}
	for n, val := range v {
		if n != name {
			more[n] = val
		}
	}
	return more
}

func (v vars) get(name string) string { return v[name] }

func (v vars) list() []string {
	list := make([]string, 0, len(v))
	for name, value := range v {
		list = append(list, name+"="+value)
	}
	return list
}
