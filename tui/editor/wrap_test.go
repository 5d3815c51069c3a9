package editor

import (
	"slices"
	"strings"
	"testing"
)

var wrapTests = []struct {
	name   string
	width  int // of the box: rows hold one cell less
	text   string
	rows   []string
	cursor [2]int // after the last character
}{
	{"empty", 11, "", []string{""}, [2]int{0, 0}},
	{"short", 11, "abc", []string{"abc"}, [2]int{3, 0}},
	{"full", 11, "abcdefghij", []string{"abcdefghij"}, [2]int{10, 0}},
	{"at a space", 11, "abcdef ghijkl", []string{"abcdef ", "ghijkl"}, [2]int{6, 1}},
	{"space hangs", 11, "abcdefghij kl", []string{"abcdefghij", "kl"}, [2]int{2, 1}},
	{"spaces hang", 11, "abcdefghij     kl", []string{"abcdefghij", "kl"}, [2]int{2, 1}},
	{"spaces hang at the end", 11, "abcdefghij  ", []string{"abcdefghij", ""}, [2]int{0, 1}},
	{"space fits", 11, "abcdefghi ", []string{"abcdefghi "}, [2]int{10, 0}},
	{"long word", 11, "abcdefghijklm", []string{"abcdefghij", "klm"}, [2]int{3, 1}},
	{"long word on a new row", 11, "ab cdefghijklmnop", []string{"ab ", "cdefghijkl", "mnop"}, [2]int{4, 2}},
	{"two paragraphs", 11, "ab\n\ncd", []string{"ab", "", "cd"}, [2]int{2, 2}},
	{"wide", 6, "保护孩子", []string{"保护", "孩子"}, [2]int{4, 1}},
	{"wide at the edge", 6, "a保护孩", []string{"a保护", "孩"}, [2]int{2, 1}},
	{"no-break space", 11, "aaa bbbb\u00a0ccccc", []string{"aaa ", "bbbb\u00a0ccccc"}, [2]int{10, 1}},
	{"ideographic space", 8, "保护\u3000孩子", []string{"保护\u3000", "孩子"}, [2]int{4, 1}},
	{"tab", 11, "a\tb", []string{"a   b"}, [2]int{5, 0}},
	{"tabs", 11, "\tab\tc", []string{"    ab  c"}, [2]int{9, 0}},
	{"tab hangs", 8, "abcd\tef", []string{"abcd", "ef"}, [2]int{2, 1}},
	{"width 1", 1, "ab", []string{"a", "b"}, [2]int{0, 1}},
	{"wide in width 1", 1, "a保", []string{"a", "?"}, [2]int{0, 1}},
	{"wide in width 2", 2, "a保", []string{"a", "保"}, [2]int{1, 1}},
	{"mark alone", 11, "\u0301a", []string{"◌\u0301a"}, [2]int{2, 0}},
	{"joiner alone", 11, "\u200da", []string{"◌a"}, [2]int{2, 0}},
	{"mark after tab", 11, "\t\u0301", []string{"    ◌\u0301"}, [2]int{5, 0}},
	{"many marks", 11, "e" + strings.Repeat("\u0301", 50), []string{"e" + strings.Repeat("\u0301", maxMarks)}, [2]int{1, 0}},
}

func TestWrap(t *testing.T) {
	for _, tt := range wrapTests {
		t.Run(tt.name, func(t *testing.T) {
			m := box(tt.width, 5, tt.text)
			check(t, m)
			got := rows(m)
			for len(tt.rows) < 5 {
				tt.rows = append(tt.rows, "")
			}
			if !slices.Equal(got, tt.rows) {
				t.Errorf("rows %q, want %q", got, tt.rows)
			}
			if c := m.Cursor(); [2]int{c.X, c.Y} != tt.cursor {
				t.Errorf("cursor %d,%d, want %v", c.X, c.Y, tt.cursor)
			}
		})
	}
}

// The cursor is never lost in spaces over the edge, and always one press away.
func TestCursorInHangingSpaces(t *testing.T) {
	m := box(6, 3, "abcde    f|")
	var at [][2]int
	for range 7 {
		c := m.Cursor()
		at = append(at, [2]int{c.X, c.Y})
		m.Update(press("left"))
	}
	want := [][2]int{{1, 1}, {0, 1}, {5, 0}, {5, 0}, {5, 0}, {5, 0}, {4, 0}}
	if !slices.Equal(at, want) {
		t.Errorf("cursor %v, want %v", at, want)
	}
}

func TestWindow(t *testing.T) {
	m := box(10, 3, "1\n2\n3\n4\n5\n6|")
	steps := []struct {
		keys, top    string
		above, below int
	}{
		{"", "4", 3, 0},
		{"up up", "4", 3, 0},
		{"up", "3", 2, 1},
		{"ctrl+home", "1", 0, 3},
		{"down down", "1", 0, 3},
		{"down", "2", 1, 2},
		{"pgdown", "4", 3, 0},
		{"pgup", "1", 0, 3},
		{"ctrl+end backspace backspace", "3", 2, 0},
		{"ctrl+home", "1", 0, 2},
		{"enter", "", 0, 3},
	}
	for _, s := range steps {
		pressAll(m, s.keys)
		check(t, m)
		above, below := m.Rows()
		if got := rows(m)[0]; got != s.top || above != s.above || below != s.below {
			t.Errorf("after %q: %q on top, %d above, %d below, want %q, %d, %d",
				s.keys, got, above, below, s.top, s.above, s.below)
		}
	}
}

func TestResizeKeepsTheCursorInSight(t *testing.T) {
	m := box(40, 10, chars(3000))
	m.SetOffset(1500)
	for w := 60; w >= -1; w -= 3 {
		m.Resize(w, w/3)
		check(t, m)
		if m.Offset() != 1500 {
			t.Fatalf("the cursor moved to %d", m.Offset())
		}
	}
}

func TestPlaceholder(t *testing.T) {
	m := box(11, 3, "")
	m.Placeholder("What stays\x1b with you?")
	if got := rows(m); got[0] != "What stays" || got[1] != "with you?" {
		t.Errorf("placeholder %q", got)
	}
	check(t, m)
	typeAll(m, "a")
	if got := rows(m); got[0] != "a" || got[1] != "" {
		t.Errorf("text %q", got)
	}
}

func TestSelectionIsDrawn(t *testing.T) {
	m := box(11, 2, "|one two")
	pressAll(m, "ctrl+shift+right")
	b := m.brushes
	want := b.selected.on + "one" + b.selected.off + b.text.on + " two" + b.text.off
	if got := strings.Split(m.View(), "\n")[0]; got != want {
		t.Errorf("drawn %q, want %q", got, want)
	}
	m.SetStyles(Styles{})
	if got := strings.Split(m.View(), "\n")[0]; got != "one two" {
		t.Errorf("without styles %q", got)
	}
}
