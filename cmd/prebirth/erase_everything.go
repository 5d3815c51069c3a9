package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
)

func newEraseEverything(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "erase-everything",
		Short: e.Say("Erase all that this program keeps, for good"),
		Long: e.Say("Destroys the key first, so that nothing can be read from then on, and then takes away every file that prebirth keeps: " +
			"reflections, versions, places, backups. It cannot be undone. One that was interrupted is finished at the next call. " +
			"Files that were exported, backups that were carried elsewhere and copies of the folders are out of reach."),
		Args: e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error { return e.eraseEverything(yes) },
	}
	c.Flags().BoolVar(&yes, "yes-erase-everything", false, e.Say("do not ask"))
	return c
}

func (e *env) eraseEverything(sure bool) error {
	folders, err := e.folders()
	if err != nil {
		return err
	}
	if progress.Erasing(folders) { // it was confirmed then
		return e.eraseNow(folders)
	}
	files, err := progress.Files(folders)
	if err != nil { // what cannot be listed is no reason to keep the rest
		fmt.Fprintf(e.err, "prebirth: %s\n", e.Err(err))
	}
	files = slices.DeleteFunc(files, func(f progress.File) bool { return !f.Ours() })
	if len(files) == 0 {
		if err := progress.EraseEverything(folders); err != nil {
			return err
		}
		e.say("There is nothing to erase.")
		return nil
	}
	if err := e.sayWhatGoes(folders, e.reflectionsThere(folders), files); err != nil {
		return err
	}
	if !sure {
		ok, err := e.sure(e.Say("Type %s to erase all of it:", e.Say("erase"))+" ", "erase", "--yes-erase-everything")
		if err != nil {
			return err
		}
		if !ok {
			e.say("Nothing was erased.")
			return nil
		}
	}
	return e.eraseNow(folders)
}

func (e *env) eraseNow(folders progress.Folders) error {
	if err := progress.EraseEverything(folders); err != nil {
		return err
	}
	e.say("Erased. The key was destroyed first.")
	left, _ := progress.Files(folders) // what cannot be listed was said before
	for i, file := range left {
		if i == 0 {
			e.say("Left, because prebirth did not make it:")
		}
		e.print("  %s\n", clean.String(file.Path))
	}
	return nil
}

// sayWhatGoes says what there is.
func (e *env) sayWhatGoes(folders progress.Folders, reflections string, files []progress.File) error {
	size := int64(0)
	for _, file := range files {
		size += file.Size
	}
	backups, err := progress.Backups(folders)
	if err != nil {
		return err
	}
	e.say("This goes, for good:")
	e.print("  %s\n  %s\n", reflections, e.Count(len(backups), "%d backup", "%d backups"))
	e.print("  %s\n", e.Say("%s, %s, in", e.Count(len(files), "%d file", "%d files"), e.bytesOf(size)))
	for _, folder := range []string{folders.Data, folders.Config, folders.State} {
		if exists(folder) {
			e.print("    %s\n", clean.String(folder))
		}
	}
	e.say("Out of reach: files you exported, backups you carried elsewhere, copies of these folders,\n" +
		"and what others were given.")
	return nil
}

// reflectionsThere says how many reflections there are, where that can be known.
// It asks for no passphrase: whoever has lost it may erase as well.
func (e *env) reflectionsThere(folders progress.Folders) string {
	const unknown = "all reflections and their versions (how many is not known without opening them)"
	secret, err := e.secret()
	if err != nil {
		return e.Say(unknown)
	}
	store, err := progress.Open(folders, progress.Options{Secret: secret, ReadOnly: true})
	if err != nil {
		return e.Say(unknown)
	}
	n, err := count(store)
	if closed := store.Close(); err != nil || closed != nil {
		return e.Say(unknown)
	}
	return e.Say("%s, with all versions", e.Count(n, "%d reflection", "%d reflections"))
}
