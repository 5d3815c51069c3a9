package progress

import (
	"errors"
	"fmt"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/files"
)

// copyStore writes what a connection reads, as it is at one moment, to a new private
// file at path under key, page by page, and syncs the file. (VACUUM INTO is no way
// to do it: of more than fits in memory it writes pages before the first one, which
// says that each has a checksum, and those have none.)
func copyStore(db *sqlite3.Conn, path string, key []byte) error {
	if err := files.MakePrivate(path); err != nil {
		return err
	}
	sums, err := hasSums(db)
	if err == nil && sums {
		err = makeWithSums(path, key)
	}
	if err == nil {
		err = db.Backup("main", address(path, key))
	}
	if err != nil {
		return withoutKey(err)
	}
	return files.SyncFile(path)
}

// hasSums says whether each page of a store has a checksum: in its last eight bytes,
// which are reserved for it.
func hasSums(db *sqlite3.Conn) (bool, error) {
	if err := db.Exec(`PRAGMA schema_version`); err != nil { // reads the first page
		return false, err
	}
	reserved, err := db.FileControl("main", sqlite3.FCNTL_RESERVE_BYTES)
	return reserved == 8, err
}

// makeWithSums makes an empty store whose first page says that each page has a
// checksum.
func makeWithSums(path string, key []byte) error {
	db, err := sqlite3.OpenFlags(address(path, key), sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI)
	if err != nil {
		return err
	}
	return errors.Join(db.EnableChecksums("main"), db.Close())
}

// withoutKey leaves SQLite's own words out of an error: they may quote the address
// of a file, and the key is in it.
func withoutKey(err error) error {
	known := (*sqlite3.Error)(nil)
	if !errors.As(err, &known) {
		return err
	}
	if system := known.Unwrap(); system != nil {
		return fmt.Errorf("%w: %w", known.ExtendedCode(), system)
	}
	return known.ExtendedCode()
}
