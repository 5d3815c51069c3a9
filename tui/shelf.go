package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress/settings"
	"prebirth/tui/screen"
)

// A shelf writes to the settings file what is chosen on the screen, one line after the
// other: two at once would each write the file as it was before the other.
type shelf struct {
	path    string // empty where there is no file
	waiting []screen.Setting
	busy    bool
}

// put has a choice written, and what is chosen for the same name before it is written
// let go of. The answer is a [screen.Kept].
func (s *shelf) put(c screen.Setting) tea.Cmd {
	if s.path == "" {
		return nil
	}
	s.waiting = slices.DeleteFunc(s.waiting, func(w screen.Setting) bool { return w.Name == c.Name })
	s.waiting = append(s.waiting, c)
	if s.busy {
		return nil
	}
	return s.next()
}

// next writes the first one that waits, and is called when the one before is done.
func (s *shelf) next() tea.Cmd {
	s.busy = len(s.waiting) > 0
	if !s.busy {
		return nil
	}
	c, path := s.waiting[0], s.path
	s.waiting = s.waiting[1:]
	return func() tea.Msg { return screen.Kept{Setting: c, Err: settings.Set(path, c.Name, c.Value)} }
}

// rest writes what still waits when the loop is over.
func (s *shelf) rest() {
	for _, c := range s.waiting {
		_ = settings.Set(s.path, c.Name, c.Value) // nobody is there who could be told
	}
}
