package main

import (
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// folded breaks each line between words where it would run over the edge of a terminal
// so many cells wide, which would break it within one. It breaks at blanks only: the
// name of a flag or a file stays whole. Of no cells, it is as it was.
func folded(text string, width int) string {
	if width < 1 {
		return text
	}
	// Wordwrap takes a hyphen for a place to break at.
	const held = "\u2011"
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if ansi.StringWidth(line) > width && !strings.Contains(line, held) {
			lines[i] = strings.ReplaceAll(ansi.Wordwrap(strings.ReplaceAll(line, "-", held), width, ""), held, "-")
		}
	}
	return strings.Join(lines, "\n")
}

// widthOf is how many cells wide a terminal is, and 0 of what is none: whoever reads a
// file or a pipe breaks lines as they please.
func widthOf(f *os.File) int {
	width, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return width
}

// foldHelp has the pages of help broken as everything else that is said.
func (e *env) foldHelp(root *cobra.Command) {
	width := e.outWidth
	if width == 0 {
		return
	}
	about := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		c.Long = folded(c.Long, width)
		about(c, args)
	})
}
