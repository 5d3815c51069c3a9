package main

import (
	"io"
	"time"

	"prebirth/briefings/clean"
	"prebirth/progress"
)

// exportAll writes everything for another machine of the same person.
func (e *env) exportAll(store *progress.Store, l *leaving) error {
	held, err := store.Held()
	if err != nil {
		return err
	}
	marked, certain, err := pointedAt(store)
	if err != nil {
		return err
	}
	e.tell("Everything in one file: %s with %s, %s, %s, %s.", e.reflections(held["reflections"]),
		e.Count(held["versions"], "%d version", "%d versions"), e.Count(held["notes"], "%d private note", "%d private notes"),
		e.Count(held["people"], "%d contact", "%d contacts"), e.Count(held["sessions"], "%d session", "%d sessions"))
	e.tell("The file is NOT ENCRYPTED: whoever has it can read all of this, what is private and your notes for nobody else with it. " +
		"Carry it by hand, and erase it once it was taken in. prebirth backup FOLDER writes a copy that is encrypted.")
	if marked > 0 {
		e.tell("In your reflections: %s that may identify somebody; certain: %d. They do not stop this file.", e.Count(marked, "%d finding", "%d findings"), certain)
	}
	if held["entries"]+held["notes"]+held["sessions"] > 0 {
		e.tell("Comments, actions, private notes and sessions were not looked through.")
	}
	if !l.yes {
		if ok, err := e.sure(e.Say("Write it? y/N: "), "y", "--yes"); err != nil || !ok {
			if err == nil {
				e.say("Nothing was written.")
			}
			return err
		}
	}
	err = writeFile(l.output, func(w io.Writer) error {
		held, err = store.Export(w, time.Now(), version())
		return err
	})
	if err != nil {
		return err
	}
	if e.json {
		return e.encode(map[string]any{"schema": schema, "file": l.output, "held": held, "findings": marked, "certain": certain})
	}
	e.say("Written to %s. On the other machine: prebirth import FILE", clean.String(l.output))
	if held["cards"] > 0 {
		e.say("Your keys are not in it: make a contact card there, and give it to the people you exchange reflections with.")
	}
	return nil
}

// pointedAt counts what the guard finds in everything that was written and was not
// kept with a reason.
func pointedAt(store *progress.Store) (all, certain int, err error) {
	err = store.Each(progress.Filter{}, func(r progress.Reflection) error {
		earlier, err := store.Revisions(r.ID)
		if err != nil {
			return err
		}
		found, err := lookAt(store, r, earlier)
		certain += stopping(found)
		for _, f := range found {
			if !f.Kept {
				all++
			}
		}
		return err
	})
	return all, certain, err
}
