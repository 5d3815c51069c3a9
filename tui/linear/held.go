package linear

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

// held is lines of a text that were typed while something came over its page, as a
// lock does, and the page that they are for.
type held struct {
	page  string
	lines []string
}

// meanwhile keeps a line of a text that was typed while something came over the
// page, and takes no other: it was meant for what is no longer there.
func (m *Model) meanwhile(line string) {
	writes := m.writing || m.confirm != nil && m.confirm.writes
	m.writing, m.asking, m.confirm = false, false, nil
	switch {
	case strings.TrimSpace(line) == "", writes && line == ".":
	case !writes, m.held.page != m.page.Route && len(m.held.lines) > 0:
		m.say(m.Say("That line was not taken: something came between."))
	default:
		m.held = held{m.page.Route, append(m.held.lines, line)}
		m.say(m.Say("That line is kept, and goes to the end of your text once it is open again."))
	}
}

// release gives the lines that were kept to the text that they are of.
func (m *Model) release() tea.Cmd {
	p := m.program.Page()
	if len(m.held.lines) == 0 || p.Route != m.held.page || p.Lines.Field.Kind != screen.TextField {
		return nil
	}
	f := p.Lines.Field
	for _, line := range m.held.lines {
		w := m.joined(f, line)
		f.Text, f.At = w.Text, w.At
	}
	m.held = held{}
	m.say(m.Say("The lines that were kept stand in your text now."))
	return m.put(f.Text, f.At)
}

// giveBack prints the lines that no text has got, before all ends.
func (m *Model) giveBack() {
	if len(m.held.lines) == 0 {
		return
	}
	m.print(m.Say("NOT SAVED, because their text was not opened again:"))
	for _, line := range m.held.lines {
		m.print(line)
	}
}
