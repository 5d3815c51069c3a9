package choices

import "prebirth/tui/screen"

// Lines is the settings, each with its value and what that means. A number chooses one,
// and "next value" changes it.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses, Chosen: m.chosen, Keys: keys.Now(m), Said: m.said, Bad: m.bad}
	for _, s := range m.known {
		value := m.now.Value(s.Name)
		l.Items = append(l.Items, screen.Item{Text: s.Name + ", " + s.Means + ": " + value + ", " + s.Of(value)})
	}
	if m.note != "" {
		l.Text = append(l.Text, m.note)
	}
	if n := len(m.now.Keys); n > 0 {
		l.Text = append(l.Text, screen.Count(n, "line")+" of the file: other keys. prebirth settings lists them.")
	}
	l.Text = append(l.Text, "Kept in a plain file, which prebirth where names.")
	return l
}
