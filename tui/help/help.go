// Package help is the page of all keys. It reads the same tables that
// dispatch reads, so it cannot name a key that does nothing.
package help

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
	"prebirth/tui/tour"
)

// Model is the screen.
type Model struct {
	sheets []screen.Sheet
	theme  theme.Theme
	width  int
	from   string
	leads  bool // to the settings
	tours  bool // and has the first words to somebody new
	rows   []string
	scroll screen.Scroll
}

// New makes the page. The sheet of the route it was asked for from comes
// first.
func New(sheets []screen.Sheet, t theme.Theme, from string) *Model {
	m := &Model{theme: t, from: from}
	for _, s := range sheets {
		if s.Route == from {
			m.sheets = append([]screen.Sheet{s}, m.sheets...)
		} else {
			m.sheets = append(m.sheets, s)
		}
	}
	return m
}

// Leads has the page lead to the settings, where there is somebody who opens them.
func (m *Model) Leads() *Model {
	m.leads = true
	return m
}

// Tours has the page say the first words to somebody new: before everything where it was
// opened from the page they stand on, else at its end.
func (m *Model) Tours() *Model {
	m.tours = true
	return m
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height = width, height
	m.lay()
}

// column is how wide one key and what it does are drawn at least.
const column = 36

func (m *Model) lay() {
	m.rows = m.rows[:0]
	columns := max(1, (m.width-2)/column)
	before, after := m.tour()
	m.rows = append(m.rows, before...)
	for i, s := range m.sheets {
		m.rows = append(m.rows, "  "+m.theme.Accent.Render(ansi.Truncate(m.title(i), max(1, m.width-2), "…")))
		m.rows = append(m.rows, m.sheet(s.Keys, columns)...)
		m.rows = append(m.rows, "")
	}
	m.rows = append(m.rows, after...)
	m.scroll.Total = len(m.rows)
	m.scroll.To(m.scroll.Top)
}

// tour is the first words to somebody new, as rows before the sheets or after them.
func (m *Model) tour() (before, after []string) {
	if !m.tours {
		return nil, nil
	}
	rows := []string{"  " + m.theme.Accent.Render(ansi.Truncate(m.theme.Say("To begin with"), max(1, m.width-2), "…"))}
	for _, row := range tour.Rows(m.theme, m.width-2) {
		rows = append(rows, "  "+m.theme.Text.Render(row))
	}
	if m.from == "library" {
		return append(rows, ""), nil
	}
	return nil, rows
}

func (m *Model) title(sheet int) string {
	title := m.theme.Say(m.sheets[sheet].Title)
	if sheet == 0 {
		return m.theme.Say("%s (where you were)", title)
	}
	return title
}

// sheet sets bindings in columns, read from top to bottom.
func (m *Model) sheet(keys []key.Binding, columns int) []string {
	high := (len(keys) + columns - 1) / columns
	rows := make([]string, high)
	for i, k := range keys {
		name := screen.Label(k.Help().Key, m.theme.Language)
		cell := "  " + m.theme.Strong.Render(name) + " " +
			strings.Repeat(" ", max(0, min(13, m.width/3)-lipgloss.Width(name))) + m.theme.Quiet.Render(m.theme.Say(k.Help().Desc))
		if columns == 1 {
			cell = ansi.Truncate(cell, m.width, "…")
		} else if i < high*(columns-1) {
			cell += strings.Repeat(" ", max(0, column-lipgloss.Width(cell)))
		}
		rows[i%high] += cell
	}
	return rows
}

var keys = append(screen.Scrolling[*Model](),
	screen.Action[*Model]{Key: screen.Bind(",", "settings", ","), When: func(m *Model) bool { return m.leads },
		Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Open(screen.Route{Name: "settings"}), nil }},
	screen.Action[*Model]{Key: screen.Bind("esc", "back", "esc", "?", "f1", "ctrl+g", "q"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Back(), nil }})

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// Scrolled is the page's window.
func (m *Model) Scrolled() *screen.Scroll { return &m.scroll }

// Update answers keys.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case theme.Theme:
		m.theme = msg
		m.lay()
	case tea.KeyPressMsg:
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

// View draws the rows that fit.
func (m *Model) View() screen.View {
	return screen.View{
		Title: clean.Line(m.theme.Say("Keys")), Body: strings.Join(screen.Window(m.scroll, m.rows), "\n"),
		Status: clean.Line(m.scroll.More(m.theme.Language)), Keys: keys.Footer(m),
	}
}
