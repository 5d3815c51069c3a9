package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// What the real cursor stands on: the sign of what is chosen, the first word of a page
// or a question, or the place where the next letter comes.
const (
	onSign  = "▸"
	onPage  = "(the first word that shows)"
	onInput = "(where the next letter comes)"
)

// places are where the cursor is in each state. Of several words one is there.
var places = map[string]string{
	"library": onSign, "settings": onSign, "settings, another value": onSign, "journal": onSign, "journal, by tag": onSign, "versions": onSign, "versions, an earlier one": onSign, "versions, one only": onSign,
	"check": onSign, "check, changed": onSign, "supervise": onSign, "supervise, five minutes": onSign,
	"reader": onPage, "reader, last part": onPage, "sources": onPage, "help": onPage, "discuss": onPage, "protection": onPage,
	"protect, code": onPage, "protect, left": onPage, "check, nothing found": onPage,
	"reader, found words": "baby|babies", "reflect, for whom": "● private", "reflect, a way to begin": "▸1 What?",
	"journal, delete": "Erase", "check, all": "Put neutral|Change all", "supervise, end": "Is the meeting", "discuss, sign off": "Sign off",
}

// "The real cursor is always where the action is": screen magnifiers and input methods
// follow it. What has no place above is a state in which one writes.
func TestTheCursorIsWhereTheActionIs(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}, {20, 6}} {
			d := s.open(t)
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.settle()
			want, ok := places[s.name]
			if !ok {
				want = onInput
			}
			if want == onInput && !d.top().Writes {
				want = onPage // the field is further down than this window shows
			}
			d.on(t, s.name, want)
		}
	}
}

// It goes with the choice, and with what is read.
func TestTheCursorFollowsTheChoice(t *testing.T) {
	t.Parallel()
	follow := map[string]string{"find": onSign, "journal, finding": onSign} // the arrows choose where words are typed
	for name, want := range places {
		if want == onSign || want == onPage {
			follow[name] = want
		}
	}
	for _, s := range states {
		want, ok := follow[s.name]
		if !ok || strings.HasPrefix(s.name, "reader, found") {
			continue
		}
		for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 6}} {
			d := s.open(t)
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.settle()
			route := d.app.top().route
			for _, k := range []string{"down", "down", "down", "up", "pgdown", "pgup"} {
				d.press(k)
				if want := d.scrolled(want); d.app.top().route == route {
					d.on(t, s.name+" after "+k, want)
				}
			}
			if d.top().Writes {
				d.on(t, s.name+" typing again", onInput)
			}
		}
	}
}

// scrolled is what the cursor stands on where what is chosen was scrolled away, or the
// words below it are read.
func (d *driver) scrolled(want string) string {
	if want == onSign && (d.app.top().route.Name == "check" || d.app.top().route.Name == "versions") {
		return onSign + "|" + onPage
	}
	return want
}

// on holds the cursor to a place.
func (d *driver) on(t *testing.T, name, want string) {
	t.Helper()
	v := d.app.View()
	if v.Cursor == nil || v.Cursor.Blink {
		t.Errorf("%s at %dx%d: there is no cursor, or one that blinks", name, d.app.w, d.app.h)
		return
	}
	for _, w := range strings.Split(want, "|") {
		if d.stands(w) {
			return
		}
	}
	t.Errorf("%s at %dx%d: the cursor is at %d,%d and not at %q\n%s", name, d.app.w, d.app.h,
		v.Cursor.X, v.Cursor.Y, want, ansi.Strip(v.Content))
}

func (d *driver) stands(want string) bool {
	if want == onInput {
		d.press("=x")
		before, _ := d.around()
		return strings.HasSuffix(before, "x") || strings.HasSuffix(before, "•")
	}
	before, at := d.around()
	if want != onPage {
		return strings.HasPrefix(strings.ToLower(at), strings.ToLower(want))
	}
	body := strings.Split(ansi.Strip(d.top().Body), "\n")
	for y := range max(0, d.app.View().Cursor.Y-d.app.frame.header) {
		if above := ansi.Cut(body[y], ansi.StringWidth(before)-d.app.frame.left, 1000); strings.TrimSpace(above) != "" && d.app.top().route.Name != "versions" {
			return false // it shows before
		}
	}
	return at != "" && at[0] != ' ' && (before == "" || strings.HasSuffix(before, " "))
}

// around is what stands before the cursor in its row, and what begins there.
func (d *driver) around() (before, at string) {
	v := d.app.View()
	rows := strings.Split(ansi.Strip(v.Content), "\n")
	if v.Cursor.Y >= len(rows) {
		return "", ""
	}
	row := rows[v.Cursor.Y]
	return ansi.Cut(row, 0, v.Cursor.X), ansi.Cut(row, v.Cursor.X, 1000)
}

// In a window in which nothing can be seen, no key is a command; what is written is kept.
func TestNoKeyIsACommandInATooSmallWindow(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		d := s.open(t)
		before := d.state()
		d.send(tea.WindowSizeMsg{Width: 12, Height: 3})
		d.settle()
		writes := d.top().Writes
		d.press("y", "m", "d", "q")
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.settle()
		if same := d.state() == before; same == writes || d.quit {
			t.Errorf("%s: one writes there (%v), and what was pressed was taken (%v)", s.name, writes, !same)
		}
	}
}
