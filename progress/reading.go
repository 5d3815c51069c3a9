package progress

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// A store that is open for reading is in one of two situations. Beside a copy of
// the program that writes, it reads what that one saves. Otherwise the file stands
// still, and is read without a lock and without a trace: the log, where there is
// one, is read into memory.

// A stillness is what the file looked like when it was opened as one that nobody
// writes.
type stillness struct {
	size, log     int64
	changed, then time.Time
}

func stillnessOf(f Folders) stillness {
	var look stillness
	if info, err := os.Stat(f.StorePath()); err == nil {
		look.size, look.changed = info.Size(), info.ModTime()
	}
	if info, err := os.Stat(f.StorePath() + "-wal"); err == nil && info.Size() > 0 {
		look.log, look.then = info.Size(), info.ModTime()
	}
	return look
}

// disturbed says whether somebody writes in a file that was read as still.
func (s *Store) disturbed() bool {
	return s.still != nil && *s.still != stillnessOf(s.folders)
}

// openToRead opens the file so that nothing is written in it. A log that nobody
// writes in can only be read by who may lock the file, which SQLite does not do
// where it opens one for reading only.
func (s *Store) openToRead() (*sqlite3.Conn, error) {
	mode, flags := "ro", sqlite3.OPEN_READONLY|sqlite3.OPEN_URI
	var more url.Values
	if !written(s.folders) {
		look := stillnessOf(s.folders)
		s.still = &look
		if look.log > 0 {
			mode, flags = "rw", sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI
		} else {
			more = url.Values{"immutable": {"1"}}
		}
	}
	db, err := sqlite3.OpenFlags(s.address(mode, more), flags)
	if err == nil {
		_, err = db.Config(sqlite3.DBCONFIG_NO_CKPT_ON_CLOSE, true)
	}
	return db, err
}

// prepareToRead sets up a connection that only reads.
func (s *Store) prepareToRead() error {
	have, err := s.checkVersion()
	if err != nil {
		return err
	}
	if need := len(migrations()); have < need {
		return s.tooOld(have)
	}
	return s.db.Exec(`PRAGMA query_only = on` + settings)
}

// tooOld is about a file that only a copy that writes can bring to the present
// format.
func (s *Store) tooOld(have int) error {
	if written(s.folders) {
		return s.hold.busy(errNotReady)
	}
	if errors.Is(s.hold.why, errReadOnly) {
		return &olderError{Path: s.folders.StorePath(), Have: have, Need: len(migrations())}
	}
	return s.hold.why
}

// An olderError is about a store of an earlier version, which cannot be read as it
// is.
type olderError struct {
	Path       string
	Have, Need int
}

func (e *olderError) Error() string {
	return fmt.Sprintf("read %s: an earlier version of prebirth wrote it (format %d, and this one reads %d)", e.Path, e.Have, e.Need)
}

func (e *olderError) Hint() string {
	return "start prebirth once, which brings it to the present format and keeps a backup"
}
