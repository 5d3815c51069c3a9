package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/tui/language"
)

// A found is words of a reflection that may identify somebody, as JSON.
type found struct {
	Reflection string `json:"reflection"`
	Version    string `json:"version,omitempty"` // when the earlier version was written that holds them, RFC 3339
	Line       int    `json:"line"`              // from 1
	Level      string `json:"level"`             // "certain", "likely" or "hint"
	Kind       string `json:"kind"`
	Words      string `json:"words"`
	Why        string `json:"why"`
	Instead    string `json:"instead,omitempty"` // neutral words
	Kept       bool   `json:"kept"`              // its writer looked at it and kept it
	Reason     string `json:"reason,omitempty"`  // why
}

// stops says whether it has to be changed or kept before anything leaves.
func (f found) stops() bool { return f.Level == string(guard.Certain) && !f.Kept }

// stopping counts what stops it.
func stopping(all []found) (n int) {
	for _, f := range all {
		if f.stops() {
			n++
		}
	}
	return n
}

func newReflectionsCheck(e *env) *cobra.Command {
	var ch chooser
	c := &cobra.Command{
		Use:   "check [ID...]",
		Short: e.Say("Point at words that may identify somebody"),
		Long: e.Say("Lists the words in what you wrote that may identify somebody, why, and neutral words to put in their place. " +
			"What is certain has to be changed or kept with a reason before it can be exported: exit code 4 while any is open. " +
			"It finds patterns; you decide. Where it finds nothing, somebody may still be recognised."),
		Example: "prebirth reflections check\nprebirth reflections check 4f2a --json",
		Args:    e.takes(0, -1, e.Say("ids of reflections, or none for all")),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := e.filter(ch)
			if err != nil {
				return err
			}
			return e.reading(func(store *progress.Store) error { return e.check(store, f, args) })
		},
		ValidArgsFunction: completeAny(e.reflectionIDs),
	}
	ch.flags(c, e)
	return c
}

func (e *env) check(store *progress.Store, f progress.Filter, ids []string) error {
	checked, all := 0, []found{}
	add := func(r progress.Reflection) error {
		more, err := lookAt(store, r, nil)
		checked++
		all = append(all, more...)
		return err
	}
	if err := chosen(store, f, ids, add); err != nil {
		return err
	}
	open := stopping(all)
	if e.json {
		if err := e.encode(map[string]any{"schema": schema, "checked": checked, "open": open, "findings": all}); err != nil {
			return err
		}
	} else {
		e.print("%s", e.foundText(all))
		e.say("%s looked at, %s. It finds patterns; you decide.", e.Count(checked, "%d reflection", "%d reflections"), e.Count(len(all), "%d finding", "%d findings"))
	}
	if open > 0 {
		return mustMend("check", open)
	}
	return nil
}

// chosen goes through the reflections that are named, or through all that the
// filter lets through.
func chosen(store *progress.Store, f progress.Filter, ids []string, do func(progress.Reflection) error) error {
	if len(ids) == 0 {
		return store.Each(f, do)
	}
	for _, id := range ids {
		r, err := named(store, id)
		if err != nil {
			return err
		}
		if err := do(r); err != nil {
			return err
		}
	}
	return nil
}

// mustMend refuses what a command does as long as something is open.
func mustMend(doing string, open int) error {
	if open == 1 {
		return &checkError{language.Errorf("%s: a finding that is certain has to be changed or kept first", doing),
			language.Mark("open the reflection in prebirth and press ctrl+r, or keep it and say why: prebirth reflections export --reason WORDS")}
	}
	return &checkError{language.Errorf("%s: %d findings that are certain have to be changed or kept first", doing, open),
		language.Mark("open the reflection in prebirth and press ctrl+r, or keep them and say why: prebirth reflections export --reason WORDS")}
}

// lookAt is what the guard finds in a reflection and in earlier versions of it
// that would leave with it. The same words are listed once.
func lookAt(store *progress.Store, r progress.Reflection, earlier []progress.Revision) ([]found, error) {
	all := findings(r.ID, "", r.Text)
	for _, v := range earlier {
		if v.ID != r.Revision {
			all = append(all, findings(r.ID, stamp(v.At), v.Text)...)
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	list, err := store.Kept(r.ID)
	if err != nil {
		return nil, err
	}
	type words struct{ kind, text string }
	reasons, seen := map[words]string{}, map[words]bool{}
	for _, k := range list {
		reasons[words{k.Kind, k.Words}] = k.Reason
	}
	var once []found
	for _, f := range all {
		w := words{f.Kind, f.Words}
		if seen[w] {
			continue
		}
		seen[w] = true
		f.Reason, f.Kept = reasons[w], reasons[w] != ""
		once = append(once, f)
	}
	return once, nil
}

func findings(id, version, text string) (all []found) {
	for _, f := range guard.Find(text) {
		all = append(all, found{
			Reflection: id, Version: version, Line: 1 + strings.Count(text[:f.Start], "\n"),
			Level: string(f.Level), Kind: string(f.Kind), Words: text[f.Start:f.End], Why: f.Why, Instead: f.Instead,
		})
	}
	return all
}

// foundText is findings as a person reads them.
func (e *env) foundText(all []found) string {
	var b strings.Builder
	for _, f := range all {
		where := e.Say("%s, line %d", f.Reflection, f.Line)
		if f.Version != "" {
			where = e.Say("%s, line %d, in the earlier version of %s", f.Reflection, f.Line, f.Version)
		}
		fmt.Fprintf(&b, "%s\n    %s, %s: “%s”\n", where, e.Say(f.Kind), e.Say(f.Level), clean.Line(f.Words))
		fmt.Fprintf(&b, "    %s\n", clean.Line(e.Say(f.Why)))
		if f.Instead != "" {
			fmt.Fprintf(&b, "    %s\n", e.Say("Instead: %s", clean.Line(f.Instead)))
		}
		if f.Kept {
			fmt.Fprintf(&b, "    %s\n", e.Say("Kept: %s", clean.Line(f.Reason)))
		}
	}
	return b.String()
}
