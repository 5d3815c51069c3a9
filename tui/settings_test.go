package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/tui"
	"prebirth/tui/robot"
)

// said is what the settings file of a home says.
func said(t *testing.T, app *robot.App) string {
	t.Helper()
	text, err := os.ReadFile(app.Folders().SettingsPath())
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(text)
}

// set is a home whose settings file has some lines.
func set(t *testing.T, text string) string {
	t.Helper()
	home := robot.Furnish(t, func(*progress.Store) error { return nil })
	path := filepath.Join(home, "config", "settings")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return home
}

func TestSettings(t *testing.T) {
	story(t, "each value is chosen, done and written", func(t *testing.T, app *robot.App) {
		dark := robot.Start(t, robot.Theme("dark")).Press(",", "3").Styled()
		app.Press(",").Shows("1 theme     auto", "6 signs     auto", "dark or light, as the terminal's ground is")
		app.Press("enter").Shows("1 theme     dark", "theme is dark now. Kept in the settings file.")
		app.Press("space").Shows("1 theme     light", "colours for a light ground")
		light := app.Press("3").Styled()
		if light == dark {
			t.Error("the light theme looks like the dark one")
		}
		app.Press("enter").Shows("3 linear    yes", "linear is yes from the next start.")
		app.Press("left").Shows("3 linear    no")
		app.Press("left").Shows("3 linear    yes")
		if got := said(t, app); got != "theme = light\nlinear = yes\n" {
			t.Errorf("the file says %q", got)
		}
		app.Press("esc").Shows("Seven-minute briefings").Press("?", ",").Shows("1 theme     light").Quit()
		if again := robot.Start(t, robot.Home(app.Dir())).Press(",", "3").Styled(); strings.Contains(again, "theme     auto") {
			t.Error("the next start does not know of it")
		}
	})
	story(t, "what a person wrote stays", func(t *testing.T, _ *robot.App) {
		app := robot.Start(t, robot.Home(set(t, "# mine\nmouse = yes\n\nkey reader/next = n\n")))
		app.Press(",").Shows("5 mouse     yes", "1 line of the file: other keys.").Press("5", "enter", "1", "left")
		if got := said(t, app); got != "# mine\nmouse = no\n\nkey reader/next = n\ntheme = none\n" {
			t.Errorf("the file says %q", got)
		}
	})
	story(t, "a file that was spoiled meanwhile is left as it is", func(t *testing.T, app *robot.App) {
		path := app.Folders().SettingsPath()
		if err := os.WriteFile(path, []byte("them = dark\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		app.Press(",").Shows("NOT KEPT:").Press("enter").Shows("NOT KEPT:", "1 theme     dark")
		if said(t, app) != "them = dark\n" {
			t.Error("it was written to")
		}
		app.Press("esc", "enter").Shows("space read on") // and nothing else breaks
	})
}

// One key goes through the themes on every screen, while one writes as well, and the
// choice is kept.
func TestTheKeyForTheNextTheme(t *testing.T) {
	story(t, "while writing", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("a word").Press("f6").Shows("Theme: dark, colours for a dark ground.").Type("s").Shows("a words")
		app.Press("alt+t").Shows("Theme: light").Press("f6").Shows("Theme: contrast").Shows("a words")
		if got := said(t, app); got != "theme = contrast\n" {
			t.Errorf("the file says %q", got)
		}
		app.Press("esc").Misses("Theme:").Quit()
		if again := robot.Start(t, robot.Home(app.Dir())); !strings.Contains(again.Styled(), "48;2;0;0;0") {
			t.Error("the next start does not know of it")
		}
	})
	story(t, "what was asked for with the start is stronger", func(t *testing.T, _ *robot.App) {
		home := set(t, "theme = contrast\n")
		if app := robot.Start(t, robot.Home(home), robot.Theme("dark")); strings.Contains(app.Styled(), "48;2;0;0;0") {
			t.Error("the file was stronger")
		}
	})
	story(t, "nothing is drawn in colour where none may be", func(t *testing.T, _ *robot.App) {
		app := robot.Start(t, robot.NoColour())
		for range 7 {
			app.Press("f6").Shows("No colour is drawn in this run")
		}
		holdsNoColour(t, app)
	})
	story(t, "where nothing can be written", func(t *testing.T, _ *robot.App) {
		app := robot.Start(t, robot.Home(blocked))
		app.Shows("Nothing can be saved").Press("f6").Shows("Nothing can be saved")
		app.Press(",").Press("enter").Shows("NOT KEPT: write in ")
	})
	story(t, "while it is hidden nothing is said", func(t *testing.T, app *robot.App) {
		app.Press("ctrl+x", "f6").Shows("Paused.").Misses("Theme").Press("ctrl+x").Misses("Theme")
	})
}

// The notes in their own terminal have the key as well; the room does not change.
func TestTheKeyForTheNextThemeInTheNotes(t *testing.T) {
	story(t, "notes", func(t *testing.T, _ *robot.App) {
		room := robot.Lead(t, nil)
		notes := room.Notes()
		before := room.Styled()
		notes.Press("f6", "f6", "f6").Shows("Theme: contrast").Press("j").Misses("Theme:")
		if !strings.Contains(notes.Styled(), "48;2;0;0;0") {
			t.Error("the notes do not look like it")
		}
		if s, err := settings.Read(notes.Folders().SettingsPath()); err != nil || s.Theme() != "contrast" {
			t.Errorf("it is not kept: %v, %v", s.Theme(), err)
		}
		if room.Press("f6").Styled() != before {
			t.Error("the room has changed")
		}
	})
}

// Without colours the room is the terminal's own ground, or that in reverse, and asks
// for no colour.
func TestTheRoomWithoutColours(t *testing.T) {
	for name, option := range map[string]robot.Option{"none": robot.Theme("none"), "no colour": robot.NoColour()} {
		story(t, name, func(t *testing.T, _ *robot.App) {
			room := robot.Lead(t, nil, option)
			plain := room.Press("enter").Styled()
			if room.Press("i").Styled() == plain {
				t.Error("it cannot be turned round")
			}
			room.Press("?", "esc", "t", "y")
			holdsNoColour(t, room)
		})
	}
}

// holdsNoColour holds everything that was sent to the terminal to asking for no colour.
func holdsNoColour(t *testing.T, app *robot.App) {
	t.Helper()
	if got := tui.Colours(string(app.Bytes())); len(got) > 0 {
		t.Errorf("a colour was asked for: %q", got)
	}
}
