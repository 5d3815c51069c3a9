package progress

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/vault"
)

// A Store is one person's progress on disk. It is safe for use from many
// goroutines: one connection to the file is behind one lock, because a
// connection is not safe by itself. Several stores, in one program or in
// several, may have the same file open; one of them writes, the others read and
// write when that one has closed: see [Store.Writable].
//
// Errors of its methods say what was being done. When it matters to a caller
// they wrap a [*FolderError], [*FullError] or [*BusyError], [ErrNotFound] or
// [ErrClosed]. After an error of a method that writes, the same call may be made
// again: a write that is made twice is the same as once.
type Store struct {
	folders  Folders
	options  Options // without the secret
	setAside string
	damage   error // for which it was
	started  time.Time

	mu       sync.Mutex // guards everything below
	db       *sqlite3.Conn
	stmts    map[string]*sqlite3.Stmt
	hold     *hold
	file     os.FileInfo         // the store's file when it was opened
	still    *stillness          // of a file that nobody writes; nil for others
	again    bool                // the connection is to be opened anew before it is used
	doubt    bool                // what was synced last may not be on the disk
	run      int64               // this run's row; 0 until something is written
	runSaved string              // the reflection that row names
	synced   bool                // the names of its files are on the disk
	dead     []int64             // earlier runs that were not closed, oldest first
	keys     [][]byte            // the store's, and then those that older backups need
	step     func(before string) // called between the steps of a change of the key; only tests set it

	backing sync.Mutex // taken before mu; held while backups are made or the key changes
}

// Open opens the store, and makes it and its key at the first start. A file of
// an older format is brought to the present one.
//
// Where another copy of the program writes, and where the folder cannot be
// written, the store is opened for reading: see [Store.Writable].
//
// A store that is damaged, although its key is right, is moved to a folder beside
// it, and a new one begun: see [Store.SetAside]. Errors wrap a [*VersionError],
// [*KeyError], [*LockedError], [*FolderError], [*FullError], [*BusyError] or
// [ErrNoStore]; with none of them is anything moved or overwritten.
func Open(f Folders, o Options) (*Store, error) {
	for start := time.Now(); ; time.Sleep(askAgain) {
		s, err := open(f, o)
		if err == nil {
			return s, nil
		}
		if !errors.Is(err, errNotReady) || time.Since(start) > patience {
			return nil, fmt.Errorf("open store: %w", err)
		}
	}
}

func open(f Folders, o Options) (s *Store, err error) {
	h, err := takeHold(f, o)
	if err != nil {
		return nil, err
	}
	opened := false
	defer func() {
		if !opened { // after a panic too: the next try would meet this one's locks
			h.release()
		}
	}()
	s, err = openHeld(h, o)
	if opened = err == nil; !opened {
		return nil, err
	}
	return s, nil
}

func openHeld(h *hold, o Options) (*Store, error) {
	f := h.folders
	if h.why == nil {
		if err := finishBegun(f); err != nil {
			return nil, err
		}
	}
	keys, err := unlock(f, o)
	if err != nil {
		return nil, err
	}
	o.Secret = vault.Secret{}
	s := &Store{folders: f, options: o, started: time.Now(), hold: h, keys: keys}
	err = s.dial(true)
	if !damaged(err) {
		return s, err
	}
	if h.why != nil {
		return nil, fmt.Errorf("%w; it is left as it is, because this copy of prebirth only reads (%w)", errDamaged, err)
	}
	aside, moving := setAside(f, time.Now())
	if moving != nil {
		return nil, fmt.Errorf("%w; move it aside: %w", err, moving)
	}
	s.setAside, s.damage = aside, err
	return s, s.dial(true)
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

// Close marks this run as ended, empties the log into the store's file, closes it
// and drops the key. Closing again does nothing. Everything that was saved is
// safe without it.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil && !s.again {
		return nil
	}
	err := s.ready()
	if err == nil && s.hold.why == nil {
		err = errors.Join(s.endRun(), s.emptyLog())
	}
	if closing := s.hangUp(); err == nil {
		err = closing
	}
	s.again = false
	if s.hold.why == nil {
		makeReserve(s.folders)
	}
	for _, key := range s.keys {
		clear(key)
	}
	s.hold.release()
	if err != nil {
		return fmt.Errorf("close store: %w", s.explain(err))
	}
	return nil
}

// ready opens the connection anew where that is needed; the lock is held.
func (s *Store) ready() error {
	if s.db == nil && !s.again {
		return ErrClosed
	}
	if !s.again && !s.disturbed() {
		return nil
	}
	s.again = true
	s.hangUp()
	if err := s.dial(false); err != nil {
		return err
	}
	s.again = false
	return nil
}

// settle comes before a write; the lock is held. What a failed sync left in the
// system's memory passes for synced there: it is written once more, into the
// file, before anything is built on it.
func (s *Store) settle() error {
	if !s.doubt {
		return nil
	}
	if err := s.emptyLog(); err != nil {
		return err
	}
	s.doubt = false
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

// hangUp gives the connection up, if there is one, whatever state it is in.
func (s *Store) hangUp() error {
	if s.db == nil {
		return nil
	}
	return s.disconnect()
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
