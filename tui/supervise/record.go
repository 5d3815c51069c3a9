package supervise

import (
	"errors"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress/supervision"
	"prebirth/tui/screen"
)

// record asks for the name of the file.
func (m *Model) record() (screen.Move, tea.Cmd) {
	m.writing = true
	m.name.SetWords("supervision-" + m.today + ".docx")
	m.name.Focus()
	m.reveal()
	return screen.Stay, nil
}

func (m *Model) stopNaming() (screen.Move, tea.Cmd) {
	m.writing = false
	m.name.Blur()
	m.reveal()
	return screen.Stay, nil
}

// writtenMsg is what became of writing the record.
type writtenMsg struct {
	ticket *int
	path   string
	err    error
}

func (m *Model) write() (screen.Move, tea.Cmd) {
	name, b := strings.TrimSpace(m.name.Words()), m.now()
	if name == "" || b == nil {
		return screen.Stay, nil
	}
	m.stopNaming()
	open, lib, ticket := m.desk, m.lib, m.ticket
	title := func(prompt string) (briefing, part string) {
		if b, p, _, ok := lib.Prompt(prompt); ok {
			return b.Title, p.Title
		}
		return "", ""
	}
	return screen.Stay, func() tea.Msg {
		path, err := filepath.Abs(name)
		if err != nil {
			return writtenMsg{ticket, name, err}
		}
		desk, err := open()
		if err == nil {
			err = desk.WriteRecord(b, title, path)
		}
		return writtenMsg{ticket, path, err}
	}
}

func (m *Model) written(msg writtenMsg) {
	if msg.ticket != m.ticket {
		return
	}
	if msg.err == nil {
		m.said = m.theme.Say("Written, and not encrypted: %s", clean.String(msg.path))
		return
	}
	m.said, m.trouble = m.theme.Say("That could not be done: %s", screen.Why(msg.err, m.theme.Language)), true
	var stopped *supervision.StoppedError
	if errors.As(msg.err, &stopped) {
		m.said += ". " + m.theme.Say("prebirth record supervision --reason keeps it")
	}
}
