package progress

import (
	"errors"
	"io/fs"

	"github.com/ncruces/go-sqlite3"
)

// littleSpace is the free space, in bytes, below which a failed write is put down
// to a full disk: SQLite often says no more than "disk I/O error".
const littleSpace = 1 << 20

// explain gives an error of SQLite the type that says what to do about it.
func (s *Store) explain(err error) error { return explain(s.folders, err, freeSpace) }

func explain(f Folders, err error, free func(folder string) (bytes uint64, known bool)) error {
	switch {
	case err == nil || explained(err):
		return err
	case full(f, err, free):
		return &FullError{Path: f.Data, Err: err}
	case errors.Is(err, sqlite3.BUSY), errors.Is(err, sqlite3.LOCKED):
		return &BusyError{Path: f.StorePath(), Holder: holder(f), Err: err}
	case errors.Is(err, sqlite3.READONLY), errors.Is(err, sqlite3.CANTOPEN), errors.Is(err, sqlite3.PERM),
		errors.Is(err, fs.ErrPermission):
		return folderError(f, err)
	}
	return err
}

// explained says whether an error says already what to do about it.
func explained(err error) bool {
	return errors.As(err, new(*FullError)) || errors.As(err, new(*BusyError)) || errors.As(err, new(*FolderError))
}

// Unwritable gives an error of writing a file in a folder the type that says what to
// do about it: [*FullError] or [*FolderError].
func Unwritable(folder string, err error) error { return folderError(Folders{Data: folder}, err) }

func full(f Folders, err error, free func(string) (uint64, bool)) bool {
	if errors.Is(err, sqlite3.FULL) || noSpace(err) {
		return true
	}
	if !errors.Is(err, sqlite3.IOERR) {
		return false
	}
	left, known := free(f.Data)
	return known && left < littleSpace
}

// folderError names the folder that an error is about, once.
func folderError(f Folders, err error) error {
	if done := (*FolderError)(nil); errors.As(err, &done) {
		return err
	}
	if noSpace(err) {
		return &FullError{Path: f.Data, Err: err}
	}
	return &FolderError{Path: f.Data, Err: err}
}
