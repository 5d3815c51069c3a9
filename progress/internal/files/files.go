// Package files makes folders and files that only their owner can read, in a
// way that a kill or a power cut leaves them whole or absent.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// MakeFolder makes the folder at path, and the folders above it, readable by
// their owner only, whatever the umask. A folder that is there already is left
// as it is. Each new entry is synced.
func MakeFolder(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		return &fs.PathError{Op: "make folder", Path: path, Err: errors.New("a file is in its place")}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(path)
	if parent == path {
		return err
	}
	if err := MakeFolder(parent); err != nil {
		return err
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		if info, again := os.Stat(path); again == nil && info.IsDir() {
			return nil // another copy of the program was quicker
		}
		return err
	}
	if err := os.Chmod(path, 0o700); err != nil {
		return err
	}
	return SyncFolder(parent)
}

// MakePrivate makes an empty file at path when there is none, and takes away
// what others may do with it. It reports nothing about a file that was there.
func MakePrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if runtime.GOOS == "windows" || info.Mode().Perm() == 0o600 {
		return nil
	}
	return f.Chmod(0o600)
}

// WriteNew puts data in a new file at path, readable by its owner only. It
// never replaces a file: when one is there the error is [fs.ErrExist]. When it
// returns nil the file and its entry are synced.
func WriteNew(path string, data []byte) error {
	folder := filepath.Dir(path)
	temp, err := writeTemp(folder, data)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	if err := publish(temp, path); err != nil {
		return err
	}
	return SyncFolder(folder)
}

// Replace puts data in a file at path, readable by its owner only, in the place of
// one that may be there. A kill or a power cut leaves the old one or the new one,
// whole. The folder must be there.
func Replace(path string, data []byte) error {
	folder := filepath.Dir(path)
	temp, err := writeTemp(folder, data)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	if err := Rename(temp, path); err != nil {
		return err
	}
	return SyncFolder(folder)
}

// tempPattern names what is not written whole yet.
const tempPattern = ".new-*"

func writeTemp(folder string, data []byte) (name string, err error) {
	f, err := os.CreateTemp(folder, tempPattern)
	if err != nil {
		return "", err
	}
	err = f.Chmod(0o600) // it is, but for the umask
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("write %s: %w", f.Name(), err)
	}
	return f.Name(), nil
}

// publish gives temp its name. A hard link refuses a name that is taken, even
// by a copy of the program that starts at the same moment; where a file system
// has no hard links, looking first is the next best.
func publish(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	}
	return Rename(temp, path)
}

// SyncFolder makes the entries of a folder durable. Windows keeps them without
// being asked.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !notSyncable(err) {
		return fmt.Errorf("sync folder %s: %w", path, err)
	}
	return nil
}
