package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

func newBackup(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "backup [FOLDER]",
		Short: e.Say("Make a backup of everything you wrote, encrypted"),
		Long: e.Say("Makes one more of the backups that are kept beside the store, thirty of them; one is made on each day anyway. " +
			"With a folder, makes a backup there to be carried elsewhere: the folder is made, or a new one in it if it is there already. " +
			"A backup is encrypted, and opens with what opens the store today."),
		Example: "prebirth backup\nprebirth backup /media/stick",
		Args:    e.takes(0, 1, e.Say("at most one folder")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.writing(func(store *progress.Store) error {
				if len(args) == 0 {
					b, err := store.Backup()
					return e.sayBackup(store, b, err, false)
				}
				path, err := newFolder(args[0], time.Now())
				if err != nil {
					return err
				}
				b, err := store.BackupTo(path)
				return e.sayBackup(store, b, err, true)
			})
		},
	}
}

// newFolder is where a backup is made: what was named, or a new folder in it
// when it is there.
func newFolder(path string, now time.Time) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", &usageError{language.Errorf("back up: %w", err), language.Mark("name a folder")}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", &usageError{language.Errorf("back up to %s: %w", path, reason(err)), language.Mark("choose a folder that you may write in")}
	case !info.IsDir():
		return "", &usageError{language.Errorf("back up to %s: it is a file", path), language.Mark("name a folder; nothing is written over")}
	}
	return filepath.Join(path, "prebirth-"+now.Format("20060102-150405")), nil
}

// sayBackup says what was written, what is in it and what opens it.
func (e *env) sayBackup(store *progress.Store, b progress.Backup, err error, elsewhere bool) error {
	if err != nil {
		return err
	}
	if b.Reflections < 0 {
		if b = store.Look(b); b.Err != nil {
			return language.Errorf("look at the backup that was made: %w", b.Err)
		}
	}
	e.say("Written: %s", clean.String(b.Path))
	e.print("%s, %s.\n", e.Count(b.Reflections, "%d reflection", "%d reflections"), e.bytesOf(b.Size))
	folders, err := e.folders()
	if err != nil {
		return err
	}
	switch {
	case opensBy(folders) == byPassphrase:
		e.say("It is encrypted. Your passphrase opens it, or your recovery code, as they are today.")
	case elsewhere:
		e.say("It is encrypted. The key file of this account opens it, which is not in it: keep a copy of\n%s\n"+
			"in another place, or set a passphrase and back up again.", clean.String(folders.KeyPath()))
	default:
		e.say("It is encrypted. The key file of this account opens it: %s", clean.String(folders.KeyPath()))
	}
	return nil
}

// bytesOf is a size as a person reads it.
func (e *env) bytesOf(n int64) string {
	switch {
	case n >= 10<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return e.Count(int(n), "%d byte", "%d bytes")
}
