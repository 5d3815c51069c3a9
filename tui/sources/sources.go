// Package sources is the page of what a part rests on: its resources with
// their addresses, its sources with their dates, and where the briefing's text
// comes from.
package sources

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// Model is the screen.
type Model struct {
	briefing *briefings.Briefing
	part     *briefings.Part
	theme    theme.Theme
	width    int
	rows     []prose.Row
	scroll   screen.Scroll
}

// New makes the screen for the id of a part.
func New(lib *briefings.Library, t theme.Theme, id string) *Model {
	m := &Model{theme: t}
	var ok bool
	if m.briefing, m.part, ok = lib.Part(id); !ok {
		m.briefing = lib.Briefings[0]
		m.part = m.briefing.Parts[0]
	}
	return m
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height = width, height
	m.set()
}

// set is quick enough to be done here: a page of addresses is short.
func (m *Model) set() {
	if m.width == 0 {
		return
	}
	m.rows = prose.New(m.theme, max(1, min(prose.Measure, m.width-3))).Set(m.markdown())
	m.rows = m.rows[:max(0, len(m.rows)-1)] // nothing comes below the last blank row
	m.scroll.Total = len(m.rows)
	m.scroll.To(m.scroll.Top)
}

func (m *Model) markdown() string {
	var b strings.Builder
	b.WriteString("# " + m.part.Title + "\n")
	m.resources(&b)
	m.contacts(&b)
	m.sources(&b)
	b.WriteString("\n# " + m.theme.Say("About “%s”", m.briefing.Title) + "\n\n" + m.briefing.About + "\n\n")
	b.WriteString(m.theme.Say("Publisher: %s. Date: %s.", m.briefing.Publisher, m.briefing.Date) + "\n\n")
	b.WriteString(m.theme.Say("This program opens no addresses itself: nothing leaves this computer. Select one with the mouse to copy it; "+
		"%s prints each on one line.", "`prebirth read "+m.part.ID+" --plain`") + "\n")
	return b.String()
}

func (m *Model) resources(b *strings.Builder) {
	b.WriteString("\n## " + m.theme.Say("Resources") + "\n\n")
	if len(m.part.Resources) == 0 {
		b.WriteString(m.theme.Say("This part names none.") + "\n")
	}
	for _, r := range m.part.Resources {
		b.WriteString("- " + r.Title)
		if r.Note != "" {
			b.WriteString(". " + r.Note)
		}
		address := "*" + screen.NoAddress(r, m.theme.Language) + "*"
		if r.Address != "" && briefings.SafeAddress(r.Address) {
			address = "`" + r.Address + "`"
		}
		b.WriteString("\n\n  " + address + "\n")
	}
}

// contacts are those who help where the text comes from, where it names any.
func (m *Model) contacts(b *strings.Builder) {
	if len(m.part.Contacts) == 0 {
		return
	}
	b.WriteString("\n## " + m.theme.Say("Contacts for support") + "\n\n")
	for _, c := range m.part.Contacts {
		b.WriteString("- " + c.Title)
		if c.Note != "" {
			b.WriteString(": " + c.Note)
		}
		if c.Address != "" && briefings.SafeAddress(c.Address) {
			b.WriteString("\n\n  `" + c.Address + "`")
		}
		b.WriteString("\n")
	}
}

func (m *Model) sources(b *strings.Builder) {
	b.WriteString("\n## " + m.theme.Say("Sources") + "\n\n")
	for _, s := range m.part.Sources {
		b.WriteString("- " + s.Text + ". " + m.theme.Say("Date: %s", s.Date) + "\n")
		if s.Address != "" && briefings.SafeAddress(s.Address) {
			b.WriteString("\n  `" + s.Address + "`\n")
		}
	}
}

var keys = append(screen.Scrolling[*Model](),
	screen.Action[*Model]{Key: screen.Bind("esc", "back", "esc", "o"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Back(), nil }},
	screen.Quit[*Model](), screen.Help[*Model]())

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// Scrolled is the page's window.
func (m *Model) Scrolled() *screen.Scroll { return &m.scroll }

// Update answers keys.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case theme.Theme:
		m.theme = msg
		m.set()
	case tea.KeyPressMsg:
		move, cmd, _ := keys.Press(m, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

// View draws the rows that fit.
func (m *Model) View() screen.View {
	var rows []string
	for _, r := range screen.Window(m.scroll, m.rows) {
		rows = append(rows, "  "+r.Text)
	}
	return screen.View{
		Title: clean.Line(m.theme.Say("Links and sources")), Right: clean.Line(m.theme.Say("part %d of %d", m.part.Number, len(m.briefing.Parts))),
		Body:   strings.Join(rows, "\n"),
		Status: clean.Line(m.scroll.More(m.theme.Language)), Keys: keys.Footer(m),
	}
}
