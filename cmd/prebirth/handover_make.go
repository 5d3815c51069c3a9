package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
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
	c.Flags().StringVar(&m.to, "to", "", "the contact it is for")
	c.Flags().StringVarP(&m.output, "output", "o", "", "the file to write; it must not exist yet")
	c.Flags().StringVar(&m.note, "note", "", "a few words to go with it")
	c.Flags().StringVar(&m.reason, "reason", "", "keep what is certain to identify somebody, and why")
	c.Flags().StringVar(&m.keep, "keep-until", "", "the day until which it should be kept, such as 2027-03-31")
	c.Flags().BoolVar(&m.yes, "yes", false, "do not ask before it is made")
	c.Flags().BoolVar(&m.again, "again", false, "with everything that was said before, because a file was lost")
	c.Flags().BoolVar(&m.look, "look", false, "only show what would leave")
	_ = c.RegisterFlagCompletionFunc("to", completeOne(e.personNames)) // fails for a flag that is not there
}

func newCreate(e *env) *cobra.Command {
	var m making
	c := &cobra.Command{
		Use:   "create --to NAME --output FILE [ID[@VERSION]...]",
		Short: "Hand chosen reflections over to a supervisor",
		Long: "Makes one encrypted file for one person. Without ids it takes every reflection marked for supervision that the person " +
			"has not been shown as it is now. ID@2 takes the second version of a reflection, ID@all every one. " +
			"What leaves is shown first, with what may identify somebody in it. Only what is marked for supervision can leave.",
		Example: "prebirth handover create --to ruth --output for-ruth.handover\nprebirth handover create --to ruth -o one.handover 4f2a --yes",
		Args:    e.takes(0, -1, "ids of reflections, or none"),
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
		Short: "Bring what was said back: comments, actions, sign-offs",
		Long: "Makes one encrypted file with everything you have said to a person that has not left yet. Private notes are not in it, ever. " +
			"What leaves is shown first, with what may identify somebody in it.",
		Example: "prebirth handover return --to amina --output for-amina.handover",
		Args:    e.takes(0, 0, "no arguments"),
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
		return &usageError{language.Errorf("it has to be for somebody, and go somewhere"), "add --to NAME and --output FILE"}
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
		yes, err := e.sure(fmt.Sprintf("Make the file for %s? Once it is opened there, the copy is out of your hands. [y/N] ", called(draft.To)), "y", "--yes")
		if err != nil {
			return err
		}
		if !yes {
			e.print("Nothing was made.\n")
			return nil
		}
	}
	err := desk.Make(draft, func(file []byte) error {
		return writeFile(m.output, func(w io.Writer) error { _, err := w.Write(file); return err })
	})
	if err != nil {
		return err
	}
	e.print("Written to %s. Only %s can open it, and you.\n", clean.String(m.output), called(draft.To))
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
			return nil, &usageError{language.Errorf("%q names no version", arg), "write ID@2 for the second version, ID@all for every one"}
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
	return func(prompt string) (briefing, part string) {
		lib, err := e.library()
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
	e.print("For %s (%s):\n", called(draft.To), e.trustInWords(draft.To.Trust))
	for _, item := range draft.Items {
		e.print("  %s\n", itemInWords(item))
	}
	if len(draft.Items) == 0 {
		e.print("  nothing\n")
	}
	for _, f := range draft.Findings {
		e.print("  %s, %s, in %s: “%s”\n      %s\n", f.Kind, f.Level, f.Field, clean.Line(f.Words), clean.Line(f.Why))
		if f.Reason != "" {
			e.print("      Kept: %s\n", clean.Line(f.Reason))
		}
	}
	e.print("%s, %s. It finds patterns; you decide.\n", screen.Count(len(draft.Items), "item"), screen.Count(len(draft.Findings), "finding"))
}

// itemInWords is one thing that leaves, on a line.
func itemInWords(item handover.Item) string {
	switch i := item.(type) {
	case handover.Reflection:
		return fmt.Sprintf("reflection %s, as written %s: %s", last4(i.Reflection), day(time.UnixMilli(i.Written)), screen.FirstWords(i.Text, 80, nil))
	case handover.Comment:
		return "comment: " + screen.FirstWords(i.Text, 80, nil)
	case handover.Action:
		return "action: " + screen.FirstWords(i.What, 80, nil)
	case handover.Outcome:
		words := "action " + string(i.State)
		if i.Text != "" {
			words += ": " + screen.FirstWords(i.Text, 80, nil)
		}
		return words
	case handover.SignOff:
		return "sign-off of reflection " + last4(i.Reflection)
	case handover.Redaction:
		return "a spot in reflection " + last4(i.Reflection) + " that names somebody: " + clean.Line(i.What).String()
	case handover.Withdrawal:
		return "asks back reflection " + last4(i.Reflection)
	case handover.Withdrawn:
		return "answers that reflection " + last4(i.Reflection) + map[bool]string{true: " was taken away", false: " is kept"}[i.Done]
	}
	return string(item.Kind())
}

// last4 is enough of an id to name it by.
func last4(id string) string { return id[max(0, len(id)-4):] }
