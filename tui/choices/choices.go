// Package choices is the page of the settings: each with its value and what that
// means. It asks the app to do and write what is chosen, and says what became of it;
// what the file says is read when the page comes, because an editor may have it open.
package choices

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/progress/settings"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// Model is the screen.
type Model struct {
	known  []settings.Setting
	now    settings.Settings
	theme  theme.Theme
	note   string // said of the theme, where what is chosen is not seen
	chosen int
	was    screen.Setting // what was changed last, as it was before
	said   string
	bad    bool
	width  int
	scroll screen.Scroll
}

// New makes the page. now is what holds until the file was read; note is why a chosen
// theme is not seen in this run, empty where it is.
func New(now settings.Settings, note string, t theme.Theme) *Model {
	return &Model{known: settings.Known(), now: now, note: note, theme: t}
}

// Resize gives the screen its room. The list is then as far up as the chosen setting
// lets it be, so that a window that was small for a moment leaves no trace.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height, m.scroll.Top = width, height, 0
	m.reveal()
}

// readMsg is what the file says now.
type readMsg struct {
	now settings.Settings
	err error
}

// Update answers keys, and takes what was read and kept.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		return screen.Stay, m.read()
	case readMsg:
		if msg.err != nil {
			m.trouble(msg.err)
		} else {
			m.now = msg.now
		}
		m.reveal()
	case screen.Setting: // also from elsewhere
		m.now = m.now.With(msg.Name, msg.Value)
	case screen.Kept:
		m.kept(msg)
	case theme.Theme:
		m.theme = msg
	case screen.Choose:
		return m.choose(msg.Item)
	case tea.KeyPressMsg:
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

func (m *Model) read() tea.Cmd {
	path := m.now.File
	if path == "" {
		return nil
	}
	return func() tea.Msg {
		now, err := settings.Read(path)
		return readMsg{now, err}
	}
}

// atOnce are the settings that need no new start.
func atOnce(name string) bool { return name == "theme" || name == "mouse" }

func (m *Model) kept(msg screen.Kept) {
	if msg.Err != nil {
		m.trouble(msg.Err)
		if m.was.Name == msg.Name && !atOnce(msg.Name) { // nothing of it holds
			m.now = m.now.With(m.was.Name, m.was.Value)
		}
		return
	}
	name, value := m.theme.Say(msg.Name), m.theme.Say(msg.Value)
	m.said, m.bad = m.theme.Say("%s is %s from the next start. Kept in the settings file.", name, value), false
	if atOnce(msg.Name) {
		m.said = m.theme.Say("%s is %s now. Kept in the settings file.", name, value)
	}
}

// trouble says the first thing that is wrong with the file. All of it has no room here.
func (m *Model) trouble(err error) {
	first, more, _ := strings.Cut(err.Error(), "\n")
	m.said, m.bad = m.theme.Say("NOT KEPT: %s", first), true
	if more != "" {
		m.said = m.theme.Say("NOT KEPT: %s; prebirth settings check has the rest", first)
	}
}

var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "next value", "enter", "space", "right"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(1) }},
	{Key: screen.Bind("←", "value before", "left"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(-1) }},
	{Key: screen.Bind("↑/↓", "choose", "down", "j"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 1) }},
	{Key: screen.Bind("↑", "choose above", "up", "k"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 1) }, Covered: true},
	{Key: screen.Bind("1-9", "setting", "1", "2", "3", "4", "5", "6", "7", "8", "9"), With: func(m *Model, digit string) (screen.Move, tea.Cmd) { return m.choose(int(digit[0] - '1')) }},
	screen.Esc[*Model](),
	screen.Help[*Model](),
	screen.Quit[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	m.chosen = max(0, min(i, len(m.known)-1))
	m.reveal()
	return screen.Stay, nil
}

// turn goes to the next value of the chosen setting, or to the one before.
func (m *Model) turn(by int) (screen.Move, tea.Cmd) {
	s := m.known[m.chosen]
	value := m.now.Value(s.Name)
	m.was = screen.Setting{Name: s.Name, Value: value}
	for i, v := range s.Values {
		if v.Name == value {
			value = s.Values[(i+by+len(s.Values))%len(s.Values)].Name
			break
		}
	}
	m.now = m.now.With(s.Name, value)
	m.said, m.bad = "", false
	return screen.Stay, func() tea.Msg { return screen.Setting{Name: s.Name, Value: value} }
}

// View draws the list.
func (m *Model) View() screen.View {
	rows, first, _ := m.rows()
	m.scroll.Total = len(rows)
	v := screen.View{
		Spots:  m.listing().Spots(m.scroll, m.chosen, 0, 0, m.width),
		Cursor: m.scroll.Point(1, first),
		Title:  clean.Line(m.theme.Say("Settings")), Body: strings.Join(screen.Window(m.scroll, rows), "\n"),
		Status: clean.Line(m.scroll.More(m.theme.Language)), Keys: keys.Footer(m),
	}
	if m.said != "" {
		v.Status, v.Bad = clean.Line(m.scroll.After(m.said, m.theme.Language)), m.bad
	}
	return v
}

// listing is the settings alone, as they are drawn.
func (m *Model) listing() (l screen.Listing) {
	for i, s := range m.known {
		l.At = append(l.At, len(l.Rows))
		l.Rows = append(l.Rows, m.draw(i, s)...)
	}
	return l
}

// reveal scrolls so that the chosen setting is seen.
func (m *Model) reveal() {
	rows, first, last := m.rows()
	m.scroll.Total = len(rows)
	m.scroll.To(m.scroll.Top)
	m.scroll.Reveal(first, last)
}

// rows is the whole list, and the rows of the chosen setting.
func (m *Model) rows() (rows []string, first, last int) {
	for i, s := range m.known {
		if i == m.chosen {
			first = len(rows)
		}
		rows = append(rows, m.draw(i, s)...)
		if i == m.chosen {
			last = len(rows) - 1
		}
	}
	for _, text := range m.below() {
		rows = append(rows, "", m.words(1, text))
	}
	return rows, first, last
}

// below is what is said below the list.
func (m *Model) below() (all []string) {
	if m.note != "" {
		all = append(all, m.note)
	}
	if n := len(m.now.Keys); n > 0 {
		all = append(all, m.theme.Count(n, "%d line of the file: other keys. prebirth settings lists them.",
			"%d lines of the file: other keys. prebirth settings lists them."))
	}
	return append(all, m.theme.Say("Kept in a plain file, which prebirth where names."))
}

// draw is a setting: a row with its name, its value and what it is about, and below
// it what the value means. The chosen one has a sign, so that it is seen without
// colour.
func (m *Model) draw(i int, s settings.Setting) []string {
	sign, style := "   ", m.theme.Text
	if i == m.chosen {
		sign, style = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
	}
	value := m.theme.Say(m.now.Value(s.Name))
	name := fmt.Sprintf("%d %-9s ", i+1, m.theme.Say(s.Name))
	row := sign + style.Render(name) + m.theme.Strong.Render(value)
	row += strings.Repeat(" ", max(1, 10-lipgloss.Width(value))) + m.theme.Quiet.Render(m.theme.Say(s.Means))
	rows := []string{ansi.Truncate(row, m.width, "…")}
	for _, means := range strings.Split(lipgloss.Wrap(m.theme.Say(s.Of(m.now.Value(s.Name))), max(1, min(m.width-5, 72)), ""), "\n") {
		rows = append(rows, m.words(5, means))
	}
	return rows
}

func (m *Model) words(indent int, text string) string {
	return strings.Repeat(" ", indent) + m.theme.Quiet.Render(ansi.Truncate(text, max(1, m.width-indent), "…"))
}
