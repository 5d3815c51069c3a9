package editor

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Each is one visible character to those who read it.
var characters = []struct{ name, char string }{
	{"flag", "🇵🇱"},
	{"rainbow flag", "🏳️‍🌈"},
	{"family", "👨‍👩‍👧‍👦"},
	{"family with skin tones", "👩🏽‍🤝‍👨🏿"},
	{"skin tone", "🤰🏾"},
	{"keycap", "1️⃣"},
	{"heart", "❤️"},
	{"e and acute", "e\u0301"},
	{"Welsh w, composed", "ŵ"},
	{"Welsh y", "ŷ"},
	{"Welsh w, combining", "w\u0302"},
	{"Welsh y, combining", "y\u0302"},
	{"Polish", "ż"},
	{"Polish, combining", "z\u0307"},
	{"Vietnamese, two marks", "e\u0302\u0301"},
	{"Arabic with marks", "بَّ"},
	{"Urdu", "ں"},
	{"Urdu, do-chashmi he", "ھ"},
	{"Urdu with hamza", "ؤ\u0654"},
	{"Persian with joiner", "ی\u200c"},
	{"Hebrew with points", "שָׁ"},
	{"Hangul syllable", "한"},
	{"Hangul jamo", "\u1112\u1161\u11ab"},
	{"Devanagari vowel", "नि"},
	{"Devanagari conjunct", "क्षि"},
	{"Tamil", "நி"},
	{"Thai", "กำ"},
	{"CJK", "護"},
	{"CJK with selector", "葛\U000e0100"},
	{"Arabic number sign", "\u0600\u0661"},
}

func TestCharacters(t *testing.T) {
	for _, tt := range characters {
		t.Run(tt.name, func(t *testing.T) {
			for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
				m := box(20, 3, "a"+tt.char+"|b")
				m.SetWidths(method)
				check(t, m)
				wide := max(1, method.StringWidth(tt.char))
				if x := m.Cursor().X; x != 1+wide && tt.name != "Arabic number sign" {
					t.Errorf("cursor in column %d, want %d", x, 1+wide)
				}
				for _, s := range []struct{ keys, want string }{
					{"left", "a|" + tt.char + "b"},
					{"right", "a" + tt.char + "|b"},
					{"backspace", "a|b"},
					{"ctrl+z", "a" + tt.char + "|b"},
					{"left delete", "a|b"},
				} {
					if pressAll(m, s.keys); shown(m) != s.want {
						t.Errorf("%s: %q, want %q", s.keys, shown(m), s.want)
					}
					check(t, m)
				}
			}
		})
	}
}

// Whatever was written comes back to the byte, but for line ends of Windows.
func TestEveryTextComesBackAsItWasWritten(t *testing.T) {
	for name, text := range map[string]string{
		"Windows line ends":  "one\r\ntwo\r\n\r\nthree\r\n",
		"tabs and blanks":    "\tone\t\ttwo  three \n \t \n\n",
		"emoji families":     "👨‍👩‍👧‍👦 and 👩🏽‍🤝‍👨🏿, 🤰🏾 ❤️ 1️⃣ 🇵🇱🇬🇧",
		"accents, composed":  "café, naïve, Zoë",
		"accents, combining": "cafe\u0301, nai\u0308ve, a\u0323\u0307",
		"Welsh":              "Tŷ Gŵyr, ŵyn ac ŷd; w\u0302y\u0302",
		"Polish":             "Zażółć gęślą jaźń, Łódź",
		"Arabic":             "كَتَبَتْ أُمُّ الطِّفْلِ ٠٦٧",
		"Urdu":               "ماں نے کہا، بچہ ٹھیک ہے ۔ ھ ے",
		"Persian joiner":     "می\u200cخواهم",
		"Devanagari, Tamil":  "क्षत्रिय நிலா",
		"marks and dashes":   "“Don’t” – she said… £5 \u00a0ß",
	} {
		t.Run(name, func(t *testing.T) {
			want := strings.ReplaceAll(text, "\r\n", "\n")
			set, pasted, typed := box(20, 4, text), box(20, 4, ""), box(20, 4, "")
			pasted.Update(tea.PasteMsg{Content: text})
			for i, line := range strings.Split(want, "\n") {
				if i > 0 {
					pressAll(typed, "enter")
				}
				for _, r := range line {
					typed.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
				}
			}
			for how, m := range map[string]*Model{"set": set, "pasted": pasted, "typed": typed} {
				again := box(20, 4, m.Text())
				if m.Text() != want && !(how == "typed" && strings.Contains(text, "\t")) || again.Text() != m.Text() {
					t.Errorf("%s: %q, and again %q, want %q", how, m.Text(), again.Text(), want)
				}
			}
		})
	}
}

// Terminals send the parts of a character one after the other.
func TestCharactersTypedInParts(t *testing.T) {
	for _, tt := range characters {
		if tt.name == "Arabic number sign" {
			continue // joins whatever comes next, so it takes the b for a while
		}
		m := box(20, 3, "ab")
		m.SetOffset(1)
		typeAll(m, tt.char)
		if got, want := shown(m), "a"+tt.char+"|b"; got != want {
			t.Errorf("%s: %q, want %q", tt.name, got, want)
		}
		check(t, m)
	}
}

// When what is typed or left grows together with what follows, the cursor is
// behind the whole character.
func TestCharactersGrowTogether(t *testing.T) {
	for _, tt := range []struct{ from, keys, want string }{
		{"|\u0301x", "e", "e\u0301|x"},
		{"a\n|\u0301x", "backspace", "a\u0301|x"},
		{"a|b\u0301x", "delete", "a|x"},
		{"|🇵🇱x", "🇬", "🇬🇵|🇱x"},
		{"\u1112\n|\u1161x", "backspace", "\u1112\u1161|x"},
	} {
		m := box(20, 3, tt.from)
		pressAll(m, tt.keys)
		if shown(m) != tt.want {
			t.Errorf("%q and %q: %q, want %q", tt.from, tt.keys, shown(m), tt.want)
		}
		check(t, m)
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"line ends", "a\r\nb\rc\nd\r\r\ne", "a\nb\nc\nd\n\ne"},
		{"tab stays", "a\tb", "a\tb"},
		{"C0", "a\x00\x07\x08\x0b\x0c\x1bb", "ab"},
		{"escape sequence", "\x1b[31mred\x1b]52;c;AAAA\x07", "[31mred]52;c;AAAA"},
		{"DEL", "a\x7fb", "ab"},
		{"C1 in UTF-8", "a\u0085\u009b31m\u009db", "a31mb"},
		{"C1 in bytes", "a\x9b31m", "a\ufffd31m"},
		{"bidi", "a\u202eb\u2066c\u2069\u200e\u200f\u061cd", "abcd"},
		{"separators", "a\u2028b\u2029c", "a\nb\nc"},
		{"tags", "🏴\U000e0067\U000e0062\U000e007fx\U000e0002", "🏴x"},
		{"interlinear", "a\ufff9b\ufffac\ufffb", "abc"},
		{"invisible", "a\u00ad\u200b\u2060\ufeff\u180eb", "ab"},
		{"joiners", "👨\u200d👩 می\u200cخواهم ❤\ufe0f 葛\U000e0100", "👨\u200d👩 می\u200cخواهم ❤\ufe0f 葛\U000e0100"},
		{"end of ayah", "\u06dd", "\u06dd"},
		{"broken UTF-8", "a\xff\xc3(\xed\xa0\x80", "a\ufffd\ufffd(\ufffd\ufffd\ufffd"},
		{"overlong", "\xc0\xaf", "\ufffd\ufffd"},
		{"U+FFFD stays", "a\ufffdb", "a\ufffdb"},
		{"soft text", "“Don’t” – she said… £5, 50 % \u00a0ß", "“Don’t” – she said… £5, 50 % \u00a0ß"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := clean(tt.in); got != tt.want || clean(got) != got || !utf8.ValidString(got) {
				t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
			set, pasted := box(20, 4, tt.in), box(20, 4, "")
			pasted.Update(tea.PasteMsg{Content: tt.in})
			if set.Text() != tt.want || pasted.Text() != tt.want {
				t.Errorf("set %q, pasted %q, want %q", set.Text(), pasted.Text(), tt.want)
			}
			check(t, set)
			check(t, pasted)
		})
	}
}

func TestAllOfUnicode(t *testing.T) {
	m := box(40, 5, "")
	var s strings.Builder
	for r := rune(0); r <= utf8.MaxRune; r += 97 {
		s.WriteRune(r)
		if s.Len() > 4000 {
			m.Insert(s.String())
			m.Insert("\n")
			s.Reset()
			check(t, m)
		}
	}
	for r := rune(0); r < 0x3100; r++ {
		m.SetText("\t" + string(r) + "a")
		if err := faults(m); err != nil {
			t.Fatalf("%U: %v", r, err)
		}
	}
}

func TestLargePastes(t *testing.T) {
	for name, text := range map[string]string{
		"one paragraph": chars(64 << 10),
		"one word":      strings.Repeat("x", 64<<10),
		"short lines":   strings.Repeat("ab\n", 64<<10/3),
		"spaces":        strings.Repeat(" ", 64<<10),
		"marks":         "e" + strings.Repeat("\u0301", 32<<10),
		"many lines":    strings.Repeat("\n", 15000),
	} {
		m := box(73, 30, "ab|cd")
		m.Update(tea.PasteMsg{Content: text})
		if m.Text() != "ab"+text+"cd" {
			t.Errorf("%s: %d bytes, want %d", name, len(m.Text()), len(text)+4)
		}
		check(t, m)
		pressAll(m, "x up pgup home end left ctrl+z ctrl+z")
		if m.Text() != "abcd" {
			t.Errorf("%s: %d bytes after undo", name, len(m.Text()))
		}
	}
}
