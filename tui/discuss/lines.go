package discuss

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"prebirth/tui/changed"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// Lines is the whole page, and what is asked about it.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: m.bindings(), Said: m.said, Bad: m.trouble}
	if !m.there() {
		l.Text = []string{m.why()}
		return l
	}
	to := &heard{in: m.theme.Language}
	m.words(to)
	m.remarks(to)
	l.Text = to.paragraphs
	if q := m.asked(); q != "" {
		l.Text = append(l.Text, q)
	}
	return l
}

// heard is the page as it is heard.
type heard struct {
	in         *language.Language
	paragraphs []string
}

func (h *heard) add(_ lipgloss.Style, text string) {
	h.paragraphs = append(h.paragraphs, screen.Paragraphs(text)...)
}
func (h *heard) head(text string) {
	h.add(lipgloss.Style{}, strings.ReplaceAll(text, " · ", ", ")+".")
}
func (h *heard) star(passage string) {
	h.add(lipgloss.Style{}, h.in.Say(`Starred: "%s"`, passage))
}
func (h *heard) pieces(all []changed.Piece) {
	h.paragraphs = append(h.paragraphs, changed.Spoken(all, h.in)...)
}
func (h *heard) blank() {}

// bindings is the footer, with what it leaves out.
func (m *Model) bindings() []key.Binding {
	if m.asking != none {
		return m.footer()
	}
	return keys.Now(m)
}
