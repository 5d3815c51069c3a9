package supervise

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// forPeople is the width from which the people stand on the left, and peopleWide how
// much of it they take.
const (
	forPeople  = 90
	peopleWide = 30
)

// View draws the people and what is shared with the chosen one.
func (m *Model) View() screen.View {
	v := screen.View{Title: clean.Line(m.theme.Say("Supervision")), Right: clean.Line(m.right()), Keys: m.footer()}
	status, bad := m.status()
	v.Status, v.Bad = clean.Line(status), bad
	if len(m.all) == 0 {
		v.Body = screen.Fit(m.empty(), m.height)
		return v
	}
	head, list := m.head(), m.list()
	m.scroll.Total = len(list.Rows)
	if !m.writing && !m.ending {
		list.Number(m.scroll, m.theme.Quiet)
		v.Spots = list.Spots(m.scroll, m.chosen, m.width-m.room(), len(head), m.room())
	}
	rows := append(head[:len(head):len(head)], screen.Window(m.scroll, list.Rows)...)
	if m.beside() {
		rows = m.columns(m.people(), rows)
	}
	v.Body, v.Writes = screen.Fit(rows, m.height), m.writing
	v.Cursor = m.cursor(len(head), list)
	return v
}

// cursor is in the name that is written, at the question that is asked, or at the
// chosen item below the head.
func (m *Model) cursor(head int, list screen.Listing) *tea.Cursor {
	c := list.Sign(m.scroll, m.chosen)
	switch {
	case m.writing:
		c = m.name.Cursor()
		c.X += 2
		if c.Y = head - 1; m.height > 12 {
			c.Y--
		}
	case m.ending:
		c = screen.Point(2, m.asksAt())
	case c != nil && m.scroll.Height > 0:
		c.Y += head
	default:
		c = screen.Point(2, head)
	}
	if m.beside() {
		c.X += peopleWide + 2
	}
	return c
}

// asksAt is the row of the question whether the meeting is over.
func (m *Model) asksAt() int {
	if m.height > 8 {
		return 2
	}
	return 1
}

// beside says whether the people stand on the left.
func (m *Model) beside() bool { return m.width >= forPeople && len(m.all) > 1 }

// room is the width of the list.
func (m *Model) room() int {
	if m.beside() {
		return m.width - peopleWide - 3
	}
	return m.width
}

func (m *Model) right() string {
	if len(m.all) < 2 {
		return ""
	}
	return m.theme.Say("person %d of %d", m.person+1, len(m.all))
}

const (
	question = "Is the meeting over? What is new and changed is then counted from now. y notes it, any other key does not."
	nothing  = "Nothing is new, changed, unanswered or open. %s shows all."
)

// who is the chosen person.
func (m *Model) who() string {
	name, role := screen.Person(m.now().Person, m.theme.Language)
	if role != "" {
		name += ", " + role
	}
	return name
}

// standing is how things are with the chosen person.
func (m *Model) standing() string {
	b := m.now()
	words := m.counts(b)
	if b.Person.Trust != "verified" {
		words = m.theme.Say("not verified yet") + " · " + words
	}
	if m.brief {
		words += " · " + m.theme.Say("only what is new, changed, unanswered or open")
	}
	return words
}

// head says whose it is.
func (m *Model) head() []string {
	rows := []string{"  " + m.theme.Accent.Render(ansi.Truncate(m.who(), max(1, m.room()-4), "…"))}
	if m.height > 8 {
		rows = append(rows, "  "+m.theme.Quiet.Render(ansi.Truncate(m.standing(), max(1, m.room()-4), "…")))
	}
	if m.ending {
		rows = append(rows, m.question(m.height-len(rows))...)
	}
	if m.writing {
		rows = append(rows, "  "+m.name.View())
	}
	if m.height > 12 {
		rows = append(rows, "")
	}
	return rows
}

// question is whether the meeting is over, whole in any window: in one too small for
// all of it, shorter.
func (m *Model) question(most int) (rows []string) {
	for _, text := range []string{m.theme.Say(question), m.theme.Say("Is the meeting over? y notes it.")} {
		rows = strings.Split(lipgloss.Wrap(text, max(1, m.room()-4), ""), "\n")
		if len(rows) <= most {
			break
		}
	}
	for i := range rows {
		rows[i] = "  " + m.theme.Warn.Render(rows[i])
	}
	return rows
}

// list is the chosen person's items, or why there is none.
func (m *Model) list() screen.Listing {
	list := m.listing()
	if len(list.Rows) == 0 {
		list.Rows = m.wrap(m.theme.Say(nothing, m.theme.Key("supervise", "f")))
	}
	return list
}

func (m *Model) listing() screen.Listing {
	return screen.Groups(m.items(), m.chosen, func(it item) string {
		return m.theme.Strong.Render(ansi.Truncate(it.heading, max(1, m.room()-4), "…"))
	}, m.draw)
}

func (m *Model) draw(it item, chosen bool) []string {
	sign, style := "   ", m.theme.Text
	if chosen {
		sign, style = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
	}
	width := max(1, m.room()-5)
	rows := []string{sign + style.Render(ansi.Truncate(it.title, width, "…"))}
	if it.words != "" {
		words := m.theme.Quiet
		if it.bad {
			words = m.theme.Warn
		}
		rows = append(rows, "     "+words.Render(ansi.Truncate(it.words, width-1, "…")))
	}
	for _, passage := range it.starred {
		rows = append(rows, "     "+ansi.Truncate("★ "+passage, width-1, "…"))
	}
	return rows
}

// reveal scrolls so that the chosen item is seen.
func (m *Model) reveal() {
	if m.now() == nil {
		return
	}
	list := m.listing()
	m.scroll.Height, m.scroll.Total = max(0, m.height-len(m.head())), len(list.Rows)
	m.scroll.To(m.scroll.Top)
	m.scroll.Reveal(list.First, list.Last)
}

// people are the names on the left.
func (m *Model) people() []string {
	var rows []string
	from := max(0, min(m.person-m.height/4, len(m.all)-m.height/2))
	for i := from; i < len(m.all); i++ {
		sign, style := "   ", m.theme.Text
		if i == m.person {
			sign, style = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
		}
		name, _ := screen.Person(m.all[i].Person, m.theme.Language)
		rows = append(rows, sign+style.Render(ansi.Truncate(name, peopleWide-4, "…")),
			"     "+m.theme.Quiet.Render(ansi.Truncate(m.counts(m.all[i]), peopleWide-6, "…")))
	}
	return rows
}

// columns puts two lists of rows beside each other.
func (m *Model) columns(left, right []string) []string {
	rows := make([]string, m.height)
	for i := range rows {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		rows[i] = l + strings.Repeat(" ", max(0, peopleWide-lipgloss.Width(l))) + " " + m.theme.Rule.Render("│") + r
	}
	return rows
}

func (m *Model) wrap(text string) []string {
	var rows []string
	for _, line := range strings.Split(lipgloss.Wrap(text, max(1, min(72, m.room()-4)), ""), "\n") {
		rows = append(rows, "  "+line)
	}
	return rows
}

// why says why there is nobody.
func (m *Model) why() string {
	switch {
	case m.failed != nil:
		return m.theme.Say("What is shared cannot be shown: %s.", screen.Why(m.failed, m.theme.Language))
	case m.loaded:
		return m.theme.Say("Nothing is shared yet. Mark a reflection for supervision, with %s while you write, and it stands here for two "+
			"people at this computer. To hand it over to another computer, and to open what came from one: prebirth handover --help.", m.theme.Key("reflect", "tab"))
	}
	return m.theme.Say("Opening…")
}

func (m *Model) empty() []string {
	rows := m.wrap(m.why())
	if len(rows)+1 < m.height {
		rows = append([]string{""}, rows...)
	}
	return rows[:min(len(rows), max(0, m.height))]
}

func (m *Model) status() (string, bool) {
	switch {
	case m.said != "":
		return m.scroll.After(m.said, m.theme.Language), m.trouble
	case m.brief && m.height <= 8 && m.now() != nil: // where the row that says it has no room
		return m.scroll.After(m.theme.Say("Only what is new or open; %s shows all.", m.theme.Key("supervise", "f")), m.theme.Language), false
	}
	return m.scroll.More(m.theme.Language), false
}
