package main

import (
	"fmt"
	"slices"
	"strings"
)

// text is what is passed on with the program: a list, and then the licences word by
// word. The same words, as many modules have them, are there once.
func text(works []work) string {
	var t strings.Builder
	t.WriteString("prebirth is built from the works below. Each is passed on under its own licence, whose\n" +
		"words follow the list. prebirth itself is under the licence in the file LICENSE.\n\n")
	for _, w := range works {
		fmt.Fprintf(&t, "  %-48s %-40s %s\n", w.Name, w.Version, strings.Join(w.Kinds(), ", "))
	}
	var said []string
	for _, w := range works {
		for _, f := range w.Files {
			if slices.Contains(said, f.Text) {
				continue
			}
			said = append(said, f.Text)
			fmt.Fprintf(&t, "\n%s\n%s\n\n%s\n", strings.Repeat("-", 72), strings.Join(holders(works, f.Text), "\n"), strings.Trim(f.Text, "\n"))
		}
	}
	return t.String()
}

// holders are the works that a text holds for, each with the name of the file.
func holders(works []work, text string) (names []string) {
	for _, w := range works {
		for _, f := range w.Files {
			if f.Text == text {
				names = append(names, w.Name+": "+f.Name)
			}
		}
	}
	return names
}
