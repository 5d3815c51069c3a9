package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// A Later is a message that is to come after a while. It is handed to whoever runs
// the commands as it is, so that somebody who waits for all that is at work need
// not wait for a clock.
type Later struct {
	After time.Duration
	Msg   tea.Msg
}

// After asks for a message after a while.
func After(d time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg { return Later{d, msg} }
}

// Tick is the command that waits.
func (l Later) Tick() tea.Cmd {
	return tea.Tick(l.After, func(time.Time) tea.Msg { return l.Msg })
}
