package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"prebirth/progress/internal/files"
)

// eraseMarker is the name of a file in the data folder: everything is being
// erased.
const eraseMarker = "erase"

func (f Folders) erasePath() string { return filepath.Join(f.Data, eraseMarker) }

func erasing(f Folders) bool {
	_, err := os.Stat(f.erasePath())
	return err == nil
}

// Erasing says whether an erasing of everything was begun and has not ended.
func Erasing(f Folders) bool { return erasing(f) }

// EraseEverything destroys the key and then every file the program keeps. The
// key goes first, so that whatever is left when it is interrupted cannot be
// read; the next opening, or the next call, finishes it. No other copy of the
// program may have the store open; else the error wraps a [*BusyError].
//
// Nothing is asked of the key: whoever lost the passphrase may erase too. What
// the program did not make stays, and so do the folders it lies in. A drive may
// keep what was in a removed file until it writes there again; without the key it
// cannot be read, but for a key file of this account on such a drive.
func EraseEverything(f Folders) error {
	if err := eraseEverything(f, func(string) {}); err != nil {
		return fmt.Errorf("erase everything: %w", err)
	}
	return nil
}

func eraseEverything(f Folders, pause func(string)) error {
	err := eraseAlone(f, pause)
	if busy := (*BusyError)(nil); errors.As(err, &busy) {
		return err
	}
	if err != nil {
		return folderError(f, err)
	}
	// Where a file that is open cannot be removed, these can be now.
	var errs []error
	for _, path := range []string{f.holderLockPath(), f.openLockPath(), f.holderPath()} {
		errs = append(errs, files.Remove(path))
	}
	for _, folder := range []string{f.Data, f.Config, f.State} {
		removeEmpty(folder)
		if parent := filepath.Dir(folder); filepath.Base(parent) == "prebirth" {
			removeEmpty(parent)
		}
	}
	return errors.Join(errs...)
}

// eraseAlone erases all but the locks, which it holds.
func eraseAlone(f Folders, pause func(string)) error {
	release, err := holdAlone(f)
	if err != nil {
		return err
	}
	defer release()
	pause("write marker")
	err = files.WriteNew(f.erasePath(), []byte("prebirth is erasing everything\n"))
	// A full disk, or a folder that is not there, is no reason to keep the key.
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) || noSpace(err) {
		err = eraseRest(f, pause)
	}
	return err
}

// eraseRest removes the keys, then everything else that is ours, and the marker at
// the end. The locks stay; they are held.
func eraseRest(f Folders, pause func(string)) error {
	keys, others, reading := ours(f)
	if err := removeAll(keys, pause); err != nil {
		return err
	}
	for _, folder := range []string{f.SlotsPath(), f.newSlotsPath(), f.Config} {
		if err := files.SyncFolder(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	rest := []string{}
	for _, path := range others {
		switch path {
		case f.erasePath(), f.holderLockPath(), f.openLockPath(), f.holderPath():
		default:
			rest = append(rest, path)
		}
	}
	if err := removeAll(rest, pause); err != nil {
		return err
	}
	removeFolders(f)
	if reading != nil {
		return reading
	}
	pause("remove marker")
	if err := files.Remove(f.erasePath()); err != nil {
		return err
	}
	if err := files.SyncFolder(f.Data); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// removeAll removes what it can, and returns the first error.
func removeAll(paths []string, pause func(string)) (err error) {
	for _, path := range paths {
		pause("remove " + filepath.Base(path))
		if removing := files.Remove(path); err == nil {
			err = removing
		}
	}
	return err
}

// removeFolders removes the folders in the data folder that are ours and empty.
func removeFolders(f Folders) {
	folders := []string{f.SlotsPath(), f.newSlotsPath(), f.backupsPath(), f.PacksPath()}
	entries, _ := os.ReadDir(f.Data)
	for _, entry := range entries {
		if aside := filepath.Join(f.Data, entry.Name()); entry.IsDir() && isAside(entry.Name()) {
			folders = append(folders, filepath.Join(aside, "slots"), aside)
		}
	}
	for _, folder := range folders {
		removeEmpty(folder)
	}
}

// removeEmpty leaves a folder with something in it; and a file, which [os.Remove]
// would take.
func removeEmpty(folder string) {
	if info, err := os.Lstat(folder); err == nil && info.IsDir() {
		os.Remove(folder)
	}
}
