package discuss

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"prebirth/tui/changed"
	"prebirth/tui/screen"
)

// Lines is the whole page, and what is asked about it.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: m.bindings(), Said: m.said, Bad: m.trouble}
	if !m.there() {
		l.Text = []string{m.why()}
		return l
	}
	var to heard
	m.words(&to)
	m.remarks(&to)
	l.Text = to
	if q := m.asked(); q != "" {
		l.Text = append(l.Text, q)
	}
	return l
}

// heard is the page as it is heard: its paragraphs.
type heard []string

func (h *heard) add(_ lipgloss.Style, text string) { *h = append(*h, screen.Paragraphs(text)...) }
func (h *heard) head(text string) {
	h.add(lipgloss.Style{}, strings.ReplaceAll(text, " · ", ", ")+".")
}
func (h *heard) star(passage string)        { h.add(lipgloss.Style{}, `Starred: "`+passage+`"`) }
func (h *heard) pieces(all []changed.Piece) { *h = append(*h, changed.Spoken(all)...) }
func (h *heard) blank()                     {}

// bindings is the footer, with what it leaves out.
func (m *Model) bindings() []key.Binding {
	if m.asking != none {
		return m.footer()
	}
	return keys.Now(m)
}
