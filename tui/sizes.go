package tui

import (
	"io"

	tea "charm.land/bubbletea/v2"
)

// The largest window that is laid out; a hostile size must not cost memory.
const (
	mostWidth  = 500
	mostHeight = 200
)

// believable is the most that a terminal's own word is taken for. Bubble Tea makes room
// for every cell of it before anybody can say no.
const believable = 2000

func clamp(w, h int) (int, int) {
	return max(0, min(w, mostWidth)), max(0, min(h, mostHeight))
}

// sizes refuses windows that no terminal has: laying one out would cost memory
// without end.
func sizes(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		size.Width, size.Height = clamp(size.Width, size.Height)
		return size
	}
	return msg
}

// within is the options with a size that can be laid out. A terminal that tells an
// unbelievable one is not asked again: it is written to like a pipe.
func within(o Options) Options {
	if o.Width > believable || o.Height > believable {
		o.Output = struct{ io.Writer }{o.Output}
	}
	o.Width, o.Height = clamp(o.Width, o.Height)
	return o
}
