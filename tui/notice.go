package tui

import (
	"errors"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/language"
	"prebirth/tui/theme"
)

// A notice is what the program itself has to say, above the status line: that
// nothing can be saved and why, or what came back after a crash.
type notice struct {
	text  string
	bad   bool
	stays int // through so many changes of screen; 0 is for ever
}

// noticeMost and noticeLow are its most rows, and in a low window those of one that
// stays, where there has to be room for something else.
const (
	noticeMost = 5
	noticeLow  = 3
)

func (n notice) lines(width, most int) []string {
	if n.text == "" || width < 4 || most < 1 {
		return nil
	}
	lines := strings.Split(lipgloss.Wrap(n.text, width-2, ""), "\n")
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = ansi.Truncate(lines[most-1], max(1, width-3), "") + "…"
	}
	return lines
}

// pass notes a change of screen.
func (n *notice) pass() {
	if n.stays == 1 {
		*n = notice{}
	} else if n.stays > 1 {
		n.stays--
	}
}

// rows is how many rows it needs in a window.
func (n notice) rows(width, height int) int {
	most := noticeMost
	if height < 18 && n.stays == 0 {
		most = noticeLow
	}
	return len(n.lines(width, most))
}

func (n notice) draw(t theme.Theme, width, rows int) []string {
	style := t.Warn
	if n.bad {
		style = t.Bad
	}
	out := make([]string, rows)
	for i, line := range n.lines(width, rows) {
		if i < rows {
			out[i] = " " + style.Render(line)
		}
	}
	return out
}

func flush(book *draft.Book) tea.Cmd {
	return func() tea.Msg {
		_ = book.Flush() // what fails stays in the book, and its state says so
		return draft.Changed{}
	}
}

func cannotSave(err error, in *language.Language) string {
	return in.Say("Nothing can be saved: %s.", clean.String(err.Error())) + advised(err, in)
}

// advised is what to do about an error as a sentence to stand behind another, where it
// says so.
func advised(err error, in *language.Language) string {
	var hinted interface{ Hint() string }
	if !errors.As(err, &hinted) || hinted.Hint() == "" {
		return ""
	}
	hint := []rune(clean.String(in.Say(hinted.Hint())))
	return " " + string(unicode.ToUpper(hint[0])) + string(hint[1:]) + "."
}

// missing says what the library had to leave out: what it was and what to do about it of
// the first, and how many more there are.
func (a *App) missing(amiss []error) {
	if len(amiss) == 0 {
		return
	}
	text := a.theme.Say("Not in the library: %s.", clean.String(a.theme.Err(amiss[0]))) + advised(amiss[0], a.theme.Language)
	if more := len(amiss) - 1; more > 0 {
		text += " " + a.theme.Count(more, "%d more is left out like it; prebirth pack list says which.", "%d more are left out like it; prebirth pack list says which.")
	}
	a.say(notice{text: text, bad: true, stays: 1})
}

func (a *App) cameBack(c progress.CameBack) string {
	name := c.Reflection.Prompt
	if b, p, _, ok := a.lib.Prompt(name); ok {
		name = a.theme.Say("%s, part %d", b.Title, p.Number)
	}
	return a.theme.Say("The program ended without closing last time. What you wrote to %s is back, as saved at %s.",
		clean.String(name), clockAndDay(c.Saved, a.theme.Language))
}

// clockAndDay is a time of some day of this year.
func clockAndDay(t time.Time, in *language.Language) string {
	return in.Say("%s on %s", t.Local().Format("15:04"), in.Date(t.Local(), "2 January"))
}
