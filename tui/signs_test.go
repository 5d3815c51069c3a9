package tui

import (
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/theme"
)

// On a console that cannot show typographic signs, none is left on any screen at any
// size, and nothing has moved.
func TestPlainSignsOnEveryScreen(t *testing.T) {
	t.Parallel()
	had := false
	for _, s := range states {
		d := s.open(t)
		for _, size := range [][2]int{{80, 24}, {40, 12}, {112, 60}, {20, 6}, {12, 4}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.settle()
			d.app.looks.plain, d.app.stale = false, true
			usual := d.app.View()
			d.app.looks.plain, d.app.stale = true, true
			plain := d.app.View()
			had = had || usual.Content != plain.Content
			if plain.Content != theme.Plain(usual.Content) || plain.Cursor != nil && plain.Cursor.Position != usual.Cursor.Position {
				t.Errorf("%s at %v: it is another screen", s.name, size)
			}
			if left := fancy(plain.Content); left != "" {
				t.Errorf("%s at %v: left are %q", s.name, size, left)
			}
		}
	}
	if !had {
		t.Error("there were no signs at all")
	}
}

// fancy are the signs of a text that are not ASCII.
func fancy(text string) string {
	return strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII || unicode.IsLetter(r) || unicode.IsMark(r) {
			return -1
		}
		return r
	}, text)
}

// Fancy is fancy, for the tests of the whole program.
func Fancy(text string) string { return fancy(text) }
