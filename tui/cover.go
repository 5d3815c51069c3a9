package tui

import (
	"errors"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/keymap"
	"prebirth/tui/screen"
	"prebirth/tui/unlock"
)

// A cover lies over everything: nothing below it is drawn, titled or given a
// key. It is no screen of the stack, so that what lies below stays exactly as it
// is; results of work still reach it.
type cover struct {
	kind coverKind
	why  string // said by a hidden screen, in a sentence or two
	ask  *unlock.Model
	// unsaved says that the store is to be closed as soon as the last words are
	// saved, which they could not be.
	unsaved bool
}

type coverKind int

const (
	uncovered coverKind = iota
	hidden              // ctrl+x goes back
	locked              // the passphrase goes back
)

// everywhere are the keys of every screen.
var everywhere = []key.Binding{
	screen.Bind("ctrl+x", "hide", "ctrl+x"), screen.Bind("ctrl+l", "lock", "ctrl+l"), screen.Bind("ctrl+c", "leave", "ctrl+c"),
	nextTheme,
}

// nextTheme is a key of every screen but the room's.
var nextTheme = screen.Bind("f6", "next theme", "f6", "alt+t")

// coveredMsg comes after the first frame of a cover: what a screen holds is
// handed over behind it, because that may take a while.
type coveredMsg struct{ lock bool }

// lockedMsg is what became of closing the store.
type lockedMsg struct{ err error }

// hide covers everything with a screen that says nothing of it.
func (a *App) hide(why string) tea.Cmd {
	a.cover = cover{kind: hidden, why: why}
	return func() tea.Msg { return coveredMsg{} }
}

const (
	noPassphrase = "Nothing is locked, because there is no passphrase. One can be set in the library, with %s."
	askAgain     = "Passphrase, to go on where you were:"
	askFirst     = "Passphrase, to open what you wrote:"
	askPresent   = "The present passphrase, to go on:"
)

// lock covers everything, and closes the store as soon as all is saved. Without
// a passphrase there is nothing to close it with.
func (a *App) lock(ask string) tea.Cmd {
	switch {
	case a.cover.kind == locked:
		return nil
	case !a.protected:
		a.asker = false
		return a.hide(a.theme.Say(noPassphrase, a.theme.Key("library", "p")))
	}
	if !a.opened { // it is locked already; the library was being read
		a.ask(a.theme.Say(askFirst))
		return a.cover.ask.Ready()
	}
	a.ask(ask)
	return func() tea.Msg { return coveredMsg{lock: true} }
}

// ask covers everything with the screen that asks for the passphrase.
func (a *App) ask(why string) {
	a.cover = cover{kind: locked, ask: unlock.New(a.opening.Unlock, a.theme, why, !a.opened || a.asker)}
	a.lay()
}

// handOver has the top screen hand over what it holds, behind the cover, and
// has it saved, and then the store closed if that was asked for.
func (a *App) handOver(msg coveredMsg) tea.Cmd {
	a.leave()
	if !msg.lock {
		return flush(a.book)
	}
	book, opening := a.book, a.opening
	return func() tea.Msg {
		_ = book.Flush() // what fails is seen in the next line
		if edits, why := book.Unsaved(); len(edits) > 0 {
			return lockedMsg{unsavedError{why}}
		}
		return lockedMsg{opening.Lock()}
	}
}

// An unsavedError keeps the store open: there are words that are not in it yet.
type unsavedError struct{ error }

// closed hears what became of closing the store. What could not be closed is
// hidden all the same.
func (a *App) closed(err error) tea.Cmd {
	if a.cover.kind != locked {
		return nil
	}
	var refused *progress.LockedError
	if err == nil || errors.As(err, &refused) {
		return a.cover.ask.Ready()
	}
	a.cover = cover{kind: hidden, why: a.theme.Say("Not locked: %s.", clean.String(err.Error()))}
	var unsaved unsavedError
	if errors.As(err, &unsaved) {
		a.cover.unsaved = true
		a.cover.why = a.theme.Say("Not locked yet: what was written last is not saved. It is tried again, and locked then.")
	}
	return a.broadcast(screen.StoreReady{Err: err}) // nothing goes on that waited for the passphrase
}

// saved locks after all, once there is nothing left to save.
func (a *App) saved() tea.Cmd {
	if !a.cover.unsaved {
		return nil
	}
	if edits, _ := a.book.Unsaved(); len(edits) > 0 {
		return nil
	}
	a.cover = cover{}
	return a.lock(a.theme.Say(askAgain))
}

// uncover shows what lay below.
func (a *App) uncover() {
	a.cover = cover{}
	a.lay()
}

// covered takes a key or a paste while a cover lies over everything. Nothing of
// it goes below.
func (a *App) covered(msg tea.Msg) tea.Cmd {
	if a.cover.kind == hidden {
		if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "ctrl+x" {
			a.uncover()
		}
		return nil
	}
	if a.small() {
		return nil // what cannot be seen is not acted on
	}
	return a.asking(msg)
}

// asking gives the unlock screen a message, and goes on when it is done.
func (a *App) asking(msg tea.Msg) tea.Cmd {
	move, cmd := a.cover.ask.Update(msg)
	if !move.Back {
		return cmd
	}
	opened := a.cover.ask.Opened()
	a.uncover()
	if !opened {
		text := a.theme.Say("Locked: the library can be read, and nothing can be saved. %s asks for the passphrase.", a.keys.Name(keymap.Everywhere, "ctrl+l"))
		a.notice = notice{text: text, bad: true}
		a.lay()
		return tea.Batch(cmd, a.without())
	}
	a.asker = false
	if a.notice.stays == 0 {
		a.notice = notice{}
	}
	a.lay()
	a.book.Nudge() // what could not be saved while it was locked
	return tea.Batch(cmd, waitForStore(a.opening))
}

// without goes on with the library alone. A screen that asked for the passphrase
// goes; and where the store was open before, so does every screen, with the words
// on it.
func (a *App) without() tea.Cmd {
	asker := a.asker
	a.asker = false
	switch {
	case !asker:
		return nil
	case !a.opened && len(a.stack) > 1:
		return a.follow(screen.Back())
	case !a.opened:
		return nil
	}
	a.opened = false
	a.stack = []open{a.open(screen.Route{Name: "library"})}
	_, cmd := a.top().Update(screen.Shown{})
	_, err := a.opening.Store()
	return tea.Batch(cmd, a.broadcast(screen.StoreReady{Err: err}))
}

// hiddenRows is the neutral screen: nothing on it comes from what it hides.
func (a *App) hiddenRows() string {
	back := a.theme.Say("%s goes back.", a.keys.Name(keymap.Everywhere, "ctrl+x"))
	text := a.theme.Say("Paused.") + "\n\n" + back
	if a.h < 6 {
		text = a.theme.Say("Paused.") + " " + back
	}
	why := a.cover.why
	if edits, _ := a.book.Unsaved(); len(edits) > 0 && a.warned {
		why = a.theme.Say("What was written last is NOT SAVED. Leave now, with ctrl+c again, and it is printed on the terminal and then gone.")
	}
	if why != "" {
		text += "\n\n" + why
	}
	margin := min(2, a.w/10)
	rows := strings.Split(lipgloss.Wrap(text, max(1, min(a.w-2*margin, 70)), ""), "\n")
	for i, row := range rows {
		if row != "" {
			rows[i] = strings.Repeat(" ", margin) + row
		}
	}
	return strings.Join(rows[:min(len(rows), max(0, a.h))], "\n")
}

// idled locks when nobody has pressed a key for long enough.
func (a *App) idled() tea.Cmd {
	now := time.Now()
	if left := a.quiet.left(now); left > 0 {
		a.quiet.arm(left)
		return nil
	}
	a.quiet.stop() // the next key begins another period
	return a.lock(a.theme.Say(askAgain))
}

// slept says whether the period was over before this key: a laptop was closed
// meanwhile, and who knows who opened it. The key then only locks.
func (a *App) slept() bool {
	now := time.Now()
	over := a.quiet.over(now)
	a.quiet.touch(now)
	return over && a.cover.kind == uncovered
}
