package main

import (
	"github.com/spf13/cobra"

	"prebirth/progress/record"
	"prebirth/tui/language"
)

func newRecordLayout(e *env) *cobra.Command {
	names := record.BuiltIn()
	return &cobra.Command{
		Use:   "layout NAME",
		Short: e.Say("Print a built-in layout, to make a service's own from"),
		Long: e.Say("Prints the data file that sets a record out: its headings, in which order, what each is filled with, and how many words it takes. "+
			"Keep it as a file, change it, and give it to the record with --layout. The names are: %s.", quoted(names)),
		Example: "prebirth record layout cpd > ours.json\nprebirth record cpd --for-supervision --layout ours.json",
		Args:    e.takes(1, 1, e.Say("the name of a layout: %s", quoted(names))),
		RunE: func(_ *cobra.Command, args []string) error {
			text, ok := record.Text(args[0])
			if !ok {
				return &notFoundError{language.Errorf("there is no layout %q", args[0]), e.Say("the names are: %s", quoted(names))}
			}
			e.print("%s", text)
			return nil
		},
		ValidArgsFunction: completeOne(func() []string { return names }),
	}
}
