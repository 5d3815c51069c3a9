package main

import (
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/library"
	"prebirth/tui/language"
	"prebirth/tui/prose"
)

func newPackFormat(e *env) *cobra.Command {
	width, markdown := 80, false
	c := &cobra.Command{
		Use:   "format",
		Short: e.Say("Print how a briefing and a pack are written"),
		Long: e.Say("Prints the page that says how a briefing and a pack are written, with every rule and limit: as plain text, as read prints " +
			"a briefing, or with --markdown as it was written. It is in English."),
		Example: "prebirth pack format | less\nprebirth pack format --markdown >format.md",
		Args:    e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			if e.json {
				return &usageError{language.Errorf("pack format prints text, not JSON"), e.Say("prebirth pack format --markdown prints it as it was written")}
			}
			if width < 20 || width > 500 {
				return &usageError{language.Errorf("--width cannot be %d", width), e.Say("it is 20 to 500")}
			}
			page := library.Format()
			if !markdown {
				page = strings.Join(prose.Plain(width).Lines(page), "\n") + "\n"
			}
			e.print("%s", page)
			return nil
		},
	}
	c.Flags().IntVar(&width, "width", width, e.Say("wrap plain text at so many characters"))
	c.Flags().BoolVar(&markdown, "markdown", false, e.Say("print it as Markdown"))
	return c
}
