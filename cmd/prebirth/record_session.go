package main

import (
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress/record"
	"prebirth/progress/session"
	"prebirth/tui/language"
)

func newSessionRecord(e *env) *cobra.Command {
	var r recording
	hidden := false
	c := &cobra.Command{
		Use:   "session [ID]",
		Short: e.Say("Make the action plan of a session with a team"),
		Long: e.Say("Makes the record of a session: briefing and edition, date, team, number present, led by, parts covered, " +
			"points from the discussion, actions with owner and date, review date. Without an ID it is the last session's. " +
			"What was said and never revealed to the room stays out, unless --hidden puts it in. " +
			"A partnership's own form is a layout: headings, their order, and the names of the fields. A record is not encrypted."),
		Example: "prebirth record session --output plan.docx\nprebirth record session 4f1c --layout our-form.json --output plan.html",
		Args:    e.takes(0, 1, e.Say("the id of a session, its last letters, or nothing for the last one")),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if r.reason, err = reasonGiven(r.reason, c.Flags().Changed("reason")); err != nil {
				return err
			}
			return e.withSession(args, func(s *session.Session) error {
				layout, err := e.layout(r.layout, record.DefaultSession())
				if err != nil {
					return err
				}
				made := planOf(s, time.Now(), hidden)
				e.leftOut(s, hidden)
				if err := e.passTexts(made.Texts(), r.reason); err != nil {
					return err
				}
				return e.writeRecord(layout, made, &r)
			})
		},
		ValidArgsFunction: completeOne(e.sessionIDs),
	}
	r.flags(c, e)
	c.Flags().StringVar(&r.reason, "reason", "", e.Say("keep what is certain to identify somebody, and why"))
	c.Flags().BoolVar(&hidden, "hidden", false, e.Say("put in what was said and never revealed to the room, too"))
	return c
}

// leftOut says what stays out of what leaves, and that a session is not over.
func (e *env) leftOut(s *session.Session, hidden bool) {
	n := 0
	for _, a := range s.Asked {
		n += a.Hidden()
		if !a.HandsSeen {
			n += len(a.Hands)
		}
	}
	if n > 0 && !hidden {
		e.tell("Left out, because the room never saw it: %s. --hidden puts it in; prebirth sessions reopen reveals single ones.", e.Count(n, "%d line", "%d lines"))
	}
	if !s.Over() {
		e.tell("This session has not ended; prebirth sessions correct --end ends it.")
	}
}

// planOf is a session as a record, on a day.
func planOf(s *session.Session, today time.Time, hidden bool) record.Session {
	plan := record.Session{
		Briefing: s.Title, Edition: s.Edition, Date: s.When().Local(), Team: s.Team, Present: s.Present, LedBy: s.LedBy,
		Review: session.Date(s.Review),
	}
	for _, p := range s.Covered() {
		plan.Parts = append(plan.Parts, record.Covered{Number: p.Number, Title: p.Title, Took: p.Took})
	}
	for _, a := range s.Asked {
		asked := record.Asked{Part: a.Part, Question: a.Question, Published: a.Published}
		for _, said := range saidOf(a, hidden) {
			asked.Said = append(asked.Said, said.Text)
		}
		for _, h := range handsOf(a, hidden) {
			asked.Hands = append(asked.Hands, record.Hand{Label: h.Label, Count: h.Count})
		}
		plan.Points = append(plan.Points, asked)
	}
	for _, a := range s.Actions {
		due := session.Date(a.Due)
		plan.Actions = append(plan.Actions, record.Action{
			What: a.What, Who: a.Owner, Due: due, Overdue: !due.IsZero() && due.Format(time.DateOnly) < today.Format(time.DateOnly),
		})
	}
	return plan
}

// saidOf and handsOf are what may leave of what was said to a question: what the room
// saw, or all of it.
func saidOf(a session.Asked, hidden bool) []session.Said {
	return slices.DeleteFunc(slices.Clone(a.Said), func(s session.Said) bool { return !hidden && !s.Seen })
}

func handsOf(a session.Asked, hidden bool) []session.Hand {
	if !hidden && !a.HandsSeen {
		return nil
	}
	return a.Hands
}

func newReminder(e *env) *cobra.Command {
	output := ""
	c := &cobra.Command{
		Use:   "reminder [ID]",
		Short: e.Say("Make a calendar file for the review date of a session"),
		Long: e.Say("Makes an iCalendar file with one event on the day on which the action plan is looked at again. " +
			"It names the briefing and nothing that was said, and no team. Without an ID it is the last session's."),
		Example: "prebirth record reminder --output review.ics",
		Args:    e.takes(0, 1, e.Say("the id of a session, its last letters, or nothing for the last one")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.withSession(args, func(s *session.Session) error {
				if s.Review == "" {
					return &notFoundError{language.Errorf("this session has no review date"), e.Say("prebirth sessions correct --review 15/12/2026 sets one")}
				}
				data := record.Reminder(record.ReminderOf{ID: s.ID + "@prebirth", Briefing: s.Title, Review: session.Date(s.Review), Made: time.Now()})
				return e.writeOut(output, data)
			})
		},
		ValidArgsFunction: completeOne(e.sessionIDs),
	}
	c.Flags().StringVarP(&output, "output", "o", "", e.Say("the file to write; it must not exist yet"))
	return c
}

// writeOut writes what leaves to a new file, or prints it.
func (e *env) writeOut(path string, data []byte) error {
	if path == "" || path == "-" {
		_, err := e.words.Write(data)
		return err
	}
	if err := writeFile(path, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return err
	}
	e.tell("Written to %s. It is not encrypted.", clean.String(path))
	return nil
}
