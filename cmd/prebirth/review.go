package main

import (
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// reviewing is the flag that says with whom.
type reviewing struct{ with string }

func newReview(e *env) *cobra.Command {
	var r reviewing
	c := &cobra.Command{
		Use:   "review",
		Short: e.Say("See what was shared with you, and say something about it"),
		Long: e.Say("Shows what people handed over to you, what is new or changed first, with the actions you agreed. " +
			"Where two people sit at one computer it shows the reflections marked for supervision in this store (--with here). " +
			"Nothing private is shown, counted or dated. What you say goes back with prebirth handover return."),
		Example: "prebirth review\nprebirth review show 4f2a\nprebirth review comment 4f2a --passage 'ask earlier' 'What would help?'\n" +
			"prebirth review agree --with amina --who practitioner --due 2027-01-15 'Shadow an assessment'\n" +
			"prebirth review sign-off 4f2a\nprebirth handover return --to amina --output for-amina.handover",
		Args: e.noSuchCommand,
		RunE: func(*cobra.Command, []string) error {
			if r.with == "" && !e.json && !e.plain && (e.linear || e.screen()) {
				return e.show(screen.Route{Name: "supervise"})
			}
			return e.reviewing(&r, false, e.overview)
		},
	}
	c.PersistentFlags().StringVar(&r.with, "with", "", e.Say("with whom: a contact, or here for whoever sits beside you"))
	_ = c.RegisterFlagCompletionFunc("with", completeOne(e.personNames)) // fails for a flag that is not there
	c.AddCommand(newReviewShow(e, &r), newComment(e, &r), newRedact(e, &r), newAgree(e, &r), newClose(e, &r), newSignOff(e, &r),
		newNote(e, &r), newGiveBack(e, &r), newBeside(e), newEnd(e, &r))
	return c
}

// reviewing opens the store, and answers with all that stands between oneself and
// those that are meant: the one that was named, or everybody.
func (e *env) reviewing(r *reviewing, write bool, do func(*supervision.Desk, []*supervision.Between) error) error {
	open := e.reading
	if write {
		open = e.writing
	}
	return open(func(store *progress.Store) error {
		desk := supervision.At(store)
		all, err := meant(desk, r.with)
		if err != nil {
			return err
		}
		return do(desk, all)
	})
}

// meant is what stands between oneself and those that --with means.
func meant(desk *supervision.Desk, with string) ([]*supervision.Between, error) {
	if with == "" {
		return desk.Everybody()
	}
	id := progress.Myself
	if with != progress.Myself {
		p, err := personNamed(desk.Store, with)
		if err != nil {
			return nil, err
		}
		id = p.ID
	}
	b, err := desk.With(id)
	return []*supervision.Between{b}, err
}

// one is the person that is meant where it has to be one.
func one(all []*supervision.Between) (*supervision.Between, error) {
	if len(all) == 1 {
		return all[0], nil
	}
	return nil, &usageError{language.Errorf("it has to be said with whom"), language.Mark("add --with NAME, or --with here for whoever sits beside you")}
}

// pieceOf is the one reflection among all of them that was named. One that is shared
// with a contact and marked here as well is meant as it is shared.
func pieceOf(all []*supervision.Between, id string) (with *supervision.Between, piece *supervision.Piece, err error) {
	for _, b := range all {
		p, err := pieceNamed(b, id)
		if lost := (*notFoundError)(nil); errors.As(err, &lost) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		switch {
		case piece != nil && b.Person.ID == progress.Myself:
		case piece != nil && with.Person.ID != progress.Myself:
			return nil, nil, &usageError{language.Errorf("%q is shared with more than one person", id), language.Mark("add --with NAME")}
		default:
			with, piece = b, p
		}
	}
	if piece == nil {
		return nil, nil, &notFoundError{language.Errorf("no shared reflection ends with %q", id), language.Mark("prebirth review shows them with their ids")}
	}
	return with, piece, nil
}

// overview is the five-minute view: what is new, changed, unanswered and overdue,
// and what was starred.
func (e *env) overview(desk *supervision.Desk, all []*supervision.Between) error {
	today := time.Now().Format(time.DateOnly)
	if e.json {
		list := []any{}
		for _, b := range all {
			list = append(list, betweenJSON(desk, b, today))
		}
		return e.encode(map[string]any{"schema": schema, "people": list})
	}
	for _, b := range all {
		e.printBetween(b, today)
	}
	if len(all) == 0 {
		e.say("Nothing is shared yet. What you mark for supervision stands here for two people at this computer;\n" +
			"prebirth handover --help says how it goes to another one, and how what came from there is opened.")
	}
	return nil
}

func (e *env) printBetween(b *supervision.Between, today string) {
	e.print("%s\n", called(b.Person))
	for _, p := range b.Pieces {
		e.print("  %s\n", e.pieceInWords(p))
		for _, passage := range p.Starred() {
			e.print("      ★ %s\n", screen.FirstWords(passage, 100, e.Language))
		}
	}
	for _, a := range b.Actions {
		e.print("  %s\n", e.actionInWords(a, today))
	}
	if len(b.Pieces)+len(b.Actions) == 0 {
		e.print("  %s\n", e.Say("nothing is shared"))
	}
}

// pieceInWords is a shared reflection on one line.
func (e *env) pieceInWords(p *supervision.Piece) string {
	words := []string{last4(p.Reflection)}
	if p.News != supervision.Known {
		words = append(words, e.Say(string(p.News)))
	}
	if p.Mine {
		words = append(words, e.Say("yours"))
	}
	if n := len(p.Comments); n > 0 {
		words = append(words, e.Count(n, "%d comment", "%d comments"))
	}
	if p.Signed() {
		words = append(words, e.Say("signed off"))
	}
	if p.Withdrawal != nil {
		words = append(words, e.Say(p.Withdrawal.InWords()))
	}
	text := e.Say("taken away")
	if len(p.Versions) > 0 {
		text = screen.FirstWords(p.Versions[0].Text, 80, e.Language)
	}
	return strings.Join(words, ", ") + ": " + text
}

// actionInWords is an agreed action on one line.
func (e *env) actionInWords(a supervision.Action, today string) string {
	words := e.Say("action %s: %s (%s, agreed %s)", last4(a.ID), clean.Line(a.What), e.who(a.Who), e.longDay(a.Agreed))
	if a.Due != "" {
		words = e.Say("action %s: %s (%s, by %s, agreed %s)", last4(a.ID), clean.Line(a.What), e.who(a.Who), e.longDay(a.Due), e.longDay(a.Agreed))
	}
	switch {
	case a.Overdue(today):
		words += ", " + e.Say("overdue since %s", e.longDay(a.Due))
	case !a.Open():
		words += ", " + e.Say(a.Outcome.State)
		if a.Outcome.Text != "" {
			words += ": " + clean.Line(a.Outcome.Text).String()
		}
	}
	return words
}

// who is who does something: a name, or a word for one of the two.
func (e *env) who(name string) string {
	switch name {
	case "both", "practitioner", "supervisor":
		return e.Say(name)
	}
	return clean.Line(name).String()
}

// longDay is a day such as 2026-03-31 as a person writes it. What is no day stays as
// it is.
func (e *env) longDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return e.Date(t, "2 January 2006")
}
