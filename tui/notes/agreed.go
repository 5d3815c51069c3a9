package notes

import (
	"fmt"
	"strings"

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
	all := []item{
		{label: "Number present", value: number, field: present},
		{label: "Led by (a role)", value: m.s.LedBy, field: ledBy},
		{label: "Team", value: m.s.Team, field: team},
	}
	for i, a := range m.s.Actions {
		all = append(all, item{label: fmt.Sprintf("Action %d", i+1), value: a.What, field: what.of(i), action: i + 1},
			item{label: "  Owner (a role)", value: a.Owner, field: owner.of(i), action: i + 1},
			item{label: "  By when", value: dayInWords(a.Due), field: due.of(i), action: i + 1})
	}
	all = append(all, item{label: "Add an action", field: adding}, item{label: "Review date", value: dayInWords(m.s.Review), field: review})
	for _, q := range m.s.Asked {
		all = append(all, item{label: "What was said", value: fmt.Sprintf("%s (%d)", q.Question, len(q.Said)), asked: q.Prompt})
	}
	return all
}

func dayInWords(day string) string {
	if day == "" {
		return ""
	}
	return session.Date(day).Format("2 January 2006")
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
			m.said = "Taken out. Its words wait at “Add an action”."
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
	for i, it := range m.items() {
		value := it.value
		if unfinished := m.s.Lines[string(it.field)]; it.field != none && unfinished != "" && unfinished != it.value {
			value = strings.TrimSpace(value + " (unfinished: " + unfinished + ")")
		}
		if value == "" && it.field != adding {
			value = "not written down"
		}
		m.choice(i, fmt.Sprintf("%-18s ", it.label), clean.Line(value).String())
	}
}
