package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/tour"
)

// storeMsg is what became of opening the store.
type storeMsg struct {
	err       error
	setAside  string
	back      progress.CameBack
	cameBack  bool
	protected bool          // a passphrase opens it
	lockAfter time.Duration // of doing nothing
	begun     bool          // something was kept in it before
	held      error         // why this copy may only read; nil where it may write
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
		m := storeMsg{setAside: store.SetAside(), held: store.Writable()}
		if m.back, m.cameBack, err = store.CameBack(); err != nil {
			m.cameBack = false // only the sentence is lost, not the words
		}
		if m.begun, err = store.Begun(); err != nil {
			m.begun = true // not known is not new
		}
		if slots, err := store.Protection(); err == nil {
			m.protected = slots.Passphrase
		}
		minutes, _ := store.Setting(progress.SettingLockAfter) // without it, the usual time
		m.lockAfter = lockAfter(minutes)
		return m
	}
}

// tidings turns what became of the store into words, and has the day's backup
// made where there is nothing more urgent.
func (a *App) tidings(m storeMsg) tea.Cmd {
	var refused *progress.LockedError
	if errors.As(m.err, &refused) {
		return a.refused()
	}
	if a.cover.kind == locked && !a.opened {
		a.uncover() // there was no passphrase after all, or no key that could be opened
	}
	if m.err != nil {
		a.say(notice{text: cannotSave(m.err, a.theme.Language), bad: true})
		if a.nothingKept() {
			a.welcome(tour.Unkept)
		}
		return nil
	}
	a.opened, a.protected, a.held = true, m.protected, held{why: m.held}
	if m.lockAfter != a.quiet.after {
		a.quiet.begin(m.lockAfter, time.Now())
	}
	switch {
	case m.setAside != "":
		a.say(notice{text: a.theme.Say("What was saved before could not be read and was set aside, unchanged, in %s. "+
			"A new store was begun.", clean.String(m.setAside)), bad: true})
	case m.held != nil:
		a.say(notice{text: whyHeld(m.held, a.theme.Language), bad: true})
	case m.cameBack:
		a.say(notice{text: a.cameBack(m.back), stays: 2})
	}
	kept := tour.Kept
	if m.held != nil {
		kept = tour.Unkept
	}
	if !m.begun {
		a.welcome(kept)
	}
	if m.held != nil {
		return a.look()
	}
	return backup(a.opening)
}

func (a *App) say(n notice) {
	a.notice, a.told = n, notice{}
	a.lay()
}

// refused asks for the passphrase of a store that was found locked.
func (a *App) refused() tea.Cmd {
	a.protected = true
	if a.cover.kind != locked {
		a.ask(a.theme.Say(askFirst))
	}
	return a.cover.ask.Ready()
}
