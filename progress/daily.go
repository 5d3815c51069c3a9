package progress

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/files"
)

// DailyBackup makes a backup unless one was made today, and takes the oldest
// away beyond thirty, but never the one it made. today is by the clock of now. A
// store in which nothing was written or read has none; and a copy of the program
// that may not write leaves it to the one that may.
func (s *Store) DailyBackup(now time.Time) (made bool, err error) {
	s.backing.Lock()
	defer s.backing.Unlock()
	busy, unable := (*BusyError)(nil), s.Writable()
	if errors.As(unable, &busy) || errors.Is(unable, errReadOnly) {
		return false, nil
	}
	kept, err := Backups(s.folders)
	if err != nil {
		return false, err
	}
	day := now.Format(time.DateOnly)
	for _, b := range kept {
		if b.Made.In(now.Location()).Format(time.DateOnly) == day {
			return false, nil
		}
	}
	if empty, err := s.empty(); empty || err != nil {
		return false, err
	}
	b, err := s.keepBackup(now)
	if err == nil {
		err = dropOldBackups(s.folders, b.Path)
	}
	if err != nil {
		return b.Path != "", fmt.Errorf("make daily backup: %w", s.explain(err))
	}
	return true, nil
}

func (s *Store) empty() (empty bool, err error) {
	err = s.view("make daily backup", func() error {
		return s.rows(`SELECT NOT (EXISTS (SELECT 1 FROM reflections) OR EXISTS (SELECT 1 FROM places)
			OR EXISTS (SELECT 1 FROM reads))`, nil, func(row *sqlite3.Stmt) { empty = row.ColumnBool(0) })
	})
	return empty, err
}

func dropOldBackups(f Folders, newest string) error {
	kept, err := Backups(f)
	if err != nil {
		return err
	}
	kept = slices.DeleteFunc(kept, func(b Backup) bool { return b.Path == newest }) // even if the clock was put back
	for _, old := range kept[min(mostBackups-1, len(kept)):] {
		if err := files.Remove(old.Path); err != nil {
			return err
		}
	}
	return files.SyncFolder(f.backupsPath())
}

// neededKeys are those of the store's keys that the backups and the damaged stores
// that are kept were encrypted under. When one of these cannot be told, all are.
func (s *Store) neededKeys() (needed [][]byte, err error) {
	keys := s.allKeys()
	kept, err := Backups(s.folders)
	if err != nil {
		return nil, err
	}
	uses := make([]bool, len(keys))
	for _, b := range kept {
		n := slices.IndexFunc(keys, func(key []byte) bool { return opensWith(b.Path, key) })
		if n < 0 {
			return keys, nil
		}
		uses[n] = true
	}
	if aside, _ := filepath.Glob(filepath.Join(s.folders.Data, "damaged-*")); len(aside) > 0 {
		return keys, nil
	}
	for n, key := range keys {
		if uses[n] {
			needed = append(needed, key)
		}
	}
	return needed, nil
}
