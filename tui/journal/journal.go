// Package journal is "My reflections": everything the person has written,
// newest first, to find, open, mark, compare and erase.
package journal

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/line"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the screen asks for.
type Store interface {
	Reflections(progress.Filter) ([]progress.Reflection, error)
	Tags() ([]progress.Tag, error)
	Tallies() (map[string]progress.Tally, error)
	Revisions(id string) ([]progress.Revision, error)
	Kept(reflection string) ([]progress.Kept, error)
}

// A Book is the one writer: marks and erasures go through it.
type Book interface {
	Flush() error
	Share(reflection string, to progress.Sharing) error
	Erase(reflection string) error
}

// batch is how many reflections are loaded at once.
const batch = 100

// Model is the screen.
type Model struct {
	lib   *briefings.Library
	store func() (Store, error)
	book  Book
	theme theme.Theme

	filter progress.Filter
	found  []progress.Reflection
	all    bool            // found holds everything the filter lets through
	total  int             // of all reflections, whatever the filter
	to     map[string]bool // briefings that something was written to
	many   map[string]int  // reflections to each prompt
	inUse  []progress.Tag
	loaded bool
	failed error
	asked  int // generation of the last question, so that a late answer is dropped

	input   *line.Model
	finding bool // the keys are typed into the line
	erasing question
	chosen  int
	// choosing says that one was chosen since words were typed into the line last.
	choosing bool
	presses  int // keys so far
	said     string
	trouble  bool // said tells of trouble
	width    int
	height   int
	scroll   screen.Scroll
}

// New makes the screen.
func New(lib *briefings.Library, store func() (Store, error), book Book, t theme.Theme) *Model {
	m := &Model{lib: lib, store: store, book: book, theme: t, input: line.New(t.Say("Find: "), t)}
	m.filter.Limit = batch
	return m
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.input.Resize(width - 2)
	m.reveal()
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		return screen.Stay, m.load(0)
	case loadedMsg:
		m.took(msg)
	case doneMsg:
		return screen.Stay, m.did(msg)
	case sharedMsg:
		return m.shared(msg)
	case versionsMsg:
		m.ask(msg)
	case screen.Leaving:
		m.erasing = question{}
	case screen.Heard:
		m.erasing.since = time.Time{}
	case theme.Theme:
		m.theme = msg
		m.input.Restyle(msg)
		m.input.Ask(msg.Say("Find: "), m.width-2)
	case tea.KeyPressMsg:
		m.said, m.trouble = "", false
		m.presses++
		return m.press(msg)
	case tea.PasteMsg:
		if m.finding {
			return screen.Stay, m.typed(msg)
		}
	case screen.Choose:
		return m.pick(msg.Item)
	case screen.Write:
		return screen.Stay, m.seek(msg.Text)
	}
	return screen.Stay, nil
}

func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if m.erasing.asked() {
		return screen.Stay, m.answer(msg)
	}
	if m.finding {
		if move, cmd, ok := finding.Press(m, msg); ok {
			return move, cmd
		}
		return screen.Stay, m.typed(msg)
	}
	move, cmd, _ := keys.Press(m, msg)
	return move, tea.Batch(cmd, m.more())
}

func (m *Model) typed(msg tea.Msg) tea.Cmd {
	if !m.input.Update(msg) {
		return nil
	}
	m.filter.Words = m.input.Words()
	m.chosen, m.choosing = 0, false
	return m.load(0)
}

// now is the chosen reflection.
func (m *Model) now() (progress.Reflection, bool) {
	if m.chosen < len(m.found) {
		return m.found[m.chosen], true
	}
	return progress.Reflection{}, false
}
