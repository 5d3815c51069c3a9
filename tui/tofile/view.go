package tofile

import (
	"strings"

	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// what is said above the name: a few words for a low window last.
func (m *Model) about() []string {
	all := []string{
		m.theme.Say("The part as words alone, with its sources. A name without a folder is written where prebirth was started."),
		m.theme.Say("The part, as words alone."),
	}
	if m.kind != screen.APart {
		all = []string{
			m.theme.Say("The words of this reflection, as they are saved. The file is not encrypted, and only your account here can read it. " +
				"A name without a folder is written where prebirth was started."),
			m.theme.Say("Its words, not encrypted."),
		}
	}
	return all
}

func (m *Model) wrap(text string, style lipgloss.Style) (rows []string) {
	for _, row := range strings.Split(lipgloss.Wrap(text, max(1, min(72, m.width-4)), ""), "\n") {
		rows = append(rows, "  "+style.Render(row))
	}
	return rows
}

// above is what stands above the line for the name.
func (m *Model) above() (rows []string) {
	for _, text := range m.about() {
		rows = append(m.wrap(text, m.theme.Text), "")
		if len(rows) <= m.height-1-len(m.below()) {
			return rows
		}
	}
	return nil
}

func (m *Model) below() []string {
	if m.said == "" {
		return nil
	}
	return m.wrap(m.said, m.theme.Bad)
}

// View draws what it is, the line for the name, and why it could not be written.
func (m *Model) View() screen.View {
	above := m.above()
	rows := append(above, "  "+m.name.View())
	rows = append(rows, m.below()...)
	v := screen.View{Title: clean.Line(m.theme.Say("Copy to a file")), Body: screen.Fit(rows, m.height), Keys: keys.Footer(m), Writes: true}
	v.Status = clean.Line(m.status())
	v.Cursor = m.name.Cursor()
	v.Cursor.X, v.Cursor.Y = v.Cursor.X+2, len(above)
	return v
}

func (m *Model) status() string {
	if m.writing {
		return m.theme.Say("Writing…")
	}
	return ""
}

// Lines is the same in words.
func (m *Model) Lines() screen.Lines {
	return screen.Lines{
		Text: m.about()[:1], Said: m.said, Bad: m.said != "", Keys: keys.Now(m),
		Field: screen.Field{Kind: screen.LineField, Label: m.theme.Say("Name of the file"), Text: m.name.Words()},
	}
}
