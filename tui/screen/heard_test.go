package screen

import (
	"slices"
	"strings"
	"testing"
)

func TestFewWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "(emptied; its earlier versions are kept)",
		"one\n\ntwo":                "one two",
		strings.Repeat("a ", few):   strings.TrimSpace(strings.Repeat("a ", few)),
		strings.Repeat("a ", few+1): strings.TrimSpace(strings.Repeat("a ", few)) + "...",
	} {
		if got := Few(text, nil); got != want {
			t.Errorf("%q begins %q, not %q", text, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	got := Paragraphs("one\x1b\n\n  two\tthree \n\n\n")
	if !slices.Equal(got, []string{"one", "two three"}) {
		t.Errorf("%q", got)
	}
	if got := Paragraphs(" \n\t\n"); got != nil {
		t.Errorf("%q", got)
	}
}
