package journal

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// Lines is which reflections are listed, the list, and what is asked about one.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Chosen: m.chosen, Keys: m.bindings(), Said: m.said, Bad: m.trouble}
	if m.total > 0 && m.failed == nil {
		l.Text = append(l.Text, m.which())
	}
	if len(m.found) == 0 {
		l.Text = append(l.Text, m.why())
	}
	for _, r := range m.found {
		l.Items = append(l.Items, screen.Item{Text: strings.ReplaceAll(m.about(r), " · ", ", ") + ": " + screen.Few(r.Text, m.theme.Language)})
	}
	if r, ok := m.now(); ok && m.erasing.asked() { // nobody sees which one "this" is
		l.Text = append(l.Text, m.theme.Say("It begins: %s", screen.Few(r.Text, m.theme.Language)), m.erasing.whole(m.theme.Language))
	}
	if m.finding {
		l.Field = screen.Field{Kind: screen.WordField, Label: m.theme.Say("Words to find in your reflections"), Text: m.input.Words()}
	}
	return l
}

// which says what is listed.
func (m *Model) which() string {
	all := m.theme.Count(len(m.found), "%d reflection", "%d reflections")
	if !m.all {
		all = m.theme.Say("more than %d, of which these are listed so far; find, by briefing and by state list fewer", len(m.found))
	}
	only, words := m.only(), clean.Line(m.filter.Words).String()
	switch {
	case only == "" && words == "":
		return m.theme.Say("All that you wrote, the newest first: %s.", all)
	case only == "":
		return m.theme.Say("Only those with “%s” in them: %s.", words, all)
	case words == "":
		return only + ": " + all + "."
	}
	return only + ". " + m.theme.Say("Only those with “%s” in them: %s.", words, all)
}

// bindings is the footer, with what it leaves out.
func (m *Model) bindings() []key.Binding {
	switch {
	case m.erasing.asked():
		return m.footer()
	case m.finding:
		return finding.Now(m)
	}
	return keys.Now(m)
}

// pick chooses a reflection. In the line for words, what was found is then the list.
func (m *Model) pick(item int) (screen.Move, tea.Cmd) {
	if m.erasing.asked() {
		return screen.Stay, nil // the question is about the one that was chosen
	}
	if m.said, m.trouble = "", false; m.finding {
		m.endFind()
	}
	m.choose(item)
	return screen.Stay, m.more()
}

// seek has other words looked for, where there is a line for them.
func (m *Model) seek(words string) tea.Cmd {
	if !m.finding {
		return nil
	}
	m.input.SetWords("")
	if cmd := m.typed(tea.PasteMsg{Content: words}); cmd != nil {
		return cmd
	}
	m.filter.Words, m.chosen = "", 0
	return m.load(0)
}
