package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/files"
	"prebirth/progress/vault"
)

// mostBackups are kept.
const mostBackups = 30

// stamp is how the time of a backup is written in its name, in UTC.
const stamp = "20060102T150405Z"

// A Backup is a whole store as it was at one moment, encrypted like the store. A
// reflection that was erased stays in the backups that were made before, until
// they are taken away in their turn: thirty days, where the program is used each
// day.
type Backup struct {
	Path        string
	Made        time.Time
	Size        int64 // bytes
	Reflections int   // that it holds; -1 where that was not asked
	Err         error // why it cannot be opened, where that was asked

	// Secret opens the slots that were carried with it, where no key of the store
	// opens it: see [Store.BackupTo].
	Secret vault.Secret
}

func (f Folders) backupsPath() string { return filepath.Join(f.Data, "backups") }

// Backups lists the backups that were kept, newest first, without opening them.
func Backups(f Folders) ([]Backup, error) {
	entries, err := os.ReadDir(f.backupsPath())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list backups: %w", folderError(f, err))
	}
	kept := []Backup{}
	for _, entry := range entries {
		made, _, ok := backupName(entry.Name())
		info, err := entry.Info()
		if !ok || err != nil || !info.Mode().IsRegular() {
			continue
		}
		kept = append(kept, Backup{Path: filepath.Join(f.backupsPath(), entry.Name()), Made: made, Size: info.Size(), Reflections: -1})
	}
	slices.SortFunc(kept, func(a, b Backup) int {
		if order := b.Made.Compare(a.Made); order != 0 {
			return order
		}
		_, one, _ := backupName(filepath.Base(a.Path))
		_, two, _ := backupName(filepath.Base(b.Path))
		return two - one
	})
	return kept, nil
}

// backupName reads a backup's name: when it was made, and which of that second.
func backupName(name string) (made time.Time, number int, ok bool) {
	name, begins := strings.CutPrefix(name, "reflections-")
	name, ends := strings.CutSuffix(name, ".db")
	name, digits, numbered := strings.Cut(name, "-")
	made, err := time.Parse(stamp, name)
	if !begins || !ends || err != nil || len(name) != len(stamp) {
		return time.Time{}, 0, false
	}
	if !numbered {
		return made, 1, true
	}
	number, err = strconv.Atoi(digits)
	return made, number, err == nil && number > 1 && strconv.Itoa(number) == digits
}

// backupPath is a name for a backup that no file has.
func backupPath(f Folders, made time.Time) string {
	base := filepath.Join(f.backupsPath(), "reflections-"+made.UTC().Format(stamp))
	path := base + ".db"
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path
		}
		path = fmt.Sprintf("%s-%d.db", base, n)
	}
}

// Backup makes a backup now among those that are kept and returns it. What is
// saved meanwhile is saved, and is in it or not.
func (s *Store) Backup() (Backup, error) {
	s.backing.Lock()
	defer s.backing.Unlock()
	b, err := s.keepBackup(time.Now())
	if err != nil {
		return Backup{}, fmt.Errorf("make backup: %w", s.explain(err))
	}
	return b, nil
}

// keepBackup makes a backup among those that are kept; backing is held.
func (s *Store) keepBackup(made time.Time) (Backup, error) {
	if err := s.Writable(); err != nil {
		return Backup{}, err
	}
	folder := s.folders.backupsPath()
	if err := files.MakeFolder(folder); err != nil {
		return Backup{}, err
	}
	if err := dropHalfBackups(folder); err != nil {
		return Backup{}, err
	}
	path := backupPath(s.folders, made)
	if err := s.copyTo(path); err != nil {
		return Backup{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, err
	}
	made, _, _ = backupName(filepath.Base(path))
	return Backup{Path: path, Made: made, Size: info.Size(), Reflections: -1}, nil
}

// dropHalfBackups removes what is left of backups that were interrupted.
func dropHalfBackups(folder string) error {
	entries, err := os.ReadDir(folder)
	for _, entry := range entries {
		if isHalfBackup(entry.Name()) {
			err = errors.Join(err, files.Remove(filepath.Join(folder, entry.Name())))
		}
	}
	return err
}

func isHalfBackup(name string) bool {
	name = strings.TrimSuffix(name, "-journal")
	_, _, ok := backupName(strings.TrimSuffix(name, ".new"))
	return ok && strings.HasSuffix(name, ".new")
}

// backupFile writes the store to a new file at path, under the store's key: whole,
// private and synced, or not at all. It is for a store that is being opened, or
// whose lock is held.
func (s *Store) backupFile(path string) error {
	return s.writeBackup(path, func(half string) error { return copyStore(s.db, half, s.keys[0]) })
}

func (s *Store) writeBackup(path string, write func(half string) error) error {
	half := path + ".new"
	err := errors.Join(files.MakeFolder(filepath.Dir(path)), files.Remove(half), files.Remove(half+"-journal"))
	if err == nil {
		s.pause("copy")
		err = write(half)
	}
	if err == nil {
		s.pause("name")
		err = files.Rename(half, path)
	}
	if err != nil {
		_ = files.Remove(half)
		_ = files.Remove(half + "-journal")
		return err
	}
	s.pause("sync")
	return files.SyncFolder(filepath.Dir(path))
}

// copyTo is backupFile for a store that is open and whose lock is not held. It has
// a connection of its own, so that saving goes on, but where the file is locked
// for all but one, as on a network drive, or is only read.
func (s *Store) copyTo(path string) error {
	s.mu.Lock()
	if err := s.ready(); err != nil {
		s.mu.Unlock()
		return err
	}
	if s.hold.why != nil || onNetwork(s.folders.Data) {
		defer s.mu.Unlock()
		return s.backupFile(path)
	}
	from, key := s.address("rw", nil), slices.Clone(s.keys[0])
	s.mu.Unlock()
	own, err := sqlite3.OpenFlags(from, sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI)
	if err != nil {
		return withoutKey(err)
	}
	defer own.Close()
	if err := own.BusyTimeout(busyTimeout); err != nil {
		return err
	}
	return s.writeBackup(path, func(half string) error { return copyStore(own, half, key) })
}

// allKeys copies the keys: Close overwrites them.
func (s *Store) allKeys() (keys [][]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, key := range s.keys {
		keys = append(keys, slices.Clone(key))
	}
	return keys
}
