package draft

import (
	"errors"

	"prebirth/progress"
	"prebirth/tui/language"
)

// A reflection that was changed elsewhere since an edit was begun keeps both:
// the store puts the edit's words into a reflection beside it, and says which.
// From then on every edit that goes on from those words belongs there, whatever
// reflection the screen names. Edits that begin from other words do not.

// part notes that a reflection beside the one asked for took an edit, and sends
// what waits to be saved after it there too. It is called with mu held.
func (b *Book) part(e progress.Edit, kept string) {
	b.beside[e.Revision] = kept
	b.states[e.Reflection] = State{Kept: kept}
	for i := range b.edits { // oldest first, so that each finds what it goes on from
		b.follow(&b.edits[i])
	}
}

// follow has an edit go where the words went that it goes on from. It is called
// with mu held.
func (b *Book) follow(e *progress.Edit) {
	to, ok := b.beside[e.Revision]
	if !ok {
		to, ok = b.beside[e.Base]
	}
	if ok {
		e.Reflection, b.beside[e.Revision] = to, to
	}
}

func (b *Book) followed(e progress.Edit) progress.Edit {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.follow(&e)
	return e
}

// Why says in a few words why something could not be saved, to stand after
// "NOT SAVED:"; in the words of the store where they are its own.
func Why(err error, in *language.Language) string {
	var full *progress.FullError
	var folder *progress.FolderError
	var busy *progress.BusyError
	var locked *progress.LockedError
	switch {
	case errors.As(err, &full):
		return in.Say("disk full")
	case errors.As(err, &folder):
		return in.Say("the folder cannot be written")
	case errors.As(err, &busy):
		return in.Say("another copy of prebirth is writing")
	case errors.As(err, &locked):
		return in.Say("the store is locked")
	}
	return err.Error()
}
