package main

import (
	"strings"

	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
)

// words joins what was typed as arguments, or reads it from the input for "-".
func (e *env) typed(args []string) (string, error) {
	if len(args) == 1 && args[0] == "-" {
		text, err := e.readSmall("-", 64<<10)
		return strings.TrimRight(string(text), "\r\n"), err
	}
	return strings.Join(args, " "), nil
}

// saying makes a command that says something about one reflection.
func (e *env) saying(r *reviewing, c *cobra.Command, say func(*supervision.Desk, *supervision.Between, *supervision.Piece, string) error) *cobra.Command {
	c.RunE = func(_ *cobra.Command, args []string) error {
		text, err := e.typed(args[1:])
		if err != nil {
			return err
		}
		return e.reviewing(r, true, func(desk *supervision.Desk, all []*supervision.Between) error {
			b, p, err := pieceOf(all, args[0])
			if err == nil {
				err = say(desk, b, p, text)
			}
			return err
		})
	}
	return c
}

func newComment(e *env, r *reviewing) *cobra.Command {
	passage := ""
	c := e.saying(r, &cobra.Command{
		Use:   "comment ID TEXT",
		Short: e.Say("Comment on a shared reflection, or on words of it"),
		Args:  e.takes(2, -1, e.Say("the id of a reflection, and the comment (- reads it from the input)")),
	}, func(desk *supervision.Desk, b *supervision.Between, p *supervision.Piece, text string) error {
		if err := desk.Comment(b, p.Reflection, passage, text); err != nil {
			return err
		}
		e.say("Saved. %s", e.goesWith(b.Person))
		return nil
	})
	c.Flags().StringVar(&passage, "passage", "", e.Say("the words it is about"))
	return c
}

// goesWith says how what was said gets there.
func (e *env) goesWith(p progress.Person) string {
	if p.ID == progress.Myself {
		return e.Say("It stays in this store.")
	}
	return e.Say("It goes with the next file you make for %s.", called(p))
}

func newRedact(e *env, r *reviewing) *cobra.Command {
	what := ""
	c := e.saying(r, &cobra.Command{
		Use:   "redact ID WORDS",
		Short: e.Say("Point at words that name somebody, without repeating them"),
		Long: e.Say("Tells the writer that words of a shared reflection may name somebody. The words themselves do not leave with it. " +
			"The copy you were given still holds them."),
		Args: e.takes(2, -1, e.Say("the id of a reflection, and the words")),
	}, func(desk *supervision.Desk, b *supervision.Between, p *supervision.Piece, text string) error {
		if err := desk.Redact(b, p.Reflection, text, what); err != nil {
			return err
		}
		e.say("Saved. %s The words are not repeated in it; your copy still holds them.", e.goesWith(b.Person))
		return nil
	})
	c.Flags().StringVar(&what, "what", "name", e.Say("the kind of thing that stands there"))
	return c
}

func newAgree(e *env, r *reviewing) *cobra.Command {
	a := supervision.Agreement{}
	var about []string
	c := &cobra.Command{
		Use:   "agree WHAT --who WHO",
		Short: e.Say("Note an action that was agreed"),
		Args:  e.takes(1, -1, e.Say("what is to be done")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.reviewing(r, true, func(desk *supervision.Desk, all []*supervision.Between) error {
				b, err := one(all)
				if err != nil {
					return err
				}
				a.What, a.About = strings.Join(args, " "), nil
				for _, id := range about {
					p, err := pieceNamed(b, id)
					if err != nil {
						return err
					}
					a.About = append(a.About, p.Reflection)
				}
				id, err := desk.Agree(b, a)
				if err == nil {
					e.say("Agreed: action %s. %s", last4(id), e.goesWith(b.Person))
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&a.Who, "who", "both", e.Say("who does it: practitioner, supervisor, both or a name"))
	c.Flags().StringVar(&a.Due, "due", "", e.Say("by when, such as 2027-01-15"))
	c.Flags().StringSliceVar(&about, "about", nil, e.Say("ids of reflections it belongs to"))
	return c
}

func newClose(e *env, r *reviewing) *cobra.Command {
	state := ""
	c := &cobra.Command{
		Use:   "close ACTION [OUTCOME]",
		Short: e.Say("Say what became of an action"),
		Args:  e.takes(1, -1, e.Say("the id of an action, and what came of it")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.reviewing(r, true, func(desk *supervision.Desk, all []*supervision.Between) error {
				b, a, err := actionNamed(all, args[0])
				if err == nil {
					err = desk.Close(b, a.ID, state, strings.Join(args[1:], " "))
				}
				if err == nil {
					e.say("Saved. %s", e.goesWith(b.Person))
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&state, "as", "done", e.Say("done, dropped or carried"))
	completeFlag(c, "as", "done", "dropped", "carried")
	return c
}

// actionNamed is the one action whose id ends with what was written.
func actionNamed(all []*supervision.Between, id string) (*supervision.Between, supervision.Action, error) {
	if len(id) < 4 {
		return nil, supervision.Action{}, &usageError{language.Errorf("%q is too short for an id", id), language.Mark("write at least the last four letters of it")}
	}
	var with []*supervision.Between
	var found []supervision.Action
	for _, b := range all {
		for _, a := range b.Actions {
			if endsWith(a.ID, id) {
				with, found = append(with, b), append(found, a)
			}
		}
	}
	if len(found) != 1 {
		return nil, supervision.Action{}, &notFoundError{language.Errorf("%d actions end with %q", len(found), id), language.Mark("prebirth review shows them with their ids")}
	}
	return with[0], found[0], nil
}

func endsWith(id, end string) bool { return strings.HasSuffix(id, strings.ToLower(end)) }

func newSignOff(e *env, r *reviewing) *cobra.Command {
	return e.saying(r, &cobra.Command{
		Use:   "sign-off ID",
		Short: e.Say("Fix the version that was discussed, and sign it"),
		Long: e.Say("Notes, with your signature, that this version of a reflection was discussed in supervision. " +
			"It stays fixed: what its writer changes later is a later version."),
		Args: e.takes(1, 1, e.Say("the id of a reflection")),
	}, func(desk *supervision.Desk, b *supervision.Between, p *supervision.Piece, _ string) error {
		if b.Person.Trust != progress.Verified {
			return &checkError{language.Errorf("sign off: the contact is not verified, so the words may be somebody else's"),
				e.Say("compare the six words first: prebirth handover verify %s", firstName(b.Person.Name))}
		}
		if err := desk.SignOff(b, p.Reflection); err != nil {
			return err
		}
		e.say("Signed off: %s %s", handover.SignOffSentence, e.goesWith(b.Person))
		return nil
	})
}

func newNote(e *env, r *reviewing) *cobra.Command {
	return e.saying(r, &cobra.Command{
		Use:   "note ID TEXT",
		Short: e.Say("Keep a private note, which never leaves"),
		Long:  e.Say("Keeps a note about a shared reflection, for you alone. It is in no file and in no record. An empty one takes it away."),
		Args:  e.takes(1, -1, e.Say("the id of a reflection, and the note")),
	}, func(desk *supervision.Desk, b *supervision.Between, p *supervision.Piece, text string) error {
		err := desk.Note(b.Person.ID, p.Reflection, text)
		if err == nil {
			e.say("Saved, for you alone.")
		}
		return err
	})
}

func newGiveBack(e *env, r *reviewing) *cobra.Command {
	keep := false
	c := e.saying(r, &cobra.Command{
		Use:   "give-back ID",
		Short: e.Say("Take away a reflection that its writer asks back"),
		Long: e.Say("Takes the words of a reflection out of this store, with the comments on it and your notes, and says so with the next file you make. " +
			"With --keep it says that you keep it. Backups hold it until they rotate out; files that were sent are not reached."),
		Args: e.takes(1, 1, e.Say("the id of a reflection")),
	}, func(desk *supervision.Desk, b *supervision.Between, p *supervision.Piece, _ string) error {
		if p.Withdrawal == nil || p.Mine {
			return &usageError{language.Errorf("nobody asks for this reflection back"), e.Say("prebirth review says which are asked back")}
		}
		if err := desk.GiveBack(b, p.Reflection, !keep); err != nil {
			return err
		}
		became := e.Say("It is taken away here. Backups hold it until they rotate out.")
		if keep {
			became = e.Say("It is kept.")
		}
		e.print("%s %s\n", became, e.goesWith(b.Person))
		return nil
	})
	c.Flags().BoolVar(&keep, "keep", false, e.Say("keep it, and say so"))
	return c
}

func newBeside(e *env) *cobra.Command {
	name, role := "", ""
	c := &cobra.Command{
		Use:   "beside --name NAME",
		Short: e.Say("Name the supervisor who sits beside you at this computer"),
		Args:  e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			if strings.TrimSpace(name) == "" {
				return &usageError{language.Errorf("it has to have a name"), e.Say("add --name 'Ruth Evans'")}
			}
			return e.writing(func(store *progress.Store) error {
				p, err := supervision.At(store).Beside(name, role)
				if err == nil {
					e.say("%s sits beside you. prebirth review --with here shows what is marked for supervision.", called(p))
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&name, "name", "", e.Say("their name"))
	c.Flags().StringVar(&role, "role", "", e.Say("their role"))
	return c
}

func newEnd(e *env, r *reviewing) *cobra.Command {
	var m supervision.Minutes
	var decisions []string
	c := &cobra.Command{
		Use:   "end [ID...]",
		Short: e.Say("Note that the meeting is over, and what its record should say"),
		Long: e.Say("Notes a meeting: what is new and changed is counted from here. The ids are the reflections that were discussed; " +
			"without them, those about which something was said since the last meeting. The other flags are for prebirth record supervision."),
		Example: "prebirth review end --with amina --next 2027-01-15 --decision 'Joint visit | The midwife asked for it' --theme support",
		Args:    e.takes(0, -1, e.Say("ids of reflections, or none")),
		RunE: func(_ *cobra.Command, args []string) error {
			if m.Next != "" && supervision.LongDay(m.Next) == m.Next {
				return &usageError{language.Errorf("%q is no day", m.Next), e.Say("write it as 2027-01-15")}
			}
			for _, d := range decisions {
				what, why, _ := strings.Cut(d, "|")
				m.Decisions = append(m.Decisions, supervision.Decision{What: strings.TrimSpace(what), Why: strings.TrimSpace(why)})
			}
			return e.reviewing(r, true, func(desk *supervision.Desk, all []*supervision.Between) error { return e.end(desk, all, m, args) })
		},
	}
	c.Flags().StringVar(&m.Place, "place", "", e.Say("where, or how, you met"))
	c.Flags().StringVar(&m.Next, "next", "", e.Say("the day of the next meeting, such as 2027-01-15"))
	c.Flags().StringArrayVar(&decisions, "decision", nil, e.Say("what was decided, and after | why"))
	c.Flags().StringVar(&m.Wellbeing, "wellbeing", "", e.Say("how the practitioner is"))
	c.Flags().StringVar(&m.Development, "development", "", e.Say("what they learn next"))
	c.Flags().StringSliceVar(&m.Themes, "theme", nil, e.Say("management, development, support, mediation, or your own"))
	return c
}

func (e *env) end(desk *supervision.Desk, all []*supervision.Between, m supervision.Minutes, ids []string) error {
	b, err := one(all)
	if err != nil {
		return err
	}
	var discussed []string
	for _, id := range ids {
		p, err := pieceNamed(b, id)
		if err != nil {
			return err
		}
		discussed = append(discussed, p.Reflection)
	}
	if err := desk.EndMeeting(b, m, discussed...); err != nil {
		return err
	}
	open := 0
	for _, a := range b.Actions {
		if a.Open() {
			open++
		}
	}
	e.say("The meeting with %s is noted. Open: %s. prebirth record supervision --with %s makes the record.",
		called(b.Person), e.Count(open, "%d action", "%d actions"), withName(b.Person))
	return nil
}

// withName is how a person is named after --with.
func withName(p progress.Person) string {
	if p.ID == progress.Myself {
		return progress.Myself
	}
	return firstName(p.Name)
}
