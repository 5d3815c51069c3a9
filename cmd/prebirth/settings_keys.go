package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress/settings"
	"prebirth/tui"
	"prebirth/tui/keymap"
	"prebirth/tui/language"
)

// A boundAction is an action with the keys that do it, as JSON.
type boundAction struct {
	Screen string   `json:"screen"`
	Action string   `json:"action"`
	Does   string   `json:"does"`
	Keys   []string `json:"keys"`
	Usual  []string `json:"usual"`
	From   string   `json:"from"` // "file", or "usual" where it says nothing
	Line   int      `json:"line,omitempty"`
}

func newKeys(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "keys [SCREEN]",
		Short: e.Say("List what every key does, under the names that the settings file takes"),
		Long: e.Say("Each line is an action, SCREEN/ACTION, with the keys that do it now. A line of the settings file gives it others: " +
			"key SCREEN/ACTION = KEY, with one or more keys. Keys are written as n, N, space, enter, tab, up, pgdown, home, f5, ctrl+n or alt+up."),
		Example: "prebirth settings keys\nprebirth settings keys reader\nprebirth settings set 'key reader/turn-page' 'n right'",
		Args:    e.takes(0, 1, e.Say("at most one screen")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.listKeys(strings.Join(args, ""))
		},
		ValidArgsFunction: completeOne(keyScreens),
	}
}

func (e *env) listKeys(of string) error {
	s, err := judged(e.settings())
	if err != nil {
		return err
	}
	bound, _ := tui.Keys(s) // what is wrong was said
	all := []boundAction{}
	for _, a := range bound.All() {
		if of == "" || of == a.Screen {
			all = append(all, listedKey(a))
		}
	}
	if len(all) == 0 {
		return e.noScreen(of)
	}
	if e.json {
		return e.encode(map[string]any{"schema": schema, "file": s.File, "keys": all})
	}
	for _, a := range all {
		line := fmt.Sprintf("%-36s %-28s %s", a.Screen+"/"+a.Action, strings.Join(a.Keys, " "), e.Say(a.Does))
		if a.Line > 0 {
			line += " (" + e.Say("line %d", a.Line) + ")"
		}
		e.print("%s\n", clean.Line(line))
	}
	return nil
}

func listedKey(a keymap.Action) boundAction {
	b := boundAction{a.Screen, a.Name, a.Does, a.Keys, a.Usual, "usual", a.Line}
	if a.Line > 0 {
		b.From = "file"
	}
	return b
}

// keyScreens are the screens that have keys.
func keyScreens() (names []string) {
	bound, _ := tui.Keys(settings.Settings{})
	for _, a := range bound.All() {
		if n := len(names); n == 0 || names[n-1] != a.Screen {
			names = append(names, a.Screen)
		}
	}
	return names
}

func (e *env) noScreen(name string) error {
	hint := e.Say("the screens are %s", quoted(keyScreens()))
	if near := settings.Nearest(name, keyScreens()); near != "" {
		hint = e.Say("did you mean %s?", near)
	}
	return &notFoundError{language.Errorf("there is no screen %q", name), hint}
}

// settable says whether a line for an action may be set: it may not make the file one
// that the program does not start with. The error is an [*settings.Error].
func settable(path, name, value string) error {
	s, err := settings.Read(path)
	if err != nil {
		return nil // which is said by whoever sets it
	}
	var before, after settings.Errors
	_, wrong := tui.Keys(s)
	errors.As(wrong, &before)
	_, wrong = tui.Keys(s.WithKey(strings.Join(strings.Fields(name), " "), value))
	if errors.As(wrong, &after); len(after) <= len(before) {
		return nil
	}
	for _, one := range after {
		if one.Line > 0 && !contains(before, one) {
			return &settings.Error{Problem: one.Problem, Mend: one.Mend}
		}
	}
	return nil
}

func contains(errs settings.Errors, one *settings.Error) bool {
	for _, err := range errs {
		if err.Line == one.Line && err.Problem == one.Problem {
			return true
		}
	}
	return false
}
