package choices

import "prebirth/tui/screen"

// Lines is the settings, each with its value and what that means. A number chooses one,
// and "next value" changes it.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses, Chosen: m.chosen, Keys: keys.Now(m), Said: m.said, Bad: m.bad}
	for _, s := range m.known {
		value := m.now.Value(s.Name)
		l.Items = append(l.Items, screen.Item{Text: m.theme.Say(s.Name) + ", " + m.theme.Say(s.Means) + ": " + m.theme.Say(value) + ", " + m.theme.Say(s.Of(value))})
	}
	l.Text = append(l.Text, m.below()...)
	return l
}
