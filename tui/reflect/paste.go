package reflect

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/tui/editor"
)

// askFrom is from how many bytes on a paste is asked about: it is more than
// anybody means to paste by mistake and see.
const askFrom = 64_000

// tooMuch is said of what would make a reflection too large.
func (m *Model) tooMuch() string {
	return m.theme.Say("A reflection holds at most %s of text. This would be more: nothing was put in, and nothing else has changed.",
		size(editor.MostBytes))
}

// paste puts a text in, and asks first where it is a large one. A paste that
// comes while one is asked about is asked about with it.
func (m *Model) paste(msg tea.PasteMsg) {
	text := m.pending + msg.Content
	switch {
	case m.refused != nil:
		m.write(msg)
	case len(text) > 2*editor.MostBytes || m.loaded && !m.box.Fits(text):
		m.pending, m.told = "", m.tooMuch()
	case len(text) >= askFrom:
		m.pending = text
	default:
		m.write(msg)
	}
}

// answer takes the answer. Only y pastes.
func (m *Model) answer(msg tea.KeyPressMsg) {
	text := m.pending
	m.pending = ""
	if msg.String() != "y" {
		m.said = m.theme.Say("It was not pasted.")
		return
	}
	m.write(tea.PasteMsg{Content: text})
}

// asking is the question, or what is told; a shorter wording last.
func (m *Model) asking() []string {
	if m.pending == "" {
		return []string{m.told}
	}
	words := roughly(len(strings.Fields(m.pending)))
	return []string{
		m.theme.Say("That is %s, about %s words. Paste it? y pastes, any other key does not.", size(len(m.pending)), words),
		m.theme.Say("Paste %s, %s words?", size(len(m.pending)), words),
	}
}

// askRows is that in as many rows as there are; the shorter wording where the long
// one has no room.
func (m *Model) askRows(width, most int) []string {
	var rows []string
	for _, text := range m.asking() {
		rows = strings.Split(lipgloss.Wrap(text, max(1, width), ""), "\n")
		if len(rows) <= most {
			break
		}
	}
	for i := range rows {
		rows[i] = m.theme.Warn.Render(rows[i])
	}
	return rows
}

// size is a number of bytes in words.
func size(bytes int) string {
	if bytes >= 1_000_000 {
		return strconv.FormatFloat(float64(bytes/100_000)/10, 'f', -1, 64) + " MB"
	}
	return strconv.Itoa((bytes+500)/1000) + " kB"
}

// roughly is a number with two figures that count: 12,700 becomes 13,000.
func roughly(n int) string {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	n = (n + unit/2) / unit * unit
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
