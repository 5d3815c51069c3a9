package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Bubble Tea's parser lives through every sequence, however it is split.
func TestFiguresAreLimited(t *testing.T) {
	many := strings.Repeat("1;", 300)
	for _, begin := range []string{"\x1b[", "\x1b[?", "\x1bP", "\x9b", "\x90", "\x1b[>", "\x1b\x1b[", "\x1b[1;2;3m\x1b["} {
		in := []byte(begin + many + "m")
		f := figures{}
		for at := 0; at < len(in); at += 7 {
			f.limit(in[at:min(len(in), at+7)])
		}
		p := ansi.NewParser()
		for rest := in; len(rest) > 0; {
			_, _, n, _ := ansi.DecodeSequence(rest, 0, p)
			rest = rest[n:]
		}
	}
	for _, words := range []string{many, "Л 1;2;3", "\x1b[200~" + many + "\x1b[201~", "\x1b[1;2;3;4;5;6m", "[" + many, "\x1b " + many} {
		in := []byte(words)
		new(figures).limit(in)
		if string(in) != words {
			t.Errorf("%q became %q", words, in)
		}
	}
}
