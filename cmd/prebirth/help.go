package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newHelp is cobra's help command, but for a command that there is not: that
// is wrong usage here as everywhere.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show what a command does",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if about == nil || err != nil || len(rest) > 0 {
				return &usageError{fmt.Errorf("there is no command %q", strings.Join(args, " ")), "see prebirth --help"}
			}
			return about.Help()
		},
		ValidArgsFunction: commandNames,
	}
}
