// Package tour is the first words to somebody new: six short lines that say what is
// here, what does it, and what becomes of what they write.
//
// They stand below the first screen until the first key, and on the page of keys.
package tour

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store says what has become of the store, because the lines promise that it keeps what
// is typed.
type Store int

// Of a store that cannot be written nothing is promised.
const (
	Kept Store = iota
	Unkept
)

// Lines are the six lines for a full screen, with the keys as they are bound now; five
// where nothing can be kept.
func Lines(t theme.Theme, s Store) []string {
	return append([]string{
		t.Say("%s %s choose a briefing, %s opens it.", called(t, "library", "up"), called(t, "library", "down"), called(t, "library", "enter")),
		t.Say("%s reads on, %s answers a prompt.", called(t, "reader", "space"), called(t, "reader", "r")),
	}, same(t, s, t.Say("%s shows every key, and these lines.", called(t, "library", "?")))...)
}

// Spoken are the same six for where lines of text are typed.
func Spoken(t theme.Theme, s Store) []string {
	return append([]string{
		t.Say("The number of a briefing opens it."),
		t.Say("An empty line reads on, %s answers a prompt.", t.Key("reader", "r")),
	}, same(t, s, t.Say("A question mark lists every command, and says these lines again."))...)
}

// same is what both say, and the line that they end with.
func same(t theme.Theme, s Store, last string) (lines []string) {
	if s == Kept {
		lines = append(lines, t.Say("What you type is saved and encrypted."))
	}
	return append(lines,
		t.Say("It is private until you say otherwise."),
		t.Say("%s shows what you wrote, %s finds words.", called(t, "library", "m"), called(t, "library", "/")),
		last)
}

func called(t theme.Theme, sheet, usual string) string {
	return screen.Label(t.Key(sheet, usual), t.Language)
}

// Fit is the lines in at most so many rows of a width, wrapped. Where not all have room
// the last are left out, and a last row says which key shows them.
func Fit(t theme.Theme, s Store, width, rows int) []string {
	if width < 4 || rows < 1 {
		return nil
	}
	all, ends := wrapped(t, s, width)
	if len(all) <= rows {
		return all
	}
	rest := wrap(t.Say("Press %s for more.", called(t, "library", "?")), width)
	whole := 0
	for _, end := range ends {
		if end+len(rest) <= rows {
			whole = end
		}
	}
	rest = append(all[:whole:whole], rest...)
	return rest[:min(len(rest), rows)]
}

// Rows are all of the six lines, wrapped to a width.
func Rows(t theme.Theme, width int) []string {
	all, _ := wrapped(t, Kept, max(1, width))
	return all
}

// wrapped is the rows of all lines, and after which rows a line is whole.
func wrapped(t theme.Theme, s Store, width int) (all []string, ends []int) {
	for _, line := range Lines(t, s) {
		all = append(all, wrap(line, width)...)
		ends = append(ends, len(all))
	}
	return all, ends
}

func wrap(line string, width int) []string {
	return strings.Split(ansi.Wrap(line, width, ""), "\n")
}
