package main

import (
	"io"
	"os"
	"runtime"

	"github.com/charmbracelet/x/term"

	"prebirth/progress/settings"
	"prebirth/tui/theme"
)

// plainSigns says whether plain signs are drawn: as the settings have it, and with
// "auto" as the console can show them.
func (e *env) plainSigns(s settings.Settings) bool {
	switch s.Signs() {
	case "plain":
		return true
	case "all":
		return false
	}
	return theme.NeedsPlain(runtime.GOOS, e.getenv, codePage())
}

// A console writes to a file, with plain signs where that is a terminal that needs
// them. To any other file every sign goes as it is: whoever reads that knows better
// what it can show.
type console struct {
	to      *os.File
	plain   func() bool
	decided bool
	is      bool
}

func (c *console) Write(b []byte) (int, error) {
	if !c.decided { // as late as that, because the flags say where the settings are
		c.decided, c.is = true, term.IsTerminal(c.to.Fd()) && c.plain()
	}
	if !c.is {
		return c.to.Write(b)
	}
	if _, err := io.WriteString(c.to, theme.Plain(string(b))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// printsPlain says whether what is printed has plain signs. A settings file that
// cannot be understood says nothing of it, and a document for programs has to stay one.
func (e *env) printsPlain() bool {
	s, _ := e.settings()
	return !e.json && e.plainSigns(s)
}
