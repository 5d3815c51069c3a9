package main

import (
	"errors"
	"testing"

	"prebirth/progress"
)

// An empty name, as a script has it where a variable is not set, is no backup,
// although the name of every backup begins with it.
func TestNoBackupHasAnEmptyName(t *testing.T) {
	e := &env{home: t.TempDir(), getenv: func(string) string { return "" }}
	folders, err := e.folders()
	if err != nil {
		t.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	made, err := store.Backup()
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
	if b, err := e.backupNamed(backupName(made)); err != nil || b.Path != made.Path {
		t.Errorf("by its name it is %v, %v", b, err)
	}
	if b, err := e.backupNamed(""); !errors.As(err, new(*usageError)) {
		t.Errorf("by no name it is %v, %v", b, err)
	}
}
