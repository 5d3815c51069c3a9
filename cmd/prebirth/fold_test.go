package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestFolded(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"a sentence that is long", 0, "a sentence that is long"},
		{"a sentence that is long", 80, "a sentence that is long"},
		{"a sentence that is long", 10, "a sentence\nthat is\nlong"},
		{"choose with --for-supervision here", 20, "choose with\n--for-supervision\nhere"},
		{"it is in /home/somebody/with-a-name/file.md now", 12, "it is in\n/home/somebody/with-a-name/file.md\nnow"},
		{"one two\nthree four", 8, "one two\nthree\nfour"},
		{"mae’r wybodaeth yma", 9, "mae’r\nwybodaeth\nyma"},
		{"already non\u2011breaking and-so left", 8, "already non\u2011breaking and-so left"},
		{"", 8, ""},
	} {
		if got := folded(c.text, c.width); got != c.want {
			t.Errorf("%q at %d is %q and should be %q", c.text, c.width, got, c.want)
		}
	}
}

// Whatever the width, no word is broken, lost or made up, and no line with two words is
// wider than the terminal.
func TestFoldingKeepsEveryWord(t *testing.T) {
	text := newRoot(&env{}).Long + "\n\n" + strings.Repeat("prebirth record cpd --for-supervision ", 9)
	for width := range 200 { // of one cell, the library breaks nothing
		got := folded(text, width)
		if !slices.Equal(strings.Fields(got), strings.Fields(text)) {
			t.Fatalf("at %d the words are others:\n%s", width, got)
		}
		for line := range strings.Lines(got) {
			if line = strings.TrimSuffix(line, "\n"); width > 1 && ansi.StringWidth(line) > width && len(strings.Fields(line)) > 1 {
				t.Errorf("at %d there is %q", width, line)
			}
		}
	}
}
