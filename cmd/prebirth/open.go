package main

import (
	"errors"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/language"
)

// open opens the store for a command that prints. A store that is locked opens
// with the passphrase from --passphrase-file, or with one that is asked for.
func (e *env) open(o progress.Options) (*progress.Store, error) {
	folders, err := e.folders()
	if err != nil {
		return nil, err
	}
	o.Work = e.work
	if o.Secret == (vault.Secret{}) {
		if o.Secret, err = e.secret(); err != nil {
			return nil, err
		}
	}
	store, err := openFor(folders, o)
	if locked := (*progress.LockedError)(nil); errors.As(err, &locked) && !locked.Wrong && o.Secret == (vault.Secret{}) {
		if !e.person() {
			return nil, &hinted{err, e.Say("name a file that holds the passphrase with --passphrase-file; " +
				"if the passphrase is lost, prebirth recover sets a new one with the recovery code")}
		}
		if o.Secret.Passphrase, err = e.ask(e.Say("Passphrase: "), true); err != nil {
			return nil, err
		}
		store, err = openFor(folders, o)
	}
	if err != nil {
		return nil, err
	}
	if moved := store.SetAside(); moved != "" {
		e.tell("prebirth: what was saved before could not be read and was set aside, unchanged, in %s", clean.String(moved))
	}
	return store, nil
}

// openFor opens a store. One that cannot be opened for reading alone, because it
// is not there yet, is damaged or has an older format, is opened to be written,
// which makes it, sets it aside or brings it up.
func openFor(f progress.Folders, o progress.Options) (*progress.Store, error) {
	store, err := progress.Open(f, o)
	var (
		locked *progress.LockedError
		key    *progress.KeyError
		newer  *progress.VersionError
	)
	if err == nil || !o.ReadOnly || errors.As(err, &locked) || errors.As(err, &key) || errors.As(err, &newer) {
		return store, err
	}
	o.ReadOnly = false
	return progress.Open(f, o)
}

// reading opens the store to be read, has something done with it, and closes it.
// It may be open elsewhere.
func (e *env) reading(do func(*progress.Store) error) error {
	return e.withStore(progress.Options{ReadOnly: true}, do)
}

// writing opens the store to be written. Where another copy of the program holds
// it, that is said at once and nothing is asked.
func (e *env) writing(do func(*progress.Store) error) error {
	return e.withStore(progress.Options{}, func(store *progress.Store) error {
		if err := store.Writable(); err != nil {
			return err
		}
		return do(store)
	})
}

func (e *env) withStore(o progress.Options, do func(*progress.Store) error) error {
	store, err := e.open(o)
	if err != nil {
		return err
	}
	err = do(store)
	if closed := store.Close(); err == nil && closed != nil {
		err = language.Errorf("close store: %w", closed)
	}
	return err
}
