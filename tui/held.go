package tui

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// A held store may only be read: another copy of the program writes, or the
// folder cannot be written.
type held struct {
	why     error // nil where this copy may write
	asking  bool
	looking bool // it will be asked in a while
}

// heldMsg is whether this copy may write by now.
type heldMsg struct{ err error }

// lookAgain is how often a copy that only reads looks whether the other has closed.
const lookAgain = 2 * time.Second

// lookMsg is that it is time to look.
type lookMsg struct{}

// look asks again in a while, for as long as another copy writes.
func (a *App) look() tea.Cmd {
	var busy *progress.BusyError
	if !errors.As(a.held.why, &busy) || a.held.looking {
		return nil
	}
	a.held.looking = true
	return screen.After(lookAgain, lookMsg{})
}

// again asks whether the store may be written by now, when something was tried.
func (a *App) again() tea.Cmd {
	if a.held.why == nil || a.held.asking {
		return nil
	}
	a.held.asking = true
	opening := a.opening
	return func() tea.Msg {
		store, err := opening.Store()
		if err == nil {
			err = store.Writable()
		}
		return heldMsg{err}
	}
}

// free takes the notice back once the other copy has closed. The screens may
// have refused to be written in.
func (a *App) free(err error) tea.Cmd {
	a.held.asking = false
	var refused *progress.LockedError
	if a.held.why == nil || errors.As(err, &refused) {
		return nil
	}
	said := a.notice.text == whyHeld(a.held.why, a.theme.Language)
	a.held.why = err
	if err != nil {
		if why := whyHeld(err, a.theme.Language); said && a.notice.text != why {
			a.say(notice{text: why, bad: true})
		}
		return a.look()
	}
	if said {
		a.say(notice{})
	}
	a.book.Nudge()
	return tea.Batch(a.broadcast(screen.StoreReady{}), backup(a.opening))
}

// whyHeld names who writes, or the folder that nobody can write in.
func whyHeld(err error, in *language.Language) string {
	var busy *progress.BusyError
	if !errors.As(err, &busy) {
		return cannotSave(err, in)
	}
	var who []string
	if h := busy.Holder; h.Process != 0 {
		who = append(who, in.Say("process %d", h.Process))
	}
	if h := busy.Holder; h.Machine != "" {
		who = append(who, in.Say("on %s", clean.Line(h.Machine)))
	}
	if h := busy.Holder; !h.Since.IsZero() {
		who = append(who, in.Say("since %s", clockAndDay(h.Since, in)))
	}
	if len(who) > 0 {
		return in.Say("Another copy of prebirth (%s) has your reflections open for writing. "+
			"All can be read here; nothing can be saved here until the other copy is closed.", strings.Join(who, ", "))
	}
	return in.Say("Another copy of prebirth has your reflections open for writing. " +
		"All can be read here; nothing can be saved here until the other copy is closed.")
}

// backupMsg is what became of the day's backup.
type backupMsg struct{ err error }

func backup(o *progress.Opening) tea.Cmd {
	return func() tea.Msg {
		store, err := o.Store()
		if err == nil {
			_, err = store.DailyBackup(time.Now())
		}
		return backupMsg{err}
	}
}

// backedUp says once that there is no backup of today. A store that was closed
// meanwhile gets one when it opens again.
func (a *App) backedUp(err error) {
	var refused *progress.LockedError
	if err == nil || errors.Is(err, progress.ErrClosed) || errors.As(err, &refused) || a.notice.text != "" {
		return
	}
	a.say(notice{text: a.theme.Say("Today's backup could not be made: %s. What is written is saved all the same.",
		clean.String(err.Error())), stays: 2})
}
