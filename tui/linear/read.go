package linear

import (
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

// read reads out a part, from where the person stopped in it: whole, or its next
// paragraph.
func (m *Model) read(p screen.Page, again bool) tea.Cmd {
	text := p.Lines.Text
	if len(text) == 0 {
		return nil
	}
	from := p.Lines.From
	if again {
		from = 0
	}
	switch {
	case from >= len(text)-1 && len(text) > 1:
		m.print(text[0])
		m.print(m.Say("You have heard this part to its end. again reads it once more, an empty line goes on."))
		m.from = len(text)
		return nil
	case from > 0:
		m.print(text[0])
		m.print(m.Say("You stopped at paragraph %d of %d. again reads the part from its beginning.", from+1, len(text)))
	}
	m.from = from
	if m.o.Blocks {
		return m.paragraph(from == 0)
	}
	return m.rest()
}

// paragraph reads out the next one, and the heading together with the first.
func (m *Model) paragraph(heading bool) tea.Cmd {
	text := m.page.Lines.Text
	m.print(text[m.from])
	if m.from++; heading && m.from < len(text) {
		m.print(text[m.from])
		m.from++
	}
	if m.from == len(text) {
		m.print(m.Say("That was the last paragraph of this part."))
	}
	return m.heard()
}

// rest reads out all that is left.
func (m *Model) rest() tea.Cmd {
	for _, paragraph := range m.page.Lines.Text[m.from:] {
		m.print(paragraph)
	}
	m.from = len(m.page.Lines.Text)
	return m.heard()
}

// heard hands on how far the part has been read out, which is no news to anybody.
func (m *Model) heard() tea.Cmd {
	cmd := m.pass(screen.Heard{Paragraph: m.from - 1})
	m.page.Lines = m.program.Page().Lines
	return cmd
}

// readOn reads the next paragraph, or goes on to what comes after the last.
func (m *Model) readOn() tea.Cmd {
	if m.o.Blocks && m.from < len(m.page.Lines.Text) {
		return m.paragraph(false)
	}
	m.press(m.page.Lines.Next)
	return nil
}
