package clean

import (
	"html"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestString(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":                {"plain words", "plain words"},
		"line ends":            {"a\r\nb\rc\n", "a\nb\nc\n"},
		"tab stays":            {"a\tb", "a\tb"},
		"escape":               {"a\x1b[31mb\x1b[0m", "a[31mb[0m"},
		"title sequence":       {"\x1b]0;owned\x07x", "]0;ownedx"},
		"C1 as UTF-8":          {"a\u009b31mb", "a31mb"},
		"C1 as byte":           {"a\x9bb", "a\ufffdb"},
		"bell, null, delete":   {"a\a\x00\x7fb", "ab"},
		"backspace":            {"ab\b\bcd", "abcd"},
		"direction override":   {"a\u202eb\u2066c", "abc"},
		"zero width":           {"a\u200bb\ufeffc\u00add", "abcd"},
		"tag characters":       {"a\U000e0041b", "ab"},
		"line separator":       {"a\u2028b\u2029c", "abc"},
		"family emoji stays":   {"👩‍👧", "👩‍👧"},
		"variation stays":      {"❤️", "❤️"},
		"Welsh, Polish, Urdu":  {"ŵŷ łódź اردو", "ŵŷ łódź اردو"},
		"composed":             {"e\u0301", "é"},
		"marks without end":    {"z" + strings.Repeat("\u0335", 50), "z" + strings.Repeat("\u0335", 8)},
		"reference to escape":  {"a&#27;[31m", "a\ufffd[31m"},
		"reference, hex":       {"a&#x1b;b", "a\ufffdb"},
		"reference, no end":    {"a&#27 b", "a\ufffd b"},
		"reference, twice":     {"a&amp;#27;b", "a\ufffdb"},
		"reference, direction": {"a&#8238;b", "a\ufffdb"},
		"reference, named":     {"a&NewLine;&amp;&eacute;b", "a&NewLine;&amp;&eacute;b"},
		"reference, hidden":    {"a&ZeroWidthSpace;b", "a\ufffdb"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := String(c.in); got != c.want {
				t.Errorf("String(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestCountsWhatItTakesOut(t *testing.T) {
	if _, n := Count("a\r\nb\x1b\u202e&#27;"); n != 3 {
		t.Errorf("counted %d, want 3", n)
	}
}

// Whatever is put in, what comes out holds nothing that a terminal acts on, not
// even after the references are decoded, and cleaning again changes nothing.
func FuzzString(f *testing.F) {
	for _, s := range []string{"", "a\x1b[31m", "&#27;", "&amp;amp;#x9b;", "\u202e", "e\u0301\u0301", "\xff\xfe", "\r\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := String(s)
		if !utf8.ValidString(got) {
			t.Errorf("String(%q) = %q is no UTF-8", s, got)
		}
		for _, text := range []string{got, html.UnescapeString(got)} {
			for _, r := range text {
				if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
					t.Errorf("String(%q) = %q lets %U through", s, got, r)
				}
			}
		}
		if again := String(got); again != got {
			t.Errorf("String(String(%q)) = %q, and once %q", s, again, got)
		}
	})
}
