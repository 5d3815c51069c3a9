package tui

import (
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress/settings"
	"prebirth/tui/screen"
)

// A shelf writes to the settings file what is chosen on the screen, one line after the
// other: two at once would each write the file as it was before the other.
type shelf struct {
	path    string           // empty where there is no file
	waiting []screen.Setting // the first one is being written while it is busy
	busy    bool

	writing sync.Mutex // one writes, in the loop's commands or after the loop
	over    bool       // the loop is, so that a command that comes late writes nothing
}

// put has a choice written, and what is chosen for the same name before it is written
// let go of. The answer is a [screen.Kept].
func (s *shelf) put(c screen.Setting) tea.Cmd {
	if s.path == "" {
		return nil
	}
	begun := 0
	if s.busy {
		begun = 1
	}
	later := slices.DeleteFunc(slices.Clone(s.waiting[begun:]), func(w screen.Setting) bool { return w.Name == c.Name })
	s.waiting = append(s.waiting[:begun:begun], append(later, c)...)
	if s.busy {
		return nil
	}
	return s.first()
}

// next is called when one was written, and goes on with the one after.
func (s *shelf) next() tea.Cmd {
	s.waiting, s.busy = s.waiting[1:], false
	if len(s.waiting) == 0 {
		return nil
	}
	return s.first()
}

func (s *shelf) first() tea.Cmd {
	s.busy = true
	c := s.waiting[0]
	return func() tea.Msg {
		s.writing.Lock()
		defer s.writing.Unlock()
		if s.over {
			return nil
		}
		return screen.Kept{Setting: c, Err: settings.Set(s.path, c.Name, c.Value)}
	}
}

// rest writes what was not written yet when the loop is over.
func (s *shelf) rest() {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.over = true
	for _, c := range s.waiting {
		_ = settings.Set(s.path, c.Name, c.Value) // nobody is there who could be told
	}
}
