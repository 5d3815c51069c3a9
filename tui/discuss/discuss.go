// Package discuss is one shared reflection on the desk of two people: its words,
// with what changed since the last meeting, and everything that was said about it.
package discuss

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress/supervision"
	"prebirth/tui/changed"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// Model is the screen.
type Model struct {
	lib        *briefings.Library
	desk       func() (*supervision.Desk, error)
	theme      theme.Theme
	person     string // ids
	reflection string
	ticket     *int
	asks       int // the how manieth time: an older answer is void

	got     loadedMsg
	loaded  bool
	asking  question
	said    string
	trouble bool
	width   int
	rows    []string
	scroll  screen.Scroll
}

// question is what y answers.
type question int

const (
	none question = iota
	signing
	giving
)

// New makes the screen. The id of its route is that of a person, a blank, and that of
// a reflection.
func New(lib *briefings.Library, desk func() (*supervision.Desk, error), t theme.Theme, id string) *Model {
	person, reflection, _ := strings.Cut(id, " ")
	return &Model{lib: lib, desk: desk, theme: t, person: person, reflection: reflection, ticket: new(int)}
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height = width, height
	m.lay()
}

// Scrolled is the page's window.
func (m *Model) Scrolled() *screen.Scroll { return &m.scroll }

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		return screen.Stay, m.load()
	case loadedMsg:
		if msg.ticket == m.ticket && msg.asked == m.asks {
			m.got, m.loaded = msg, true
			m.lay()
		}
	case doneMsg:
		return screen.Stay, m.done(msg)
	case screen.Leaving:
		m.asking = none
		m.lay()
	case theme.Theme:
		m.theme = msg
		m.lay()
	case tea.KeyPressMsg:
		m.said, m.trouble = "", false
		if m.asking != none {
			return screen.Stay, m.answer(msg)
		}
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

// loadedMsg is the reflection and what was said, and how its words changed since the
// version that was shown before.
type loadedMsg struct {
	ticket  *int
	asked   int
	between *supervision.Between
	piece   *supervision.Piece // nil where it is not shared
	pieces  []changed.Piece
	present string // one's own words as they are now
	note    string
	err     error
}

func (m *Model) load() tea.Cmd {
	m.asks++
	open, person, reflection := m.desk, m.person, m.reflection
	got := loadedMsg{ticket: m.ticket, asked: m.asks}
	return func() tea.Msg {
		desk, err := open()
		if err == nil {
			err = got.read(desk, person, reflection)
		}
		got.err = err
		return got
	}
}

func (got *loadedMsg) read(desk *supervision.Desk, person, reflection string) (err error) {
	if got.between, err = desk.With(person); err != nil {
		return err
	}
	got.piece = got.between.Piece(reflection)
	if p := got.piece; p == nil || len(p.Versions) == 0 {
		return nil
	}
	got.pieces = changes(got.piece)
	if got.piece.Mine {
		if r, err := desk.Store.Reflection(reflection); err == nil {
			got.present = r.Text
		}
	}
	notes, err := desk.Store.Notes(person)
	for _, n := range notes {
		if n.About == reflection {
			got.note = n.Text
		}
	}
	return err
}

// changes is the newest version with what changed since the one that was shown
// before it, where there was one.
func changes(p *supervision.Piece) []changed.Piece {
	now := p.Versions[0].Text
	if len(p.Versions) == 1 || p.News != supervision.Reworded {
		return []changed.Piece{{Kind: changed.Same, Text: now}}
	}
	return changed.Between(p.Versions[1].Text, now)
}
