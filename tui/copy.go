package tui

import (
	"strconv"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// copied hands a text to the terminal for its clipboard (OSC 52), and says so. It can do
// so from the top screen only: what is covered or locked has no keys.
//
// The terminal does not answer, and many refuse; nothing is said to be done that may not
// have been.
func (a *App) copied(c screen.Copy) tea.Cmd {
	text, file := clean.String(c.Text), a.tofile()
	switch {
	case a.spoken:
		a.tell(a.theme.Say("Copying needs a screen; copy to file writes a file."))
		return nil
	case len(text) > screen.MostCopied:
		a.tell(a.theme.Say("Not copied: it is %s long, and most terminals take %s at most. %s writes a file.", kilobytes(len(text)), kilobytes(screen.MostCopied), file))
		return nil
	}
	words := a.theme.Say("Copied %s characters, where the terminal allows it. %s writes a file instead.", thousands(utf8.RuneCountInString(text)), file)
	if c.Own {
		words += " " + a.theme.Say("Other programs here can read what is copied.")
	}
	a.tell(words)
	return tea.SetClipboard(text)
}

// tofile is the key that copies to a file, as it is bound now.
func (a *App) tofile() string {
	sheet := a.sheet()
	for _, action := range a.keys.All() {
		if action.Screen == sheet && action.Name == "copy-to-file" {
			return a.keys.Name(sheet, action.Usual[0])
		}
	}
	return "prebirth reflections export"
}

// tell says something until the next key, over whatever else there is to say.
func (a *App) tell(words string) {
	a.told = notice{text: words}
	a.lay()
}

// noticed is what is said above the status line.
func (a *App) noticed() notice {
	if a.told.text != "" {
		return a.told
	}
	return a.notice
}

// said is the rows of a frame above the status line: what is noticed, and below it the
// first words to somebody new.
func (a *App) said(f frame) []string {
	n := a.noticed()
	own := min(f.notice, n.rows(f.width, a.h))
	rows := append(n.draw(a.theme, f.width, own), a.tourRows(f.width, f.notice-own)...)
	return append(rows, make([]string, f.notice-len(rows))...)
}

func kilobytes(n int) string { return strconv.Itoa((n+500)/1000) + " kB" }

// thousands is a number with commas: 1,240.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
