package journal

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// An eraser is the book of which only erasing is asked.
type eraser struct {
	Book
	erased []string
}

func (e *eraser) Erase(id string) error {
	e.erased = append(e.erased, id)
	return nil
}

// A yes counts once the question could be read, or was read out, and not before.
func TestYesComesAfterTheQuestion(t *testing.T) {
	yes := tea.KeyPressMsg(tea.Key{Code: 'y', Text: "y"})
	for name, c := range map[string]struct {
		before func(*Model)
		erases bool
	}{
		"at once":            {func(*Model) {}, false},
		"while it is drawn":  {func(*Model) { time.Sleep(readable - 1) }, false},
		"once it was seen":   {func(*Model) { time.Sleep(readable) }, true},
		"once it was heard":  {func(m *Model) { m.Update(screen.Heard{}) }, true},
		"twice in one burst": {func(m *Model) { m.Update(yes) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				book := &eraser{}
				m := New(nil, nil, book, theme.Theme{})
				m.found = []progress.Reflection{{ID: "one"}}
				m.Update(versionsMsg{id: "one", n: 1})
				c.before(m)
				if _, cmd := m.Update(yes); cmd != nil {
					cmd()
				}
				if got := len(book.erased) == 1; got != c.erases {
					t.Errorf("erased is %v, and should be %v", got, c.erases)
				}
				if m.erasing.asked() == c.erases {
					t.Errorf("asked is %v afterwards", m.erasing.asked())
				}
			})
		})
	}
}
