package main

import (
	"io"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"prebirth/briefings/clean"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// copyOut hands a text to the terminal for its clipboard (OSC 52). The terminal does
// not answer, and many refuse: nothing is said to be done that may not have been.
func (e *env) copyOut(data []byte) error {
	file := e.Say("add --output FILE, which writes a file instead")
	text := clean.String(string(data))
	switch {
	case e.linear || e.getenv("TERM") == "dumb" || !term.IsTerminal(e.out.Fd()):
		return &usageError{language.Errorf("copying needs a screen"), file}
	case len(text) > screen.MostCopied:
		return &usageError{language.Errorf("not copied: it is %d kB long, and most terminals take %d kB at most", (len(text)+500)/1000, (screen.MostCopied+500)/1000), file}
	}
	if _, err := io.WriteString(e.out, ansi.SetSystemClipboard(text)); err != nil {
		return language.Errorf("copy: %w", err)
	}
	e.tell("Copied %s, where the terminal allows it. --output FILE writes a file instead. Other programs here can read what is copied.",
		e.Count(utf8.RuneCountInString(text), "%d character", "%d characters"))
	return nil
}
