package tags

import (
	"strings"

	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// about is what tags are.
func (m *Model) about() string {
	return m.theme.Say("Themes of this reflection in your own words, with commas between them. They help you find it again. No record has them, and nobody is given them.")
}

func (m *Model) wrap(text string, style lipgloss.Style) (rows []string) {
	for _, row := range strings.Split(lipgloss.Wrap(text, max(1, min(72, m.width-4)), ""), "\n") {
		rows = append(rows, "  "+style.Render(row))
	}
	return rows
}

// begins is how the reflection begins, so that it is known which one this is.
func (m *Model) begins() string {
	if !m.loaded {
		return ""
	}
	return m.theme.Say("It begins: %s", screen.Few(m.words.Text, m.theme.Language))
}

// usedBefore names the tags in use that fit.
func (m *Model) usedBefore() string {
	fit := m.offered()
	if len(fit) == 0 {
		return ""
	}
	for i := range fit {
		fit[i] = clean.String(fit[i])
	}
	return m.theme.Say("Used before: %s", strings.Join(fit, ", "))
}

// View draws the line, and below it why they were not kept, what was used before, and
// what tags are, as much of it as there is room for.
func (m *Model) View() screen.View {
	m.measure()
	rows := append([]string{"  " + m.line.View()}, screen.Window(m.scroll, m.rest())...)
	v := screen.View{
		Title: clean.Line(m.theme.Say("Tags")), Body: screen.Fit(rows, m.height),
		Status: clean.Line(m.scroll.After(m.status(), m.theme.Language)), Keys: keys.Footer(m), Writes: true, Cursor: m.line.Cursor(),
	}
	if m.status() == "" {
		v.Status = clean.Line(m.scroll.More(m.theme.Language))
	}
	v.Cursor.X += 2
	return v
}

// measure fits the window below the line to what there is to show.
func (m *Model) measure() {
	m.scroll.Height, m.scroll.Total = max(0, m.height-1), len(m.rest())
	m.scroll.By(0)
}

// rest is what stands below the line.
func (m *Model) rest() (rows []string) {
	if m.said != "" {
		rows = append(rows, m.wrap(m.said, m.theme.Bad)...)
	}
	for _, text := range []string{m.usedBefore(), m.about(), m.begins()} {
		if text != "" {
			rows = append(append(rows, ""), m.wrap(text, m.theme.Quiet)...)
		}
	}
	return rows
}

func (m *Model) status() string {
	switch {
	case m.keeping:
		return m.theme.Say("Saving…")
	case !m.loaded && m.said == "":
		return m.theme.Say("Opening…")
	}
	return ""
}

// Lines is the same in words.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{
		Text: []string{m.about()}, Said: m.said, Bad: m.said != "", Keys: keys.Now(m),
		Field: screen.Field{Kind: screen.LineField, Label: m.theme.Say("Tags, with commas between them (a comma alone: none)"), Text: m.line.Words()},
	}
	for _, text := range []string{m.begins(), m.usedBefore()} {
		if text != "" {
			l.Text = append(l.Text, text)
		}
	}
	return l
}
