package sources

import (
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// Lines is the whole page.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: keys.Now(m)}
	for _, block := range prose.Spoken(m.markdown(), m.theme.Language) {
		l.Text = append(l.Text, block.Text)
	}
	return l
}
