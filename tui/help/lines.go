package help

import (
	"strings"

	"prebirth/tui/screen"
)

// Lines is a paragraph for each screen, the one where one was first.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: keys.Now(m)}
	for i, s := range m.sheets {
		var all []string
		for _, b := range s.Keys {
			all = append(all, spoken(b.Help().Key)+", "+b.Help().Desc)
		}
		l.Text = append(l.Text, m.title(i)+": "+strings.Join(all, "; ")+".")
	}
	return l
}

// spoken is the name of a key with its signs in words.
func spoken(name string) string {
	return strings.NewReplacer("↑", "up", "↓", "down", "←", "left", "→", "right").Replace(name)
}
