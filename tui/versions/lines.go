package versions

import (
	"fmt"
	"strings"

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
	v, what := m.all[m.chosen], m.what()+":"
	if m.chosen == 0 {
		what = strings.TrimSuffix("This is how it reads now. "+what, " How it reads now:")
	}
	l.Text = []string{
		fmt.Sprintf("Version %d of %d, of %s. %s", len(m.all)-m.chosen, len(m.all), moment(v.At), what),
		briefings.Plain(clean.String(v.Asked)),
	}
	words := changed.Spoken(m.pieces)
	switch {
	case !m.ready:
		words = []string{"Comparing…"}
	case len(words) == 0:
		words = []string{"(There are no words in it.)"}
	}
	l.Text = append(l.Text, words...)
	for i, r := range m.all {
		it := screen.Item{Text: moment(r.At)}
		if i == 0 {
			it = screen.Item{Heading: "Versions, the newest first", Text: moment(r.At) + ", as it reads now"}
		}
		l.Items = append(l.Items, it)
	}
	return l
}
