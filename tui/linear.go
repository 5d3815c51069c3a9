package tui

import (
	"io"
	"os"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/linear"
)

// Spoken is how the program is read out and answered, in lines of text.
type Spoken = linear.Options

// Lines runs the program as lines of text until the person leaves, what is typed
// ends, or it is told to end. What comes of it is as with [Run].
func Lines(o Options, s Spoken, opening *progress.Opening) (os.Signal, error) {
	o = o.unseen()
	r := newRunning(o.Environ, opening)
	app := newApp(o, opening, r.book)
	app.quiet.send = func() { defer r.guard.caught(); r.send(idleMsg{}) }
	defer app.quiet.stop()
	s.End = endMsg{}
	return r.show(o, linear.New(app, s), app.stops)
}

// unseen is options for a program that draws nothing: its screens are laid out in a
// window that is large enough for everything that depends on one.
func (o Options) unseen() Options {
	o.lines, o.Theme, o.Width, o.Height = true, "dark", 80, 24
	o.Input, o.Output = nil, io.Discard
	return o
}

// loopOptions is what Bubble Tea is told of such a program.
func (o Options) loopOptions() []tea.ProgramOption {
	if !o.lines {
		return nil
	}
	return []tea.ProgramOption{tea.WithoutRenderer(), tea.WithInput(nil)}
}
