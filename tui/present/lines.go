package present

import (
	"fmt"
	"strings"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// Lines is what the room sees, in words.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses}
	for i, p := range m.parts {
		l.Items = append(l.Items, screen.Item{Text: clean.Line(p.Title).String()})
		if p.ID == m.seen.Part {
			l.Chosen = i
		}
	}
	switch {
	case m.seen.Over:
		l.Text = []string{m.theme.Say("The session has ended; the room sees the title.")}
	case !m.seen.Began:
		l.Text = []string{m.theme.Say("The room sees the title.")}
	case m.seen.Dark:
		l.Text = []string{m.theme.Say("The room sees nothing: it is blank.")}
	case m.seen.Asking:
		l.Text = append([]string{clean.Line(briefings.Plain(m.seen.Question)).String()}, m.answers()...)
	case len(m.parts) > 0:
		l.Text = m.heard()
	}
	return l
}

// answers is what the room said, as far as it was revealed, and its hands.
func (m *Model) answers() (all []string) {
	for _, said := range m.seen.Said {
		all = append(all, "- "+clean.Line(said).String())
	}
	for _, h := range m.seen.Hands {
		all = append(all, clean.Line(h.Label).String()+": "+m.countOf(h.Count))
	}
	return all
}

// heard is the part from its heading on, as far as its points are revealed, and
// which of its screens is in sight.
func (m *Model) heard() []string {
	p := m.part(m.seen.Part)
	all := []string{fmt.Sprintf("%02d  %s", p.Number, clean.Line(p.Title).String())}
	for _, block := range prose.Spoken(p.Shown(), m.theme.Language) {
		if m.seen.ByPoints && block.Block > m.seen.Place.Point {
			break
		}
		all = append(all, strings.TrimSpace(block.Text))
	}
	if this, of := m.Screens(p, m.seen.Place); of > 1 {
		all = append(all, m.theme.Say("The room sees screen %d of %d of this part.", this, of))
	}
	return all
}

// Lines is the page before the start, the parts with their marks in words.
func (s *Start) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses, Chosen: s.at, Keys: startKeys.Now(s), Said: s.trouble, Bad: s.trouble != ""}
	if s.before != nil {
		l.Text = append(l.Text, s.theme.Say("A session of %s was interrupted at part %d. go on takes it up with its clock as it was; begin anew begins another.",
			s.theme.Date(s.before.Began.Local(), "2 January, 15:04"), s.before.Part().Number))
	} else if s.next > 0 {
		l.Text = append(l.Text, s.goesOn())
	}
	if !s.any() && s.trouble == "" {
		l.Said, l.Bad = s.theme.Say("No part is chosen."), true
	}
	for i, p := range s.briefing.Parts {
		mark := s.theme.Say("not taken")
		if s.chosen[i] {
			mark = s.theme.Say("taken")
		}
		l.Items = append(l.Items, screen.Item{Text: clean.Line(p.Title).String() + ", " + mark})
	}
	if s.points {
		l.Text = append(l.Text, s.theme.Say("Points are revealed one by one."))
	}
	if s.nothing {
		l.Text = append(l.Text, s.theme.Say("This is a rehearsal: nothing of it is kept. How long each part took is printed at the end."))
	}
	l.Text = append(l.Text, s.theme.Say("Type the number of a part and then take, leave to have it shown or not. In a second terminal, prebirth notes has the trainer's side."))
	return l
}
