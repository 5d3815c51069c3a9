package main

import (
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// making is the flags of the commands that make a file.
type making struct {
	to, output, note, reason, keep string
	yes, look, again               bool
}

func (m *making) flags(c *cobra.Command, e *env) {
	c.Flags().StringVar(&m.to, "to", "", e.Say("the contact it is for"))
	c.Flags().StringVarP(&m.output, "output", "o", "", e.Say("the file to write; it must not exist yet"))
	c.Flags().StringVar(&m.note, "note", "", e.Say("a few words to go with it"))
	c.Flags().StringVar(&m.reason, "reason", "", e.Say("keep what is certain to identify somebody, and why"))
	c.Flags().StringVar(&m.keep, "keep-until", "", e.Say("the day until which it should be kept, such as 2027-03-31"))
	c.Flags().BoolVar(&m.yes, "yes", false, e.Say("do not ask before it is made"))
	c.Flags().BoolVar(&m.again, "again", false, e.Say("with everything that was said before, because a file was lost"))
	c.Flags().BoolVar(&m.look, "look", false, e.Say("only show what would leave"))
	_ = c.RegisterFlagCompletionFunc("to", completeOne(e.personNames)) // fails for a flag that is not there
}

func newCreate(e *env) *cobra.Command {
	var m making
	c := &cobra.Command{
		Use:   "create --to NAME --output FILE [ID[@VERSION]...]",
		Short: e.Say("Hand chosen reflections over to a supervisor"),
		Long: e.Say("Makes one encrypted file for one person. Without ids it takes every reflection marked for supervision that the person " +
			"has not been shown as it is now. ID@2 takes the second version of a reflection, ID@all every one. " +
			"What leaves is shown first, with what may identify somebody in it. Only what is marked for supervision can leave."),
		Example: "prebirth handover create --to ruth --output for-ruth.handover\nprebirth handover create --to ruth -o one.handover 4f2a --yes",
		Args:    e.takes(0, -1, e.Say("ids of reflections, or none")),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if m.reason, err = reasonGiven(m.reason, c.Flags().Changed("reason")); err != nil {
				return err
			}
			return e.making(&m, func(desk *supervision.Desk, to progress.Person) (*supervision.Draft, error) {
				choices, err := e.choices(desk, to, args)
				if err != nil {
					return nil, err
				}
				return desk.Choose(to, choices, e.titleOf(), m.again)
			})
		},
		ValidArgsFunction: completeAny(e.reflectionIDs),
	}
	m.flags(c, e)
	return c
}

func newReturn(e *env) *cobra.Command {
	var m making
	c := &cobra.Command{
		Use:   "return --to NAME --output FILE",
		Short: e.Say("Bring what was said back: comments, actions, sign-offs"),
		Long: e.Say("Makes one encrypted file with everything you have said to a person that has not left yet. Private notes are not in it, ever. " +
			"What leaves is shown first, with what may identify somebody in it."),
		Example: "prebirth handover return --to amina --output for-amina.handover",
		Args:    e.takes(0, 0, e.Say("no arguments")),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if m.reason, err = reasonGiven(m.reason, c.Flags().Changed("reason")); err != nil {
				return err
			}
			return e.making(&m, func(desk *supervision.Desk, to progress.Person) (*supervision.Draft, error) {
				return desk.Answer(to, m.again)
			})
		},
	}
	m.flags(c, e)
	return c
}

// making shows what is going to leave, asks, and makes the file.
func (e *env) making(m *making, begin func(*supervision.Desk, progress.Person) (*supervision.Draft, error)) error {
	if m.to == "" || m.output == "" && !m.look {
		return &usageError{language.Errorf("it has to be for somebody, and go somewhere"), e.Say("add --to NAME and --output FILE")}
	}
	return e.writing(func(store *progress.Store) error {
		to, err := personNamed(store, m.to)
		if err != nil {
			return err
		}
		desk := supervision.At(store)
		draft, err := begin(desk, to)
		if err != nil {
			return err
		}
		draft.Note, draft.KeepTill = m.note, m.keep
		if m.reason != "" {
			draft.Keep(m.reason)
		}
		e.printDraft(draft)
		if m.look {
			return nil
		}
		if draft.Stopped() > 0 {
			return &checkError{language.Errorf("make a handover: %w", &supervision.StoppedError{Open: draft.Stopped()}),
				(&supervision.StoppedError{}).Hint()}
		}
		return e.make(desk, draft, m)
	})
}

func (e *env) make(desk *supervision.Desk, draft *supervision.Draft, m *making) error {
	if len(draft.Items) > 0 && !m.yes {
		yes, err := e.sure(e.Say("Make the file for %s? Once it is opened there, the copy is out of your hands. [y/N]", called(draft.To))+" ", "y", "--yes")
		if err != nil {
			return err
		}
		if !yes {
			e.say("Nothing was made.")
			return nil
		}
	}
	err := desk.Make(draft, func(file []byte) error {
		return writeFile(m.output, func(w io.Writer) error { _, err := w.Write(file); return err })
	})
	if err != nil {
		return err
	}
	e.say("Written to %s. Only %s can open it, and you.", clean.String(m.output), called(draft.To))
	return nil
}

// choices are the reflections that were named, or all that are marked and that the
// person has not been shown as they are.
func (e *env) choices(desk *supervision.Desk, to progress.Person, args []string) (all []supervision.Choice, err error) {
	for _, arg := range args {
		id, version, found := strings.Cut(arg, "@")
		r, err := named(desk.Store, id)
		if err != nil {
			return nil, err
		}
		c := supervision.Choice{Reflection: r.ID}
		if c.Version, err = versionNamed(version); err != nil || found && version == "" {
			return nil, &usageError{language.Errorf("%q names no version", arg), e.Say("write ID@2 for the second version, ID@all for every one")}
		}
		all = append(all, c)
	}
	if len(args) > 0 {
		return all, nil
	}
	between, err := desk.With(to.ID)
	if err != nil {
		return nil, err
	}
	err = desk.Store.Each(progress.Filter{Sharing: progress.ForSupervision}, func(r progress.Reflection) error {
		if !between.Knows(r) {
			all = append(all, supervision.Choice{Reflection: r.ID})
		}
		return nil
	})
	return all, err
}

func versionNamed(s string) (int, error) {
	switch s {
	case "":
		return 0, nil
	case "all":
		return supervision.All, nil
	}
	n, err := strconv.Atoi(s)
	if err == nil && n < 1 {
		err = language.Errorf("versions count from 1")
	}
	return n, err
}

// titleOf says what a prompt belongs to, also where the library has only its part, or
// only its briefing, by now.
func (e *env) titleOf() supervision.Title {
	read := sync.OnceValues(e.library) // once for all of a record
	return func(prompt string) (briefing, part string) {
		lib, err := read()
		if err != nil {
			return "", ""
		}
		id, _, _ := strings.Cut(prompt, "/")
		if b, p, ok := lib.Part(prompt[:max(0, strings.LastIndex(prompt, "/"))]); ok {
			return b.Title, p.Title
		}
		if b, ok := lib.Briefing(id); ok {
			return b.Title, ""
		}
		return "", ""
	}
}

// printDraft shows exactly what leaves.
func (e *env) printDraft(draft *supervision.Draft) {
	e.say("For %s (%s):", called(draft.To), e.trustInWords(draft.To.Trust))
	for _, item := range draft.Items {
		e.print("  %s\n", e.itemInWords(item))
	}
	if len(draft.Items) == 0 {
		e.print("  %s\n", e.Say("nothing"))
	}
	for _, f := range draft.Findings {
		e.print("  %s\n      %s\n", e.Say("%s, %s, in %s: “%s”", e.Say(string(f.Kind)), e.Say(string(f.Level)), e.Say(f.Field), clean.Line(f.Words)), e.Say(f.Why))
		if f.Reason != "" {
			e.print("      %s\n", e.Say("Kept: %s", clean.Line(f.Reason)))
		}
	}
	e.say("%s, %s. It finds patterns; you decide.", e.Count(len(draft.Items), "%d item", "%d items"), e.Count(len(draft.Findings), "%d finding", "%d findings"))
}

// itemInWords is one thing that leaves, on a line.
func (e *env) itemInWords(item handover.Item) string {
	switch i := item.(type) {
	case handover.Reflection:
		return e.Say("reflection %s, as written %s: %s", last4(i.Reflection), day(time.UnixMilli(i.Written)), screen.FirstWords(i.Text, 80, nil))
	case handover.Comment:
		return e.Say("comment: %s", screen.FirstWords(i.Text, 80, nil))
	case handover.Action:
		return e.Say("action: %s", screen.FirstWords(i.What, 80, nil))
	case handover.Outcome:
		if i.Text != "" {
			return e.Say("action %s: %s", e.Say(string(i.State)), screen.FirstWords(i.Text, 80, nil))
		}
		return e.Say("action %s", e.Say(string(i.State)))
	case handover.SignOff:
		return e.Say("sign-off of reflection %s", last4(i.Reflection))
	case handover.Redaction:
		return e.Say("a spot in reflection %s that names somebody: %s", last4(i.Reflection), clean.Line(e.Say(i.What)))
	case handover.Withdrawal:
		return e.Say("asks back reflection %s", last4(i.Reflection))
	case handover.Withdrawn:
		if i.Done {
			return e.Say("answers that reflection %s was taken away", last4(i.Reflection))
		}
		return e.Say("answers that reflection %s is kept", last4(i.Reflection))
	}
	return string(item.Kind())
}

// last4 is enough of an id to name it by.
func last4(id string) string { return id[max(0, len(id)-4):] }
