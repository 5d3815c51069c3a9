package journal

import (
	"fmt"
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
		l.Text = append(l.Text, "It begins: "+screen.Few(r.Text, m.theme.Language), m.erasing.whole())
	}
	if m.finding {
		l.Field = screen.Field{Kind: screen.WordField, Label: "Words to find in your reflections", Text: m.input.Words()}
	}
	return l
}

// which says what is listed.
func (m *Model) which() string {
	only := m.only()
	if m.filter.Words != "" {
		only = append(only, "with “"+clean.Line(m.filter.Words).String()+"” in them")
	}
	all := screen.Count(len(m.found), "reflection")
	if !m.all {
		all = fmt.Sprintf("more than %d, of which these are listed; find, by briefing and by state show others", len(m.found))
	}
	if len(only) == 0 {
		return "All that you wrote, the newest first: " + all + "."
	}
	return "Only those " + strings.Join(only, " and ") + ": " + all + "."
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
