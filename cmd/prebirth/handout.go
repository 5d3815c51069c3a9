package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/handout"
	"prebirth/progress/record"
	"prebirth/progress/session"
	"prebirth/tui/language"
)

// handing is the flags of the command.
type handing struct {
	output, format, parts, of, reason string
	hidden                            bool
}

func newHandout(e *env) *cobra.Command {
	var h handing
	c := &cobra.Command{
		Use:   "handout BRIEFING[/PART]",
		Short: e.Say("Make the pages of a briefing for those who were not there"),
		Long: e.Say("Makes a briefing, or some of its parts, as one HTML file without any script, or as Markdown: text, prompts, " +
			"resources and sources, without the trainer's notes. What a team said in a session is in it only with " +
			"--with-contributions, and is then labelled as not part of the briefing; what was never revealed to the room only with --hidden, too."),
		Example: "prebirth record handout unborn-babies --output handout.html\nprebirth record handout unborn-babies --parts 2,3 --with-contributions 4f1c -o handout.md",
		Args:    e.takes(1, 1, e.Say("one briefing or part, such as unborn-babies")),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if h.reason, err = reasonGiven(h.reason, c.Flags().Changed("reason")); err != nil {
				return err
			}
			return e.handout(args[0], h, c.Flags().Changed("with-contributions"))
		},
		ValidArgsFunction: completeOne(e.readableIDs),
	}
	c.Flags().StringVarP(&h.output, "output", "o", "", e.Say("the file to write; it must not exist yet"))
	c.Flags().StringVar(&h.format, "format", "", e.Say("html or markdown (by the file's name, else markdown)"))
	c.Flags().StringVar(&h.parts, "parts", "", e.Say("only these parts, such as 1,3-5"))
	c.Flags().StringVar(&h.of, "with-contributions", "", e.Say("put in what the team said in this session: its id, its last letters, or last"))
	c.Flags().StringVar(&h.reason, "reason", "", e.Say("keep what is certain to identify somebody, and why"))
	c.Flags().BoolVar(&h.hidden, "hidden", false, e.Say("with --with-contributions: also what was never revealed to the room"))
	completeFlag(c, "format", "html", "markdown")
	return c
}

func (e *env) handout(id string, h handing, withSaid bool) error {
	b, o, err := e.handoutOf(id, h.parts)
	if err != nil {
		return err
	}
	form, err := e.handoutForm(h.format, h.output)
	if err != nil {
		return err
	}
	if !withSaid {
		return e.writeOut(h.output, form(b, o))
	}
	args := []string{h.of}
	if h.of == "last" {
		args = nil
	}
	return e.withSession(args, func(s *session.Session) error {
		if s.Briefing != b.ID {
			return &usageError{language.Errorf("the session %s is about another briefing, %s", s.ID, s.Briefing), e.Say("prebirth sessions lists the sessions")}
		}
		e.leftOut(s, h.hidden)
		o.Said, o.SaidOn = saidIn(s, h.hidden), s.When().Local().Format("2 January 2006")
		if err := e.passTexts(saidTexts(o.Said), h.reason); err != nil {
			return err
		}
		return e.writeOut(h.output, form(b, o))
	})
}

// handoutOf is the briefing and the parts that were asked for.
func (e *env) handoutOf(id, parts string) (*briefings.Briefing, handout.Options, error) {
	var o handout.Options
	lib, err := e.library()
	if err != nil {
		return nil, o, err
	}
	found, err := e.find(lib, id)
	if err != nil {
		return nil, o, err
	}
	name, _, single := strings.Cut(id, "/")
	b, _ := lib.Briefing(name)
	if single {
		o.Parts = []int{found[0].Number}
	}
	if parts != "" {
		if o.Parts, err = numbers(parts, b); err != nil {
			return nil, o, &usageError{language.Errorf("--parts: %w", err), e.Say("give numbers of parts, such as 1,3-5")}
		}
	}
	return b, o, nil
}

func (e *env) handoutForm(format, output string) (func(*briefings.Briefing, handout.Options) []byte, error) {
	form, err := formatOf(format, output)
	switch {
	case err != nil:
		return nil, err
	case form == record.FormHTML:
		return handout.HTML, nil
	case form == record.FormMarkdown:
		return handout.Markdown, nil
	}
	return nil, &usageError{language.Errorf("a handout cannot be %s", string(form)), e.oneOf([]string{"html", "markdown"})}
}

// saidIn is what a team said in a session, as a handout has it.
func saidIn(s *session.Session, hidden bool) []handout.Said {
	all := []handout.Said{}
	for _, a := range s.Asked {
		said := handout.Said{Prompt: a.Prompt, Question: a.Question}
		for _, words := range saidOf(a, hidden) {
			said.Words = append(said.Words, words.Text)
		}
		for _, h := range handsOf(a, hidden) {
			said.Hands = append(said.Hands, fmt.Sprintf("%s: %d", h.Label, h.Count))
		}
		if len(said.Words)+len(said.Hands) > 0 {
			all = append(all, said)
		}
	}
	return all
}

func saidTexts(all []handout.Said) (texts []string) {
	for _, said := range all {
		texts = append(append(texts, said.Words...), said.Hands...)
	}
	return texts
}
