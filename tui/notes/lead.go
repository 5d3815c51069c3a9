package notes

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress/session"
)

// clocks are the rows that always stay in sight.
func (m *Model) clocks() []string {
	p := m.pace()
	words, style := drift(p, m.theme.Language), m.theme.Strong
	if p.Drift > 0 && !p.OnTime() {
		style = m.theme.Warn
	}
	whole := m.theme.Say("%s of %s", session.Clock(p.Took), session.Clock(p.Plan))
	rows := []string{"  " + m.theme.Strong.Render(whole) + "   " + style.Render(words)}
	if lipgloss.Width(whole)+3+lipgloss.Width(words) > m.width-4 { // what matters most is not cut
		rows = strings.Split(lipgloss.Wrap(whole+", "+words, max(1, m.width-4), ""), "\n")
		for i := range rows {
			rows[i] = "  " + style.Render(rows[i])
		}
	}
	rows = append(rows,
		"  "+m.theme.Quiet.Render(m.theme.Say("part %s of %s   discussion %s   %s",
			session.Clock(p.PartTook), session.Clock(p.PartPlan), session.Clock(p.Talk), m.runs())))
	return append(rows, "  "+m.theme.Text.Render(m.sees()))
}

// runs says what the clock is doing.
func (m *Model) runs() string {
	switch {
	case m.s.Over():
		return m.theme.Say("ended")
	case m.s.Began.IsZero():
		return m.theme.Say("not begun")
	case m.s.Running == session.Stopped:
		return m.theme.Say("paused")
	case m.s.Running == session.OfTalking:
		return m.theme.Say("discussion runs")
	}
	return m.theme.Say("part runs")
}

// sees says in words what the room sees.
func (m *Model) sees() string {
	switch {
	case m.here:
		return m.theme.Say("This is the room's own screen: everybody sees what is here. %s takes it away.", m.theme.Key("notes", "t"))
	case m.s.Over():
		return m.theme.Say("The session has ended; the room sees the title.")
	case m.s.Began.IsZero():
		return m.theme.Say("The room sees the page before the start.")
	case m.s.Dark:
		return m.theme.Say("The room sees nothing: it is blank.")
	case m.s.Asking != "":
		if q := m.s.Question(); q != nil && q.Hidden() > 0 {
			return m.theme.Say("The room sees the question; %d of %d said are hidden.", q.Hidden(), len(q.Said))
		}
		return m.theme.Say("The room sees the question.")
	}
	n, part := m.now, m.s.Part().Number
	switch screens := n.Screens > 1; {
	case screens && m.s.ByPoints:
		return m.theme.Say("The room sees part %d, screen %d of %d, point %d of %d.", part, n.Screen, n.Screens, n.Point, n.Points)
	case screens:
		return m.theme.Say("The room sees part %d, screen %d of %d.", part, n.Screen, n.Screens)
	case m.s.ByPoints:
		return m.theme.Say("The room sees part %d, point %d of %d.", part, n.Point, n.Points)
	}
	return m.theme.Say("The room sees part %d.", part)
}

// leadingRows are the page of the notes.
func (m *Model) leadingRows() {
	if m.s.Over() {
		m.timeRows()
		m.blank()
		if m.now.Kept {
			m.add(m.theme.Text, m.theme.Say("%s writes down what was agreed: how many were there, who led, actions and a review date.", m.theme.Key("notes", "w")))
		}
		return
	}
	part := m.s.Part()
	m.add(m.theme.Accent, fmt.Sprintf("%d. %s", part.Number, part.Title))
	p := m.part()
	if p == nil {
		m.add(m.theme.Text, m.theme.Say("The library does not have this part any more."))
		return
	}
	if strings.TrimSpace(p.Notes) == "" {
		m.add(m.theme.Quiet, m.theme.Say("There are no notes to this part."))
	} else {
		m.prose(p.Notes)
	}
	m.prompts(p)
	m.after()
	m.blank()
	m.add(m.theme.Strong, m.theme.Say("The text of this part"))
	m.prose(p.Shown())
}

// prose adds Markdown.
func (m *Model) prose(markdown string) {
	for _, row := range m.setter.Lines(markdown) {
		m.rows = append(m.rows, "  "+row)
	}
}

// prompts are the questions of a part, and how much was said to each.
func (m *Model) prompts(p *briefings.Part) {
	if len(p.Prompts) == 0 {
		return
	}
	m.at = min(m.at, len(p.Prompts)-1)
	m.blank()
	m.add(m.theme.Strong, m.theme.Say("To ask"))
	for i, q := range p.Prompts {
		text := clean.Line(briefings.Plain(q.Text)).String() + " (" + m.mark(q) + ")"
		for _, a := range m.s.Asked {
			if a.Prompt == q.ID && len(a.Said) > 0 {
				text += " · " + m.theme.Count(len(a.Said), "%d said", "%d said")
			}
		}
		m.choice(i, "", text)
	}
}

// mark says whose question it is.
func (m *Model) mark(q briefings.Prompt) string {
	if q.Published {
		return m.theme.Say("published")
	}
	return m.theme.Say("ours")
}

// after is what comes next.
func (m *Model) after() {
	m.blank()
	next := m.next()
	if next == nil {
		m.add(m.theme.Strong, m.theme.Say("Then: this is the last part."))
		return
	}
	m.add(m.theme.Strong, m.theme.Say("Then: %d. %s", next.Number, clean.Line(next.Title)))
	opening, _, _ := strings.Cut(strings.TrimSpace(next.Shown()), "\n\n")
	m.add(m.theme.Quiet, briefings.Plain(opening))
}

// timeRows are the table of how long each part took.
func (m *Model) timeRows() {
	m.add(m.theme.Strong, m.theme.Say("How long it took"))
	for _, row := range Table(m.s, m.measure(), m.theme.Language) {
		m.add(m.theme.Text, row)
	}
}
