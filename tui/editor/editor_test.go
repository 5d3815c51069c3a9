package editor

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The box is 11 wide: rows hold ten cells.
var keyTests = []struct{ name, from, keys, to string }{
	{"typing", "a|c", "b", "ab|c"},
	{"space", "a|b", "space", "a |b"},
	{"enter", "a|b", "enter", "a\n|b"},
	{"enter by another name", "a|b", "ctrl+j", "a\n|b"},
	{"left", "ab|", "left", "a|b"},
	{"left over a line end", "a\n|b", "left", "a|\nb"},
	{"left at the start", "|a", "left", "|a"},
	{"right", "|ab", "right", "a|b"},
	{"right over a line end", "a|\nb", "right", "a\n|b"},
	{"right at the end", "a|", "right", "a|"},
	{"up", "abc\nde|f", "up", "ab|c\ndef"},
	{"up at the top", "ab|c", "up", "ab|c"},
	{"down", "ab|c\ndef", "down", "abc\nde|f"},
	{"down at the bottom", "ab|c", "down", "ab|c"},
	{"down keeps its column", "abcdef|\nx\nabcdef", "down down", "abcdef\nx\nabcdef|"},
	{"down by rows", "abc| defghi jkl mno", "down", "abc defghi jkl| mno"},
	{"up by rows", "abc defghi jkl| mno", "up", "abc| defghi jkl mno"},
	{"home of a row", "abc defghi jkl| mno", "home", "abc defghi |jkl mno"},
	{"end of a row", "a|bc defghi jkl mno", "end", "abc defghi| jkl mno"},
	{"ctrl+a", "abc|", "ctrl+a", "|abc"},
	{"ctrl+e", "|abc", "ctrl+e", "abc|"},
	{"end of a broken word", "|abcdefghijklm", "end", "abcdefghij|klm"},
	{"end of a broken word again", "|abcdefghijklm", "end end", "abcdefghij|klm"},
	{"down from the end of a broken word", "|abcdefghijklm", "end up home", "|abcdefghijklm"},
	{"word left", "one two|", "ctrl+left", "one |two"},
	{"word left twice", "one two|", "alt+b alt+b", "|one two"},
	{"word left over a line end", "one\n|two", "ctrl+left", "one|\ntwo"},
	{"word right", "|one two", "ctrl+right", "one| two"},
	{"word right twice", "|one two", "alt+f alt+f", "one two|"},
	{"word right over a line end", "one|\ntwo", "ctrl+right", "one\n|two"},
	{"text start", "a\nb|", "ctrl+home", "|a\nb"},
	{"text end", "|a\nb", "ctrl+end", "a\nb|"},
	{"page down", "|1\n2\n3\n4\n5\n6", "pgdown", "1\n2\n3\n4\n|5\n6"},
	{"page up", "1\n2\n3\n4\n5\n|6", "pgup", "1\n|2\n3\n4\n5\n6"},
	{"backspace", "ab|c", "backspace", "a|c"},
	{"backspace joins", "a\n|b", "backspace", "a|b"},
	{"backspace at the start", "|a", "backspace", "|a"},
	{"delete", "a|bc", "delete", "a|c"},
	{"delete joins", "a|\nb", "delete", "a|b"},
	{"delete at the end", "a|", "delete", "a|"},
	{"ctrl+w", "one two|", "ctrl+w", "one |"},
	{"ctrl+w with spaces", "one two  |x", "ctrl+w", "one |x"},
	{"ctrl+w joins", "one\n|two", "ctrl+w", "one|two"},
	{"alt+backspace", "one two|", "alt+backspace", "one |"},
	{"alt+d", "|one two", "alt+d", "| two"},
	{"alt+d joins", "one|\ntwo", "alt+d", "one|two"},
	{"ctrl+k", "a|bc def ghi jkl\nx", "ctrl+k", "a|\nx"},
	{"ctrl+k at the end", "a|\nx", "ctrl+k", "a|\nx"},
	{"ctrl+u", "x\nabc def ghi jk|l", "ctrl+u", "x\n|l"},
	{"undo", "a|", "b c ctrl+z", "a|"},
	{"undo goes by kind", "a|", "b backspace ctrl+z", "ab|"},
	{"undo goes by newline", "|", "a enter b ctrl+z", "a\n|"},
	{"undo goes by cursor", "|", "a b left c ctrl+z", "a|b"},
	{"undo goes by cursor there and back", "|", "a left right b ctrl+z", "a|"},
	{"undo goes by selecting", "|", "a shift+left shift+right b ctrl+z", "a|"},
	{"redo", "|", "a b ctrl+z ctrl+y", "ab|"},
	{"redo by another name", "|", "a b ctrl+z ctrl+shift+z", "ab|"},
	{"typing forgets redo", "|", "a ctrl+z b ctrl+y", "b|"},
	{"undo after typing anew", "|", "a enter ctrl+z b ctrl+z", "a|"},
	{"undo after typing anew, twice", "|", "a enter ctrl+z b ctrl+z ctrl+z", "|"},
	{"undo of deletes", "|abc", "delete delete ctrl+z", "|abc"},
	{"undo of backspaces", "a\nbc|", "backspace backspace backspace ctrl+z", "a\n|"},
	{"undo with nothing", "a|", "ctrl+z ctrl+y", "a|"},
	{"select and type", "one tw|o", "shift+left shift+left x", "one x|o"},
	{"select and delete", "|one two", "ctrl+shift+right delete", "| two"},
	{"select row", "ab|c", "shift+home backspace", "|c"},
	{"select to row end", "a|bc", "shift+end backspace", "a|"},
	{"select down", "a|b\ncd", "shift+down x", "ax|d"},
	{"select, then undo", "|abc", "shift+end x ctrl+z", "abc|"},
	{"select, then left", "a|bcd", "shift+right shift+right left", "a|bcd"},
	{"select, then right", "abc|d", "shift+left shift+left right", "abc|d"},
	{"select nothing", "ab|c", "shift+left shift+right x", "abx|c"},
	{"ctrl+k with selection", "ab|cd", "shift+left ctrl+k", "a|cd"},
}

func TestKeys(t *testing.T) {
	for _, tt := range keyTests {
		t.Run(tt.name, func(t *testing.T) {
			m := box(11, 4, tt.from)
			for _, k := range strings.Fields(tt.keys) {
				before := m.Text()
				msg := press(k)
				if k == "space" {
					msg = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
				}
				if changed := m.Update(msg); changed != (m.Text() != before) {
					t.Errorf("%s: Update says %v", k, changed)
				}
				check(t, m)
			}
			if got := shown(m); got != tt.to {
				t.Errorf("%q %s: got %q, want %q", tt.from, tt.keys, got, tt.to)
			}
		})
	}
}

// After a select and a left or right there is no selection any more: tested by
// what a further letter replaces.
func TestSelectionEnds(t *testing.T) {
	for _, k := range []string{"left", "right", "home", "up", "ctrl+left", "pgup"} {
		m := box(11, 4, "ab|cd")
		pressAll(m, "shift+right "+k+" x")
		if got := strings.Replace(m.Text(), "x", "", 1); got != "abcd" {
			t.Errorf("%s: %q is left", k, got)
		}
	}
}

func TestKeysOfTheScreen(t *testing.T) {
	m := box(20, 4, "one| two")
	m.View()
	keys := "ctrl+n ctrl+p ctrl+o ctrl+t ctrl+g ctrl+s ctrl+r ctrl+f ctrl+c ctrl+d tab shift+tab esc f1 f5 f12 alt+x"
	for _, k := range strings.Fields(keys) {
		if m.Update(press(k)) || shown(m) != "one| two" || m.selecting {
			t.Errorf("%s did something: %q", k, shown(m))
		}
	}
	if m.Update(tea.WindowSizeMsg{Width: 3, Height: 3}) || m.width != 20 {
		t.Error("the size is the screen's to give")
	}
}

func TestTypedTextIsText(t *testing.T) {
	tests := []struct {
		name string
		key  tea.KeyPressMsg
		want string
	}{
		{"shifted", tea.KeyPressMsg{Code: 'a', Text: "A", Mod: tea.ModShift}, "A"},
		{"caps lock", tea.KeyPressMsg{Code: 'a', Text: "A", Mod: tea.ModCapsLock}, "A"},
		{"AltGr on Windows", tea.KeyPressMsg{Code: 'l', Text: "ł", Mod: tea.ModCtrl | tea.ModAlt}, "ł"},
		{"input method", tea.KeyPressMsg{Code: tea.KeyExtended, Text: "保护"}, "保护"},
		{"named like a key", tea.KeyPressMsg{Code: tea.KeyExtended, Text: "enter"}, "enter"},
		{"code without text", tea.KeyPressMsg{Code: 'a'}, ""},
		{"ctrl with text", tea.KeyPressMsg{Code: 'n', Text: "n", Mod: tea.ModCtrl}, ""},
		{"tab with text", tea.KeyPressMsg{Code: tea.KeyTab, Text: "\t"}, ""},
		{"bidi control", tea.KeyPressMsg{Code: 0x202e, Text: "\u202e"}, ""},
	}
	for _, tt := range tests {
		m := box(20, 3, "")
		if changed := m.Update(tt.key); m.Text() != tt.want || changed != (tt.want != "") {
			t.Errorf("%s: %q, changed %v", tt.name, m.Text(), changed)
		}
	}
}

func TestTableIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range New(Styles{}).Keys() {
		if n := len(strings.Fields(b.Help().Desc)); n < 1 || n > 3 {
			t.Errorf("help %q", b.Help().Desc)
		}
		if b.Help().Key != b.Keys()[0] {
			t.Errorf("help for %q names %q", b.Keys()[0], b.Help().Key)
		}
		for _, k := range b.Keys() {
			if seen[k] {
				t.Errorf("%s is bound twice", k)
			}
			seen[k] = true
			if press(k).Keystroke() != k {
				t.Errorf("%s can't be pressed", k)
			}
		}
	}
}

func TestViewIsCached(t *testing.T) {
	m := box(20, 3, "text|")
	m.View()
	other := tea.Msg(press("ctrl+n"))
	if n := testing.AllocsPerRun(10, func() { m.Update(other); m.View() }); n > 1 {
		t.Errorf("%v allocations for a view without a change", n)
	}
}

func TestOffset(t *testing.T) {
	m := box(20, 3, "aé\n👨‍👩‍👧b")
	for _, tt := range []struct{ set, want int }{
		{-5, 0}, {0, 0}, {1, 1}, {2, 1}, {3, 3}, {4, 4}, {5, 4}, {15, 4}, {22, 22}, {23, 23}, {99, 23},
	} {
		m.SetOffset(tt.set)
		if m.Offset() != tt.want {
			t.Errorf("SetOffset(%d): %d, want %d", tt.set, m.Offset(), tt.want)
		}
		check(t, m)
	}
}

func TestSetTextForgets(t *testing.T) {
	m := box(20, 3, "")
	typeAll(m, "gone")
	m.SetText("new\ntext")
	if m.Update(press("ctrl+z")) || shown(m) != "new\ntext|" {
		t.Errorf("after SetText and undo: %q", shown(m))
	}
}

func TestInsertIsOneStep(t *testing.T) {
	m := box(20, 3, "")
	typeAll(m, "a")
	m.Insert("What?\nSo what?\nNow what?\n")
	typeAll(m, "b")
	for _, want := range []string{"aWhat?\nSo what?\nNow what?\n|", "a|", "|", "|"} {
		m.Update(press("ctrl+z"))
		if shown(m) != want {
			t.Errorf("undo: %q, want %q", shown(m), want)
		}
	}
}

func TestTheBoxHasALimit(t *testing.T) {
	m := box(20, 3, strings.Repeat("x", MostBytes-3)+"|")
	m.Insert("y")
	for _, s := range []string{"abc", "漢", strings.Repeat("z", 3*MostBytes)} {
		before := m.Text()
		if m.Fits(s) || m.Update(tea.PasteMsg{Content: s}) || m.Text() != before {
			t.Errorf("%.9q went in", s)
		}
	}
	if !m.Fits("é") || !m.Update(tea.PasteMsg{Content: "é"}) || len(m.Text()) != MostBytes {
		t.Error("what fits to the byte did not go in")
	}
	if pressAll(m, "enter"); len(m.Text()) != MostBytes {
		t.Error("a line end went in beyond it")
	}
	pressAll(m, "shift+left")
	if !m.Fits("ab") || m.Fits("abc") {
		t.Error("what is selected does not make room for its own length")
	}
	check(t, m)
}

func TestAnotherTextIsOneStep(t *testing.T) {
	m := box(20, 3, "one\ntwo|")
	m.Replace("three\nfour five\nsix", 8)
	if got := shown(m); got != "three\nfo|ur five\nsix" {
		t.Errorf("%q", got)
	}
	check(t, m)
	if pressAll(m, "ctrl+z"); shown(m) != "one\ntwo|" {
		t.Errorf("undone: %q", shown(m))
	}
	check(t, m)
}

func TestHistoryIsBounded(t *testing.T) {
	m := box(20, 3, "")
	for range 3 * maxSteps {
		pressAll(m, "a enter")
	}
	if len(m.hist.steps) > maxSteps || m.hist.done != len(m.hist.steps) {
		t.Errorf("%d steps, %d done", len(m.hist.steps), m.hist.done)
	}
	big := strings.Repeat("x", MostBytes)
	for range 10 {
		pressAll(m, "ctrl+home ctrl+shift+end")
		m.Insert(big)
	}
	if m.hist.bytes > maxBytes || len(m.hist.steps) > 4 || len(m.hist.steps) < 2 {
		t.Errorf("%d bytes in %d steps", m.hist.bytes, len(m.hist.steps))
	}
	m.SetText(strings.Repeat(big, 5))
	pressAll(m, "ctrl+home ctrl+shift+end backspace")
	if m.Update(press("ctrl+z")); len(m.Text()) != 5*len(big) {
		t.Error("the newest step was not kept")
	}
}

func TestLongRunsAreSeveralSteps(t *testing.T) {
	m := box(40, 5, "")
	typeAll(m, chars(1000))
	m.Update(press("ctrl+z"))
	if n := len(m.Text()); n < 1000-2*runLength || n == 1000 {
		t.Errorf("one undo left %d of 1000 characters", n)
	}
	for m.Update(press("ctrl+z")) {
	}
	if m.Text() != "" {
		t.Errorf("undone to %q", m.Text())
	}
}
