// Package supervise is "Supervision": the people with whom reflections are shared,
// and what is shared with each of them, what is new or changed first.
//
// Nothing private is on it: what it shows was handed over, or is marked for
// supervision in this store.
package supervise

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress/supervision"
	"prebirth/tui/line"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// Model is the screen.
type Model struct {
	lib    *briefings.Library
	desk   func() (*supervision.Desk, error)
	theme  theme.Theme
	ticket *int

	all    []*supervision.Between
	loaded bool
	failed error
	asks   int // the how manieth time: an older answer is void

	person  int // of all
	chosen  int // of the person's items
	brief   bool
	ending  bool // it is asked whether the meeting is over
	writing bool // the keys go to the name of a record's file
	name    *line.Model
	said    string
	trouble bool
	today   string
	width   int
	height  int
	scroll  screen.Scroll
}

// New makes the screen.
func New(lib *briefings.Library, desk func() (*supervision.Desk, error), t theme.Theme) *Model {
	m := &Model{lib: lib, desk: desk, theme: t, ticket: new(int), today: time.Now().Format(time.DateOnly)}
	m.name = line.New("", t)
	m.ask()
	return m
}

// ask has what is written named before it.
func (m *Model) ask() { m.name.Ask(m.theme.Say("File: "), m.room()-4) }

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.ask()
	m.reveal()
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		return screen.Stay, m.load()
	case loadedMsg:
		m.took(msg)
	case endedMsg:
		return screen.Stay, m.ended(msg)
	case writtenMsg:
		m.written(msg)
	case tea.PasteMsg:
		if m.writing {
			m.name.Update(msg)
		}
	case screen.Choose:
		return m.pick(msg.Item)
	case screen.Write:
		if m.writing {
			m.name.Put(msg.Text)
		}
	case screen.Leaving:
		m.ending = false
	case theme.Theme:
		m.theme = msg
		m.name.Restyle(msg)
		m.ask()
	case tea.KeyPressMsg:
		m.said, m.trouble = "", false
		if m.ending {
			return screen.Stay, m.answer(msg)
		}
		if m.writing {
			move, cmd, bound := naming.Press(m, msg)
			if !bound {
				m.name.Update(msg)
			}
			return move, cmd
		}
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

// now is who is chosen, or nil.
func (m *Model) now() *supervision.Between {
	if m.person < len(m.all) {
		return m.all[m.person]
	}
	return nil
}
