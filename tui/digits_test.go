package tui

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// numberedRow is a row of a list with its number, and the sign of the chosen.
var numberedRow = regexp.MustCompile(`(?m)(?:^|│)(\d)([▸ ]) `)

// "Menus work by number as well as by arrow": each number that is on the screen chooses
// the row it stands at, and a digit that is not there does nothing.
func TestTheNumberOnTheScreenChooses(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"journal", "check", "versions", "versions, an earlier one"} {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
			d := stateOf(t, name).open(t)
			d.at(size[0], size[1])
			if len(numbers(d)) == 0 || len(numbers(d)) == 1 && size[0] > 40 {
				t.Errorf("%s at %v: no numbers\n%s", name, size, ansi.Strip(d.top().Body))
			}
			for n := range numbers(d) {
				if _, there := numbers(d)[n]; !there {
					continue // the window has moved on
				}
				row := words(rowOf(d, n))
				if d.press(n); !strings.Contains(row, words(chosenRow(d))) {
					t.Errorf("%s at %v: %s chooses %q and stands at %q", name, size, n, chosenRow(d), row)
				}
			}
			before := d.state()
			if d.press("9"); numbers(d)["9"] == "" && d.state() != before {
				t.Errorf("%s at %v: 9 does something and is not there", name, size)
			}
		}
	}
}

// Where letters are written, digits are, and no number stands at a row.
func TestDigitsAreWrittenWhereLettersAre(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		d := s.open(t)
		if v := d.top(); !v.Writes || s.name == "reflect, a way to begin" { // 1 to 3 are the ways to begin
			continue
		}
		if len(numbers(d)) > 0 {
			t.Errorf("%s: %v choose, and are written", s.name, numbers(d))
		}
		d.press("7")
		if before, _ := d.around(); !strings.HasSuffix(before, "7") && !strings.HasSuffix(before, "•") {
			t.Errorf("%s: 7 is not written\n%s", s.name, ansi.Strip(d.app.View().Content))
		}
	}
}

func stateOf(t *testing.T, name string) state {
	t.Helper()
	for _, s := range states {
		if s.name == name {
			return s
		}
	}
	t.Fatalf("there is no state %s", name)
	return state{}
}

// numbers are those on the screen, and what stands behind each: the sign, or a blank.
func numbers(d *driver) map[string]string {
	all := map[string]string{}
	for _, m := range numberedRow.FindAllStringSubmatch(ansi.Strip(d.top().Body), -1) {
		all[m[1]] = m[2]
	}
	return all
}

func rowOf(d *driver, n string) string {
	for _, row := range strings.Split(ansi.Strip(d.top().Body), "\n") {
		if m := numberedRow.FindStringSubmatch(row); m != nil && m[1] == n {
			return row
		}
	}
	return ""
}

// chosenRow is the words at the sign.
func chosenRow(d *driver) string {
	v := d.app.View()
	row := ansi.Strip(strings.Split(v.Content, "\n")[v.Cursor.Y])
	return strings.TrimSpace(ansi.Cut(row, v.Cursor.X+1, 1000))
}
