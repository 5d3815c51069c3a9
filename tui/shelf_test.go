package tui

import (
	"os"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

// One line is written after the other, whatever is chosen meanwhile, and of several
// choices for one setting the last one.
func TestShelf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings")
	s := shelf{path: path}
	choose := func(name, value string) tea.Cmd { return s.put(screen.Setting{Name: name, Value: value}) }
	holds := func(want string) {
		t.Helper()
		if text, _ := os.ReadFile(path); string(text) != want {
			t.Errorf("the file says %q, want %q", text, want)
		}
	}
	first := choose("theme", "dark")
	if choose("theme", "light") != nil || choose("mouse", "yes") != nil || choose("theme", "none") != nil {
		t.Error("two write at once")
	}
	for cmd := first; cmd != nil; cmd = s.next() {
		if kept := cmd().(screen.Kept); kept.Err != nil {
			t.Error(kept.Err)
		}
	}
	holds("theme = none\nmouse = yes\n")

	late := choose("theme", "dark")
	choose("signs", "plain")
	choose("theme", "contrast")
	s.rest() // the program is left before any of it was written
	holds("theme = contrast\nmouse = yes\nsigns = plain\n")
	if late() != nil {
		t.Error("it writes when the loop is over")
	}
	holds("theme = contrast\nmouse = yes\nsigns = plain\n")

	nowhere := shelf{}
	if nowhere.put(screen.Setting{Name: "theme", Value: "dark"}) != nil {
		t.Error("it writes where there is no file")
	}
	nowhere.rest()
}
