package progress

import (
	"errors"
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"
)

// Restore puts a backup in the place of everything that the store holds, after
// it has made a backup of that, which it returns. It may be interrupted at any
// moment: the store is then the old one or the restored one.
//
// The backup is one of those that are kept, a folder that BackupTo made, or a
// store's file. It is opened with the keys of this store; or with the slots that
// lie beside it, and its Secret, or a key file. One
// of an older format is brought to the present one. The error wraps a
// [*BackupError] when it cannot be used, and that a [*VersionError] or a
// [*LockedError] where that is the reason; nothing was changed then.
func (s *Store) Restore(from Backup) (replaced Backup, err error) {
	s.backing.Lock()
	defer s.backing.Unlock()
	path, key, err := s.locate(from)
	var found examined
	if err == nil {
		found, err = examine(path, key)
	}
	if err != nil {
		return Backup{}, fmt.Errorf("restore: %w", &BackupError{Path: from.Path, Err: err})
	}
	if replaced, err = s.keepBackup(time.Now()); err != nil {
		return Backup{}, fmt.Errorf("restore: back up first: %w", s.explain(err))
	}
	if path, key, err = s.withSums(path, key); err != nil {
		return replaced, fmt.Errorf("restore: %w", s.explain(err))
	}
	defer dropBegun(s.folders)
	return replaced, s.view("restore", func() error {
		s.pause("replace")
		// All pages in one transaction: what a kill or a power cut leaves is the one
		// or the other.
		if err := s.db.Restore("main", source(path, key)); err != nil {
			return withoutKey(err)
		}
		s.pause("open")
		return s.settleRestored(found)
	})
}

// withSums brings a store whose pages have no checksums, as an early one, to having
// them, in a copy: pages with and without must not meet in one file.
func (s *Store) withSums(path string, key []byte) (string, []byte, error) {
	from, err := sqlite3.OpenFlags(source(path, key), sqlite3.OPEN_READONLY|sqlite3.OPEN_URI)
	if err != nil {
		return "", nil, withoutKey(err)
	}
	defer from.Close()
	if has, err := hasSums(from); has || err != nil {
		return path, key, err
	}
	s.pause("copy the backup")
	own, half := s.allKeys()[0], s.folders.newStorePath()
	if err := errors.Join(dropBegun(s.folders), copyStore(from, half, own)); err != nil {
		return "", nil, err
	}
	to, err := sqlite3.OpenFlags(address(half, own), sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI)
	if err != nil {
		return "", nil, withoutKey(err)
	}
	defer to.Close()
	if err := fts5.Register(to); err != nil {
		return "", nil, err
	}
	_, err = hasSums(to) // reads the first page
	if err == nil {
		err = to.EnableChecksums("main")
	}
	return half, own, withoutKey(err)
}

// settleRestored opens the store anew: nothing that was known of the old content
// is true of the new. Its runs ended long ago.
func (s *Store) settleRestored(found examined) error {
	s.again = true
	s.run, s.runSaved, s.dead = 0, "", nil
	if err := s.ready(); err != nil {
		return err
	}
	s.pause("settle")
	err := s.transaction(func() error {
		if err := s.exec(`UPDATE runs SET ended = started WHERE ended IS NULL`); err != nil {
			return err
		}
		if found.brokenIndex {
			return s.exec(`INSERT INTO search(search) VALUES ('rebuild')`)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.emptyLog()
}
