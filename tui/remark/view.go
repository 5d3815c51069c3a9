package remark

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
)

// title is what is being said, and to whom.
func (m *Model) title() string {
	what := m.theme.Say(map[string]string{
		comment: "Comment", action: "Action", outcome: "What came of it", note: "Private note", spot: "Words that name somebody",
	}[m.kind])
	if what == "" {
		what = m.theme.Say("Remark")
	}
	if m.got.between != nil {
		name, _ := screen.Person(m.got.between.Person, m.theme.Language)
		what += " · " + name
	}
	return what
}

const (
	onTheWhole  = "On the whole."
	notRepeated = "They are not repeated in what leaves."
	alone       = "For you alone. It never leaves."
)

// on is the sentence that a comment is about.
func (m *Model) on() string { return m.theme.Say("On: “%s”", m.chosen()) }

// stands is what was chosen, where it is how something stands or what words are.
func (m *Model) stands() string { return m.theme.Say("It is: %s.", m.saidChoice()) }

// agreed is who does it, and by when.
func (m *Model) agreed() string {
	if m.day() == "" {
		return m.theme.Say("Who: %s. By when: no day.", m.saidChoice())
	}
	day := m.today.AddDate(0, 0, dues()[m.due])
	return m.theme.Say("Who: %s. By when: %s.", m.saidChoice(), m.theme.Date(day, "2 January 2006"))
}

// head is what stands above the box: what it is about, and what was chosen.
func (m *Model) head() []string {
	var rows []string
	add := func(style lipgloss.Style, text string, most int) {
		all := strings.Split(lipgloss.Wrap(clean.String(text), max(1, min(72, m.width-4)), ""), "\n")
		for i, row := range all[:min(len(all), most)] {
			if i == most-1 && len(all) > most {
				row = ansi.Truncate(row+"……", max(1, min(72, m.width-4)), "…")
			}
			rows = append(rows, "  "+style.Render(row))
		}
	}
	most := max(1, min(4, m.height/4))
	if m.got.about != "" && (m.kind != comment || m.chosen() == "") {
		add(m.theme.Quiet, strings.Join(strings.Fields(m.got.about), " "), most)
	}
	switch m.kind {
	case comment:
		if m.chosen() == "" {
			add(m.theme.Strong, m.theme.Say(onTheWhole)+" "+m.theme.Say("%s chooses a sentence.", m.theme.Key("remark", "ctrl+n")), 2)
		} else {
			add(m.theme.Strong, m.on(), most+1)
		}
	case action:
		add(m.theme.Strong, m.agreed(), 2)
	case outcome:
		add(m.theme.Strong, m.stands(), 1)
	case spot:
		add(m.theme.Strong, m.theme.Say("Type the words as they stand there.")+" "+m.theme.Say(notRepeated)+" "+m.stands(), 3)
	case note:
		add(m.theme.Strong, m.theme.Say(alone), 1)
	}
	if m.height >= 10 {
		rows = append(rows, "  "+m.theme.Rule.Render(strings.Repeat("─", max(1, min(72, m.width-4)))))
	}
	if most := max(0, m.height-1); len(rows) > most {
		rows = rows[:most]
		if most > 0 {
			rows[most-1] = ansi.Truncate(rows[most-1], max(1, m.width-4), "") + "…"
		}
	}
	return rows
}

// View draws what it is about, and the box below it.
func (m *Model) View() screen.View {
	head := m.head()
	rows := head
	for _, row := range strings.Split(m.box.View(), "\n") {
		rows = append(rows, "  "+row)
	}
	at := 0
	if m.row.Open && m.height > 0 { // over the last row, whatever stands there
		row, x := m.row.Draw(m.Actions(), max(1, m.width-4), m.theme.Language, m.theme.Selected, m.theme.Quiet)
		rows = append(strings.Split(screen.Fit(rows, m.height-1), "\n"), "  "+row)
		if m.height == 1 {
			rows = rows[1:]
		}
		at = x + 2
	}
	v := screen.View{Title: clean.Line(m.title()), Body: screen.Fit(rows, m.height), Keys: m.footer()}
	status, bad := m.status()
	v.Status, v.Bad = clean.Line(status), bad
	if c := m.box.Cursor(); c != nil && m.loaded && !m.saying {
		c.Position.X += 2
		c.Position.Y += len(head)
		v.Cursor, v.Writes = c, true
	}
	if m.row.Open {
		v.Cursor = screen.Point(at, max(0, m.height-1))
	}
	return v
}

func (m *Model) status() (string, bool) {
	state := m.book.RemarkState()
	switch {
	case m.said != "":
		return m.said, m.trouble
	case m.loaded && m.got.refused != nil:
		return m.theme.Say("Nothing can be saved: %s", m.cause(m.got.refused, m.got.refused.Error())), true
	case state.Err != nil:
		return m.theme.Say("NOT SAVED: %s; it is tried again", draft.Why(state.Err, m.theme.Language)), true
	case !m.loaded:
		return m.theme.Say("Opening…"), false
	case state.Waiting:
		return m.theme.Say("Saving…"), false
	case m.box.Text() == "":
		return "", false
	}
	return m.theme.Say("Kept, and not said yet."), false
}
