package notes

import (
	"fmt"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

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
	whole := session.Clock(p.Took) + " of " + session.Clock(p.Plan)
	rows := []string{"  " + m.theme.Strong.Render(whole) + "   " + style.Render(words)}
	if len(whole)+3+len(words) > m.width-4 { // what matters most is not cut
		rows = strings.Split(lipgloss.Wrap(whole+", "+words, max(1, m.width-4), ""), "\n")
		for i := range rows {
			rows[i] = "  " + style.Render(rows[i])
		}
	}
	rows = append(rows,
		"  "+m.theme.Quiet.Render(fmt.Sprintf("part %s of %s   discussion %s   %s",
			session.Clock(p.PartTook), session.Clock(p.PartPlan), session.Clock(p.Talk), m.runs())))
	return append(rows, "  "+m.theme.Text.Render(m.sees()))
}

// runs says what the clock is doing.
func (m *Model) runs() string {
	switch {
	case m.s.Over():
		return "ended"
	case m.s.Began.IsZero():
		return "not begun"
	case m.s.Running == session.Stopped:
		return "paused"
	case m.s.Running == session.OfTalking:
		return "discussion runs"
	}
	return "part runs"
}

// sees says in words what the room sees.
func (m *Model) sees() string {
	switch {
	case m.here:
		return "This is the room's own screen: everybody sees what is here. t takes it away."
	case m.s.Over():
		return "The session has ended; the room sees the title."
	case m.s.Began.IsZero():
		return "The room sees the page before the start."
	case m.s.Dark:
		return "The room sees nothing: it is blank."
	case m.s.Asking != "":
		if q := m.s.Question(); q != nil && q.Hidden() > 0 {
			return fmt.Sprintf("The room sees the question; %d of %d said are hidden.", q.Hidden(), len(q.Said))
		}
		return "The room sees the question."
	}
	text := fmt.Sprintf("The room sees part %d", m.s.Part().Number)
	if m.now.Screens > 1 {
		text += fmt.Sprintf(", screen %d of %d", m.now.Screen, m.now.Screens)
	}
	if m.s.ByPoints {
		text += fmt.Sprintf(", point %d of %d", m.now.Point, m.now.Points)
	}
	return text + "."
}

// leadingRows are the page of the notes.
func (m *Model) leadingRows() {
	if m.s.Over() {
		m.timeRows()
		m.blank()
		if m.now.Kept {
			m.add(m.theme.Text, "w writes down what was agreed: how many were there, who led, actions and a review date.")
		}
		return
	}
	part := m.s.Part()
	m.add(m.theme.Accent, fmt.Sprintf("%d. %s", part.Number, part.Title))
	p := m.part()
	if p == nil {
		m.add(m.theme.Text, "The library does not have this part any more.")
		return
	}
	if strings.TrimSpace(p.Notes) == "" {
		m.add(m.theme.Quiet, "There are no notes to this part.")
	} else {
		m.prose(p.Notes)
	}
	m.prompts(p)
	m.after()
	m.blank()
	m.add(m.theme.Strong, "The text of this part")
	m.prose(p.Text)
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
	m.add(m.theme.Strong, "To ask")
	for i, q := range p.Prompts {
		text := clean.Line(briefings.Plain(q.Text)).String() + " (" + q.Mark() + ")"
		for _, a := range m.s.Asked {
			if a.Prompt == q.ID && len(a.Said) > 0 {
				text += fmt.Sprintf(" · %d said", len(a.Said))
			}
		}
		m.choice(i, "", text)
	}
}

// after is what comes next.
func (m *Model) after() {
	m.blank()
	next := m.next()
	if next == nil {
		m.add(m.theme.Strong, "Then: this is the last part.")
		return
	}
	m.add(m.theme.Strong, fmt.Sprintf("Then: %d. %s", next.Number, clean.Line(next.Title)))
	opening, _, _ := strings.Cut(strings.TrimSpace(next.Text), "\n\n")
	m.add(m.theme.Quiet, briefings.Plain(opening))
}

// timeRows are the table of how long each part took.
func (m *Model) timeRows() {
	m.add(m.theme.Strong, "How long it took")
	for _, row := range Table(m.s, m.measure()) {
		m.add(m.theme.Text, row)
	}
}

// Table is how long each part took against what it had, row by row, for a screen
// or for print, in so many cells where that can be.
func Table(s *session.Session, width int) []string {
	title := len("discussion")
	for _, p := range s.Parts {
		title = max(title, min(width-20, 40, lipgloss.Width(clean.Line(p.Title).String())))
	}
	row := func(number, name, plan, took string) string {
		name = ansi.Truncate(name, title, "…")
		name += strings.Repeat(" ", max(0, title-lipgloss.Width(name)))
		return strings.TrimRight(fmt.Sprintf("%2s  %s  %5s  %5s", number, name, plan, took), " ")
	}
	rows := []string{row("", "", "plan", "took")}
	for _, p := range s.Parts {
		took := "-"
		if p.Shown {
			took = session.Clock(p.Took.Round(time.Second))
		}
		rows = append(rows, row(fmt.Sprint(p.Number), clean.Line(p.Title).String(), session.Clock(p.Plan), took))
	}
	pace := s.Pace()
	return append(rows, row("", "together", session.Clock(pace.Plan), session.Clock(pace.Took.Round(time.Second))), row("", "discussion", "", session.Clock(s.Talk.Round(time.Second))))
}
