package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/advice"
	"prebirth/progress/internal/files"
)

// errDamaged is a file that opens and is not whole.
var errDamaged = advice.New("the store is damaged",
	"close every copy of prebirth and start it once: it moves the damaged store aside, whole, and begins a new one; prebirth restore then brings a backup back")

// damaged tells damage from everything else that can go wrong: what cannot be
// read or written just now is not damaged.
func damaged(err error) bool {
	return errors.Is(err, errDamaged) || errors.Is(err, sqlite3.CORRUPT) ||
		errors.Is(err, sqlite3.NOTADB) || errors.Is(err, sqlite3.IOERR_DATA)
}

// quickCheck reads the whole file and returns errDamaged when it is not sound. A
// search index that is not sound is made anew from the texts.
func (s *Store) quickCheck() error {
	finding, err := s.finding()
	if err == nil && strings.Contains(strings.ToLower(finding), "fts5") {
		if err = s.exec(`INSERT INTO search(search) VALUES ('rebuild')`); err == nil {
			finding, err = s.finding()
		}
	}
	missing := false
	if err == nil && finding == "" {
		missing, err = s.tailMissing()
	}
	if err == nil && (missing || finding != "") {
		err = errDamaged // the finding could quote content
	}
	return err
}

// tailMissing says whether the file is shorter than its pages are, once the log has
// been copied into it. SQLite takes what is not there for zeros, which have no
// checksum to fail.
func (s *Store) tailMissing() (bool, error) {
	if s.options.fileSystem != "" {
		return false, nil // it is no file of the system
	}
	short, err := s.short()
	if err != nil || !short {
		return false, err
	}
	if err := s.emptyLog(); err != nil {
		return false, err
	}
	if err := s.db.Exec(`PRAGMA shrink_memory`); err != nil { // what was read so far is forgotten
		return false, err
	}
	if short, err = s.short(); err != nil || short {
		return short, err
	}
	finding, err := s.finding() // of what lay between the end and the log's pages
	return finding != "", err
}

func (s *Store) short() (bool, error) {
	info, err := os.Stat(s.folders.StorePath())
	if err != nil {
		return false, err
	}
	var size int64
	err = s.rows(`SELECT page_count * page_size FROM pragma_page_count, pragma_page_size`, nil,
		func(row *sqlite3.Stmt) { size = row.ColumnInt64(0) })
	return info.Size() < size, err
}

// finding is the first thing that is wrong with the file, or empty.
func (s *Store) finding() (finding string, err error) {
	err = s.rows(`PRAGMA quick_check(1)`, nil, func(row *sqlite3.Stmt) { finding = row.ColumnText(0) })
	if finding == "ok" {
		finding = ""
	}
	return finding, err
}

// suspectPath is an empty file that asks the next opening to check the store: a
// method met damage while the store was open.
func (f Folders) suspectPath() string { return filepath.Join(f.Data, "check-at-opening") }

func suspected(f Folders) bool {
	_, err := os.Stat(f.suspectPath())
	return err == nil
}

// setAside moves the store's files, and a copy of its slots, to a new folder
// beside them, and returns that folder. Nothing is deleted.
func setAside(f Folders, now time.Time) (string, error) {
	aside, err := newFolder(filepath.Join(f.Data, "damaged-"+now.UTC().Format("20060102T150405Z")))
	if err != nil {
		return "", err
	}
	if err := copySlots(f.SlotsPath(), filepath.Join(aside, "slots")); err != nil {
		return "", err
	}
	// The file goes first: a log that is left without its file is found and kept,
	// but a file that is left without its log would be opened as if it were whole.
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		name := filepath.Base(f.StorePath()) + ending
		err := files.Rename(filepath.Join(f.Data, name), filepath.Join(aside, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	os.Remove(f.suspectPath())
	return aside, errors.Join(files.SyncFolder(aside), files.SyncFolder(f.Data))
}

// newFolder makes a folder that was not there: path, path-2, path-3, …
func newFolder(path string) (string, error) {
	name := path
	for n := 2; ; n++ {
		err := os.Mkdir(name, 0o700)
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		name = fmt.Sprintf("%s-%d", path, n)
	}
}

func copySlots(from, to string) error {
	if err := files.MakeFolder(to); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, entry.Name()))
		if err != nil {
			return err
		}
		if err := files.WriteNew(filepath.Join(to, entry.Name()), data); err != nil {
			return err
		}
	}
	return nil
}
