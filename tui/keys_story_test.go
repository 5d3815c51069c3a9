package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/tui/robot"
)

// chosen is a home whose settings file has these lines.
func chosen(t *testing.T, lines ...string) robot.Option {
	t.Helper()
	home := robot.Furnish(t, func(*progress.Store) error { return nil })
	folders, err := progress.FoldersFor(home, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	path := folders.SettingsPath()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return robot.Home(home)
}

// Keys of the settings file hold from the start, on the terminal of a session too, and
// where one writes; and the page of keys has them.
func TestKeysOfTheSettingsFile(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, chosen(t, "key library/open = o", "key library/key-message = a b c", "key reader/reflect = z",
			"key reflect/save = alt+s", "key reflect/keep-back = esc alt+q", "key everywhere/hide = alt+h"))
		app.Shows("o open", "a…c key message").Press("enter").Shows("Seven-minute briefings")
		app.Press("o").Shows("part 1 of 7").Press("r").Shows("part 1 of 7").Press("z").Shows("Reflecting")
		app.Type("Some words").Press("alt+h").Shows("Paused", "alt+h goes back").Press("ctrl+x").Shows("Paused")
		app.Press("alt+h").Shows("Some words", "alt+s save").Press("alt+q").Shows("part 1 of 7")
		app.Press("?").Shows("z             reflect")
		app.Quit()
	})
	robot.Story(t, func(t *testing.T) {
		file := chosen(t, "key present/start/go-on = o", "key present/next = N", "key present/notes-here = z", "key notes/said/type = alt+y",
			"key notes/next = N", "key notes/ask = o", "key notes/hide-notes = alt+z", "key notes/line/keep-it = alt+k", "key notes/said/hide-notes = alt+z")
		room := robot.Lead(t, nil, file)
		room.Shows("o begin").Press("enter").Shows("o begin").Press("o", "space", "pgdown", "n")
		notes := room.Notes(file)
		notes.Shows("The room sees part 1.", "N/p next").Press("n").Shows("The room sees part 1.").Press("N").Shows("The room sees part 2, screen 1")
		room.Wait(time.Second).Press("N")
		notes.Shows("The room sees part 2, screen 2")
		room.Press("t").Misses("Notes on this screen?").Press("z").Shows("Notes on this screen?").Press("y").Shows("alt+z hide notes").Press("t").Shows("alt+z hide notes")
		room.Press("alt+z").Misses("hide notes")
		notes.Press("enter").Misses("Said:").Press("o").Shows("Said:").Type("so they said").Press("enter").Shows("Said: so they said").Press("alt+k").Shows("1 of 1 said are hidden")
		notes.Quit()
		room.Quit()
	})
}
