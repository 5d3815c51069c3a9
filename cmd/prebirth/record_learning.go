package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/intake"
	"prebirth/progress"
	"prebirth/progress/record"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
)

// A learning is the flags of a record of one's own learning.
type learning struct {
	recording
	chooser
	ids, fields, files []string
	from, to           string
	words, reading     bool
}

func newCPDRecord(e *env) *cobra.Command {
	return e.learningRecord(&cobra.Command{
		Use:   "cpd",
		Short: e.Say("Make a record of your learning for Social Work England"),
		Long: e.Say("Makes a record of one piece of continuing professional development: type of activity, description, why it matters, date, what you learnt, impact, peer reflection. " +
			"It is filled from the reflections you choose, and from when they were discussed and what was agreed about them; what is empty is named, and nothing is made up. " +
			"Your words are in it only with --words; what you fill in with --field comes first. A record is not encrypted."),
		Example: "prebirth record cpd --reflection 4f2a --words --field relevance='I do these assessments alone.'\n" +
			"prebirth record cpd --briefing unborn-babies --field-file peer=peer.txt --output cpd.docx",
	}, record.CPD{}.Fields(), record.DefaultCPD(), func(l record.Learning) record.Record { return record.CPD{Learning: l} })
}

func newNMCRecord(e *env) *cobra.Command {
	return e.learningRecord(&cobra.Command{
		Use:   "nmc",
		Short: e.Say("Make a reflective account for the NMC's revalidation"),
		Long: e.Say("Makes one written reflective account: what the activity, feedback or event was, what you learnt, what you changed or improved, how it relates to the Code. " +
			"It is filled from the reflections you choose, and from when they were discussed and what was agreed about them; what is empty is named, and nothing is made up. " +
			"Your words are in it only with --words; what you fill in with --field comes first. Nobody may be identifiable in an account. A record is not encrypted."),
		Example: "prebirth record nmc --reflection 4f2a --words --field safety='I ask about the first home at booking.'\n" +
			"prebirth record nmc --for-supervision --from 1/4/2026 --output account.docx",
	}, record.NMC{}.Fields(), record.DefaultNMC(), func(l record.Learning) record.Record { return record.NMC{Learning: l} })
}

// learningRecord is a command that makes such a record, of which a person may fill
// in the fields.
func (e *env) learningRecord(c *cobra.Command, fields []string, builtIn record.Layout, of func(record.Learning) record.Record) *cobra.Command {
	var l learning
	c.Args = e.takes(0, 0, e.Say("no arguments"))
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		if l.reason, err = reasonGiven(l.reason, c.Flags().Changed("reason")); err != nil {
			return err
		}
		which, err := e.which(&l)
		if err != nil {
			return err
		}
		own, err := e.filledIn(&l, fields)
		if err != nil {
			return err
		}
		layout, err := e.layout(l.layout, builtIn)
		if err != nil {
			return err
		}
		open := e.reading
		if l.reason != "" {
			open = e.writing
		}
		return open(func(store *progress.Store) error {
			made, err := e.learnt(store, &l, which)
			if err != nil {
				return err
			}
			made.Own = own
			if err := e.passTexts(made.Texts(), l.reason); err != nil {
				return err
			}
			e.gaps(layout, of(made), fields)
			return e.writeRecord(layout, of(made), &l.recording)
		})
	}
	l.recording.flags(c, e)
	l.chooser.flags(c, e)
	c.Flags().StringArrayVar(&l.ids, "reflection", nil, e.Say("the id of a reflection, or its last letters; may be given again"))
	c.Flags().StringVar(&l.from, "from", "", e.Say("only those written on this day or later, such as 1/4/2026"))
	c.Flags().StringVar(&l.to, "to", "", e.Say("only those written on this day or earlier"))
	c.Flags().StringArrayVar(&l.fields, "field", nil, e.Say("fill in a field, as NAME=WORDS; may be given again. The names are: %s", quoted(fields)))
	c.Flags().StringArrayVar(&l.files, "field-file", nil, e.Say("fill in a field from a text file, as NAME=FILE; may be given again"))
	c.Flags().BoolVar(&l.words, "words", false, e.Say("put in the words of the reflections"))
	c.Flags().BoolVar(&l.reading, "reading", false, e.Say("put in the time that the parts you read of these briefings take"))
	c.Flags().StringVar(&l.reason, "reason", "", e.Say("keep what is certain to identify somebody, and why"))
	_ = c.RegisterFlagCompletionFunc("reflection", completeOne(e.reflectionIDs)) // fails for a flag that is not there
	return c
}

// learnt gathers what a record is made from. What is in the reflections passes the
// guard first, where their words leave.
func (e *env) learnt(store *progress.Store, l *learning, which *selection) (record.Learning, error) {
	var from []progress.Reflection
	err := which.each(store, func(r progress.Reflection) error { from = append(from, r); return nil })
	if err == nil {
		from, err = withLater(store, from)
	}
	if err == nil && len(from) == 0 {
		err = &notFoundError{language.Errorf("make the record: no reflection is like that"), e.Say("prebirth reflections list shows their ids")}
	}
	if err != nil {
		return record.Learning{}, err
	}
	if l.words {
		walk := func(do func(progress.Reflection) error) error {
			for _, r := range from {
				if err := do(r); err != nil {
					return err
				}
			}
			return nil
		}
		if err := newGate(store, false, l.reason).survey(e, walk); err != nil {
			return record.Learning{}, err
		}
		if n := private(from); n > 0 {
			fmt.Fprintln(e.err, e.Count(n, "%d of the reflections is private; --for-supervision leaves it out.", "%d of the reflections are private; --for-supervision leaves them out."))
		}
	} else {
		e.tell("The words of %s are not part of it; --words puts them in.", e.Count(len(from), "%d reflection", "%d reflections"))
	}
	desk := supervision.At(store)
	all, err := desk.Everybody()
	if err != nil {
		return record.Learning{}, err
	}
	made, err := desk.Learning(all, from, e.titleOf(), l.words, isLater)
	if err == nil && l.reading {
		made.Read, err = e.timeRead(store, from, which)
	}
	return made, err
}

// withLater adds what was written, some weeks later, about what the chosen reflections
// changed. What is private does not come along with what is for supervision.
func withLater(store *progress.Store, from []progress.Reflection) ([]progress.Reflection, error) {
	chosen := map[string]bool{}
	for _, r := range from {
		chosen[r.ID] = true
	}
	for _, r := range from {
		after, found, err := store.Latest(briefings.Later(r.Prompt))
		if err != nil {
			return nil, err
		}
		if found && !chosen[after.ID] && (r.Sharing == progress.Private || after.Sharing == r.Sharing) {
			chosen[after.ID] = true
			from = append(from, after)
		}
	}
	return from, nil
}

// private counts those that are not for supervision.
func private(all []progress.Reflection) (n int) {
	for _, r := range all {
		if r.Sharing == progress.Private {
			n++
		}
	}
	return n
}

func isLater(prompt string) bool {
	_, later := briefings.LaterOf(prompt)
	return later
}

// gaps names what is left to be filled in, and counts the words where the form has a
// limit. Neither stops anything.
func (e *env) gaps(layout record.Layout, made record.Record, fields []string) {
	for _, s := range record.Unfilled(layout, made) {
		if slices.Contains(fields, s.Field) {
			e.tell("Not filled in: %s. --field %s=WORDS fills it.", s.Heading, s.Field)
		} else {
			e.tell("Not filled in: %s.", s.Heading)
		}
	}
	for _, c := range record.WordCounts(layout, made) {
		words := e.Count(c.Words, "%d word", "%d words")
		if c.Over() {
			e.tell("%s: %s with its headings and prompts, and the form takes %d. Nothing was cut.", c.Heading, words, c.Limit)
		} else {
			e.tell("%s: %s of %d, with its headings and prompts.", c.Heading, words, c.Limit)
		}
	}
}

// filledIn is what a person fills in, by field.
func (e *env) filledIn(l *learning, fields []string) (map[string]string, error) {
	own := map[string]string{}
	fill := func(flag, given string, words func(string) (string, error)) error {
		name, value, ok := strings.Cut(given, "=")
		if !ok || !slices.Contains(fields, name) {
			return &usageError{language.Errorf("%s %q names no field", flag, given), e.Say("write NAME=… with one of %s", quoted(fields))}
		}
		if _, twice := own[name]; twice {
			return &usageError{language.Errorf("the field %q is filled in twice", name), e.Say("fill it in once")}
		}
		text, err := words(value)
		own[name] = text
		return err
	}
	for _, given := range l.fields {
		if err := fill("--field", given, func(words string) (string, error) { return words, nil }); err != nil {
			return nil, err
		}
	}
	for _, given := range l.files {
		if err := fill("--field-file", given, e.fieldFile); err != nil {
			return nil, err
		}
	}
	return own, nil
}

// mostField is how many bytes a file for a field may have: fifty times what a form takes.
const mostField = 256 << 10

func (e *env) fieldFile(path string) (string, error) {
	text, err := e.readSmall(path, mostField)
	if err == nil && len(text) > mostField {
		err = &usageError{language.Errorf("read %s: it has more than %d bytes", path, mostField), e.Say("check that this is the right file")}
	}
	if err != nil {
		return "", err
	}
	words, err := intake.Words(text)
	if err != nil {
		return "", language.Errorf("read %s: %w", path, err)
	}
	return words, nil
}
