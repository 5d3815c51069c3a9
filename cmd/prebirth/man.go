package main

import (
	"regexp"
	"strings"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"prebirth/tui/language"
)

func newMan(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "man [COMMAND]",
		Short:   "Print the manual page of the program, or of one command",
		Example: "prebirth man | man -l -\nprebirth man reflections export | man -l -",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if about == nil || err != nil || len(rest) > 0 {
				return &usageError{language.Errorf("there is no command %q", strings.Join(args, " ")), "see prebirth --help"}
			}
			text, err := manPage(about)
			if err != nil {
				return language.Errorf("make the manual page: %w", err)
			}
			// mango writes a short flag with two hyphens.
			e.print("%s", regexp.MustCompile(`\\fB--(\w) --`).ReplaceAllString(text, `\fB-$1 --`))
			return nil
		},
		ValidArgsFunction: commandNames,
	}
}

// manPage is the page of a command and of those below it, as roff.
func manPage(c *cobra.Command) (string, error) {
	c.InitDefaultHelpFlag()
	page, err := mango.NewManPage(1, c)
	if err != nil {
		return "", err
	}
	if c.HasParent() {
		page.Root.Name = strings.ReplaceAll(c.CommandPath(), " ", "-")
		if c.Long == "" {
			page = page.WithLongDescription(c.Short + ".")
		}
		page = page.WithSection("Usage", c.UseLine())
		if c.Example != "" {
			page = page.WithSection("Examples", c.Example)
		}
		page = page.WithSection("See also", "prebirth(1), also for the exit codes.")
	}
	return page.Build(roff.NewDocument()), nil
}
