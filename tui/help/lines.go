package help

import (
	"strings"

	"prebirth/tui/screen"
	"prebirth/tui/tour"
)

// Lines is a paragraph for each screen, the one where one was first.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: keys.Now(m)}
	for i, s := range m.sheets {
		var all []string
		for _, b := range s.Keys {
			all = append(all, m.spoken(b.Help().Key)+", "+m.theme.Say(b.Help().Desc))
		}
		l.Text = append(l.Text, m.title(i)+": "+strings.Join(all, "; ")+".")
	}
	if m.tours {
		words := m.theme.Say("To begin with") + ": " + strings.Join(tour.Spoken(m.theme, tour.Kept), " ")
		if m.from == "library" {
			l.Text = append([]string{words}, l.Text...)
		} else {
			l.Text = append(l.Text, words)
		}
	}
	return l
}

// spoken is the name of a key with its signs in words.
func (m *Model) spoken(name string) string {
	in := m.theme
	return strings.NewReplacer("↑", in.Say("up"), "↓", in.Say("down"), "←", in.Say("left"), "→", in.Say("right")).Replace(screen.Label(name, in.Language))
}
