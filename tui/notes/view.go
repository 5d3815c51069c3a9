package notes

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// lay sets the page anew.
func (m *Model) lay() {
	m.rows, m.chooses, m.first, m.last = nil, screen.Listing{}, 0, 0
	if m.width == 0 || m.s == nil {
		return
	}
	switch m.page {
	case hearing:
		m.hearingRows()
	case agreed:
		m.agreedRows()
	default:
		m.leadingRows()
	}
	m.scroll.Total, m.scroll.Height = len(m.rows), max(0, m.height-len(m.fixed())-m.lineRows())
	m.scroll.By(0)
	if w := m.field.word(); w == saying || w == hands { // what was typed last is in sight
		m.scroll.To(m.scroll.Total)
	}
}

// fixed are the rows above the page that do not scroll.
func (m *Model) fixed() []string {
	if m.s == nil || !m.room || m.page == agreed {
		return nil
	}
	rows := m.clocks()
	if m.height < 10 {
		rows = rows[:1]
	}
	if m.height >= 12 {
		rows = append(rows, "  "+m.theme.Rule.Render(strings.Repeat("─", m.measure())))
	}
	return rows
}

// lineRows is how many rows the line takes.
func (m *Model) lineRows() int {
	if m.field == none {
		return 0
	}
	return 2
}

// add adds a text in a style, after it was cleaned.
func (m *Model) add(style lipgloss.Style, text string) {
	for _, row := range strings.Split(lipgloss.Wrap(clean.String(text), m.measure(), ""), "\n") {
		m.rows = append(m.rows, "  "+style.Render(row))
	}
}

func (m *Model) blank() { m.rows = append(m.rows, "") }

var titles = map[page]string{leading: "Notes", hearing: "What the room says", agreed: "What was agreed"}

// View draws the rows that fit, and the line below them.
func (m *Model) View() screen.View {
	v := screen.View{Title: clean.Line(m.theme.Say("Notes")), Keys: m.footer()}
	if m.s == nil {
		v.Body = "  " + m.theme.Text.Render(m.theme.Say("Looking for the room…"))
		m.status(&v)
		return v
	}
	v.Title = clean.Line(m.theme.Say(titles[m.page]) + " · " + m.s.Title)
	fixed := m.fixed()
	rows := append(fixed[:len(fixed):len(fixed)], screen.Window(m.scroll, m.rows)...)
	v.Cursor, v.Asks, v.Writes = m.cursor(rows, len(fixed)), m.ends || m.leaves, m.field != none
	if m.field != none {
		room := max(1, m.height-2)
		for len(rows) < room {
			rows = append(rows, "")
		}
		rows = append(rows[:room], "  "+m.theme.Rule.Render(strings.Repeat("─", m.measure())))
		m.line.Ask(m.asksFor(), m.width-3)
		rows = append(rows, "  "+m.line.View())
		v.Cursor = m.line.Cursor()
		v.Cursor.X += 2
		v.Cursor.Y = room + 1
	}
	if m.field == none {
		v.Spots = m.chooses.Spots(m.scroll, m.at, 0, len(fixed), m.width)
	}
	v.Body = strings.Join(rows, "\n")
	m.status(&v)
	return v
}

// cursor is at the sign of what is chosen as long as that shows, and else where the
// page is read from, below what does not scroll.
func (m *Model) cursor(rows []string, fixed int) *tea.Cursor {
	if at := fixed + m.first - m.scroll.Top; at >= fixed && at < len(rows) && strings.HasPrefix(rows[at], sign) {
		return screen.Point(0, at)
	}
	c := screen.Begin(rows[fixed:])
	c.Y += fixed
	return c
}

// status says how things stand, trouble first.
func (m *Model) status(v *screen.View) {
	words := ""
	switch {
	case m.leaves:
		words, v.Bad = m.theme.Say("The room is not there: what is in the line is not kept. Leave?"), true
	case m.gone != nil && m.line.Words() != "":
		words, v.Bad = m.sentence(m.gone)+" "+m.theme.Say("What is in the line is not kept yet."), true
	case m.gone != nil:
		words, v.Bad = m.sentence(m.gone), true
	case m.ends && !m.now.Kept:
		words, v.Bad = m.theme.Say("End the rehearsal? Its clock stops."), true
	case m.ends:
		words, v.Bad = m.theme.Say("End the session? Its clock stops; what was said can still be put right."), true
	case m.said != "":
		words, v.Bad = m.said, m.trouble
	case m.now.Trouble != "":
		words, v.Bad = m.theme.Say("NOT SAVED: %s; it is tried again", m.now.Trouble), true
	case m.s == nil, m.waits():
	case !m.now.Kept:
		words = m.theme.Say("A rehearsal: nothing of it is kept.")
	case m.now.Waiting:
		words = m.theme.Say("Saving…")
	default:
		words = m.theme.Say("Saved.")
	}
	if more := m.scroll.More(m.theme.Language); more != "" && !v.Bad {
		words = strings.TrimSpace(words + " " + capital(more) + ".")
	}
	v.Status = clean.Line(words)
}
