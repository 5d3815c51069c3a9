package progress

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/files"
	"prebirth/progress/vault"
)

// A Store is one person's progress on disk. It is safe for use from many
// goroutines: one connection to the file is behind one lock, because a
// connection is not safe by itself. Several stores, in one program or in
// several, may have the same file open; a write waits up to 5 seconds for
// another's.
//
// Errors of its methods say what was being done. When it matters to a caller
// they wrap a [*FolderError], [*FullError] or [*BusyError], [ErrNotFound] or
// [ErrClosed]. After an error of a method that writes, the same call may be made
// again: a write that is made twice is the same as once.
type Store struct {
	folders  Folders
	setAside string
	started  time.Time

	mu       sync.Mutex // guards everything below
	db       *sqlite3.Conn
	stmts    map[string]*sqlite3.Stmt
	run      int64   // this run's row; 0 until something is written
	runSaved string  // the reflection that row names
	synced   bool    // the names of its files are on the disk
	dead     []int64 // earlier runs that were not closed, oldest first
}

// Open opens the store, and makes it and its key at the first start. A file of
// an older format is brought to the present one.
//
// A store that is damaged, although its key is right, is moved to a folder beside
// it, and a new one begun: see [Store.SetAside]. Errors wrap a [*VersionError],
// [*KeyError], [*FolderError], [*FullError] or [*BusyError]; with none of them is
// anything moved or overwritten.
func Open(f Folders) (*Store, error) {
	s, err := open(f)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	return s, nil
}

func open(f Folders) (*Store, error) {
	key, err := unlock(f)
	if err != nil {
		return nil, err
	}
	s, err := connect(f, key)
	if !damaged(err) {
		return s, err
	}
	aside, moving := setAside(f, time.Now())
	if moving != nil {
		return nil, fmt.Errorf("%w; move it aside: %w", err, moving)
	}
	s, err = connect(f, key)
	if err == nil {
		s.setAside = aside
	}
	return s, err
}

// unlock makes the folders and returns the key.
func unlock(f Folders) ([]byte, error) {
	exists := hasContent(f.StorePath()) || hasContent(f.StorePath()+"-wal")
	if err := files.MakeFolder(f.Data); err != nil {
		return nil, folderError(f, err)
	}
	key, err := vault.Open(f.SlotsPath(), f.KeyPath(), exists)
	if locked := (*vault.KeyError)(nil); errors.As(err, &locked) {
		return nil, &KeyError{Path: locked.Path, Err: locked.Err}
	}
	if err != nil {
		return nil, folderError(f, err)
	}
	return key, nil
}

// hasContent says whether a file may hold something. One that cannot be looked
// at may.
func hasContent(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return !errors.Is(err, os.ErrNotExist) && !notFolder(err)
	}
	return info.Mode().IsRegular() && info.Size() > 0
}

// SetAside is the folder that a damaged store was moved to at this opening, or
// empty. It holds the file as it was found and the slots that open it.
func (s *Store) SetAside() string { return s.setAside }

// Close marks this run as ended, empties the log into the store's file and
// closes it. Closing again does nothing. Everything that was saved is safe
// without it.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil
	}
	err := s.endRun()
	if emptying := s.emptyLog(); err == nil {
		err = emptying
	}
	if closing := s.disconnect(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("close store: %w", s.explain(err))
	}
	return nil
}

// emptyLog copies the write-ahead log into the file and truncates it. While
// another copy of the program reads, the log stays; the last to close empties it.
func (s *Store) emptyLog() error {
	_, _, err := s.db.WALCheckpoint("main", sqlite3.CHECKPOINT_TRUNCATE)
	if errors.Is(err, sqlite3.BUSY) || errors.Is(err, sqlite3.LOCKED) {
		return nil
	}
	return err
}

// disconnect gives the connection up, whatever state it is in.
func (s *Store) disconnect() error {
	for _, stmt := range s.stmts {
		stmt.Close() // repeats the statement's last error, which was reported
	}
	db := s.db
	s.stmts, s.db = nil, nil
	return db.Close()
}
