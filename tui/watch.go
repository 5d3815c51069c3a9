package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/tui/screen"
)

// watchEvery is how often a file is looked at that is shown while it is written.
const watchEvery = time.Second

// watchedMsg brings the library anew, or nil where nothing has changed.
type watchedMsg struct{ lib *briefings.Library }

// watches looks at the file once, a while from now.
func (a *App) watches() tea.Cmd {
	if a.watch == nil {
		return nil
	}
	return tea.Tick(watchEvery, func(time.Time) tea.Msg { return watchedMsg{a.watch()} })
}

// rewritten shows what was changed. The reader finds its place again as it does when it
// is opened; what is written in other screens stays as it is.
func (a *App) rewritten(msg watchedMsg) tea.Cmd {
	if msg.lib == nil {
		a.stale = false
		return a.watches()
	}
	a.lib = msg.lib
	if a.cover.kind != uncovered {
		return a.watches()
	}
	a.leave()
	cmds := []tea.Cmd{a.watches()}
	for i, s := range a.stack {
		if s.route.Name != "reader" && s.route.Name != "sources" {
			continue
		}
		a.stack[i] = a.open(s.route)
		if i == len(a.stack)-1 {
			_, cmd := a.stack[i].Update(screen.Shown{})
			cmds = append(cmds, cmd)
		}
	}
	return tea.Batch(cmds...)
}
