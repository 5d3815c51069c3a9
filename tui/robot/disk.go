package robot

import (
	"os"
	"path/filepath"
	"testing"

	"prebirth/progress"
	"prebirth/progress/vault"
)

// Disk opens the store beside the program, as another copy of it would, and
// shows what is on the disk now.
func (a *App) Disk(look func(*progress.Store)) *App {
	a.t.Helper()
	o := options()
	o.Secret.Passphrase = a.secret
	store, err := progress.Open(folders(a.t, a.home), o)
	if err != nil {
		a.t.Fatal(err)
	}
	look(store)
	if err := store.Close(); err != nil {
		a.t.Fatal(err)
	}
	return a
}

// Furnish makes a home that holds what things puts into its store, and in which
// the offer of a passphrase was declined.
func Furnish(t testing.TB, things func(*progress.Store) error) (home string) {
	t.Helper()
	home = t.TempDir()
	give(t, home, things)
	return home
}

// Lock has a passphrase, and a recovery code, open a home from now on.
func Lock(t testing.TB, home, passphrase string) vault.Code {
	t.Helper()
	code := vault.NewCode()
	give(t, home, func(s *progress.Store) error { return s.Protect(passphrase, code) })
	return code
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
