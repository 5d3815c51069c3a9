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
