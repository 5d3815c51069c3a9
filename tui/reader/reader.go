// Package reader shows a briefing part by part: the numbered rail, the part as
// Markdown at reading measure, its prompts, its sources.
//
// The place is kept by block and letters of the block, so that a window of another
// size opens at the same words. A part is read when the end of its text has
// been on the screen.
package reader

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the reader asks for.
type Store interface {
	Places() (map[string]progress.Place, error)
	Reads() (map[string]time.Time, error)
	Tallies() (map[string]progress.Tally, error)
}

// A Book takes the place and the marks, and saves them.
type Book interface {
	Place(progress.Place)
	Read(part string, at time.Time)
	WaitingPlace(briefing string) (progress.Place, bool)
	Flush() error
}

// Model is the screen.
type Model struct {
	briefing *briefings.Briefing
	store    func() (Store, error)
	book     Book
	theme    theme.Theme

	part      int  // index of the part shown
	partAsked bool // the route named it
	at        position
	opened    bool // the place is known, or is not waited for any more
	guess     bool // the place shown is the beginning, for want of the one that was kept
	marks     marks

	pages  map[pageKey]*page // set and kept
	page   *page             // shown; nil until it has been set
	scroll screen.Scroll
	width  int
	height int
	heard  *heard // the page in words alone; nil until it is asked for
	find   search
	said   string // answer to the last key, until the next
}

// A position is a place on a page that another width does not move: a block,
// and how many of its letters lie before.
type position struct{ block, letters int }

// marks is what the person has done, as last loaded.
type marks struct {
	reads   map[string]time.Time
	tallies map[string]progress.Tally
}

// New makes the screen for a route whose ID is a briefing or one of its parts.
// Without words to find it opens where the reader stopped in that briefing or
// part.
func New(lib *briefings.Library, store func() (Store, error), book Book, t theme.Theme, r screen.Route) *Model {
	m := &Model{store: store, book: book, theme: t, pages: map[pageKey]*page{}}
	m.marks.reads = map[string]time.Time{}
	b, part, ok := lib.Part(r.ID)
	if ok {
		m.briefing, m.part, m.partAsked = b, b.Index(part.Number), true
		m.at, m.opened = position{}, r.Find != ""
	} else if m.briefing, ok = lib.Briefing(r.ID); !ok {
		m.briefing = lib.Briefings[0]
	}
	m.find.words = r.Find
	m.find.jump = r.Find != ""
	if p, ok := m.book.WaitingPlace(m.briefing.ID); ok && !m.opened {
		m.placed(p) // on its way to the disk, so newer than what the store knows
		m.opened = true
	}
	return m
}

// placed goes to a place that was kept. Where the route named a part, a place
// in another part does not count.
func (m *Model) placed(p progress.Place) {
	for i, part := range m.briefing.Parts {
		if part.ID == p.Part && (!m.partAsked || i == m.part) {
			m.part, m.at = i, position{p.Block, p.Letters}
		}
	}
}

// Resize gives the screen its room. The rows shown stay until the new ones are
// set.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.scroll.Height = height
	if m.page != nil {
		m.restore()
	}
}

// Update answers keys and takes what was loaded and set.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		m.keep()
		return screen.Stay, tea.Batch(m.load(), m.wait(), m.set())
	case waitedMsg:
		if msg.briefing == m.briefing.ID && !m.opened {
			m.opened, m.guess = true, true
			return screen.Stay, m.set()
		}
	case screen.StoreReady:
		return screen.Stay, m.load()
	case loadedMsg:
		return screen.Stay, m.loaded(msg)
	case setMsg:
		return screen.Stay, m.took(msg)
	case theme.Theme:
		m.theme = msg
		return screen.Stay, m.set()
	case tea.WindowSizeMsg:
		return screen.Stay, m.set()
	case screen.Leaving:
		m.keep()
	case screen.Choose:
		move, cmd := m.turn(msg.Item)
		return move, tea.Batch(cmd, m.set())
	case screen.Heard:
		m.hear(msg.Paragraph)
	case tea.KeyPressMsg:
		m.said = ""
		move, cmd, _ := keys.Press(m, msg)
		return move, tea.Batch(cmd, m.set())
	}
	return screen.Stay, nil
}

// patience is how long a page waits for the place that was kept. A store on a
// slow drive must not keep the page from being read.
const patience = 200 * time.Millisecond

// waitedMsg says that it has waited long enough.
type waitedMsg struct{ briefing string }

func (m *Model) wait() tea.Cmd {
	if m.opened {
		return nil
	}
	id := m.briefing.ID
	return screen.After(patience, waitedMsg{id})
}

// loadedMsg is what the store knows of one briefing.
type loadedMsg struct {
	briefing string
	place    progress.Place
	marks    marks
	err      error
}

func (m *Model) load() tea.Cmd {
	open, book, id := m.store, m.book, m.briefing.ID
	return func() tea.Msg {
		store, err := open()
		if err != nil {
			return loadedMsg{briefing: id, err: err}
		}
		_ = book.Flush() // what cannot be written is said where it was written
		return read(store, id)
	}
}

func read(store Store, id string) loadedMsg {
	got := loadedMsg{briefing: id}
	places, err := store.Places()
	if err == nil {
		got.place = places[id]
		got.marks.reads, err = store.Reads()
	}
	if err == nil {
		got.marks.tallies, err = store.Tallies()
	}
	got.err = err
	return got
}

func (m *Model) loaded(msg loadedMsg) tea.Cmd {
	if msg.briefing != m.briefing.ID {
		return nil
	}
	if msg.err == nil {
		m.marks = msg.marks
		if !m.opened || m.guess {
			m.placed(msg.place)
			m.page = nil
		}
	}
	m.opened, m.guess = true, false
	return m.set()
}

// keep hands the place to the writer.
func (m *Model) keep() {
	if !m.opened || m.guess {
		return
	}
	m.book.Place(progress.Place{
		Briefing: m.briefing.ID, Part: m.shown().ID, Block: m.at.block, Letters: m.at.letters, At: time.Now(),
	})
}

func (m *Model) shown() *briefings.Part { return m.briefing.Parts[m.part] }
