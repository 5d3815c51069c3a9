// Package find looks for words: on the page one came from, across the library
// and in one's own reflections, while they are typed.
package find

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/line"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the search asks for.
type Store interface {
	Reflections(progress.Filter) ([]progress.Reflection, error)
}

// mine is how many of one's own reflections are shown at most.
const mine = 20

// Model is the screen.
type Model struct {
	lib   *briefings.Library
	store func() (Store, error)
	theme theme.Theme
	here  string // id of the part one came from, or empty
	input *line.Model

	found  []result
	own    []progress.Reflection
	asked  string // what own answers
	failed error  // why own could not be searched
	chosen int
	// choosing says that a result was chosen since words were typed last.
	choosing bool
	width    int
	scroll   screen.Scroll
}

// New makes the screen. The route's ID is the part one came from, and Find the
// words looked for last.
func New(lib *briefings.Library, store func() (Store, error), t theme.Theme, r screen.Route) *Model {
	m := &Model{lib: lib, store: store, theme: t, here: r.ID, input: line.New(t.Say("Find: "), t)}
	m.input.SetWords(r.Find)
	m.input.Focus()
	m.search()
	return m
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height = width, max(0, height-2)
	m.input.Resize(width - 2)
	m.reveal()
}

// Update answers keys; every other key is typed into the line.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		return screen.Stay, m.ask()
	case ownMsg:
		if msg.words == m.input.Words() {
			m.own, m.asked, m.failed = msg.own, msg.words, msg.err
			m.search()
		}
	case theme.Theme:
		m.theme = msg
		m.search()
		m.input.Restyle(msg)
	case tea.KeyPressMsg:
		if move, cmd, ok := keys.Press(m, msg); ok {
			return move, cmd
		}
		return screen.Stay, m.typed(msg)
	case tea.PasteMsg:
		return screen.Stay, m.typed(msg)
	case screen.Write:
		return screen.Stay, m.sought(m.input.Put(msg.Text))
	case screen.Choose:
		return m.choose(msg.Item)
	}
	return screen.Stay, nil
}

func (m *Model) typed(msg tea.Msg) tea.Cmd { return m.sought(m.input.Update(msg)) }

// sought looks for the words, where they changed.
func (m *Model) sought(changed bool) tea.Cmd {
	if !changed {
		return nil
	}
	m.chosen, m.choosing = 0, false
	m.search()
	return m.ask()
}

// ownMsg is the reflections that hold the words.
type ownMsg struct {
	words string
	own   []progress.Reflection
	err   error
}

func (m *Model) ask() tea.Cmd {
	words, open := m.input.Words(), m.store
	if utf8.RuneCountInString(strings.TrimSpace(words)) < 2 {
		return nil // of one letter, nearly every reflection would be an answer
	}
	return func() tea.Msg {
		store, err := open()
		if err != nil {
			return ownMsg{words: words, err: err}
		}
		own, err := store.Reflections(progress.Filter{Words: words, Limit: mine + 1})
		return ownMsg{words, own, err}
	}
}

// keys hold no printable key: those are typed.
var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "open", "enter"), Do: (*Model).open, When: func(m *Model) bool { return len(m.found) > 0 }},
	{Key: screen.Bind("↑/↓", "choose", "down", "ctrl+n"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 1) }},
	{Key: screen.Bind("↑", "choose above", "up", "ctrl+p"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 1) }, Covered: true},
	{Key: screen.Bind("page down", "further down", "pgdown"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 5) }, Covered: true},
	{Key: screen.Bind("page up", "further up", "pgup"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 5) }, Covered: true},
	screen.Esc[*Model](),
	screen.HelpWriting[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) open() (screen.Move, tea.Cmd) {
	return screen.Open(m.found[m.chosen].to), nil
}

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	m.chosen, m.choosing = max(0, min(i, len(m.found)-1)), true
	m.reveal()
	return screen.Stay, nil
}
