package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress/guard"
	"prebirth/progress/record"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
)

// recording is the flags of the commands that make a record.
type recording struct {
	output, format, layout, reason string
	copy                           bool // to the clipboard
}

func (r *recording) flags(c *cobra.Command, e *env) {
	c.Flags().StringVarP(&r.output, "output", "o", "", e.Say("the file to write; it must not exist yet"))
	c.Flags().StringVar(&r.format, "format", "", e.Say("markdown, html, docx, csv, json or pdf (by the file's name, else markdown)"))
	c.Flags().StringVar(&r.layout, "layout", "", e.Say("a file with a service's own layout"))
	c.Flags().BoolVar(&r.copy, "copy", false, e.Say("copy it to the clipboard, where the terminal allows it"))
	completeFlag(c, "format", formNames()...)
}

func newRecord(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "record",
		Short: e.Say("Make the record of a supervision, a session or your own learning, a handout, a picture of a team"),
		Args:  e.noSuchCommand,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newSupervisionRecord(e), newTeamRecord(e), newSessionRecord(e), newCPDRecord(e), newNMCRecord(e), newRecordLayout(e), newHandout(e), newReminder(e))
	return c
}

func newSupervisionRecord(e *env) *cobra.Command {
	var r recording
	with, words, ago := "", false, 1
	c := &cobra.Command{
		Use:   "supervision --with NAME",
		Short: e.Say("Make the record of a meeting"),
		Long: e.Say("Makes the record of the last meeting with a person, as noted by prebirth review end: people, earlier actions and how they stand, " +
			"what was discussed, decisions, new actions. It is made from the reflections that were discussed and from nothing else; " +
			"private notes are never in it, and the words of the reflections only with --words. A record is not encrypted."),
		Example: "prebirth record supervision --with amina --output record.docx\nprebirth record supervision --with here --output record.html",
		Args:    e.takes(0, 0, e.Say("no arguments")),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if r.reason, err = reasonGiven(r.reason, c.Flags().Changed("reason")); err != nil {
				return err
			}
			return e.reviewing(&reviewing{with}, false, func(desk *supervision.Desk, all []*supervision.Between) error {
				return e.supervisionRecord(desk, all, &r, ago, words)
			})
		},
	}
	r.flags(c, e)
	c.Flags().StringVar(&r.reason, "reason", "", e.Say("keep what is certain to identify somebody, and why"))
	c.Flags().StringVar(&with, "with", "", e.Say("with whom: a contact, or here for whoever sits beside you"))
	c.Flags().BoolVar(&words, "words", false, e.Say("put in the words of the reflections"))
	c.Flags().IntVar(&ago, "meeting", 1, e.Say("which meeting: 1 is the last one, 2 the one before"))
	_ = c.RegisterFlagCompletionFunc("with", completeOne(e.personNames)) // fails for a flag that is not there
	return c
}

func (e *env) supervisionRecord(desk *supervision.Desk, all []*supervision.Between, r *recording, ago int, words bool) error {
	b, err := one(all)
	if err != nil {
		return err
	}
	meetings, err := desk.Meetings(b.Person.ID)
	if err != nil {
		return err
	}
	if ago < 1 || ago > len(meetings) {
		return &notFoundError{language.Errorf("there is no such meeting with %s: %s noted", called(b.Person), e.Count(len(meetings), "%d meeting", "%d meetings")),
			e.Say("prebirth review end --with %s notes one", withName(b.Person))}
	}
	me, err := desk.Me()
	if err != nil {
		return err
	}
	layout, err := e.layout(r.layout, record.Default())
	if err != nil {
		return err
	}
	made := b.Record(meetings[ago-1], me, e.titleOf(), words)
	if err := e.passTexts(made.Texts(), r.reason); err != nil {
		return err
	}
	return e.writeRecord(layout, made, r)
}

// passTexts lists what may identify somebody in a record, and stops what is
// certain where no reason is given.
func (e *env) passTexts(texts []string, reason string) error {
	open := 0
	for _, text := range texts {
		for _, f := range guard.Find(text) {
			fmt.Fprintf(e.err, "%s, %s: “%s”\n    %s\n", e.Say(string(f.Kind)), e.Say(string(f.Level)), clean.Line(text[f.Start:f.End]), clean.Line(e.Say(f.Why)))
			if where := around(text, f.Start, f.End); where != text[f.Start:f.End] {
				fmt.Fprintf(e.err, "    %s\n", e.Say("It stands in: “%s”", clean.Line(where)))
			}
			if f.Level == guard.Certain {
				open++
			}
		}
	}
	if open > 0 && reason == "" {
		stopped := &supervision.StoppedError{Open: open}
		return &checkError{language.Errorf("make the record: %w", stopped), stopped.Hint()}
	}
	if open > 0 {
		e.tell("Kept, because: %s", clean.Line(reason))
	}
	return nil
}

// around is what stands before and after a place of a text, on its line and so far as to
// know it again: an agreed action has no other name than its words.
func around(text string, start, end int) string {
	const near = 40 // bytes on each side, and the rest of the word there
	before, after := text[:start], text[end:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	if at := len(before) - near; at > 0 {
		if blank := strings.LastIndexByte(before[:at+1], ' '); blank >= 0 {
			before = "…" + before[blank+1:]
		}
	}
	if len(after) > near {
		if blank := strings.IndexByte(after[near:], ' '); blank >= 0 {
			after = after[:near+blank] + "…"
		}
	}
	return strings.TrimSpace(before + text[start:end] + after)
}

// layout is a service's own, or the one that is built in.
func (e *env) layout(path string, builtIn record.Layout) (record.Layout, error) {
	if path == "" {
		return builtIn, nil
	}
	text, err := e.readSmall(path, 64<<10)
	if err != nil {
		return builtIn, err
	}
	own, err := record.ParseLayout(text)
	if err == nil && own.Record != builtIn.Record {
		return builtIn, &checkError{language.Errorf("read layout: it is for a record of another kind, %q", own.Record),
			e.Say("prebirth record layout %s prints one of this kind", builtIn.Record)}
	}
	if err != nil {
		return builtIn, &checkError{err, hintOf(err)}
	}
	return own, nil
}

func newTeamRecord(e *env) *cobra.Command {
	var r recording
	c := &cobra.Command{
		Use:   "team",
		Short: e.Say("Count what a team takes into supervision, by briefing and theme"),
		Long: e.Say("For a supervisor of five or more people: of how many people, by briefing and by theme, something was discussed. " +
			"No names and no ranking, nothing for a group under five, and no number under five."),
		Args: e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			return e.reviewing(&reviewing{}, false, func(desk *supervision.Desk, all []*supervision.Between) error {
				layout, err := e.layout(r.layout, record.DefaultTeam())
				if err != nil {
					return err
				}
				team, err := desk.Team(all)
				if err != nil {
					return err
				}
				return e.writeRecord(layout, team, &r)
			})
		},
	}
	r.flags(c, e)
	return c
}
