package theme

import (
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
)

// Each plain sign is one that every console has, and takes the cells that the other
// does, so that nothing on a screen moves.
func TestPlainSignsAreAsWide(t *testing.T) {
	signs := 0
	for sign := range unicode.MaxRune {
		plain, ok := plainSign(sign)
		switch {
		case !ok && plain != sign:
			t.Errorf("%q becomes %q", sign, plain)
		case !ok:
			continue
		}
		signs++
		if plain < ' ' || plain > '~' || sign <= '~' {
			t.Errorf("%q becomes %q", sign, plain)
		}
		if w := lipgloss.Width(string(sign)); w != 1 {
			t.Errorf("%q has %d cells", sign, w)
		}
		if unicode.IsLetter(sign) {
			t.Errorf("%q is a letter", sign)
		}
	}
	if signs < 40 {
		t.Errorf("there are only %d", signs)
	}
	apart := map[rune]rune{}
	for _, sign := range "●◐○" { // they say how far one has read
		plain, _ := plainSign(sign)
		if other, taken := apart[plain]; taken {
			t.Errorf("%q and %q look the same", sign, other)
		}
		apart[plain] = sign
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain ~!": "plain ~!", "“quoted” – it’s…": `"quoted" - it's~`, "●●◐○": "**+o",
		"ŵ é Łódź اردو 家 👩‍👧": "ŵ é Łódź اردو 家 👩‍👧", "\x1b[1m▸\x1b[m ─": "\x1b[1m>\x1b[m -",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
		if lipgloss.Width(Plain(in)) != lipgloss.Width(in) {
			t.Errorf("%q becomes wider", in)
		}
	}
}

func TestNeedsPlain(t *testing.T) {
	type env map[string]string
	for _, c := range []struct {
		goos string
		env  env
		page uint32
		want bool
	}{
		{"linux", env{"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}, 0, false},
		{"linux", env{"LANG": "cy_GB.utf8", "TERM": "vt100"}, 0, false},
		{"linux", env{"LANG": "en_GB.UTF-8", "TERM": "linux"}, 0, true},
		{"linux", env{"TERM": "linux"}, 0, true},
		{"linux", env{"LANG": "en_GB.ISO-8859-1", "TERM": "xterm"}, 0, true},
		{"linux", env{"LANG": "en_GB", "TERM": "xterm"}, 0, true},
		{"linux", env{"LC_ALL": "C", "LANG": "en_GB.UTF-8", "TERM": "xterm"}, 0, false},
		{"linux", env{"LC_ALL": "en_GB.ISO-8859-15", "LANG": "en_GB.UTF-8", "TERM": "xterm"}, 0, true},
		{"linux", env{"LC_CTYPE": "en_GB.UTF-8", "LANG": "C", "TERM": "vt220"}, 0, false},
		{"linux", env{"LC_ALL": "", "LANG": "C.UTF-8", "TERM": "vt100"}, 0, false},
		{"linux", env{"LANG": "C", "TERM": "xterm-256color"}, 0, false},
		{"linux", env{"LANG": "POSIX", "TERM": "vt100"}, 0, true},
		{"linux", env{"TERM": "tmux-256color"}, 0, false},
		{"linux", env{"TERM": "unknown"}, 0, true},
		{"linux", env{}, 0, true},
		{"freebsd", env{"LANG": "C", "TERM": "cons25"}, 0, true},
		{"darwin", env{"TERM": "xterm-256color"}, 0, false},
		{"darwin", env{"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}, 850, false},
		{"windows", env{}, 65001, false},
		{"windows", env{}, 850, true},
		{"windows", env{}, 0, true},
		{"windows", env{"WT_SESSION": "4c8e"}, 850, false},
		{"windows", env{"LANG": "en_GB.UTF-8", "TERM": "xterm"}, 437, true},
	} {
		if got := NeedsPlain(c.goos, func(name string) string { return c.env[name] }, c.page); got != c.want {
			t.Errorf("%s %v, code page %d: %v", c.goos, c.env, c.page, got)
		}
	}
}
