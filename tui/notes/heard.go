package notes

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress/session"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// Heard names the page that is read out: another part, another question and another
// line are other pages.
func (m *Model) Heard() string {
	if m.s == nil {
		return "notes"
	}
	page := map[page]string{leading: "notes " + m.s.Part().ID, hearing: "said " + m.about, agreed: "agreed"}[m.page]
	return fmt.Sprint(page, " ", m.s.Over())
}

// Lines is the trainer's side in words.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses, Chosen: m.at, Said: m.said, Bad: m.trouble, Keys: m.doing()}
	if m.s == nil {
		l.Text = []string{m.theme.Say("The session is being looked for.")}
		return l
	}
	if m.gone != nil {
		l.Said, l.Bad = capital(m.theme.Say(m.gone.Error()))+".", true
	}
	if m.field != none {
		l.Field = screen.Field{Kind: screen.LineField, Label: strings.TrimSuffix(m.asksFor(), ": "), Text: m.line.Words()}
	}
	if m.room {
		l.Clocks = m.spokenClocks()
	}
	switch m.page {
	case hearing:
		m.heardSaid(&l)
	case agreed:
		m.heardAgreed(&l)
	default:
		m.heardPart(&l)
	}
	return l
}

// doing is what can be done now, or the answers to what is asked.
func (m *Model) doing() []key.Binding {
	if m.ends || m.leaves {
		return m.footer()
	}
	return m.table().Now(m)
}

func capital(s string) string {
	_, first := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:first]) + s[first:]
}

// spokenClocks is how the time goes, in sentences.
func (m *Model) spokenClocks() []string {
	p := m.pace()
	return []string{
		m.theme.Say("%s of %s, %s; %s.", session.Clock(p.Took), session.Clock(p.Plan), drift(p, m.theme.Language), m.runs()),
		m.theme.Say("This part %s of %s, discussion %s.", session.Clock(p.PartTook), session.Clock(p.PartPlan), session.Clock(p.Talk)),
		m.sees(),
	}
}

// heardPart is the part with its notes, and the prompts to ask as items.
func (m *Model) heardPart(l *screen.Lines) {
	if m.s.Over() {
		l.Text = m.heardTimes()
		return
	}
	part := m.s.Part()
	l.Text = append(l.Text, fmt.Sprintf("%d. %s", part.Number, clean.Line(part.Title)))
	if m.ends {
		l.Text = append(l.Text, m.theme.Say("End the session? Its clock stops."))
	}
	p := m.part()
	if p == nil {
		l.Text = append(l.Text, m.theme.Say("The library does not have this part any more."))
		return
	}
	if strings.TrimSpace(p.Notes) == "" {
		l.Text = append(l.Text, m.theme.Say("There are no notes to this part."))
	} else {
		l.Text = append(l.Text, m.theme.Say("Notes:"))
		l.Text = append(l.Text, m.spoken(p.Notes)...)
	}
	l.Text = append(l.Text, m.theme.Say("The text of this part:"))
	l.Text = append(l.Text, m.spoken(p.Shown())...)
	if next := m.next(); next != nil {
		l.Text = append(l.Text, m.theme.Say("Then: %d. %s", next.Number, clean.Line(next.Title)))
	} else {
		l.Text = append(l.Text, m.theme.Say("Then: this is the last part."))
	}
	for i, q := range p.Prompts {
		it := screen.Item{Text: clean.Line(briefings.Plain(q.Text)).String() + " (" + m.mark(q) + ")"}
		if i == 0 {
			it.Heading = m.theme.Say("To ask")
		}
		for _, a := range m.s.Asked {
			if a.Prompt == q.ID && len(a.Said) > 0 {
				it.Text += ", " + m.theme.Count(len(a.Said), "%d said", "%d said")
			}
		}
		l.Items = append(l.Items, it)
	}
}

func (m *Model) spoken(markdown string) (all []string) {
	for _, block := range prose.Spoken(markdown, m.theme.Language) {
		all = append(all, block.Text)
	}
	return all
}

// heardTimes is the table of how long each part took, row by row in words.
func (m *Model) heardTimes() []string {
	all := []string{m.theme.Say("How long it took:")}
	for _, p := range m.s.Parts {
		took := m.theme.Say("not shown")
		if p.Shown {
			took = session.Clock(p.Took)
		}
		all = append(all, m.theme.Say("Part %d, %s: %s, planned %s", p.Number, clean.Line(p.Title), took, session.Clock(p.Plan)))
	}
	pace := m.s.Pace()
	return append(all, m.theme.Say("Together %s of %s, discussion %s.", session.Clock(pace.Took), session.Clock(pace.Plan), session.Clock(m.s.Talk)))
}

// heardSaid is the question, and what was said to it as items.
func (m *Model) heardSaid(l *screen.Lines) {
	q := m.question()
	if q == nil {
		l.Text = []string{m.theme.Say("Nothing was asked yet.")}
		return
	}
	l.Text = []string{clean.Line(briefings.Plain(q.Question)).String()}
	for _, said := range q.Said {
		seen := m.theme.Say("hidden")
		if said.Seen {
			seen = m.theme.Say("the room sees it")
		}
		l.Items = append(l.Items, screen.Item{Text: clean.Line(said.Text).String() + ", " + seen})
	}
	for i, h := range q.Hands {
		it := screen.Item{Text: clean.Line(h.Label).String() + ": " + m.theme.Count(h.Count, "%d hand", "%d hands")}
		if i == 0 {
			it.Heading = m.theme.Say("Hands")
		}
		l.Items = append(l.Items, it)
	}
}

// heardAgreed is what is written down, field by field as items.
func (m *Model) heardAgreed(l *screen.Lines) {
	l.Pick = screen.PickOpens
	l.Text = []string{m.theme.Say("What was agreed.")}
	if m.s.Over() {
		l.Text = append(l.Text, m.heardTimes()...)
	}
	for _, it := range m.items() {
		l.Items = append(l.Items, screen.Item{Text: strings.TrimSuffix(strings.TrimSpace(it.label)+": "+m.written(it), ": ")})
	}
}
