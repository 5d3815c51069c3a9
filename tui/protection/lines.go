package protection

import (
	"path/filepath"

	"charm.land/bubbles/v2/key"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// Lines is how things stand, what is protected and what is not, and what is asked.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Said: m.said, Keys: m.bindings()}
	add := func(head string, lines []string) { l.Text = append(append(l.Text, head+":"), lines...) }
	now := m.now()
	if b := m.state.backups; m.known() && len(b) > 0 { // the last line ends with "in the folder"
		now[len(now)-1] += " " + clean.Line(filepath.Dir(b[0].Path)).String()
	}
	add(m.theme.Say("Now"), now)
	passphrase := m.known() && m.state.slots.Passphrase
	_, together := m.folders.Together()
	add(m.theme.Say("Protected from"), protects(passphrase, together, m.theme.Language))
	add(m.theme.Say("Not protected from"), doesNot(passphrase, m.theme))
	add(m.theme.Say("What can be relied on"), promises(m.theme.Language))
	switch {
	case m.working:
		l.Said, l.Busy = m.theme.Say(working), true
	case m.asking:
		l.Text = append(l.Text, m.theme.Say("Remove the passphrase?")+" "+m.theme.Say(question))
	}
	return l
}

// bindings is the footer, with what it leaves out.
func (m *Model) bindings() []key.Binding {
	if m.working || m.asking {
		return m.footer()
	}
	return keys.Now(m)
}
