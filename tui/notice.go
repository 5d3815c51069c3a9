package tui

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A notice is what the program itself has to say, above the status line: that
// nothing can be saved and why, or what came back after a crash.
type notice struct {
	text  string
	bad   bool
	stays int // through so many changes of screen; 0 is for ever
}

const noticeMost = 5 // rows

func (n notice) lines(width int) []string {
	if n.text == "" || width < 4 {
		return nil
	}
	lines := strings.Split(lipgloss.Wrap(n.text, width-2, ""), "\n")
	if len(lines) > noticeMost {
		lines = lines[:noticeMost]
		lines[noticeMost-1] = ansi.Truncate(lines[noticeMost-1], max(1, width-3), "") + "…"
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

func (n notice) rows(width int) int { return len(n.lines(width)) }

func (n notice) draw(t theme.Theme, width, rows int) []string {
	style := t.Warn
	if n.bad {
		style = t.Bad
	}
	out := make([]string, rows)
	for i, line := range n.lines(width) {
		if i < rows {
			out[i] = " " + style.Render(line)
		}
	}
	return out
}

// storeMsg is what became of opening the store.
type storeMsg struct {
	err      error
	setAside string
	back     progress.CameBack
	cameBack bool
}

// news is what the screens are told: there is something to load now, or why
// there is not.
func (m storeMsg) news() tea.Msg { return screen.StoreReady{Err: m.err} }

func waitForStore(o *progress.Opening) tea.Cmd {
	return func() tea.Msg {
		store, err := o.Store()
		if err != nil {
			return storeMsg{err: err}
		}
		m := storeMsg{setAside: store.SetAside()}
		if m.back, m.cameBack, err = store.CameBack(); err != nil {
			m.cameBack = false // only the sentence is lost, not the words
		}
		return m
	}
}

func flush(book *draft.Book) tea.Cmd {
	return func() tea.Msg {
		_ = book.Flush() // what fails stays in the book, and its state says so
		return draft.Changed{}
	}
}

// tidings turns what became of the store into words.
func (a *App) tidings(m storeMsg) {
	switch {
	case m.err != nil:
		a.notice = notice{text: cannotSave(m.err), bad: true}
	case m.setAside != "":
		a.notice = notice{text: fmt.Sprintf("What was saved before could not be read and was set aside, unchanged, in %s. "+
			"A new store was begun.", briefings.Clean(m.setAside)), bad: true}
	case m.cameBack:
		a.notice = notice{text: a.cameBack(m.back), stays: 2}
	default:
		return
	}
	a.lay()
}

func cannotSave(err error) string {
	text := "Nothing can be saved: " + briefings.Clean(err.Error()) + "."
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		hint := []rune(briefings.Clean(hinted.Hint()))
		text += " " + string(unicode.ToUpper(hint[0])) + string(hint[1:]) + "."
	}
	return text
}

func (a *App) cameBack(c progress.CameBack) string {
	name := c.Reflection.Prompt
	if b, p, _, ok := a.lib.Prompt(name); ok {
		name = fmt.Sprintf("%s, part %d", b.Title, p.Number)
	}
	return fmt.Sprintf("The program ended without closing last time. What you wrote to %s is back, as saved at %s.",
		briefings.Clean(name), c.Saved.Local().Format("15:04 on 2 January"))
}
