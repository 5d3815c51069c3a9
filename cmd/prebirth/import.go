package main

import (
	"os"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

// A taken is what became of one part of a file, as JSON.
type taken struct {
	Added  int `json:"added"`
	There  int `json:"there"`
	Joined int `json:"joined"`
	Left   int `json:"left"`
}

func newImport(e *env) *cobra.Command {
	erased := false
	c := &cobra.Command{
		Use:   "import FILE",
		Short: e.Say("Take in what prebirth export --all wrote on another machine"),
		Long: e.Say("Adds what the file holds and this store does not have; nothing that is here goes. A reflection with other words here keeps both as versions, " +
			"and what was saved last is its present words; notes are joined; meetings and sessions are kept beside each other. " +
			"It is all taken in or nothing, and the same file again changes nothing. Before anything is added where something is, a backup is made. " +
			"What was erased here within a month stays erased, unless --also-erased is given."),
		Example: "prebirth import everything.json",
		Args:    e.takes(1, 1, e.Say("one file")),
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := e.regular(args[0])
			if err != nil {
				return err
			}
			defer file.Close()
			return e.writing(func(store *progress.Store) error { return e.takeIn(store, file, erased) })
		},
	}
	c.Flags().BoolVar(&erased, "also-erased", false, e.Say("bring back what was erased here, too"))
	return c
}

// regular opens a file that can be read twice, which no pipe can.
func (e *env) regular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, &usageError{language.Errorf("read %s: it is not a file", path), e.Say("name the file that prebirth export --all wrote")}
	}
	var file *os.File
	if err == nil {
		file, err = os.Open(path)
	}
	if err != nil {
		return nil, &notFoundError{language.Errorf("read %s: %v", path, reason(err)), e.Say("name a file that is there and that you may read")}
	}
	return file, nil
}

func (e *env) takeIn(store *progress.Store, file *os.File, erased bool) error {
	held, err := store.Held()
	if err != nil {
		return err
	}
	backup := ""
	if holds(held) {
		b, err := store.Backup()
		if err != nil {
			return err
		}
		backup = backupName(b)
	}
	done, err := store.Import(file, erased)
	if err != nil {
		return err
	}
	if e.json {
		return e.encode(importDocument(done, backup))
	}
	return e.sayTaken(store, done, backup)
}

// holds says whether there is anything in a store but what this computer was told of
// itself.
func holds(held progress.Held) bool {
	for part, n := range held {
		if n > 0 && part != "settings" {
			return true
		}
	}
	return false
}

func importDocument(done progress.Imported, backup string) map[string]any {
	parts := map[string]taken{}
	for name, t := range done.Parts {
		parts[name] = taken(t)
	}
	return map[string]any{"schema": schema, "changed": done.Changed, "versions": done.Versions, "backup": backup, "parts": parts}
}

func (e *env) sayTaken(store *progress.Store, done progress.Imported, backup string) error {
	for _, p := range carriedParts() {
		t := done.Parts[p.name]
		if t == (progress.Taken{}) || p.name == "cards" {
			continue
		}
		e.print("%s\n", e.Say("%s: %d new, %d here already, %d with other words kept beside, %d left out", e.Say(p.said), t.Added, t.There, t.Joined, t.Left))
	}
	left := done.Parts["reflections"].Left
	if left > 0 {
		e.say("Left out because they were erased here: %s. --also-erased takes them in.", e.reflections(left))
	}
	if !done.Changed && left > 0 {
		e.say("Nothing else is new.")
	} else if !done.Changed {
		e.say("Nothing is new: everything in the file was here.")
	} else {
		e.say("Taken in. The file is not encrypted: erase it when you need it no more.")
		if backup != "" {
			e.say("What was here before is kept: prebirth restore %s brings it back.", clean.String(backup))
		}
	}
	return e.sayKeys(store, done)
}

// sayKeys says what a file cannot bring: one's own keys, and trust.
func (e *env) sayKeys(store *progress.Store, done progress.Imported) error {
	if done.Parts["people"].Added > 0 {
		e.say("If the file was ever out of your hands, compare the six words with each new contact again.")
	}
	if done.Parts["cards"].Left == 0 {
		return nil
	}
	own, err := store.Identities()
	if err == nil && len(own) == 0 {
		e.say("Your keys were not in it. prebirth handover card makes a contact card for this machine.")
	}
	return err
}

// A carriedPart is how a part of a file is called.
type carriedPart struct{ name, said string }

func carriedParts() []carriedPart {
	return []carriedPart{
		{"reflections", language.Mark("Reflections")}, {"places", language.Mark("Places in briefings")}, {"reads", language.Mark("Parts read")},
		{"people", language.Mark("Contacts")}, {"handovers", language.Mark("Handovers")}, {"shown", language.Mark("Versions shown")},
		{"entries", language.Mark("Comments, actions and sign-offs")}, {"meetings", language.Mark("Meetings")}, {"notes", language.Mark("Private notes")},
		{"sessions", language.Mark("Sessions")}, {"settings", language.Mark("Settings and unsaid remarks")}, {"cards", ""},
	}
}
