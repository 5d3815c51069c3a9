package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/tui/theme"
)

// Whatever a key changes on the screen is seen without colour as well: in another
// word, another sign, or another place of the cursor.
func TestNothingIsChosenByColourAlone(t *testing.T) {
	t.Parallel()
	keys := []string{"up", "down", "left", "right", "tab", "shift+tab", "end", "home", "2", "space", "enter"}
	changed := 0
	for _, s := range states {
		d := s.open(t)
		for _, k := range keys {
			before, plain := d.frames()
			d.press(k)
			d.settle()
			if after, now := d.frames(); after != before {
				changed++
				if now == plain {
					t.Errorf("%s: %s changes nothing but how it looks:\n%s", s.name, k, plain)
				}
			}
		}
	}
	if changed < 3*len(states) {
		t.Errorf("only %d keys changed anything, so that little was looked at", changed)
	}
}

// frames is the view as it is and with everything taken off but words, signs and the
// place of the cursor.
func (d *driver) frames() (styled, plain string) {
	v := d.app.View()
	at := "none"
	if v.Cursor != nil {
		at = fmt.Sprint(v.Cursor.Position)
	}
	return v.Content + at, ansi.Strip(v.Content) + at
}

// A theme that is changed while screens are open looks as if they had been opened with
// it: nothing is left of the old one, on no screen and on none below.
func TestAnotherThemeRedrawsEverything(t *testing.T) {
	t.Parallel()
	themes := []theme.Name{theme.Light, theme.Contrast, theme.Sixteen, theme.None}
	for i, s := range states {
		if random[s.name] {
			continue
		}
		changing := s.open(t)
		changing.settle()
		last := len(themes) - i%len(themes) // each state ends with another one: to open all in all takes long
		for _, name := range append(themes[last:len(themes):len(themes)], themes[:last]...) {
			changing.turn(name, theme.OnDark)
		}
		name := changing.app.looks.name
		fresh := s.openIn(t, name)
		if got, want := changing.app.View().Content, fresh.app.View().Content; timeless(got) != timeless(want) {
			t.Errorf("%s, changed to %s:\n%q\nopened in it:\n%q", s.name, name, got, want)
		}
	}
}

// turn changes the theme while the program runs.
func (d *driver) turn(name theme.Name, ground theme.Ground) {
	d.app.looks.name, d.app.looks.ground = name, ground
	d.ask(d.app.restyle())
	d.settle()
	d.app.stale = true
}

// random are the states that show something else at each start.
var random = map[string]bool{"protect, choose": true, "protect, code": true, "protect, check": true}

// timeless takes away what differs between two starts.
func timeless(frame string) string { return clock.ReplaceAllString(frame, "hh:mm") }

// openIn is open in a theme.
func (s state) openIn(t *testing.T, name theme.Name) *driver {
	t.Helper()
	if Raced {
		t.Skip("nothing here races")
	}
	d := drive(t, furnished(t), 80, 24)
	t.Cleanup(func() { _ = d.close() })
	d.turn(name, theme.OnDark)
	d.press(strings.Fields(s.keys)...)
	d.settle()
	return d
}

// Without colours no theme draws one, in any state, and the theme without colours
// draws none where there are some; that of the sixteen draws no other.
func TestWhichColoursAreDrawn(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		d := s.open(t)
		for _, name := range []theme.Name{theme.None, theme.Sixteen} {
			for _, ground := range []theme.Ground{theme.Unanswered, theme.OnDark, theme.OnLight} {
				d.turn(name, ground)
				for _, code := range colours(d.app.View().Content) {
					if name == theme.None || ground == theme.Unanswered || strings.Contains(code, "8;") {
						t.Errorf("%s, %s on %d: the colour %q", s.name, name, ground, code)
					}
				}
			}
		}
		d.app.looks.none = true
		for _, name := range theme.Names() {
			d.turn(name, theme.OnDark)
			if got := colours(d.app.View().Content); len(got) > 0 {
				t.Errorf("%s, %s without colours: %q", s.name, name, got)
			}
		}
	}
}

// The theme with high contrast paints every cell of the window.
func TestHighContrastPaintsEverything(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		d := s.openIn(t, theme.Contrast)
		for _, size := range [][2]int{{80, 24}, {133, 40}, {20, 6}, {12, 4}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.settle()
			rows := strings.Split(d.app.View().Content, "\n")
			if len(rows) != size[1] {
				t.Errorf("%s at %v: %d rows", s.name, size, len(rows))
			}
			for i, row := range rows {
				if w := ansi.StringWidth(row); w != size[0] || !strings.HasPrefix(row, "\x1b[38;2;255;255;255;48;2;0;0;0m") {
					t.Errorf("%s at %v: row %d is %d wide: %q", s.name, size, i, w, row)
				}
			}
		}
	}
}
