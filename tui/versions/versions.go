// Package versions shows how a reflection read earlier: every revision with
// its time, and the words of the chosen one.
package versions

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the screen asks for.
type Store interface {
	Revisions(id string) ([]progress.Revision, error)
}

// Model is the screen.
type Model struct {
	store func() (Store, error)
	theme theme.Theme
	id    string // of the reflection

	all    []progress.Revision // newest first
	loaded bool
	failed error
	chosen int
	width  int
	height int
	rows   []string // of the chosen one
	scroll screen.Scroll
}

// New makes the screen for the id of a reflection.
func New(store func() (Store, error), t theme.Theme, id string) *Model {
	return &Model{store: store, theme: t, id: id}
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.lay()
}

// loadedMsg is every revision of one reflection.
type loadedMsg struct {
	id  string
	all []progress.Revision
	err error
}

func (m *Model) load() tea.Cmd {
	open, id := m.store, m.id
	return func() tea.Msg {
		store, err := open()
		if err != nil {
			return loadedMsg{id, nil, err}
		}
		all, err := store.Revisions(id)
		return loadedMsg{id, all, err}
	}
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		return screen.Stay, m.load()
	case loadedMsg:
		if msg.id == m.id {
			m.all, m.failed, m.loaded = msg.all, msg.err, true
			m.lay()
		}
	case theme.Theme:
		m.theme = msg
		m.lay()
	case tea.KeyPressMsg:
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

var keys = append(screen.Table[*Model]{
	{Key: screen.Bind("←/→", "older, newer", "left", "p"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 1) }},
	{Key: screen.Bind("→", "newer", "right", "n"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 1) }, Covered: true},
	{Key: screen.Bind("home", "oldest", "home"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(len(m.all) - 1) }, Covered: true},
	{Key: screen.Bind("end", "newest", "end"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(0) }, Covered: true},
	screen.Esc[*Model](),
}, append(screen.Scrolling[*Model](), screen.Quit[*Model](), screen.Help[*Model]())...)

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	m.chosen = max(0, min(i, len(m.all)-1))
	m.scroll.Top = 0
	m.lay()
	return screen.Stay, nil
}

// Scrolled is the page's window.
func (m *Model) Scrolled() *screen.Scroll { return &m.scroll }

// lay sets the words of the chosen revision.
func (m *Model) lay() {
	m.rows = nil
	if m.chosen < len(m.all) {
		width := max(1, min(72, m.width-4))
		text := strings.ReplaceAll(briefings.Clean(m.all[m.chosen].Text), "\t", "    ")
		m.rows = strings.Split(lipgloss.Wrap(text, width, ""), "\n")
	}
	m.scroll.Height, m.scroll.Total = max(0, m.height-3), len(m.rows)
	m.scroll.By(0)
}

// View draws the time and the words of the chosen revision.
func (m *Model) View() screen.View {
	v := screen.View{Title: "Earlier versions", Keys: keys.Footer(m), Status: m.scroll.More()}
	if len(m.all) == 0 {
		v.Body = "\n  " + m.empty()
		return v
	}
	r := m.all[m.chosen]
	name := fmt.Sprintf("Version %d of %d", len(m.all)-m.chosen, len(m.all))
	if m.chosen == 0 && v.Status == "" {
		v.Status = "This is how it reads now."
	}
	width := max(1, m.width-4)
	rows := []string{
		"  " + m.theme.Accent.Render(ansi.Truncate(name+", "+r.At.Local().Format("2 Jan 2006 15:04"), width, "…")),
		"  " + m.theme.Quiet.Render(ansi.Truncate(briefings.Plain(briefings.Clean(r.Asked)), width, "…")),
		"",
	}
	for _, row := range screen.Window(m.scroll, m.rows) {
		rows = append(rows, "  "+row)
	}
	v.Body = strings.Join(rows, "\n")
	return v
}

func (m *Model) empty() string {
	switch {
	case m.failed != nil:
		return "The versions cannot be shown: " + briefings.Clean(m.failed.Error()) + "."
	case m.loaded:
		return "This reflection has no earlier versions."
	}
	return "Opening…"
}
