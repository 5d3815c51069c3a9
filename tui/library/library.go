// Package library is the first screen: everything that can be read, how far
// the reader is in each, and where to go on.
//
// It is laid out from the content alone, without Markdown and without waiting
// for the store; the marks of progress appear when the store has answered.
package library

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the library asks for.
type Store interface {
	Places() (map[string]progress.Place, error)
	Reads() (map[string]time.Time, error)
	Tallies() (map[string]progress.Tally, error)
	News() (int, error)
	Due(from, to time.Time, later string) (progress.Reflection, bool, error)
	Decline(prompt string) error
}

// A Book is asked to write down what waits before the marks are read.
type Book interface{ Flush() error }

// Model is the screen.
type Model struct {
	lib   *briefings.Library
	store func() (Store, error)
	book  Book
	theme theme.Theme
	weeks func() int // after which it is asked whether a reflection changed anything; 0 for never

	marks   marks
	touched map[string]bool // ids of briefings that the marks name
	locked  bool            // the store is, so that the marks are not known
	items   []item
	chosen  int
	moved   bool // the person has chosen; loading does not choose any more
	width   int
	scroll  screen.Scroll
}

// marks is what the person has done, as last loaded.
type marks struct {
	places  map[string]progress.Place
	reads   map[string]time.Time
	tallies map[string]progress.Tally
	news    int                 // reflections and remarks that came since the last meeting
	due     progress.Reflection // what may be asked about now, without an id where nothing is
}

// New makes the screen. store may wait for the store to open and is called in
// commands only. weeks is how long after a reflection it is asked whether it changed
// anything, and 0 for never.
func New(lib *briefings.Library, store func() (Store, error), book Book, t theme.Theme, weeks func() int) *Model {
	m := &Model{lib: lib, store: store, book: book, theme: t, weeks: weeks}
	m.list()
	return m
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height = width, height
	m.reveal()
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		return screen.Stay, m.load()
	case loadedMsg:
		m.loaded(msg)
	case theme.Theme:
		m.theme = msg
		m.list()
	case screen.Choose:
		return m.choose(msg.Item)
	case tea.KeyPressMsg:
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

// loadedMsg is what the store knows.
type loadedMsg struct {
	marks marks
	err   error
}

func (m *Model) load() tea.Cmd {
	open, book, weeks := m.store, m.book, m.weeks()
	return func() tea.Msg {
		store, err := open()
		if err != nil {
			return loadedMsg{err: err}
		}
		_ = book.Flush() // what cannot be written is said where it was written
		return read(store, weeks)
	}
}

func read(store Store, weeks int) (got loadedMsg) {
	if got.marks.places, got.err = store.Places(); got.err != nil {
		return got
	}
	if got.marks.reads, got.err = store.Reads(); got.err != nil {
		return got
	}
	if got.marks.tallies, got.err = store.Tallies(); got.err != nil {
		return got
	}
	if got.marks.news, got.err = store.News(); got.err != nil {
		return got
	}
	got.marks.due, got.err = due(store, weeks)
	return got
}

func (m *Model) loaded(msg loadedMsg) {
	m.locked = errors.As(msg.err, new(*progress.LockedError))
	if msg.err != nil {
		if m.locked {
			m.list()
		}
		return // the app says that the store is not there
	}
	at := m.at()
	m.marks = msg.marks
	m.list()
	m.chosen = 0
	if m.offers() { // it is there, and enter alone does not take it up
		m.chosen = 1
	}
	if m.moved {
		m.find(at)
	}
	m.reveal()
}

// at is the item chosen now, to be found again in a list made anew.
func (m *Model) at() screen.Route {
	if m.chosen < len(m.items) {
		return m.items[m.chosen].to
	}
	return screen.Route{}
}

func (m *Model) find(to screen.Route) {
	for i, it := range m.items {
		if it.to == to && !it.resume {
			m.chosen = i
			return
		}
	}
}
