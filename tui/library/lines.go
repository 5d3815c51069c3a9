package library

import (
	"strings"

	"prebirth/tui/screen"
)

// Lines is everything that can be opened, with its marks in words.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Chosen: m.chosen, Keys: keys.Now(m)}
	if m.marks.due.ID != "" && !m.offers() { // it is said with the number of the question
		l.Keys = append(l.Keys, screen.Bind("x", "do not ask", "x"))
	}
	for _, it := range m.items {
		text := strings.TrimSpace(it.title)
		if it.number != "" {
			text = m.theme.Say("Key message %s", text)
		}
		if it.words != "" {
			text += ", " + it.words
		}
		l.Items = append(l.Items, screen.Item{Heading: it.heading, Text: text})
	}
	return l
}
