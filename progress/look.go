package progress

import (
	"bytes"
	"crypto/aes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"
	"golang.org/x/crypto/xts"

	"prebirth/progress/vault"
)

// A BackupError says that a backup cannot be used. The store was not changed.
type BackupError struct {
	Path string
	Err  error
}

// Error names the backup and the reason.
func (e *BackupError) Error() string { return fmt.Sprintf("open backup %s: %v", e.Path, e.Err) }

// Unwrap returns the reason.
func (e *BackupError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *BackupError) Hint() string { return "choose another backup; nothing was changed" }

// sqliteMagic begins every file of SQLite that is not encrypted.
const sqliteMagic = "SQLite format 3\x00"

// opensWith says whether the first sector of a file makes sense under a key.
func opensWith(path string, key []byte) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	var sector [512]byte
	if _, err := io.ReadFull(file, sector[:]); err != nil {
		return false
	}
	cipher, err := xts.NewCipher(aes.NewCipher, key)
	if err != nil {
		return false
	}
	cipher.Decrypt(sector[:], sector[:], 0)
	return bytes.HasPrefix(sector[:], []byte(sqliteMagic))
}

// An examined file is a store that was read through.
type examined struct {
	reflections int
	brokenIndex bool // the search index has to be made anew
}

// source is the address of a file that is only read. Without a log beside it,
// nothing is written beside it either.
func source(path string, key []byte) string {
	uri := address(path, key) + "&mode=ro"
	if !hasContent(path + "-wal") {
		uri += "&immutable=1"
	}
	return uri
}

// examine reads a store through that is not the open one. The error is damaged
// when it is not whole, or a [*VersionError].
func examine(path string, key []byte) (found examined, err error) {
	db, err := sqlite3.OpenFlags(source(path, key), sqlite3.OPEN_READONLY|sqlite3.OPEN_URI)
	if err != nil {
		return found, withoutKey(err)
	}
	s := &Store{db: db, stmts: map[string]*sqlite3.Stmt{}, folders: Folders{Data: filepath.Dir(path)}}
	defer s.disconnect()
	if err := fts5.Register(db); err != nil {
		return found, err
	}
	if err := db.Exec(`PRAGMA trusted_schema = off; PRAGMA temp_store = memory`); err != nil {
		return found, err
	}
	if have, err := s.checkVersion(); err != nil || have == 0 {
		if newer := (*VersionError)(nil); errors.As(err, &newer) {
			newer.Path = path
		} else if err == nil {
			err = errors.New("it is not a store of this program")
		}
		return found, err
	}
	finding, err := s.finding()
	if err != nil {
		return found, err
	}
	if found.brokenIndex = strings.Contains(strings.ToLower(finding), "fts5"); finding != "" && !found.brokenIndex {
		return found, errDamaged
	}
	found.reflections, err = s.countAll()
	return found, err
}

// locate finds the file of a backup, which may be a folder that BackupTo made, and
// the key that opens it.
func (s *Store) locate(b Backup) (path string, key []byte, err error) {
	path = b.Path
	info, err := os.Stat(path)
	if err != nil {
		return "", nil, err
	}
	if info.IsDir() {
		path = filepath.Join(path, filepath.Base(s.folders.StorePath()))
		if info, err = os.Stat(path); err != nil {
			return "", nil, err
		}
	}
	if own, err := os.Stat(s.folders.StorePath()); err == nil && os.SameFile(own, info) {
		return "", nil, errors.New("it is the store itself")
	}
	keys := s.allKeys()
	if n := slices.IndexFunc(keys, func(key []byte) bool { return opensWith(path, key) }); n >= 0 {
		return path, keys[n], nil
	}
	key, err = s.carriedKey(path, b.Secret)
	return path, key, err
}

// carriedKey opens the slots that lie beside a backup, with a secret, with this
// account's key file, or with a key file beside it.
func (s *Store) carriedKey(path string, secret vault.Secret) ([]byte, error) {
	none := errors.New("it is damaged, or no key that is here opens it")
	slots := filepath.Join(filepath.Dir(path), "slots")
	if info, err := os.Stat(slots); err != nil || !info.IsDir() {
		return nil, none
	}
	var first error
	for _, keyPath := range []string{s.folders.KeyPath(), filepath.Join(filepath.Dir(path), filepath.Base(s.folders.KeyPath()))} {
		keys, err := vault.Open(slots, keyPath, true, secret)
		if n := slices.IndexFunc(keys, func(key []byte) bool { return opensWith(path, key) }); n >= 0 {
			return keys[n], nil
		}
		if first == nil && err != nil {
			first = keyProblem(s.folders, err)
		}
		if has, _ := vault.Protects(slots); !has.Account {
			break // a second try would cost a second
		}
	}
	if first == nil {
		first = none
	}
	return nil, first
}

// Look opens a backup and fills in what it holds, or why it cannot be opened. It
// reads the whole of it.
func (s *Store) Look(b Backup) Backup {
	path, key, err := s.locate(b)
	var found examined
	if err == nil {
		found, err = examine(path, key)
	}
	b.Reflections, b.Err = found.reflections, nil
	if err != nil {
		b.Reflections, b.Err = -1, &BackupError{Path: b.Path, Err: err}
	}
	if info, err := os.Stat(path); err == nil && path != "" {
		b.Size = info.Size()
		if b.Made.IsZero() {
			b.Made = info.ModTime().UTC()
		}
	}
	return b
}
