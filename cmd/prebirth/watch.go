package main

import (
	"os"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/briefings/pack"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// watchFile shows a briefing's file in the reader while it is written.
func (e *env) watchFile(path string) error {
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return &notFoundError{language.Errorf("there is no file %s", clean.Line(path)), e.Say("name the file of a briefing, such as our-city/our-city.md")}
	}
	if e.plain || e.linear || !e.screen() {
		return e.notWatched()
	}
	lib, err := builtIn()
	if err != nil {
		return err
	}
	w := pack.Watch(path)
	e.watch = func() *briefings.Library {
		b, anew := w.Next()
		if !anew {
			return nil
		}
		return lib.Replacing([]*briefings.Briefing{b})
	}
	return e.show(screen.Route{Name: "reader", ID: pack.WatchedID})
}

// notWatched says why nothing is watched in lines of text: what was read out cannot be
// drawn again, and to begin anew with each change would take the words from whoever
// listens.
func (e *env) notWatched() error {
	return &usageError{language.Errorf("--watch needs a full screen: lines of text are never shown again by themselves"),
		e.Say("prebirth pack check FILE names what is to be mended, as often as you ask")}
}
