package prose

import (
	"strings"
	"testing"

	"prebirth/briefings/library"
	"prebirth/tui/theme"
)

// What is heard has the same words in the same blocks as what is seen, so that a
// place that was kept in one is found again in the other.
func TestSpokenBlocksAreThoseSeen(t *testing.T) {
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"# a\n\nb\n\n---\n\nc", "> q\n\nd", "- a\n- b\n\n1. c\n\n```bars\nx | 1 of 2\n```\n\nend"}
	for _, b := range lib.Briefings {
		for _, p := range b.Parts {
			texts = append(texts, p.Markdown())
		}
	}
	first := func(s string) string { return strings.Trim(strings.Fields(s + " .")[0], "•-|\"") }
	for _, text := range texts {
		seen := map[int]string{}
		for _, row := range New(theme.Of(theme.Dark, theme.Unanswered), 72).Set(text) {
			if words := stripped(row.Text); seen[row.Block] == "" {
				seen[row.Block] = words
			}
		}
		for _, row := range Spoken(text, nil) {
			heard := strings.TrimPrefix(row.Text, "Quoted: ")
			want := strings.TrimLeft(seen[row.Block], "▏ ")
			if first(heard) != first(want) && !strings.HasPrefix(want, "•") {
				t.Errorf("block %d is heard as %q and seen as %q", row.Block, heard, want)
			}
		}
	}
}

func TestSpoken(t *testing.T) {
	for markdown, want := range map[string]string{
		"# Head\n\n*one* two":                       "Head\n\none two",
		"- a\n- b\n  - c":                           "- a\n\n- b\n  - c",
		"| A | B |\n|---|---|\n| 1 | **2** |":       "A: 1; B: 2",
		"```bars\nleft | 9 of 12\n```":              "left: 9 of 12",
		"> said\n> more":                            "Quoted: said more",
		"a\n\n---\n\nb":                             "a\n\nb",
		strings.Repeat("long ", 400) + "[x](y) end": strings.Repeat("long ", 400) + "x end",
	} {
		var got []string
		for _, row := range Spoken(markdown, nil) {
			got = append(got, row.Text)
		}
		if strings.Join(got, "\n\n") != want {
			t.Errorf("%q is heard as %q, want %q", markdown, got, want)
		}
	}
}
