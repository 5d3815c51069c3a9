package main

import (
	"github.com/spf13/cobra"
)

func newPack(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "pack",
		Short: e.Say("Bring in briefings of your own"),
		Args:  e.noSuchCommand,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newPackImport(e))
	return c
}
