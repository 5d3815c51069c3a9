package tui_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/briefings/clean"
	"prebirth/briefings/clean/hostile"
	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/tui/prose"
	"prebirth/tui/robot"
)

var clipboard = regexp.MustCompile("\x1b\\]52;([^;\x07\x1b]*);([^\x07\x1b]*)(\x07|\x1b\\\\)")

// pasted is what the clipboard was given, in the order.
func pasted(t *testing.T, app *robot.App) (all []string) {
	t.Helper()
	for _, m := range clipboard.FindAllSubmatch(app.Bytes(), -1) {
		text, err := base64.StdEncoding.DecodeString(string(m[2]))
		if err != nil || string(m[1]) != "c" {
			t.Errorf("the clipboard %q was given %q: %v", m[1], m[2], err)
		}
		all = append(all, string(text))
	}
	return all
}

// holding is a home with one reflection.
func holding(t *testing.T, text string) robot.Option {
	t.Helper()
	return robot.Home(robot.Furnish(t, func(s *progress.Store) error {
		_, err := s.SaveReflection(progress.Edit{Reflection: "r", Revision: "1", Prompt: firstPrompt, Asked: "What?", Text: text, At: time.Now()})
		return err
	}))
}

func TestCopy(t *testing.T) {
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := lib.Part("unborn-babies/1")
	words := strings.Join(prose.Plain(72).Lines(part.Markdown()), "\n")
	own := "Mae'n anodd.\n\nAnd \"hard\" it is — \t👶."
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, holding(t, own))
		app.Press("enter", "1", "r").Press("esc", "y").Shows("Copied 1,", "where the terminal allows it. Y writes a file instead.").Misses("Other programs")
		app.Press("down").Misses("Copied").Press("esc", "m", "y").Shows("Copied 36 characters", "Other programs here can read what is copied")
		app.Press("enter").Type("Ah. ").Press("alt+y").Shows("Copied 40 characters", "alt+w writes a file instead")
		got := pasted(t, app)
		if len(got) != 3 || got[0] != words || got[1] != own || got[2] != own+"Ah. " && got[2] != "Ah. "+own {
			t.Errorf("copied was %q", got)
		}
		app.Quit()
	})
}

// Whatever a reflection holds, one sequence is sent and no other, and its text is words.
func TestCopyOfHostileWords(t *testing.T) {
	payloads := hostile.Payloads()
	home := robot.Furnish(t, func(s *progress.Store) error {
		for i, p := range payloads {
			id := fmt.Sprintf("r%03d", i)
			if _, err := s.SaveReflection(progress.Edit{Reflection: id, Revision: id, Prompt: firstPrompt, Text: p.Text, At: time.Now()}); err != nil {
				return err
			}
		}
		return nil
	})
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, robot.Home(home)).Press("m")
		for range payloads {
			app.Press("y", "down")
		}
		app.Quit()
		var want []string
		for _, p := range payloads {
			want = append(want, clean.String(p.Text))
		}
		got := pasted(t, app)
		slices.Sort(got)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Errorf("%d were copied of %d, or others", len(got), len(want))
		}
		if n := strings.Count(string(app.Bytes()), "\x1b]52"); n != len(want) {
			t.Errorf("%d sequences were sent", n)
		}
	})
}

// Nothing is copied without the key, from behind a cover, or where it would be cut off.
func TestNothingIsCopied(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, holding(t, "words"))
		app.Press("m", "enter").Type("yY").Press("esc", "d", "Y").Shows("Nothing was erased").Press("v", "esc", "esc")
		app.Press("m", "ctrl+x", "y", "Y").Shows("Paused").Press("ctrl+x").Burst("ctrl+x", "y").Press("ctrl+x")
		app.Quit()
		if got := pasted(t, app); len(got) > 0 || strings.Contains(string(app.Bytes()), "\x1b]52") {
			t.Errorf("copied was %q", got)
		}
	})
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, holding(t, strings.Repeat("word ", 15_000)))
		app.Press("m", "y").Shows("Not copied: it is 75 kB long", "Y writes a file")
		app.Quit()
		if got := pasted(t, app); len(got) > 0 {
			t.Errorf("%d bytes were copied", len(got[0]))
		}
	})
}

// The other way is a file of a name that is asked for, which nobody else can read and
// which replaces none.
func TestCopyToFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "mine.txt")
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, holding(t, "some words"))
		app.Press("m", "Y").Shows("Copy to a file", "not encrypted", "File: reflection-")
		app.Press("ctrl+u").Type(path).Press("enter").Shows("Written, and not encrypted").Press("down").Misses("Written")
		info, err := os.Stat(path)
		if text, _ := os.ReadFile(path); err != nil || string(text) != "some words\n" || info.Mode().Perm() != 0o600 {
			t.Fatalf("the file holds %q, %v, %v", text, info, err)
		}
		app.Press("Y", "ctrl+u").Type(path).Press("enter").Shows("Not written", "a file of this name already")
		app.Press("ctrl+u").Type(filepath.Join(dir, "none", "x")).Press("enter").Shows("Not written").Press("esc")
		app.Press("enter").Type("More of ").Press("alt+w", "ctrl+u").Type(path+"2").Press("enter").Shows("Written", "Reflecting")
		if text, _ := os.ReadFile(path + "2"); string(text) != "some wordsMore of \n" && string(text) != "More of some words\n" {
			t.Errorf("the file holds %q", text)
		}
		app.Press("esc", "esc", "enter", "1", "Y").Shows("The part as words alone", "unborn-babies-1.txt").Press("ctrl+u").Type(path + "3").Press("enter")
		if text, _ := os.ReadFile(path + "3"); !strings.Contains(string(text), "Sources") || strings.Contains(string(text), "\x1b") {
			t.Errorf("the file holds %q", text)
		}
		app.Quit()
		if got := pasted(t, app); len(got) > 0 {
			t.Errorf("copied was %q", got)
		}
	})
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, holding(t, "Ring 07700 900123."))
		app.Press("m", "Y", "ctrl+u").Type(filepath.Join(dir, "named")).Press("enter").Shows("Not written: 1 place in it would identify somebody")
		app.Press("esc")
		app.Quit()
	})
	if all, _ := os.ReadDir(dir); len(all) != 3 {
		t.Errorf("there are %d files", len(all))
	}
}
