package session

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// mostActions is how many actions one plan can hold.
const mostActions = 50

// write does what is written down about the session, during it or after.
func (s *Session) write(c Command, _ time.Time) (err error) {
	switch c.Do {
	case Type:
		return s.typed(c.For, c.Text)
	case SetPresent:
		if c.N < 0 || c.N > mostCount {
			return fmt.Errorf("%d is no number of people", c.N)
		}
		s.Present = c.N
	case SetLedBy:
		s.LedBy, err = perhaps(c.Text)
	case SetTeam:
		s.Team, err = perhaps(c.Text)
	case SetReview:
		s.Review, err = Day(c.Text)
	case Agree, Amend:
		return s.agree(c)
	case Strike:
		if c.N < 0 || c.N >= len(s.Actions) {
			return errNoAction
		}
		s.Actions = slices.Delete(s.Actions, c.N, c.N+1)
	default:
		return errUnknown
	}
	return err
}

// mostLines is how many unfinished lines are kept.
const mostLines = 50

// typed keeps an unfinished line. An empty one is none.
func (s *Session) typed(what, text string) error {
	if _, have := s.Lines[what]; len(text) > MostText || len(what) > MostText || !have && len(s.Lines) >= mostLines {
		return errFull
	}
	lines := maps.Clone(s.Lines)
	if lines == nil {
		lines = map[string]string{}
	}
	if lines[what] = strings.ToValidUTF8(text, ""); text == "" {
		delete(lines, what)
	}
	s.Lines = lines
	return nil
}

var errNoAction = errors.New("there is no such action any more")

func (s *Session) agree(c Command) (err error) {
	a := c.Action
	if a.What, err = words(a.What); err != nil {
		return err
	}
	if a.Owner, err = perhaps(a.Owner); err != nil {
		return err
	}
	if a.Due, err = Day(a.Due); err != nil {
		return err
	}
	switch {
	case c.Do == Amend && (c.N < 0 || c.N >= len(s.Actions)):
		return errNoAction
	case c.Do == Amend:
		s.Actions[c.N] = a
	case len(s.Actions) >= mostActions:
		return errFull
	default:
		s.Actions = append(s.Actions, a)
	}
	return nil
}

// ActionOf reads an action on one line: what, and after semicolons who (a role) and
// by when, of which the last two may be left out.
func ActionOf(text string) (Action, error) {
	fields := strings.Split(text, ";")
	if len(fields) > 3 {
		return Action{}, errors.New("it has too many parts; write what; who; by when")
	}
	fields = append(fields, "", "")
	return Action{What: fields[0], Owner: fields[1], Due: fields[2]}, nil
}

// perhaps is a text that may be empty, which takes away what was there.
func perhaps(text string) (string, error) {
	text, err := words(text)
	if errors.Is(err, errEmpty) {
		return "", nil
	}
	return text, err
}

// Day reads a day as people write one in Britain, and as a file has it:
// 2026-12-15, 15/12/2026, 15 December 2026. It answers with 2026-12-15, or with
// nothing for nothing.
func Day(text string) (string, error) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, "2/1/2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() > 1999 && t.Year() < 2200 {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", errors.New("it is no day; write it as 15/12/2026 or 2026-12-15")
}

// Date is a day that [Day] gave as a time; zero for none.
func Date(day string) time.Time {
	t, _ := time.Parse(time.DateOnly, day)
	return t
}
