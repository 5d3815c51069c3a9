package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/screen"
)

func newEraseEverything(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "erase-everything",
		Short: "Erase all that this program keeps, for good",
		Long: "Destroys the key first, so that nothing can be read from then on, and then takes away every file that prebirth keeps: " +
			"reflections, versions, places, backups. It cannot be undone. One that was interrupted is finished at the next call. " +
			"Files that were exported, backups that were carried elsewhere and copies of the folders are out of reach.",
		Args: e.takes(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error { return e.eraseEverything(yes) },
	}
	c.Flags().BoolVar(&yes, "yes-erase-everything", false, "do not ask")
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
		fmt.Fprintf(e.err, "prebirth: %v\n", err)
	}
	files = slices.DeleteFunc(files, func(f progress.File) bool { return !f.Ours() })
	if len(files) == 0 {
		if err := progress.EraseEverything(folders); err != nil {
			return err
		}
		e.print("There is nothing to erase.\n")
		return nil
	}
	if err := e.sayWhatGoes(folders, e.reflectionsThere(folders), files); err != nil {
		return err
	}
	if !sure {
		ok, err := e.sure("Type erase to erase all of it: ", "erase", "--yes-erase-everything")
		if err != nil {
			return err
		}
		if !ok {
			e.print("Nothing was erased.\n")
			return nil
		}
	}
	return e.eraseNow(folders)
}

func (e *env) eraseNow(folders progress.Folders) error {
	if err := progress.EraseEverything(folders); err != nil {
		return err
	}
	e.print("Erased. The key was destroyed first.\n")
	left, _ := progress.Files(folders) // what cannot be listed was said before
	for i, file := range left {
		if i == 0 {
			e.print("Left, because prebirth did not make it:\n")
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
	e.print("This goes, for good:\n  %s\n  %s\n", reflections, screen.Count(len(backups), "backup"))
	e.print("  %s, %s, in\n", screen.Count(len(files), "file"), bytesOf(size))
	for _, folder := range []string{folders.Data, folders.Config, folders.State} {
		if exists(folder) {
			e.print("    %s\n", clean.String(folder))
		}
	}
	e.print("Out of reach: files you exported, backups you carried elsewhere, copies of these folders,\n" +
		"and what others were given.\n")
	return nil
}

// reflectionsThere says how many reflections there are, where that can be known.
// It asks for no passphrase: whoever has lost it may erase as well.
func (e *env) reflectionsThere(folders progress.Folders) string {
	const unknown = "all reflections and their versions (how many is not known without opening them)"
	secret, err := e.secret()
	if err != nil {
		return unknown
	}
	store, err := progress.Open(folders, progress.Options{Secret: secret, ReadOnly: true})
	if err != nil {
		return unknown
	}
	n, err := count(store)
	if closed := store.Close(); err != nil || closed != nil {
		return unknown
	}
	return fmt.Sprintf("%s, with all versions", screen.Count(n, "reflection"))
}
