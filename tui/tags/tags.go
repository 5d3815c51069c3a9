// Package tags gives a reflection its tags: themes in the writer's own words, by which
// it is found again. They are nobody else's.
package tags

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/line"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store has the reflection and the tags in use.
type Store interface {
	Reflection(id string) (progress.Reflection, error)
	Tags() ([]progress.Tag, error)
}

// A Book is the one writer.
type Book interface {
	Flush() error
	Tag(reflection string, tags []string) error
}

// Model is the screen.
type Model struct {
	store  func() (Store, error)
	book   Book
	theme  theme.Theme
	id     string
	ticket *int // tells this screen's answers from another's

	words   progress.Reflection
	used    []progress.Tag
	loaded  bool
	line    *line.Model
	begun   beginning
	keeping bool
	said    string
	scroll  screen.Scroll // of what stands below the line
	width   int
	height  int
}

// most is how many characters the line may have.
const most = progress.MostTags * (progress.LongestTag + 2)

// New makes the screen for a reflection.
func New(store func() (Store, error), book Book, t theme.Theme, id string) *Model {
	m := &Model{store: store, book: book, theme: t, id: id, ticket: new(int), line: line.New(t.Say("Tags: "), t)}
	m.line.Allow(most)
	m.line.Focus()
	return m
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.line.Resize(max(1, width-3))
}

// keys hold no printable key: those are written.
var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "keep them", "enter"), Do: (*Model).keep},
	{Key: screen.Bind("tab", "one used before", "tab"), Do: (*Model).complete, When: func(m *Model) bool { return len(m.offered()) > 0 }},
	{Key: screen.Bind("esc", "as it was", "esc"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Back(), nil }},
	{Key: screen.Bind("page down", "further down", "pgdown"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(1) }, When: (*Model).more, Covered: true},
	{Key: screen.Bind("page up", "further up", "pgup"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(-1) }, When: (*Model).more, Covered: true},
	screen.HelpWriting[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// Update answers keys; every other key is typed into the line.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		if !m.loaded {
			return screen.Stay, m.load()
		}
	case loadedMsg:
		m.took(msg)
	case keptMsg:
		return m.kept(msg)
	case theme.Theme:
		m.theme = msg
		m.line.Restyle(msg)
		m.line.Ask(msg.Say("Tags: "), m.width-3)
	case tea.KeyPressMsg:
		if move, cmd, ok := keys.Press(m, msg); ok {
			return move, cmd
		}
		m.typed(m.line.Update(msg))
	case tea.PasteMsg:
		m.typed(m.line.Update(msg))
	case screen.Write:
		m.typed(m.line.Put(msg.Text))
	}
	return screen.Stay, nil
}

// more says whether the window below the line is too low for what there is.
func (m *Model) more() bool {
	m.measure()
	return m.scroll.Total > m.scroll.Height
}

func (m *Model) turn(by int) (screen.Move, tea.Cmd) {
	m.scroll.By(by * m.scroll.Page())
	return screen.Stay, nil
}

// typed notes that something else stands in the line: what was said was about the last.
func (m *Model) typed(changed bool) {
	if changed {
		m.said, m.begun, m.scroll.Top = "", beginning{}, 0
	}
}

// loadedMsg is the reflection and the tags in use.
type loadedMsg struct {
	ticket *int
	words  progress.Reflection
	used   []progress.Tag
	err    error
}

func (m *Model) load() tea.Cmd {
	open, book, id, ticket := m.store, m.book, m.id, m.ticket
	return func() tea.Msg {
		got := loadedMsg{ticket: ticket}
		store, err := open()
		if err == nil {
			_ = book.Flush() // what cannot be written is said where it was written
			got.words, err = store.Reflection(id)
		}
		if err == nil {
			got.used, err = store.Tags()
		}
		got.err = err
		return got
	}
}

// took puts the tags into the line, before what was typed meanwhile.
func (m *Model) took(msg loadedMsg) {
	if msg.ticket != m.ticket || m.loaded {
		return
	}
	if msg.err != nil {
		m.said = m.theme.Say("That could not be done: %s", screen.Why(msg.err, m.theme.Language))
		return
	}
	m.loaded, m.words, m.used = true, msg.words, msg.used
	stands := strings.Join(msg.words.Tags, ", ")
	if typed := m.line.Words(); typed != "" && stands != "" {
		stands += ", " + typed
	} else {
		stands += typed
	}
	m.line.SetWords(stands)
}

// keptMsg is what became of the tags.
type keptMsg struct {
	ticket *int
	tags   []string
	err    error
}

func (m *Model) keep() (screen.Move, tea.Cmd) {
	if !m.loaded || m.keeping {
		return screen.Stay, nil
	}
	tags, err := progress.TagsOf(m.line.Words())
	if err != nil {
		m.refuse(err)
		return screen.Stay, nil
	}
	m.keeping = true
	book, id, ticket := m.book, m.id, m.ticket
	return screen.Stay, func() tea.Msg { return keptMsg{ticket, tags, book.Tag(id, tags)} }
}

func (m *Model) refuse(err error) {
	m.said, m.scroll.Top = m.theme.Say("Not kept: %s.", screen.Why(err, m.theme.Language)), 0
}

func (m *Model) kept(msg keptMsg) (screen.Move, tea.Cmd) {
	if msg.ticket != m.ticket {
		return screen.Stay, nil
	}
	if m.keeping = false; msg.err != nil {
		m.refuse(msg.err)
		return screen.Stay, nil
	}
	said := screen.Told{Words: m.theme.Say("It has no tags.")}
	if n := len(msg.tags); n > 0 {
		said.Words = m.theme.Count(n, "It has %d tag.", "It has %d tags.")
	}
	return screen.Back(), func() tea.Msg { return said }
}
