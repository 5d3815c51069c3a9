package versions

import (
	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/tui/changed"
	"prebirth/tui/screen"
)

// Lines is what changed in the chosen version, and all versions to choose from.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses, Chosen: m.chosen, Keys: keys.Now(m), Said: m.said, Bad: m.bad}
	if m.chosen >= len(m.all) {
		l.Text = []string{m.why()}
		return l
	}
	v, what := m.all[m.chosen], m.theme.Say(m.what())+":"
	switch {
	case m.chosen == 0 && m.what() == readsNow:
		what = m.theme.Say(thisReadsNow)
	case m.chosen == 0:
		what = m.theme.Say(thisReadsNow) + " " + what
	}
	l.Text = []string{
		m.theme.Say("Version %d of %d, of %s.", len(m.all)-m.chosen, len(m.all), m.moment(v.At)) + " " + what,
		briefings.Plain(clean.String(v.Asked)),
	}
	words := changed.Spoken(m.pieces, m.theme.Language)
	switch {
	case !m.ready:
		words = []string{m.theme.Say("Comparing…")}
	case len(words) == 0:
		words = []string{m.theme.Say("(There are no words in it.)")}
	}
	l.Text = append(l.Text, words...)
	for i, r := range m.all {
		it := screen.Item{Text: m.moment(r.At)}
		if i == 0 {
			it = screen.Item{Heading: m.theme.Say("Versions, the newest first"), Text: it.Text + ", " + m.theme.Say("as it reads now")}
		}
		l.Items = append(l.Items, it)
	}
	return l
}
