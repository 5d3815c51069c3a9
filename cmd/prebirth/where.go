package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/language"
	"prebirth/tui/pair"
)

// A kept file, as JSON.
type keptFile struct {
	Path      string `json:"path"`
	Size      int64  `json:"size"` // bytes
	Purpose   string `json:"purpose"`
	Encrypted bool   `json:"encrypted"`
	Ours      bool   `json:"ours"` // prebirth made it
}

// A place is a file or folder that the program makes when it needs it.
type place struct {
	Name   string `json:"name"`
	Path   string `json:"path"`
	Exists bool   `json:"exists"`
}

// What opens the store.
const (
	byNothing    = "nothing yet"
	byAccount    = "the key of this account"
	byPassphrase = "a passphrase"
)

// opensBy says what opens the store, without opening it.
func opensBy(f progress.Folders) string {
	has, _ := vault.Protects(f.SlotsPath()) // nothing, where it cannot be known
	switch {
	case has.Passphrase:
		return language.Mark(byPassphrase)
	case has.Account:
		return language.Mark(byAccount)
	}
	return language.Mark(byNothing)
}

func newWhere(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "where",
		Short: e.Say("Show every file this program keeps, and what protects it"),
		Args:  e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			f, err := e.folders()
			if err != nil {
				return err
			}
			files, unread := progress.Files(f) // those that can be read, in any case
			places := []place{
				{language.Mark("reflections (encrypted)"), f.StorePath(), exists(f.StorePath())},
				{language.Mark("key slots"), f.SlotsPath(), exists(f.SlotsPath())},
				{language.Mark("key of this account"), f.KeyPath(), exists(f.KeyPath())},
				{language.Mark("state"), f.State, exists(f.State)},
				{language.Mark("settings"), f.SettingsPath(), exists(f.SettingsPath())},
			}
			if meet, err := pair.Where(e.getenv, f.Data); err == nil {
				places = append(places, place{language.Mark("where notes join"), meet.String(), exists(meet.String())})
			}
			if e.json {
				return errors.Join(e.whereJSON(f, places, files), unread)
			}
			e.printPlaces(places)
			e.printFiles(files)
			e.print("\n%s\n%s\n", e.protects(opensBy(f)), e.Say(protectsNot))
			if folder, one := f.Together(); one && opensBy(f) != byPassphrase {
				e.print("\n%s\n", e.Say("Here the two lie in one folder, %s: a copy of that folder can be read.", clean.String(folder)))
			}
			return unread
		},
	}
}

func (e *env) whereJSON(f progress.Folders, places []place, files []progress.File) error {
	list := []keptFile{}
	for _, file := range files {
		list = append(list, keptFile{file.Path, file.Size, file.Purpose, file.Encrypted, file.Ours()})
	}
	return e.encode(map[string]any{"schema": schema, "places": places, "files": list, "opens": opensBy(f)})
}

func (e *env) printPlaces(places []place) {
	for _, p := range places {
		note := ""
		if !p.Exists {
			note = "  " + e.Say("(not there yet)")
		}
		e.print("%-24s %s%s\n", e.Say(p.Name), clean.String(p.Path), note)
	}
}

func (e *env) printFiles(files []progress.File) {
	if len(files) == 0 {
		return
	}
	e.print("\n%s\n", e.Say("Every file that is kept"))
	for _, file := range files {
		how := ", " + e.Say("not encrypted")
		switch {
		case file.Encrypted:
			how = ", " + e.Say("encrypted")
		case !file.Ours():
			how = ""
		}
		e.print("  %s\n      %s, %s%s\n", clean.String(file.Path), clean.String(e.Say(file.Purpose)), e.bytesOf(file.Size), how)
	}
}

// protectsNot is what nothing here protects against.
const protectsNot = "Nothing here protects against programs that run as you, against somebody at your screen while it\n" +
	"is open, or against a terminal that keeps what it shows. Exported files are not encrypted."

// protects says what protects the files.
func (e *env) protects(opens string) string {
	if opens == byPassphrase {
		return e.Say("The passphrase, or the recovery code, opens the reflections and their backups. Whoever has the\n" +
			"files, or can use your account while prebirth is closed, cannot read them without one of the two.\n" +
			"A lost laptop, a copied folder and a synced folder are protected; a weak passphrase protects little.")
	}
	return e.Say("The key opens the reflections. Whoever can use your account on this computer can read both;\n" +
		"whoever has only a copy of the reflections cannot.\nA passphrase protects them better: prebirth passphrase sets one.")
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
