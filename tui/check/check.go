// Package check is "What may identify someone": it points at the words of one
// reflection by which a person could be known, says why, and offers neutral
// words to put in their place or to keep them and say why.
//
// It decides nothing. Whatever it changes is a new version of the reflection,
// so that the earlier words can be brought back, and what it does not know it
// does not find.
package check

import (
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/findings"
	"prebirth/tui/line"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the screen asks for.
type Store interface {
	Writable() error
	Reflection(id string) (progress.Reflection, error)
	Places() (map[string]progress.Place, error)
	Kept(reflection string) ([]progress.Kept, error)
	Keep(reflection string, k progress.Kept) error
}

// A Book is the one writer: what is changed here goes through it.
type Book interface {
	Set(progress.Edit)
	Place(progress.Place)
	Waiting(id string) (progress.Edit, bool)
	State(reflection string) draft.State
	Share(reflection string, to progress.Sharing) error
	Flush() error
}

// Model is the screen.
type Model struct {
	lib    *briefings.Library
	store  func() (Store, error)
	book   Book
	theme  theme.Theme
	id     string // of the reflection
	over   bool   // the writing lies below
	ticket *int   // tells this screen's answers from another's
	asks   int    // the how manieth question: an older answer is void

	words  progress.Reflection
	kept   []progress.Kept
	place  progress.Place // in the reflection's briefing
	own    string         // the revision of this screen, once something was changed
	base   string         // that it was made from
	undo   []string       // the texts before each change, the last one last
	found  []findings.Found
	loaded bool
	stale  bool  // the text has changed, and found is of the one before
	failed error // why there is nothing to show
	held   error // why nothing can be changed

	input  *line.Model
	typing bool // the keys are typed into the line: why words are kept
	asking bool // whether all are to be changed
	chosen int
	said   string
	bad    bool // said tells of trouble
	width  int
	height int
	page   page
}

// New makes the screen for the reflection that the route names. Its Find is
// "writing" where the writing lies below, to go back to.
func New(lib *briefings.Library, store func() (Store, error), book Book, t theme.Theme, to screen.Route) *Model {
	return &Model{
		lib: lib, store: store, book: book, theme: t, id: to.ID, over: to.Find == "writing", ticket: new(int),
		input: line.New(t.Say("Why: "), t),
	}
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.input.Resize(width - 2)
	m.lay()
}

// Update answers keys and takes what was found.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	if kept := m.book.State(m.id).Kept; kept != "" && m.own != "" {
		m.id = kept // it had changed elsewhere, and this is the copy now
	}
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		return screen.Stay, m.load()
	case loadedMsg:
		m.took(msg)
	case lookedMsg:
		m.looked(msg)
	case doneMsg:
		return screen.Stay, m.did(msg)
	case theme.Theme:
		m.theme = msg
		m.input.Restyle(msg)
		m.input.Ask(msg.Say("Why: "), m.width-2)
		m.lay()
	case tea.KeyPressMsg:
		m.said, m.bad = "", false
		return m.press(msg)
	case tea.PasteMsg:
		if m.typing {
			m.input.Update(msg)
		}
	case screen.Choose:
		return m.pick(msg.Item)
	case screen.Write:
		if m.typing {
			m.input.Put(msg.Text)
		}
	}
	return screen.Stay, nil
}

func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case m.asking:
		return screen.Stay, m.answer(msg)
	case m.typing:
		if move, cmd, ok := reasoning.Press(m, msg); ok {
			return move, cmd
		}
		m.input.Update(msg)
		return screen.Stay, nil
	}
	move, cmd, _ := keys.Press(m, msg)
	return move, cmd
}

// now is the chosen finding.
func (m *Model) now() (findings.Found, bool) {
	if m.chosen < len(m.found) {
		return m.found[m.chosen], true
	}
	return findings.Found{}, false
}
