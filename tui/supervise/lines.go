package supervise

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress/supervision"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// Lines is one person with what is shared and agreed, and who else there is.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Chosen: m.chosen, Keys: m.bindings(), Said: m.said, Bad: m.trouble}
	b := m.now()
	if b == nil {
		l.Text = []string{m.why()}
		return l
	}
	l.Text = []string{m.who(), spoken(m.standing())}
	if others := m.others(b); others != "" {
		l.Text = append(l.Text, others)
	}
	items := m.items()
	if len(items) == 0 {
		l.Text = append(l.Text, m.theme.Say(nothing, m.theme.Key("supervise", "f")))
	}
	for _, it := range items {
		l.Items = append(l.Items, screen.Item{Heading: it.heading, Text: it.heard(m.theme.Language)})
	}
	switch {
	case m.ending:
		l.Text = append(l.Text, m.theme.Say(question))
	case m.writing:
		l.Field = screen.Field{Kind: screen.LineField, Label: m.theme.Say("Name of the record's file"), Text: m.name.Words()}
	}
	return l
}

// others is everybody else, whom the screen lists beside.
func (m *Model) others(chosen *supervision.Between) string {
	var all []string
	for _, b := range m.all {
		if b != chosen {
			name, _ := screen.Person(b.Person, m.theme.Language)
			all = append(all, name+", "+spoken(m.counts(b)))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return m.theme.Say("And others: %s.", strings.Join(all, "; "))
}

// heard is an item in words.
func (it item) heard(in *language.Language) string {
	text := screen.Few(it.title, in)
	if it.words != "" {
		text += ", " + spoken(it.words)
	}
	for _, passage := range it.starred {
		text += ", " + in.Say(`starred: "%s"`, screen.Few(passage, in))
	}
	return text
}

// spoken is words that stand beside each other on the screen.
func spoken(words string) string { return strings.ReplaceAll(words, " · ", ", ") }

// bindings is the footer, with what it leaves out.
func (m *Model) bindings() []key.Binding {
	switch {
	case m.ending:
		return m.footer()
	case m.writing:
		return naming.Now(m)
	}
	return keys.Now(m)
}

func (m *Model) pick(item int) (screen.Move, tea.Cmd) {
	if m.ending || m.writing {
		return screen.Stay, nil
	}
	m.said, m.trouble = "", false
	return m.choose(item)
}
