package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/language"
)

// A backup, as JSON.
type kept struct {
	Name        string `json:"name"`
	Path        string `json:"path"`
	Made        string `json:"made"` // RFC 3339, UTC
	Size        int64  `json:"size"` // bytes
	Reflections int    `json:"reflections"`
	Opens       bool   `json:"opens"`
	Why         string `json:"why,omitempty"` // it does not open
}

func newRestore(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "restore [NAME|PATH]",
		Short: e.Say("List the backups, or bring one back"),
		Long: e.Say("Without a name, lists the backups that are kept. With a name from that list, or the path of a backup, " +
			"puts it in the place of everything that was written here, after a backup of that was made. " +
			"It is safe to interrupt at any moment."),
		Example: "prebirth restore\nprebirth restore --json",
		Args:    e.takes(0, 1, e.Say("at most one backup")),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return e.listBackups()
			}
			return e.writing(func(store *progress.Store) error { return e.restore(store, args[0], yes) })
		},
		ValidArgsFunction: completeOne(e.backupNames),
	}
	c.Flags().BoolVar(&yes, "yes", false, e.Say("do not ask"))
	return c
}

// reflections is how many there are.
func (e *env) reflections(n int) string { return e.Count(n, "%d reflection", "%d reflections") }

func backupName(b progress.Backup) string { return filepath.Base(b.Path) }

func (e *env) listBackups() error {
	folders, err := e.folders()
	if err != nil {
		return err
	}
	backups, err := progress.Backups(folders)
	if err != nil {
		return err
	}
	if len(backups) == 0 {
		if e.json {
			return e.encode(map[string]any{"schema": schema, "backups": []kept{}})
		}
		e.say("There are no backups yet. prebirth backup makes one.")
		return nil
	}
	return e.reading(func(store *progress.Store) error {
		all := make([]kept, 0, len(backups))
		for _, b := range backups {
			all = append(all, keptOf(store.Look(b)))
		}
		if e.json {
			return e.encode(map[string]any{"schema": schema, "backups": all})
		}
		for i, k := range all {
			holds := e.reflections(k.Reflections)
			if !k.Opens {
				holds = e.Say("cannot be opened: %s", k.Why)
			}
			e.print("%s  %s  %s  %s\n", clean.String(k.Name), day(backups[i].Made), e.bytesOf(k.Size), clean.String(holds))
		}
		return nil
	})
}

func keptOf(b progress.Backup) kept {
	k := kept{Name: backupName(b), Path: b.Path, Made: stamp(b.Made), Size: b.Size, Reflections: b.Reflections, Opens: b.Err == nil}
	if b.Err != nil {
		k.Reflections, k.Why = 0, b.Err.Error()
	}
	return k
}

func (e *env) restore(store *progress.Store, name string, sure bool) error {
	b, err := e.backupNamed(name)
	if err != nil {
		return err
	}
	if b, err = e.look(store, b); err != nil {
		return err
	}
	now, err := count(store)
	if err != nil {
		return err
	}
	e.say("The backup of %s holds %s. It takes the place of what is here now: %s.", day(b.Made), e.reflections(b.Reflections), e.reflections(now))
	if !sure {
		if ok, err := e.sure(e.Say("Restore it? y/N: "), "y", "--yes"); err != nil || !ok {
			if err == nil {
				e.say("Nothing was changed.")
			}
			return err
		}
	}
	replaced, err := store.Restore(b)
	if err != nil {
		return err
	}
	e.say("Restored. What was here before is kept: prebirth restore %s brings it back.", clean.String(backupName(replaced)))
	folders, err := e.folders()
	if err == nil {
		e.say("What was restored opens as everything here does: with %s.", e.Say(opensBy(folders)))
	}
	return err
}

// look opens a backup. One that was carried here may be locked with a passphrase
// of its own, which is then asked for.
func (e *env) look(store *progress.Store, b progress.Backup) (progress.Backup, error) {
	var err error
	if b.Secret, err = e.secret(); err != nil {
		return b, err
	}
	b = store.Look(b)
	if locked := (*progress.LockedError)(nil); !errors.As(b.Err, &locked) || !e.person() {
		return b, b.Err
	}
	words, err := e.ask(e.Say("Passphrase or recovery code of that backup: "), true)
	if err != nil {
		return b, err
	}
	if _, err := vault.ParseCode(words); err == nil {
		b.Secret = vault.Secret{Recovery: words}
	} else {
		b.Secret = vault.Secret{Passphrase: words}
	}
	b = store.Look(b)
	return b, b.Err
}

// count is how many reflections the store holds.
func count(store *progress.Store) (n int, err error) {
	tallies, err := store.Tallies()
	for _, t := range tallies {
		n += t.Total
	}
	return n, err
}

// backupNamed finds a backup by its name, the beginning of its name, or a path.
func (e *env) backupNamed(name string) (progress.Backup, error) {
	folders, err := e.folders()
	if err != nil {
		return progress.Backup{}, err
	}
	if name == "" { // every name begins with it
		return progress.Backup{}, &usageError{language.Errorf("the name of the backup is empty"), e.Say("prebirth restore lists the backups")}
	}
	all, err := progress.Backups(folders)
	if err != nil {
		return progress.Backup{}, err
	}
	var hits []progress.Backup
	for _, b := range all {
		if backupName(b) == name {
			return b, nil
		}
		if strings.HasPrefix(backupName(b), name) {
			hits = append(hits, b)
		}
	}
	if len(hits) == 1 {
		return hits[0], nil
	}
	lost := &notFoundError{language.Errorf("there is no backup %q", name), e.Say("prebirth restore lists the backups; a path to one is as good")}
	if len(hits) > 1 {
		return progress.Backup{}, &notFoundError{language.Errorf("%d backups begin with %q", len(hits), name), e.Say("write more of the name")}
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return progress.Backup{}, lost
	}
	info, err := os.Stat(path)
	if err != nil {
		return progress.Backup{}, lost
	}
	return progress.Backup{Path: path, Size: info.Size(), Reflections: -1}, nil
}

func (e *env) backupNames() (names []string) {
	folders, err := e.folders()
	if err != nil {
		return nil
	}
	all, _ := progress.Backups(folders) // nothing to complete, then
	for _, b := range all {
		names = append(names, backupName(b)+"\t"+day(b.Made))
	}
	return names
}
