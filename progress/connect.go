package progress

import (
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
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

// connect opens the file under key and makes it ready. The error is damaged when
// the file cannot be used although it can be read.
func connect(f Folders, key []byte) (*Store, error) {
	path := f.StorePath()
	if !hasContent(path) && hasContent(path+"-wal") {
		return nil, errDamaged // SQLite would throw the log away
	}
	for _, name := range []string{path, path + "-shm"} {
		if err := files.MakePrivate(name); err != nil {
			return nil, folderError(f, err)
		}
	}
	db, err := sqlite3.OpenFlags(address(path, key), sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI)
	s := &Store{folders: f, db: db, stmts: map[string]*sqlite3.Stmt{}, started: time.Now()}
	if err != nil {
		return nil, s.explain(err)
	}
	if err := s.prepare(); err != nil {
		err = s.explain(err)
		s.giveUp(err)
		return nil, err
	}
	return s, nil
}

// address is the URI of the file. The log and the journal take their permissions
// from the file (modeof), whatever the umask.
func address(path string, key []byte) string {
	query := url.Values{"vfs": {"xts"}, "hexkey": {hex.EncodeToString(key)}, "modeof": {path}}
	slashed := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && strings.HasPrefix(slashed, "//") {
		slashed = "//" + slashed // an empty host, before \\server\share
	}
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(slashed)
	return "file:" + escaped + "?" + query.Encode()
}

// prepare sets the connection up. Until the format is known nothing is written.
func (s *Store) prepare() error {
	if err := s.db.BusyTimeout(busyTimeout); err != nil {
		return err
	}
	if err := fts5.Register(s.db); err != nil {
		return fmt.Errorf("load search: %w", err)
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
	if _, err := s.checkVersion(); err != nil {
		return err
	}
	err := patiently(func() error { return s.db.Exec(`PRAGMA journal_mode = ` + journal + settings) })
	if err != nil {
		return err
	}
	if err := s.migrate(); err != nil {
		return err
	}
	return s.lookBack()
}

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

// giveUp closes a connection that could not be made ready. A newer store's log is
// left as it is: closing would copy it into the file.
func (s *Store) giveUp(err error) {
	if newer := (*VersionError)(nil); errors.As(err, &newer) && hasContent(s.folders.StorePath()+"-wal") {
		s.db.Config(sqlite3.DBCONFIG_NO_CKPT_ON_CLOSE, true)
	}
	s.disconnect()
}
