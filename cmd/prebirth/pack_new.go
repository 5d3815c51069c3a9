package main

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/briefings/pack"
	"prebirth/progress"
)

func newPackNew(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "new DIR",
		Short: e.Say("Begin a pack: a folder with a place for everything it needs"),
		Long: e.Say("Writes a folder with pack.json and a briefing of seven parts, in which TO FILL IN stands wherever something has to be written. " +
			"Once all of that is replaced, prebirth pack check finds no fault. A folder with something in it is left alone."),
		Example: "prebirth pack new our-city",
		Args:    e.takes(1, 1, e.Say("one folder, empty or not there yet")),
		RunE: func(_ *cobra.Command, args []string) error {
			made, err := pack.New(args[0])
			if systemError(err) {
				err = &hinted{progress.Unwritable(args[0], err), e.Say("name a folder that is empty or not there yet, where you may write")}
			}
			if err != nil {
				return err
			}
			for _, path := range made {
				e.print("%s\n", clean.String(path))
			}
			e.say("Replace each TO FILL IN, and then run prebirth pack check %s.", clean.Line(inShell(args[0])))
			return nil
		},
	}
}

// inShell is a word as it is typed in a shell.
func inShell(word string) string {
	if plainWord.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

var plainWord = regexp.MustCompile(`^[\p{L}\p{N}_./~+,@%][\p{L}\p{N}_./~+,@%-]*$`)
