package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
)

func newReflectionsStar(e *env) *cobra.Command {
	remove := false
	c := &cobra.Command{
		Use:   "star ID WORDS",
		Short: e.Say("Mark a passage that you want to be seen first in supervision"),
		Args:  e.takes(2, -1, e.Say("the id of a reflection, and words that stand in it")),
		RunE: func(_ *cobra.Command, args []string) error {
			passage, err := e.typed(args[1:])
			if err != nil {
				return err
			}
			return e.writing(func(store *progress.Store) error { return e.star(store, args[0], passage, remove) })
		},
		ValidArgsFunction: completeOne(e.reflectionIDs),
	}
	c.Flags().BoolVar(&remove, "remove", false, e.Say("take the star away"))
	return c
}

func (e *env) star(store *progress.Store, id, passage string, remove bool) error {
	r, err := named(store, id)
	if err != nil {
		return err
	}
	desk := supervision.At(store)
	starred, err := desk.Starred(r.ID)
	if err != nil {
		return err
	}
	starred = slices.DeleteFunc(starred, func(have string) bool { return have == passage })
	if !remove {
		if !strings.Contains(r.Text, passage) {
			return &hinted{language.Errorf("these words do not stand in the reflection"), e.Say("copy them as they stand there")}
		}
		starred = append(starred, passage)
	}
	if err := desk.Star(r.ID, starred); err != nil {
		return err
	}
	e.say("%s in reflection %s.", e.Count(len(starred), "%d starred passage", "%d starred passages"), last4(r.ID))
	return nil
}
