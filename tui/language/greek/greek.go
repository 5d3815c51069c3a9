// Package greek is a language that tests make up: a text of the catalogue with a Greek
// letter for each other one, so that what is left in others was never looked up.
package greek

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"prebirth/tui/language"
)

// Language is that language, for the texts of a catalogue by its path. What the
// catalogue does not have stays as it is, as it would in every language.
func Language(t testing.TB, catalogue string) *language.Language {
	t.Helper()
	text, err := os.ReadFile(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, id := range regexp.MustCompile(`(?m)^msgid(?:_plural)? (".*")$`).FindAllSubmatch(text, -1) {
		text, err := strconv.Unquote(string(id[1]))
		if err != nil {
			t.Fatal(err)
		}
		known[text] = true
	}
	gaps := regexp.MustCompile(`%(\[\d+\])?[-+.0-9]*[a-z%]`)
	return language.Test("greek", func(text string) string {
		if !known[text] {
			return text
		}
		var b strings.Builder
		from := 0
		for _, gap := range gaps.FindAllStringIndex(text, -1) {
			b.WriteString(Letters(text[from:gap[0]]) + text[gap[0]:gap[1]])
			from = gap[1]
		}
		return b.String() + Letters(text[from:])
	})
}

// Letters has a Greek letter for each Latin one, as wide as that.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'α' + r - 'a'
		case r >= 'A' && r <= 'Z':
			return 'α' + r - 'A'
		}
		return r
	}, text)
}
