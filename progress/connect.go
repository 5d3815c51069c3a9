package progress

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"
	_ "github.com/ncruces/go-sqlite3/vfs/xts" // the encrypted file

	"prebirth/progress/internal/files"
)

// busyTimeout is how long a write waits for another copy of the program.
const busyTimeout = 5 * time.Second

// dial opens the file under the first key and makes the connection ready, as the
// hold allows. When first is set it also looks back at runs that died. The error
// is damaged when the file cannot be used although it can be read.
func (s *Store) dial(first bool) (err error) {
	f, path := s.folders, s.folders.StorePath()
	if !hasContent(path) && hasContent(path+"-wal") {
		return errDamaged // SQLite would throw the log away
	}
	if s.hold.why == nil {
		for _, name := range []string{path, path + "-shm"} {
			if err := files.MakePrivate(name); err != nil {
				return folderError(f, err)
			}
		}
		if err := trimLog(path + "-wal"); err != nil {
			return folderError(f, err)
		}
	}
	s.stmts, s.still, s.synced = map[string]*sqlite3.Stmt{}, nil, false
	if s.file, err = os.Stat(path); err != nil {
		return folderError(f, err)
	}
	if s.hold.why == nil {
		s.db, err = sqlite3.OpenFlags(s.address("rw", nil), sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI)
	} else {
		s.db, err = s.openToRead()
	}
	if err == nil {
		err = s.prepare(first)
	}
	if err != nil && s.db != nil {
		s.giveUp(err)
	}
	return s.explain(err)
}

// trimLog cuts off the end of a log that is no whole sector: it was never synced,
// cannot be decrypted, and would keep the rest from being read.
func trimLog(path string) error {
	const sector = 512
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || info.Size()%sector == 0 {
		return err
	}
	return os.Truncate(path, info.Size()/sector*sector)
}

// connect opens the file under key for writing.
func connect(f Folders, key []byte) (*Store, error) {
	s := &Store{folders: f, hold: &hold{folders: f}, keys: [][]byte{key}, started: time.Now()}
	if err := s.dial(true); err != nil {
		return nil, err
	}
	return s, nil
}

// address is the URI of the store's file in a mode of SQLite, with what else is
// asked for.
func (s *Store) address(mode string, more url.Values) string {
	query := url.Values{"mode": {mode}}
	maps.Copy(query, more)
	if s.options.fileSystem != "" {
		query.Set("vfs", s.options.fileSystem)
	}
	return addressWith(s.folders.StorePath(), s.keys[0], query)
}

// address is the URI of an encrypted file. The log and the journal take their
// permissions from the file (modeof), whatever the umask.
func address(path string, key []byte) string { return addressWith(path, key, url.Values{}) }

func addressWith(path string, key []byte, query url.Values) string {
	query.Set("hexkey", hex.EncodeToString(key))
	query.Set("modeof", path)
	if !query.Has("vfs") {
		query.Set("vfs", "xts")
	}
	slashed := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && strings.HasPrefix(slashed, "//") {
		slashed = "//" + slashed // an empty host, before \\server\share
	}
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(slashed)
	// SQLite takes a plus for a plus, and a space stands in many a folder's name.
	return "file:" + escaped + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}

// prepare sets the connection up. Until the format is known nothing is written.
func (s *Store) prepare(first bool) error {
	if err := s.db.BusyTimeout(busyTimeout); err != nil {
		return err
	}
	if s.still != nil && s.still.log > 0 {
		// The index of the log is then in memory.
		if err := s.db.Exec(`PRAGMA locking_mode = exclusive`); err != nil {
			return err
		}
	}
	if err := fts5.Register(s.db); err != nil {
		return fmt.Errorf("load search: %w", err)
	}
	if s.hold.why != nil {
		return s.prepareToRead()
	}
	// On a network drive the log's shared memory is not shared: a rollback
	// journal, and the file to ourselves.
	network := onNetwork(s.folders.Data)
	journal := "wal"
	if network {
		journal = "delete"
		if err := s.db.Exec(`PRAGMA locking_mode = exclusive`); err != nil {
			return err
		}
	}
	have, err := s.checkVersion()
	if err != nil {
		return err
	}
	if have == 0 {
		err = patiently(s.keepSums)
	}
	if err != nil {
		return err
	}
	err = patiently(func() error { return s.db.Exec(`PRAGMA journal_mode = ` + journal + settings) })
	if err != nil {
		return err
	}
	if err := s.migrate(); err != nil || !first {
		return err
	}
	// On a full disk a file without sums stays one for now.
	if err := s.keepSums(); err != nil && !full(s.folders, err, freeSpace) {
		return err
	}
	makeReserve(s.folders)
	return s.lookBack()
}

// keepSums has a checksum kept with each page, from now on: encryption without one
// reads wrong bytes as other words. A file that is not new and has none is
// written anew.
func (s *Store) keepSums() error { return s.db.EnableChecksums("main") }

// patiently tries f again while another copy of the program is in its way. SQLite
// waits by itself, but not where the kind of journal changes, as at two first
// starts at once.
func patiently(f func() error) error {
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		err := f()
		if !errors.Is(err, sqlite3.BUSY) || time.Since(start) > busyTimeout {
			return err
		}
	}
}

// settings hold for the connection. Saved means synced: synchronous is FULL, and
// on macOS down to the platter. cache_size is in KiB when negative.
const settings = `;
PRAGMA synchronous = full;
PRAGMA fullfsync = on;
PRAGMA checkpoint_fullfsync = on;
PRAGMA secure_delete = on;
PRAGMA temp_store = memory;
PRAGMA foreign_keys = on;
PRAGMA trusted_schema = off;
PRAGMA cache_size = -4096;`

// giveUp closes a connection that could not be made ready. The log of a newer or a
// damaged store is left as it is: closing would copy it into the file.
func (s *Store) giveUp(err error) {
	newer := (*VersionError)(nil)
	if s.db != nil && (damaged(err) || errors.As(err, &newer)) && hasContent(s.folders.StorePath()+"-wal") {
		_, _ = s.db.Config(sqlite3.DBCONFIG_NO_CKPT_ON_CLOSE, true)
	}
	s.hangUp()
}
