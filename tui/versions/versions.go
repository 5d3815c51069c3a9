// Package versions shows how a reflection read earlier: every version with its
// time, what changed in the chosen one, and the way to put it back.
package versions

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/changed"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the screen asks for.
type Store interface {
	Writable() error
	Reflection(id string) (progress.Reflection, error)
	Revisions(id string) ([]progress.Revision, error)
}

// A Book is the one writer: a version is put back through it.
type Book interface {
	Set(progress.Edit)
	State(reflection string) draft.State
	Flush() error
}

// Model is the screen.
type Model struct {
	store  func() (Store, error)
	book   Book
	theme  theme.Theme
	id     string // of the reflection
	ticket *int   // tells this screen's answers from another's
	asks   int    // the how manieth comparison: an older one is void

	all     []progress.Revision // newest first
	loaded  bool
	failed  error
	chosen  int
	present bool // compared with the present version, and not with the one before
	pieces  []changed.Piece
	ready   bool // pieces are of the chosen version
	putting bool // a version is on its way back
	said    string
	bad     bool // said tells of trouble
	width   int
	height  int
	rows    []string
	scroll  screen.Scroll
}

// New makes the screen for the id of a reflection.
func New(store func() (Store, error), book Book, t theme.Theme, id string) *Model {
	return &Model{store: store, book: book, theme: t, id: id, ticket: new(int)}
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.lay()
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		return screen.Stay, m.load()
	case loadedMsg:
		return screen.Stay, m.took(msg)
	case comparedMsg:
		if msg.ticket == m.ticket && msg.asked == m.asks {
			m.pieces, m.ready = msg.pieces, true
			m.lay()
		}
	case restoredMsg:
		return screen.Stay, m.restored(msg)
	case screen.Choose:
		m.said, m.bad = "", false
		return m.choose(msg.Item)
	case theme.Theme:
		m.theme = msg
		m.lay()
	case tea.KeyPressMsg:
		m.said, m.bad = "", false
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

var keys = append(screen.Table[*Model]{
	{Key: screen.Bind("←/→ 1-9", "older, newer", "left", "p"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 1) }, When: (*Model).several},
	{Key: screen.Bind("→", "newer", "right", "n"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 1) }, When: (*Model).several, Covered: true},
	screen.Digits((*Model).choose, (*Model).listing, (*Model).several),
	{Key: screen.Bind("home", "oldest", "home"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(len(m.all) - 1) }, When: (*Model).several, Covered: true},
	{Key: screen.Bind("end", "newest", "end"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(0) }, When: (*Model).several, Covered: true},
	{Key: screen.Bind("r", "restore", "r"), Do: (*Model).restore, When: (*Model).earlier},
	{Key: screen.Bind("c", "compared with", "c"), Do: (*Model).other, When: (*Model).earlier},
	screen.Esc[*Model](),
}, append(scrolling(), screen.Quit[*Model](), screen.Help[*Model]())...)

// scrolling is the keys of a page, where there is more of it than is seen.
func scrolling() screen.Table[*Model] {
	table := screen.Scrolling[*Model]()
	for i := range table {
		table[i].When = func(m *Model) bool { return m.scroll.Total > m.scroll.Height }
	}
	return table
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) several() bool { return len(m.all) > 1 }
func (m *Model) earlier() bool { return m.chosen > 0 && m.chosen < len(m.all) }

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	m.chosen = max(0, min(i, len(m.all)-1))
	m.scroll.Top = 0
	return screen.Stay, m.compare()
}

// other changes what the version is compared with.
func (m *Model) other() (screen.Move, tea.Cmd) {
	m.present = !m.present
	m.scroll.Top = 0
	return screen.Stay, m.compare()
}

// Scrolled is the page's window.
func (m *Model) Scrolled() *screen.Scroll { return &m.scroll }
