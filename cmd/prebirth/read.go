package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/tui/language"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

func newRead(e *env) *cobra.Command {
	width, watch := 80, false
	c := &cobra.Command{
		Use:   "read BRIEFING[/PART]",
		Short: e.Say("Open a briefing, or print it as plain text to a pipe"),
		Long: e.Say("In a terminal, opens the briefing where you stopped, or the part named. " +
			"To a pipe or with --plain, prints the part, or all parts, as plain text: the text, its prompts, " +
			"its resources with the addresses that could be confirmed, and its sources."),
		Example: "prebirth read unborn-babies\nprebirth read planning-audit/4\nprebirth read key-messages --width 60 | less\nprebirth read our-city/our-city.md --watch",
		Args:    e.takes(1, 1, e.Say("one briefing or part, such as unborn-babies/3")),
		RunE: func(_ *cobra.Command, args []string) error {
			if watch {
				return e.watchFile(args[0])
			}
			lib, err := e.library()
			if err != nil {
				return err
			}
			parts, err := e.find(lib, args[0])
			if err != nil {
				return err
			}
			if e.json {
				return &usageError{language.Errorf("read prints text, not JSON"), e.Say("prebirth list --json lists briefings, parts and prompts")}
			}
			if err := e.checkWidth(width); err != nil {
				return err
			}
			if !e.plain && (e.linear || e.screen()) {
				return e.show(screen.Route{Name: "reader", ID: args[0]})
			}
			b, whole := lib.Briefing(args[0])
			if whole {
				e.printHead(b, width)
			}
			e.printParts(parts, width)
			if whole {
				e.printAbout(b, width)
			}
			return nil
		},
		ValidArgsFunction: completeOne(e.readableIDs),
	}
	c.Flags().BoolVar(&watch, "watch", false, e.Say("open the file of a briefing while it is being written, and show each change"))
	c.Flags().IntVar(&width, "width", width, e.Say("wrap plain text at so many characters"))
	return c
}

// checkWidth refuses a width at which text cannot be set.
func (e *env) checkWidth(width int) error {
	if width < 20 || width > 500 {
		return &usageError{language.Errorf("--width cannot be %d", width), e.Say("it is 20 to 500")}
	}
	return nil
}

// find is the parts an id names, or the nearest names that exist.
func (e *env) find(lib *briefings.Library, id string) ([]*briefings.Part, error) {
	if b, ok := lib.Briefing(id); ok {
		return b.Parts, nil
	}
	if _, p, ok := lib.Part(id); ok {
		return []*briefings.Part{p}, nil
	}
	err := language.Errorf("there is no briefing %q", id)
	if strings.Contains(id, "/") {
		err = language.Errorf("there is no part %q", id)
	}
	return nil, &notFoundError{err, e.Say("the nearest are %s; prebirth list shows all", quoted(lib.Nearest(id)))}
}

// onlyBriefing wants the id of a briefing; that of a part is not enough.
func (e *env) onlyBriefing(lib *briefings.Library, id string) error {
	if _, ok := lib.Briefing(id); ok {
		return nil
	}
	if _, err := e.find(lib, id); err != nil {
		return err
	}
	return &notFoundError{language.Errorf("%q is a part, not a briefing", id), e.Say("prebirth read %s shows it; prebirth list shows the briefings", id)}
}

// printParts prints parts as words only, one blank line between blocks.
func (e *env) printParts(parts []*briefings.Part, width int) {
	setter := prose.Plain(width)
	for i, p := range parts {
		if i > 0 {
			e.print("\n")
		}
		e.print("%s\n", strings.Join(setter.Lines(p.Markdown()), "\n"))
	}
}

// printHead prints what a whole briefing is, before its parts.
func (e *env) printHead(b *briefings.Briefing, width int) {
	about := e.Say("%s. Publisher: %s. Date: %s. The words are our own; where they come from stands at the end.",
		capital(e.Say(string(b.Kind))), b.Publisher, b.Date)
	if b.Pack != "" {
		about = e.Say("%s. Publisher: %s. Date: %s. It came in the pack %s; where its words come from stands at the end.",
			capital(e.Say(string(b.Kind))), b.Publisher, b.Date, b.Pack)
	}
	head := fmt.Sprintf("# %s\n\n%s\n", b.Title, about)
	e.print("%s\n\n", strings.Join(prose.Plain(width).Lines(head), "\n"))
}

// printAbout prints where the text of a briefing comes from.
func (e *env) printAbout(b *briefings.Briefing, width int) {
	about := "# " + e.Say("About this briefing") + "\n\n" + b.About + "\n"
	e.print("\n%s\n", strings.Join(prose.Plain(width).Lines(about), "\n"))
}
