package tui

import (
	"errors"
	"os"

	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/tour"
)

// A touring is whether the first words to somebody new stand below the library. They
// take no key: the first one has them go, and does what it always does.
type touring struct {
	shown bool
	over  bool // somebody has pressed a key in this run
	store tour.Store
}

// leastBody is how many rows of the library stay in sight above them: one to choose, and
// the heading above it.
const leastBody = 2

// welcome shows them where the library waits for its first key.
func (a *App) welcome(s tour.Store) {
	if a.touring.over || len(a.stack) > 1 || a.top().route.Name != "library" {
		return
	}
	a.touring.shown, a.touring.store = true, s
	a.lay()
}

// leaveTour has them go at the first key, for good where that can be kept. In a window
// that shows nothing nobody has seen them yet.
func (a *App) leaveTour(msg any) {
	if _, read := msg.(screen.Heard); read || a.small() {
		return
	}
	a.touring.over = true
	if !a.touring.shown {
		return
	}
	a.touring.shown = false
	if a.opened {
		a.book.Setting(progress.SettingToured, "yes")
	}
	a.lay()
}

// tourRows are theirs, in at most so many rows of the frame.
func (a *App) tourRows(width, most int) []string {
	if !a.touring.shown {
		return nil
	}
	rows := tour.Fit(a.theme, a.touring.store, width-2, most)
	for i, row := range rows {
		rows[i] = " " + a.theme.Text.Render(row)
	}
	return rows
}

// nothingKept says whether a store that cannot be opened is one that never was.
func (a *App) nothingKept() bool {
	_, err := os.Stat(a.folders.StorePath())
	return err != nil && !errors.Is(err, os.ErrPermission)
}
