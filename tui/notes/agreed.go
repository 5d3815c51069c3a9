package notes

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/progress/session"
)

// An item is a line of what was agreed.
type item struct {
	label, value string
	field        field
	asked        string // id of a prompt whose page it opens
	action       int    // number of an action, from 1; 0 for none
}

// items are the lines of the page, in its order.
func (m *Model) items() []item {
	if m.s == nil {
		return nil
	}
	number := ""
	if m.s.Present > 0 {
		number = fmt.Sprint(m.s.Present)
	}
	in := m.theme.Language
	all := []item{
		{label: in.Say("Number present"), value: number, field: present},
		{label: in.Say("Led by (a role)"), value: m.s.LedBy, field: ledBy},
		{label: in.Say("Team"), value: m.s.Team, field: team},
	}
	for i, a := range m.s.Actions {
		all = append(all, item{label: in.Say("Action %d", i+1), value: a.What, field: what.of(i), action: i + 1},
			item{label: "  " + in.Say("Owner (a role)"), value: a.Owner, field: owner.of(i), action: i + 1},
			item{label: "  " + in.Say("By when"), value: m.day(a.Due), field: due.of(i), action: i + 1})
	}
	all = append(all, item{label: in.Say("Add an action"), field: adding}, item{label: in.Say("Review date"), value: m.day(m.s.Review), field: review})
	for _, q := range m.s.Asked {
		all = append(all, item{label: in.Say("What was said"), value: fmt.Sprintf("%s (%d)", q.Question, len(q.Said)), asked: q.Prompt})
	}
	return all
}

func (m *Model) day(day string) string {
	if day == "" {
		return ""
	}
	return m.theme.Date(session.Date(day), "2 January 2006")
}

func (m *Model) item() item {
	all := m.items()
	m.at = min(m.at, len(all)-1)
	return all[m.at]
}

// change opens the line for the chosen item, or the page of a question.
func (m *Model) change() {
	it := m.item()
	if it.asked != "" {
		m.page, m.about, m.at = hearing, it.asked, 0
		return
	}
	m.open(it.field, it.value)
}

func (m *Model) onAsked() bool { return m.s != nil && m.item().asked != "" }
func (m *Model) onField() bool { return m.s != nil && m.item().asked == "" }

func (m *Model) onAction() bool { return m.page == agreed && m.s != nil && m.item().action > 0 }

func (m *Model) strike() {
	n := m.item().action
	was := m.s.Actions[n-1]
	if m.do(session.Command{Do: session.Strike, N: n - 1}) {
		// No key throws text away: it waits in the line for a new action.
		if m.s.Lines[string(adding)] == "" {
			m.do(session.Command{Do: session.Type, For: string(adding), Text: was.What})
			m.said = m.theme.Say("Taken out. Its words wait at “Add an action”.")
		}
		m.at = max(0, min(m.at, len(m.items())-1))
	}
}

// agreedRows are the page of what was agreed.
func (m *Model) agreedRows() {
	if m.s.Over() {
		m.timeRows()
		m.blank()
	}
	items, label := m.items(), 18
	for _, it := range items {
		label = max(label, lipgloss.Width(it.label))
	}
	for i, it := range items {
		m.choice(i, it.label+strings.Repeat(" ", label-lipgloss.Width(it.label)+1), m.written(it))
	}
}

// written is what stands in a field, with what is being typed there, or that nothing is.
func (m *Model) written(it item) string {
	value := it.value
	if unfinished := m.s.Lines[string(it.field)]; it.field != none && unfinished != "" && unfinished != it.value {
		value = strings.TrimSpace(value + " " + m.theme.Say("(unfinished: %s)", unfinished))
	}
	if value == "" && it.field != adding {
		value = m.theme.Say("not written down")
	}
	return clean.Line(value).String()
}
