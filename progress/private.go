package progress

import (
	"errors"
	"io/fs"

	"prebirth/progress/internal/files"
)

// errThere is a file that would have been written over.
var errThere = errors.New("there is a file of this name already")

// WritePrivate writes a new file that only its owner can read, and that is not
// encrypted. It writes over none.
func WritePrivate(path string, text []byte) error {
	err := files.WriteNew(path, text)
	if errors.Is(err, fs.ErrExist) {
		return errThere
	}
	return err
}

// A Disk makes files that only their owner can read, for those who keep something beside
// the store. A kill or a power cut leaves each as it was or as it was to be.
type Disk struct{}

// MakeFolder makes a folder and those above it; one that is there stays as it is.
func (Disk) MakeFolder(path string) error { return files.MakeFolder(path) }

// Replace puts data in a file, in the place of one that may be there.
func (Disk) Replace(path string, data []byte) error { return files.Replace(path, data) }

// RemoveTemps removes what a kill left of Replace in a folder where nobody else writes.
func (Disk) RemoveTemps(folder string) error { return files.RemoveTemps(folder) }

// Explain gives an error of these the type that says what to do about it.
func (Disk) Explain(folder string, err error) error { return Unwritable(folder, err) }
