package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/robustio"
)

// SyncFile makes the content of a file durable.
func SyncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) // Windows syncs only what may be written
	if err != nil {
		return err
	}
	err = f.Sync()
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

// Rename renames a file or a folder, in the place of a file that has the name already.
// Windows refuses to while somebody else has either of them open, as a virus scanner or
// a folder that is synced to a cloud does for a moment after each change; there it is
// tried again for two seconds. What is not there is not waited for.
func Rename(from, to string) error {
	if _, err := os.Lstat(from); err != nil {
		return err
	}
	return robustio.Rename(from, to)
}

// Move renames a file, in the place of one that has the name already, and says
// whether there was something to move. The folders are not synced.
func Move(from, to string) (moved bool, err error) {
	err = Rename(from, to)
	if err != nil {
		if _, looking := os.Lstat(from); errors.Is(looking, fs.ErrNotExist) {
			return false, nil
		}
		return false, err
	}
	return true, nil
}

// Remove removes a file or an empty folder. None is no error.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// RemoveTemps removes the files that [WriteNew] left in a folder when it was
// killed. Nobody else may be writing there.
func RemoveTemps(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, entry := range entries {
		if IsTemp(entry.Name()) {
			err = errors.Join(err, Remove(filepath.Join(folder, entry.Name())))
		}
	}
	return err
}

// IsTemp says whether a name, without its folder, is one that [WriteNew] gives to
// what it has not written whole.
func IsTemp(name string) bool {
	is, _ := filepath.Match(tempPattern, name)
	return is
}
