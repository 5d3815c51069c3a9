package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui"
	"prebirth/tui/language"
	"prebirth/tui/notes"
)

// A keptSession is one as it is in the store, and as it reads; one of the two is why it
// does not.
type keptSession struct {
	progress.Session
	s   *session.Session
	err error
}

func newSessions(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "sessions",
		Short: e.Say("List, show, correct, reopen or erase the sessions you led"),
		Long: e.Say("The sessions that were led with prebirth present, by team and date. What you read yourself is not among them. " +
			"prebirth record session makes the action plan of one, prebirth record handout the pages for those who were not there."),
		Args: e.noSuchCommand,
		RunE: func(*cobra.Command, []string) error { return e.listSessions() },
	}
	list := &cobra.Command{
		Use: "list", Short: e.Say("List the sessions you led, by team and date"), Args: e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error { return e.listSessions() },
	}
	show := &cobra.Command{
		Use: "show [ID]", Short: e.Say("Show one session: times, what was said, what was agreed"),
		Args: e.takes(0, 1, e.Say("the id of a session, its last letters, or nothing for the last one")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.withSession(args, func(s *session.Session) error { return e.showSession(s) })
		},
		ValidArgsFunction: completeOne(e.sessionIDs),
	}
	c.AddCommand(list, show, newSessionsCorrect(e), newSessionsReopen(e), newSessionsErase(e))
	return c
}

// sessions reads all sessions, the last one first. One that cannot be read is set
// aside and named; the others are not touched by it.
func (e *env) sessions() (all []keptSession, err error) {
	aside := map[string]string{}
	err = e.reading(func(store *progress.Store) error {
		rows, err := store.Sessions()
		for _, row := range rows {
			k := keptSession{Session: row}
			var damaged *session.DamagedError
			k.s, k.err = session.Parse(row.Body)
			switch {
			case errors.As(k.err, &damaged) && row.Aside == "":
				aside[row.ID] = damaged.Why.Error()
			case k.err == nil && row.Aside != "": // an older program could not read it
				aside[row.ID] = ""
			}
			all = append(all, k)
		}
		return err
	})
	if err == nil && len(aside) > 0 {
		_ = e.writing(func(store *progress.Store) error { // another copy may write: it is set aside the next time
			for id, why := range aside {
				if err := store.SetSessionAside(id, why); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return all, err
}

func (e *env) listSessions() error {
	all, err := e.sessions()
	if err != nil {
		return err
	}
	for _, k := range all {
		if k.err != nil {
			e.tell("prebirth: the session %s (%s) cannot be read and is set aside: %s", clean.Line(k.ID), day(k.At), clean.Line(e.Err(k.err)))
		}
	}
	all = slices.DeleteFunc(all, func(k keptSession) bool { return k.err != nil })
	slices.SortStableFunc(all, func(a, b keptSession) int {
		return strings.Compare(strings.ToLower(a.s.Team), strings.ToLower(b.s.Team))
	})
	if e.json {
		doc := struct {
			Schema   int          `json:"schema"`
			Sessions []ledSession `json:"sessions"`
		}{schema, []ledSession{}}
		for _, k := range all {
			doc.Sessions = append(doc.Sessions, led(k.s))
		}
		return e.encode(doc)
	}
	if len(all) == 0 {
		e.say("No session was led yet. prebirth present BRIEFING leads one.")
	}
	for i, k := range all {
		if i == 0 || !session.Same(all[i-1].s.Team, k.s.Team) {
			team := clean.Line(k.s.Team).String()
			if team == "" {
				team = e.Say("No team named")
			}
			e.print("%s\n", team)
		}
		e.print("  %s  %s  %s, %s\n", k.ID, day(k.s.When()), clean.Line(k.s.Title), e.inShort(k.s))
	}
	return nil
}

// inShort is what a list says of a session.
func (e *env) inShort(s *session.Session) string {
	covered := s.Covered()
	numbers := make([]string, len(covered))
	for i, p := range covered {
		numbers[i] = fmt.Sprint(p.Number)
	}
	said := e.Say("part %s", strings.Join(numbers, ", "))
	if last := len(covered) - 1; last > 0 {
		said = e.Say("parts %s to %s", numbers[0], numbers[last])
		if covered[last].Number-covered[0].Number != last {
			said = e.Say("parts %s", strings.Join(numbers, ", "))
		}
	}
	if s.Present > 0 {
		said += ", " + e.Say("%d present", s.Present)
	}
	if s.Going() {
		said += ", " + e.Say("not ended")
	}
	return said
}

// withSession has something done with one session, the last one where none is named.
func (e *env) withSession(args []string, do func(*session.Session) error) error {
	k, err := e.chooseSession(args)
	if err == nil {
		err = k.err
	}
	if err != nil {
		return err
	}
	return do(k.s)
}

// chooseSession is one session, also one that cannot be read.
func (e *env) chooseSession(args []string) (keptSession, error) {
	all, err := e.sessions()
	if err != nil {
		return keptSession{}, err
	}
	return chosenSession(all, args)
}

// chosenSession is the one whose id ends with what was written, or the last one.
func chosenSession(all []keptSession, args []string) (keptSession, error) {
	if len(all) == 0 {
		return keptSession{}, &notFoundError{language.Errorf("no session was led yet"), language.Mark("prebirth present BRIEFING leads one")}
	}
	if len(args) == 0 {
		for _, k := range all {
			if k.err == nil {
				return k, nil
			}
		}
		return all[0], nil
	}
	id := strings.ToLower(args[0])
	if len(id) < 4 {
		return keptSession{}, &usageError{language.Errorf("%q is too short for an id", id), language.Mark("write at least the last four letters of it")}
	}
	var hits []keptSession
	for _, k := range all {
		if have := strings.ToLower(k.ID); strings.HasSuffix(have, id) || strings.HasPrefix(have, id) {
			hits = append(hits, k)
		}
	}
	switch {
	case len(hits) == 0:
		return keptSession{}, &notFoundError{language.Errorf("there is no session %q", args[0]), language.Mark("prebirth sessions lists their ids")}
	case len(hits) > 1:
		return keptSession{}, &notFoundError{language.Errorf("%d sessions begin or end with %q", len(hits), args[0]), language.Mark("write more of the id")}
	}
	return hits[0], nil
}

func (e *env) showSession(s *session.Session) error {
	if e.json {
		return e.encode(struct {
			Schema  int        `json:"schema"`
			Session ledSession `json:"session"`
		}{schema, led(s)})
	}
	e.print("%s\n%s, %s\n", clean.Line(s.Title), day(s.When()), e.inShort(s))
	if s.Team != "" {
		e.say("Team: %s", clean.Line(s.Team))
	}
	if s.LedBy != "" {
		e.say("Led by: %s", clean.Line(s.LedBy))
	}
	e.print("\n%s\n", strings.Join(notes.Table(s, 80, e.Language), "\n"))
	for _, a := range s.Asked {
		e.print("\n%s\n", clean.Line(a.Question))
		for _, said := range a.Said {
			e.print("  - %s%s\n", clean.Line(said.Text), e.unseen(said.Seen))
		}
		for _, h := range a.Hands {
			e.print("  %s: %s%s\n", clean.Line(h.Label), e.Count(h.Count, "%d hand", "%d hands"), e.unseen(a.HandsSeen))
		}
	}
	if len(s.Actions) > 0 {
		e.print("\n%s\n", e.Say("Actions"))
	}
	for i, a := range s.Actions {
		e.print("  %d. %s\n", i+1, clean.Line(strings.Join(nonEmpty(a.What, a.Owner, e.dayOf(a.Due)), "; ")))
	}
	if s.Review != "" {
		e.print("\n%s\n", e.Say("Review: %s", e.dayOf(s.Review)))
	}
	return nil
}

// unseen marks what the room never saw.
func (e *env) unseen(seen bool) string {
	if seen {
		return ""
	}
	return "  " + e.Say("(never revealed)")
}

// dayOf is a day of a session as it is written out, empty for none.
func (e *env) dayOf(day string) string {
	if day == "" {
		return ""
	}
	return e.Date(session.Date(day), "2 January 2006")
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}

// sessionIDs are those of a store that opens without a question.
func (e *env) sessionIDs() (ids []string) {
	_ = e.completing(func(store *progress.Store) error {
		all, err := store.Sessions()
		for _, s := range all[:min(len(all), mostCompleted)] {
			ids = append(ids, s.ID+"\t"+day(s.At)+" "+s.Briefing)
		}
		return err
	})
	return ids
}

func writable(opening *progress.Opening) error {
	store, err := opening.Store()
	if err != nil {
		return err
	}
	return store.Writable()
}

func newSessionsReopen(e *env) *cobra.Command {
	return &cobra.Command{
		Use: "reopen [ID]", Short: e.Say("Put a session right in the full screen: what was said, who was there, actions"),
		Args: e.takes(0, 1, e.Say("the id of a session, its last letters, or nothing for the last one")),
		RunE: func(_ *cobra.Command, args []string) error {
			o, err := e.fullScreen()
			if err != nil {
				return err
			}
			return e.withSession(args, func(s *session.Session) error {
				opening, err := e.opened(o.Folders)
				if err != nil {
					return err
				}
				if err := writable(opening); err != nil { // whoever writes may be leading just this one
					return errors.Join(err, opening.Close())
				}
				sig, err := tui.Reopen(o, opening, s)
				e.printUnsaved(err)
				if err == nil && sig != nil {
					err = &signalError{sig}
				}
				return err
			})
		},
		ValidArgsFunction: completeOne(e.sessionIDs),
	}
}
