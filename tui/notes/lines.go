package notes

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"prebirth/progress/guard"
	"prebirth/progress/session"
	"prebirth/tui/language"
)

// A field is what the line is for: a word, and what it is about.
type field string

// The words. none means that keys are commands.
const (
	none    field = ""
	saying  field = "said"
	hands   field = "hands"
	mending field = "mend"
	present field = "present"
	ledBy   field = "led by"
	team    field = "team"
	review  field = "review"
	adding  field = "new"
	what    field = "what"
	owner   field = "owner"
	due     field = "due"
)

// of is a field about something: a prompt, a contribution, an action.
func (f field) of(about ...any) field {
	for _, a := range about {
		f += field(fmt.Sprintf("\t%v", a))
	}
	return f
}

func (f field) word() field {
	word, _, _ := strings.Cut(string(f), "\t")
	return field(word)
}

// n is the number that a field is about.
func (f field) n() int {
	parts := strings.Split(string(f), "\t")
	if len(parts) < 2 {
		return 0
	}
	n, _ := strconv.Atoi(parts[1])
	return n
}

// open opens the line for a field, with what was typed there before and not kept, or
// else with what it holds.
func (m *Model) open(f field, holds string) {
	m.field = f
	text := m.s.Lines[string(f)]
	if text == "" {
		text = holds
	}
	m.line.SetWords(text)
	m.line.Focus()
}

// shut leaves the line. What is in it stays where it is.
func (m *Model) shut() {
	m.field = none
	m.line.Blur()
}

// typed hands over what is in the line with every key.
func (m *Model) typed() {
	if m.field == none || m.s == nil || m.gone != nil {
		return
	}
	m.do(session.Command{Do: session.Type, For: string(m.field), Text: m.line.Words()})
}

// cleared says that what was in the line is kept elsewhere now.
func (m *Model) cleared(f field) {
	m.line.SetWords("")
	m.do(session.Command{Do: session.Type, For: string(f)})
}

// enter keeps what is in the line.
func (m *Model) enter() {
	f, text := m.field, strings.TrimSpace(m.line.Words())
	if text == "" && (f.word() == saying || f.word() == hands || f.word() == adding) {
		m.shut()
		return
	}
	c, next, err := m.command(f, text)
	if err != nil {
		m.say(m.sentence(err))
		return
	}
	if !m.do(c) {
		return
	}
	m.cleared(f)
	m.shut()
	next()
}

// command is what the line asks for, and what comes after.
func (m *Model) command(f field, text string) (c session.Command, next func(), err error) {
	next = func() {}
	about := session.Asked{Prompt: m.about}
	switch f.word() {
	case saying:
		return session.Command{Do: session.Say, Text: text, Asked: about}, func() { m.type_(); m.warn(text) }, nil
	case mending:
		return session.Command{Do: session.Mend, N: f.n(), Text: text, Asked: about}, next, nil
	case hands:
		label, n, err := answer(text)
		return session.Command{Do: session.Hands, Text: label, By: n, Asked: about}, m.countHands, err
	case present:
		n, err := strconv.Atoi(text)
		if err != nil && text != "" {
			err = errors.New(language.Mark("the number present is a number, such as 12"))
		} else {
			err = nil
		}
		return session.Command{Do: session.SetPresent, N: n}, next, err
	case ledBy:
		return session.Command{Do: session.SetLedBy, Text: text}, next, nil
	case team:
		return session.Command{Do: session.SetTeam, Text: text}, next, nil
	case review:
		return session.Command{Do: session.SetReview, Text: text}, func() {
			if past(m.s.Review) {
				m.said = m.theme.Say(passed)
			}
		}, nil
	}
	return m.action(f, text)
}

// warn says what in a contribution is certain to identify somebody, in few words, for
// they have one row. It is hidden still.
func (m *Model) warn(text string) {
	for _, f := range guard.Find(text) {
		if f.Level == guard.Certain {
			m.said, m.trouble = m.theme.Say("May identify somebody: %s.", kind(f.Kind, m.theme.Language)), true
			return
		}
	}
}

// action is the command for a field of an action. A new one is asked for its owner
// and its day next.
func (m *Model) action(f field, text string) (session.Command, func(), error) {
	if f.word() == adding {
		i := len(m.s.Actions)
		a, err := session.ActionOf(text)
		next := func() { m.open(owner.of(i, "new"), "") }
		if a.Owner+a.Due != "" { // all of it was said
			next = m.toAdding
		}
		return session.Command{Do: session.Agree, Action: a}, next, err
	}
	i, next := f.n(), func() {}
	if i >= len(m.s.Actions) {
		return session.Command{}, next, errors.New(language.Mark("there is no such action any more"))
	}
	a := m.s.Actions[i]
	switch f.word() {
	case what:
		a.What = text
	case owner:
		a.Owner = text
		if strings.HasSuffix(string(f), "new") {
			next = func() { m.open(due.of(i), "") }
		}
	case due:
		a.Due = text
		next = m.toAdding
	}
	return session.Command{Do: session.Amend, N: i, Action: a}, next, nil
}

// toAdding chooses the line for one more action, and says where a day has passed.
func (m *Model) toAdding() {
	for i, it := range m.items() {
		if it.field == adding {
			m.choose(i)
		}
	}
	if n := len(m.s.Actions); n > 0 && past(m.s.Actions[n-1].Due) {
		m.said = m.theme.Say(passed)
	}
}

const passed = "That day has passed."

// past says whether a day is before today.
func past(day string) bool { return day != "" && day < time.Now().Format(time.DateOnly) }

// answer takes "very sure 4" apart.
func answer(text string) (label string, n int, err error) {
	cut := strings.LastIndexAny(text, " :=")
	if cut < 0 {
		return "", 0, errors.New(language.Mark(likeThis))
	}
	n, err = strconv.Atoi(strings.TrimSpace(text[cut+1:]))
	label = strings.TrimRight(strings.TrimSpace(text[:cut]), ":= ")
	if err != nil || n < 0 || label == "" {
		return "", 0, errors.New(language.Mark(likeThis))
	}
	return label, n, nil
}

const likeThis = "write the answer and then the number of hands: yes 5"

// asksFor is what stands before the line.
func (m *Model) asksFor() string {
	switch m.field.word() {
	case saying:
		return m.theme.Say("Said: ")
	case hands:
		return m.theme.Say("Hands, such as yes 5: ")
	case mending:
		return m.theme.Say("Mend: ")
	case present:
		return m.theme.Say("Number present: ")
	case ledBy:
		return m.theme.Say("Led by (a role): ")
	case team:
		return m.theme.Say("Team: ")
	case review:
		return m.theme.Say("Review date, such as 15/12/2026: ")
	case adding, what:
		return m.theme.Say("What is to be done: ")
	case owner:
		return m.theme.Say("Owner (a role): ")
	case due:
		return m.theme.Say("By when, such as 15/12/2026: ")
	}
	return ""
}

// sentence is an error as one says it.
func (m *Model) sentence(err error) string {
	if why := errors.Unwrap(err); why != nil { // what was being done is on the screen
		err = why
	}
	return capital(m.theme.Say(err.Error())) + "."
}
