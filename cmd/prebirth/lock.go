package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/tui/language"
)

func newLock(e *env) *cobra.Command {
	after := ""
	c := &cobra.Command{
		Use:   "lock",
		Short: e.Say("Show or set after how many idle minutes prebirth locks itself"),
		Long: e.Say("While prebirth is open, it locks itself when no key was pressed for some minutes; without a passphrase it hides what it shows. " +
			"ctrl+l does so at once, ctrl+x hides."),
		Example: "prebirth lock\nprebirth lock --after 5\nprebirth lock --after 0",
		Args:    e.takes(0, 0, e.Say("no arguments")),
		RunE: func(c *cobra.Command, _ []string) error {
			if !c.Flags().Changed("after") {
				return e.reading(e.printLock)
			}
			minutes, ok := progress.LockAfter(after)
			if !ok {
				return &usageError{language.Errorf("%q is no number of minutes", after), e.Say("it is a number from 0, which is never, to 1440")}
			}
			return e.writing(func(store *progress.Store) error {
				if err := store.SetSetting(progress.SettingLockAfter, strconv.Itoa(minutes)); err != nil {
					return err
				}
				return e.printLock(store)
			})
		},
	}
	c.Flags().StringVar(&after, "after", "", e.Say("minutes; 0 is never"))
	return c
}

func (e *env) printLock(store *progress.Store) error {
	value, err := store.Setting(progress.SettingLockAfter)
	if err != nil {
		return err
	}
	minutes, _ := progress.LockAfter(value)
	if e.json {
		return e.encode(map[string]any{"schema": schema, "minutes": minutes})
	}
	if minutes == 0 {
		e.say("It never locks itself.")
		return nil
	}
	e.say("It locks itself after %s without a key.", e.Count(minutes, "%d minute", "%d minutes"))
	return nil
}
