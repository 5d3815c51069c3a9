package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"prebirth/tui/language"
)

// newHelp is cobra's help command, but for a command that there is not: that
// is wrong usage here as everywhere.
func newHelp(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: e.Say("Show what a command does"),
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if about == nil || err != nil || len(rest) > 0 {
				return &usageError{language.Errorf("there is no command %q", strings.Join(args, " ")), e.Say("see %s", "prebirth --help")}
			}
			return about.Help()
		},
		ValidArgsFunction: commandNames,
	}
}

// usage is cobra's page of what a command takes, with its headings in the language
// that is spoken.
func (e *env) usage(cobras string) string {
	return strings.NewReplacer(
		".FlagUsages", ".FlagUsagesWrapped "+strconv.Itoa(e.outWidth),
		"Global Flags:", e.Say("Flags of every command:"),
		"Flags:", e.Say("Flags:"),
		"Usage:", e.Say("Usage:"),
		"Examples:", e.Say("Examples:"),
		"Available Commands:", e.Say("Commands:"),
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		e.Say("%s has more about a command.", "{{.CommandPath}} COMMAND --help"),
	).Replace(cobras)
}

// flagError is what is wrong with a flag, in words for a person.
func (e *env) flagError(c *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		lacks   *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		err = language.Errorf("there is no flag %s", dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &lacks):
		err = language.Errorf("%s needs a value", dashed(lacks.GetSpecifiedName()))
	case errors.As(err, &value):
		err = language.Errorf("%s cannot be %q", "--"+value.GetFlag().Name, value.GetValue())
	}
	return &usageError{err, e.Say("see %s", c.CommandPath()+" --help")}
}

// dashed is a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
