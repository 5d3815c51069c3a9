package robot

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"prebirth/progress"
)

// Disk opens the store beside the program, as another copy of it would, and
// shows what is on the disk now.
func (a *App) Disk(look func(*progress.Store)) *App {
	a.t.Helper()
	store, err := progress.Open(folders(a.t, a.home))
	if err != nil {
		a.t.Fatal(err)
	}
	look(store)
	if err := store.Close(); err != nil {
		a.t.Fatal(err)
	}
	return a
}

// Furnish makes a home that holds what give puts into its store.
func Furnish(t testing.TB, give func(*progress.Store) error) (home string) {
	t.Helper()
	home = t.TempDir()
	store, err := progress.Open(folders(t, home))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(give(store), store.Close()); err != nil {
		t.Fatal(err)
	}
	return home
}

// Kept is the text on the disk of the reflection to a prompt that was saved
// last; empty where there is none.
func (a *App) Kept(prompt string) string {
	a.t.Helper()
	return a.Latest(prompt).Text
}

// Latest is the reflection to a prompt that was saved last, as it is on disk.
func (a *App) Latest(prompt string) progress.Reflection {
	a.t.Helper()
	var found progress.Reflection
	a.Disk(func(s *progress.Store) {
		var err error
		if found, _, err = s.Latest(prompt); err != nil {
			a.t.Fatal(err)
		}
	})
	return found
}

// Crash answers with a home as the disk would hold it if the machine stopped
// now: a copy of the files while the program has them open.
func (a *App) Crash() string {
	a.t.Helper()
	to := a.t.TempDir()
	if err := os.CopyFS(to, os.DirFS(a.home)); err != nil {
		a.t.Fatal(err)
	}
	_ = os.Remove(filepath.Join(to, "data", "reflections.db-shm")) // memory, not disk
	return to
}
