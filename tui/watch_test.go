package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/pack"
	"prebirth/tui/screen"
)

// What is written to a file is on the screen after the next look at it, at the part
// where the reader was, with what is to be mended above it.
func TestAWatchedFileIsShownAnew(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	path := filepath.Join(home, "our-city.md")
	write := func(words string) {
		text := "---\nid: our-city\ntitle: Our city\nkind: background\npublisher: Us\ndate: 2026\norder: 1\n---\n\n## About this briefing\n\nOurs.\n" +
			"\n## 1. First\n\nThe beginning.\n\n### Sources\n\n- Us. Date: 2026.\n\n## 2. Second\n\n" + words + "\n\n### Sources\n\n- Us. Date: 2026.\n"
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("Some words.")
	o := startedIn(t, home)
	builtIn, w := o.Library, pack.Watch(path)
	watch := func() *briefings.Library {
		b, anew := w.Next()
		if !anew {
			return nil
		}
		return builtIn.Replacing([]*briefings.Briefing{b})
	}
	o.Library, o.Route = watch(), screen.Route{Name: "reader", ID: pack.WatchedID}
	o.Width, o.Height = 80, 24
	d := newDriver(t, home, o, app)
	t.Cleanup(func() { _ = d.close() })
	d.press("2")
	shows := func(want string) {
		t.Helper()
		if rows := ansi.Strip(d.app.View().Content); !strings.Contains(rows, want) {
			t.Errorf("no %q in\n%s", want, rows)
		}
	}
	look := func() { d.send(watchedMsg{watch()}); d.settle() } // by hand: the app itself would look for ever
	shows("Some words.")
	write("Quite other words.")
	look()
	shows("Quite other words.")
	shows("part 2 of 2")
	write("See <b>them</b>.")
	look()
	shows("no raw HTML")
	look() // nothing has changed
	shows("no raw HTML")
	write("Better.")
	look()
	shows("Better.")
}
