package main

import (
	"fmt"
	"strings"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

func newMan(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "prebirth man | man -l -",
		Args:    takes(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, c.Root())
			if err != nil {
				return fmt.Errorf("make the manual page: %w", err)
			}
			text := page.Build(roff.NewDocument())
			e.print("%s", strings.ReplaceAll(text, `\fB--h --help\fP`, `\fB-h --help\fP`))
			return nil
		},
	}
}
