package find

import "prebirth/tui/screen"

// Lines is the line for words and what was found.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{
		Chosen: m.chosen, Keys: keys.Now(m), Said: m.outcome(),
		Field: screen.Field{Kind: screen.WordField, Label: m.theme.Say("Words to find"), Text: m.input.Words()},
	}
	for _, r := range m.found {
		l.Items = append(l.Items, screen.Item{Heading: r.heading, Text: r.title + ": " + r.excerpt})
	}
	return l
}
