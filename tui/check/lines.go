package check

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/findings"
	"prebirth/tui/screen"
)

// Lines is how much was found, each finding with all that is known of it, and what is
// asked about them.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses, Chosen: m.chosen, Keys: m.bindings()}
	l.Said, l.Bad = m.done()
	switch {
	case len(m.found) == 0:
		l.Text = []string{m.nothing()}
	case m.stale: // what was found is of the text before
		l.Text = []string{m.theme.Say("Looking…")}
	default:
		l.Text = []string{m.counts()}
		for _, f := range m.found[:min(len(m.found), most)] {
			l.Items = append(l.Items, screen.Item{Text: m.heard(f)})
		}
	}
	switch {
	case m.asking:
		l.Text = append(l.Text, m.question())
	case m.typing:
		l.Field = screen.Field{Kind: screen.LineField, Label: m.theme.Say("Why it stays"), Text: m.input.Words()}
	}
	return l
}

// heard is a finding in words: those of the text first, because one listens for them.
func (m *Model) heard(f findings.Found) string {
	words := strings.Join(strings.Fields(clean.String(f.Words)), " ")
	text := m.theme.Say(`%s, %s: "%s".`, m.level(f), m.theme.Say(string(f.Kind)), words)
	if line := m.around(f); line != "["+words+"]" {
		text = m.theme.Say(`%s, %s: "%s" in "%s".`, m.level(f), m.theme.Say(string(f.Kind)), words, line)
	}
	text += " " + m.why(f)
	if f.Instead != "" {
		text += " " + m.theme.Say(`Instead: "%s".`, f.Instead)
	}
	if f.Kept() {
		text += " " + m.theme.Say("Kept: %s", clean.Line(m.reason(f)).String())
	}
	return text
}

// around is the words in their line, within brackets.
func (m *Model) around(f findings.Found) string {
	var line strings.Builder
	for _, run := range m.context(f) {
		line.WriteString(run.Open + strings.ReplaceAll(clean.String(run.Text), "…", "...") + run.Close)
	}
	return strings.Join(strings.Fields(line.String()), " ")
}

// bindings is the footer, with what it leaves out.
func (m *Model) bindings() []key.Binding {
	switch {
	case m.asking:
		return m.footer()
	case m.typing:
		return reasoning.Now(m)
	}
	return keys.Now(m)
}

// pick chooses a finding and does nothing to it.
func (m *Model) pick(item int) (screen.Move, tea.Cmd) {
	if m.asking || m.typing {
		return screen.Stay, nil // the line and the question are about what was chosen
	}
	m.said, m.bad = "", false
	return m.choose(item)
}
