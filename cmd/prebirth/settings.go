package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress/settings"
	"prebirth/tui"
	"prebirth/tui/language"
)

// A chosenValue is a setting, as JSON.
type chosenValue struct {
	Name    string   `json:"name"`
	Value   string   `json:"value"`
	From    string   `json:"from"` // "flag", "file", or "usual" where neither says anything
	Line    int      `json:"line,omitempty"`
	Allowed []string `json:"allowed"`
	Meaning string   `json:"meaning"`
}

// A chosenKey is a line that gives an action other keys, as JSON.
type chosenKey struct {
	Screen string   `json:"screen"`
	Action string   `json:"action"`
	Keys   []string `json:"keys"`
	Line   int      `json:"line"`
}

func newSettings(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "settings",
		Short: e.Say("Show or set how prebirth looks and is used"),
		Long: e.Say("The settings are lines of a plain file, name = value, which you may write yourself: prebirth where names it. " +
			"What stands around a line stays when it is set here. A flag is stronger than a setting."),
		Example: "prebirth settings\nprebirth settings set theme contrast\nprebirth settings check",
		Args:    e.noSuchCommand,
		RunE:    func(*cobra.Command, []string) error { return e.listSettings() },
	}
	list := &cobra.Command{
		Use: "list", Short: e.Say("List the settings, their values and where those come from"), Args: e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error { return e.listSettings() },
	}
	set := &cobra.Command{
		Use: "set NAME VALUE", Short: e.Say("Change one line of the settings file, and leave all others as they are"),
		Example: "prebirth settings set theme light\nprebirth settings set 'key reader/turn-page' 'n right'",
		Args:    e.takes(2, 2, e.Say("a name and a value, such as theme light")),
		RunE:    func(_ *cobra.Command, args []string) error { return e.set(args[0], args[1]) },
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return e.settingWords(args), cobra.ShellCompDirectiveNoFileComp
		},
	}
	check := &cobra.Command{
		Use: "check", Short: e.Say("Name everything in the settings file that cannot be understood"), Args: e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error { return e.checkSettings() },
	}
	c.AddCommand(list, set, newKeys(e), check)
	return c
}

// settings are those of the file. A file that cannot be understood is an error, with
// all that is wrong.
func (e *env) settings() (settings.Settings, error) {
	folders, err := e.folders()
	if err != nil {
		return settings.Settings{}, err
	}
	return settings.Read(folders.SettingsPath())
}

// judged is settings whose lines for keys were judged as well.
func judged(s settings.Settings, err error) (settings.Settings, error) {
	_, wrong := tui.Keys(s)
	return s, settings.Join(err, wrong)
}

func (e *env) listSettings() error {
	s, err := judged(e.settings())
	if err != nil {
		return err
	}
	all, keys := []chosenValue{}, []chosenKey{}
	for _, known := range settings.Known() {
		all = append(all, e.chosen(s, known))
	}
	for _, k := range s.Keys {
		keys = append(keys, chosenKey{k.Screen, k.Action, k.Keys, k.Line})
	}
	if e.json {
		return e.encode(map[string]any{"schema": schema, "file": s.File, "settings": all, "keys": keys})
	}
	e.print("%s\n\n", clean.String(s.File))
	for _, c := range all {
		e.print("%-9s %-9s %-9s %s (%s)\n", c.Name, c.Value, e.from(c), e.Say(c.Meaning), strings.Join(c.Allowed, ", "))
	}
	for _, k := range keys {
		e.print("%s  %s\n", clean.Line(fmt.Sprintf("key %s/%s = %s", k.Screen, k.Action, strings.Join(k.Keys, " "))), e.Say("line %d", k.Line))
	}
	return nil
}

// chosen is a setting and where its value comes from.
func (e *env) chosen(s settings.Settings, known settings.Setting) chosenValue {
	c := chosenValue{known.Name, s.Value(known.Name), "usual", s.Line(known.Name), known.Names(), known.Means}
	switch {
	case known.Name == "theme" && e.theme != "":
		c.Value, c.From, c.Line = e.theme, "flag", 0
	case c.Line > 0:
		c.From = "file"
	}
	return c
}

// from is where a value comes from, for a person.
func (e *env) from(c chosenValue) string {
	switch c.From {
	case "file":
		return e.Say("line %d", c.Line)
	case "flag":
		return e.Say("flag")
	}
	return e.Say("usual")
}

// set is wrong usage for what no file may say; the file itself is another matter.
func (e *env) set(name, value string) error {
	if err := settings.Check(name, value); err != nil {
		return &usageError{err, hintOf(err)}
	}
	folders, err := e.folders()
	if err != nil {
		return err
	}
	if err := settable(folders.SettingsPath(), name, value); err != nil {
		return &usageError{err, hintOf(err)}
	}
	if err := settings.Set(folders.SettingsPath(), name, value); err != nil {
		return err
	}
	e.print("%s\n", clean.Line(name+" = "+value))
	return nil
}

func (e *env) checkSettings() error {
	s, err := judged(e.settings())
	var faults settings.Errors
	if !errors.As(err, &faults) {
		if err == nil {
			e.say("%s can be understood.", clean.String(s.File))
		}
		return err
	}
	for _, one := range faults {
		e.print("%s\n    %s\n", clean.Line(one.Error()), clean.Line(e.Say(one.Mend)))
	}
	return &checkError{language.Errorf("check settings: there is something to mend"), e.Say("what to do stands below each line that is named")}
}

// settingWords are the words that may come next after settings set.
func (e *env) settingWords(args []string) (words []string) {
	if len(args) == 0 {
		for _, known := range settings.Known() {
			words = append(words, known.Name+"\t"+e.Say(known.Means))
		}
	}
	if len(args) == 1 {
		known, _ := settings.Find(args[0])
		for _, v := range known.Values {
			words = append(words, v.Name+"\t"+e.Say(v.Means))
		}
	}
	return words
}

// themes are the names that --theme takes.
func themes() []string {
	known, _ := settings.Find("theme")
	return known.Names()
}
