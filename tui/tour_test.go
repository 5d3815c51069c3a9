package tui

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/tour"
)

// newcomer drives the program in a home, as its owner left it.
func newcomer(t *testing.T, home string, change ...func(*Options)) *driver {
	t.Helper()
	o := startedIn(t, home)
	o.Width, o.Height = 80, 24
	for _, c := range change {
		c(&o)
	}
	d := newDriver(t, home, o, app)
	t.Cleanup(func() { _ = d.close() })
	return d
}

func (d *driver) shows(words string) bool {
	return strings.Contains(ansi.Strip(d.model.View().Content), words)
}

// promise is a line of the tour that nothing else says.
const promise = "It is private until you say otherwise."

// "Gone at the first key", which does what it always does: whatever it is, the window is
// then as it is in a home that was begun.
func TestTheTourTakesNoKey(t *testing.T) {
	for _, msg := range []tea.Msg{
		keyPress("down"), keyPress("end"), keyPress("enter"), keyPress("m"), keyPress("/"), keyPress("?"), keyPress("z"), keyPress("5"),
		keyPress("ctrl+x"), keyPress("ctrl+l"), keyPress("f6"), tea.PasteMsg{Content: "pasted"}, screen.Choose{Item: 4},
	} {
		fresh, begun := newcomer(t, t.TempDir()), newcomer(t, empty(t))
		for _, d := range []*driver{fresh, begun} {
			d.settle()
			if d.shows(promise) != (d == fresh) {
				t.Fatalf("shown to somebody new: %v\n%s", d == fresh, d.state())
			}
			d.send(msg)
			d.settle()
		}
		if a, b := fresh.state(), begun.state(); a != b {
			t.Errorf("after %v the window is\n%s\nand where nothing was shown before\n%s", msg, a, b)
		}
	}
}

// Letters are typed at once, before anything can be seen.
func TestNothingTypedIsLostToTheTour(t *testing.T) {
	d := newcomer(t, t.TempDir())
	for _, k := range []string{"/", "m", "o", "t", "h"} { // the store has not answered yet
		d.send(keyPress(k))
	}
	d.settle()
	if !d.shows("moth") || d.shows(promise) {
		t.Errorf("the window is\n%s", d.state())
	}
}

func TestTheTourComesOnce(t *testing.T) {
	home := t.TempDir()
	for i, want := range []bool{true, true, false} { // the first run is killed before any key
		d := newcomer(t, home)
		if d.settle(); d.shows(promise) != want {
			t.Errorf("start %d: it is shown: %v", i+1, !want)
		}
		if i == 1 {
			d.press("x").press("f1")
			if !d.shows(promise) {
				t.Errorf("the page of keys does not bring it back\n%s", d.state())
			}
		}
		if err := d.close(); err != nil {
			t.Fatal(err)
		}
	}
}

// What can be set for somebody before their first start does not make them any less new,
// and whoever has kept something is not.
func TestWhoIsNew(t *testing.T) {
	at := time.Now()
	for name, c := range map[string]struct {
		keep func(*progress.Store) error
		new  bool
	}{
		"nothing":       {func(*progress.Store) error { return nil }, true},
		"minutes":       {func(s *progress.Store) error { return s.SetSetting(progress.SettingLockAfter, "5") }, true},
		"a place":       {func(s *progress.Store) error { return s.SavePlace(progress.Place{Briefing: "b", Part: "b/1", At: at}) }, false},
		"a part read":   {func(s *progress.Store) error { return s.MarkRead("b/1", at) }, false},
		"an answer":     {func(s *progress.Store) error { return s.SetSetting(progress.SettingNoted, "yes") }, false},
		"a session led": {func(s *progress.Store) error { return keepSession(s, led(true)) }, false},
		"a reflection": {func(s *progress.Store) error {
			_, err := s.SaveReflection(progress.Edit{Reflection: "a", Revision: "1", Prompt: "b/1/x", Asked: "What?", Text: "one", At: at})
			return err
		}, false},
		"somebody's": {Supervising, false},
	} {
		home := t.TempDir()
		store, err := progress.Open(foldersOf(t, home), progress.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(c.keep(store), store.Close()); err != nil {
			t.Fatal(err)
		}
		d := newcomer(t, home)
		if d.settle(); d.shows(promise) != c.new {
			t.Errorf("with %s kept it is shown: %v", name, !c.new)
		}
	}
}

// Where nothing can be kept it promises nothing of that.
func TestTheTourWithoutAStore(t *testing.T) {
	home := t.TempDir()
	if err := os.WriteFile(foldersOf(t, home).Data, nil, 0o600); err != nil { // where a folder should be
		t.Fatal(err)
	}
	d := newcomer(t, home)
	d.settle()
	if !d.shows("Nothing can be saved") || !d.shows(promise) || d.shows("is saved and encrypted") {
		t.Errorf("the window is\n%s", d.state())
	}
	if d.press("down"); d.shows(promise) || !d.shows("Nothing can be saved") {
		t.Errorf("after a key it is\n%s", d.state())
	}
}

// It does not stand where somebody else was led, nor where nothing could be read of it.
func TestWhereTheTourIsNot(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"a part":             func(o *Options) { o.Route = screen.Route{Name: "reader", ID: "unborn-babies"} },
		"a window too small": func(o *Options) { o.Width, o.Height = 19, 6 },
	} {
		d := newcomer(t, t.TempDir(), change)
		if d.settle(); d.shows(promise) {
			t.Errorf("%s: it is shown\n%s", name, d.state())
		}
	}
	d := newcomer(t, t.TempDir(), func(o *Options) { o.Width, o.Height = 19, 6 })
	d.press("down")
	if d.send(tea.WindowSizeMsg{Width: 80, Height: 24}); !d.shows(promise) {
		t.Errorf("a key that nobody could see an answer to took it away\n%s", d.state())
	}
}

// In every window there is a way to all of it, and the choice stays in sight.
func TestTheTourFits(t *testing.T) {
	for _, language := range []string{"en", "cy"} {
		d := newcomer(t, t.TempDir(), func(o *Options) { o.Language = language })
		d.settle()
		for w := leastWidth; w <= 120; w += 3 {
			for h := leastHeight; h <= 40; h++ {
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
				rows := d.app.said(d.app.frame)
				all := len(tour.Rows(d.app.theme, d.app.frame.width-2))
				last := strings.TrimSpace(ansi.Strip(strings.Join(rows, " ")))
				if got := len(rows); got == 0 || got < all && !strings.Contains(last[max(0, len(last)-30):], "?") || d.app.frame.body < 2 {
					t.Errorf("%s, %dx%d: %d rows of %d, of the list %d: %q", language, w, h, got, all, d.app.frame.body, rows)
				}
				if !d.shows("▸") {
					t.Errorf("%s, %dx%d: what is chosen is out of sight\n%s", language, w, h, d.state())
				}
			}
		}
	}
}

// It names keys as they are bound.
func TestTheTourNamesKeysAsTheyAre(t *testing.T) {
	home := t.TempDir()
	f := foldersOf(t, home)
	if err := errors.Join(os.MkdirAll(f.Config, 0o700), os.WriteFile(f.SettingsPath(), []byte("key reader/reflect = w\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	d := newcomer(t, home)
	if d.settle(); !d.shows("w answers a prompt") {
		t.Errorf("the window is\n%s", d.state())
	}
}

// In lines of text it is said once, and before the list that it speaks of.
func TestTheTourInLines(t *testing.T) {
	home := t.TempDir()
	for i, want := range []int{1, 0} {
		said := script{keys: "down up", from: opened(fresh)}.inLines(t, home)
		at, list := strings.Index(said, promise), strings.Index(said, "1. ")
		if strings.Count(said, promise) != want || want > 0 && at > list {
			t.Errorf("start %d says\n%s", i+1, said)
		}
	}
}
