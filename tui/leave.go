package tui

import (
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
)

// recovered takes the warning of quit back once everything is on the disk.
func (a *App) recovered() {
	if _, why := a.book.Unsaved(); a.warned && why == nil {
		a.warned, a.notice = false, notice{}
		a.lay()
	}
}

// leftMsg comes when what waited at the end was saved, or could not be.
type leftMsg struct{}

// quit leaves, once what waits is saved. Asked again meanwhile it waits no more.
func (a *App) quit() tea.Cmd {
	a.leave()
	if _, why := a.book.Unsaved(); why != nil || !a.book.Pending() || a.leaving {
		return a.quitNow()
	}
	a.leaving = true
	book := a.book
	return func() tea.Msg {
		_ = book.Flush() // what fails stays in the book, and is said
		return leftMsg{}
	}
}

// quitNow leaves, but not with words that could not be saved: that it says first.
func (a *App) quitNow() tea.Cmd {
	if _, why := a.book.Unsaved(); why != nil && !a.warned {
		a.warned = true
		a.notice = notice{bad: true, text: a.theme.Say("NOT SAVED: %s. Leave now, with the same key, and what could not be saved is printed on the terminal and then gone.",
			clean.String(why.Error()))}
		a.lay()
		return nil
	}
	return tea.Quit
}
