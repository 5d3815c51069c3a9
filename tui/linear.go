package tui

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/language"
	"prebirth/tui/linear"
)

// Spoken is how the program is read out and answered, in lines of text.
type Spoken = linear.Options

// InLines is options for a program that is read out as lines of text in place of a
// screen. Its screens are laid out in a window that nobody sees, large enough for
// everything that depends on one.
func (o Options) InLines(s Spoken) Options {
	s.End, s.In = endMsg{}, language.Of(o.Language)
	o.Lines, o.Theme, o.Width, o.Height = &s, "dark", 80, 24
	o.Input, o.Output = nil, io.Discard
	return o
}

// model is what the loop drives: a model as it is shown, or as it is read out.
func (o Options) model(m tea.Model) tea.Model {
	if o.Lines == nil {
		return &weathered{model: m}
	}
	return linear.New(m.(linear.Program), *o.Lines) // every model of this package is one: see page.go
}

// loop is what Bubble Tea is told besides, where nothing is drawn.
func (o Options) loop() []tea.ProgramOption {
	if o.Lines == nil {
		return nil
	}
	return []tea.ProgramOption{tea.WithoutRenderer(), tea.WithInput(nil)}
}
