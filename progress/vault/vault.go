// Package vault keeps the key of the store.
//
// The store is encrypted under one random key. The key itself is kept in
// slots: files in one folder, each an ordinary age file that holds the key as
// hexadecimal text. Whoever can open one slot has the key, and the stock age
// program opens a slot as well as this one does:
//
//	age -d -i account.key slots/account.age
//
// The slot of this account is opened by an age identity in a key file. That
// file lies in another folder than the slots, so that a copied or synced data
// folder alone cannot be opened. It protects nothing from a program that runs
// as the same person.
//
// Both files are made at the first start, without a question, in this order:
// key file, slot, and only then the store. A stop between two of them leaves
// something that the next start completes. A key is never made for a store that
// exists, and no file here is ever overwritten or deleted.
package vault

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"

	"prebirth/progress/internal/files"
)

// KeySize is the length of the store's key in bytes: two AES-256 keys, as XTS
// wants them.
const KeySize = 64

// A Slot is one way to open the store. Its file is its name and ".age".
type Slot string

// The slots. Only [Account] is made; the other two have their names and their
// meaning, so that a later version and an earlier one agree on them.
const (
	Account    Slot = "account"    // the key file of this account
	Passphrase Slot = "passphrase" // words that the person knows (age's scrypt)
	Recovery   Slot = "recovery"   // an age identity on paper
)

// File is the slot's file in the folder of slots.
func (s Slot) File(slots string) string { return filepath.Join(slots, string(s)+".age") }

// A KeyError says that no slot could be opened.
type KeyError struct {
	Path string // the file that is missing, or cannot be read or understood
	Err  error
}

// Error names the file and the reason.
func (e *KeyError) Error() string { return fmt.Sprintf("unlock store with %s: %v", e.Path, e.Err) }

// Unwrap returns the reason.
func (e *KeyError) Unwrap() error { return e.Err }

// keyError leaves the path out of the reason: it is named once.
func keyError(file string, err error) *KeyError {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		err = path.Err
	}
	return &KeyError{Path: file, Err: err}
}

// Open returns the key of the store, [KeySize] bytes, from the slot of this
// account in the folder slots, opened by the identity in the file keyPath.
//
// When there is no store yet, what is missing is made. When there is one, nothing
// is made or changed, and a key that cannot be had is a [*KeyError]. Other errors
// are about folders that cannot be made or written.
func Open(slots, keyPath string, storeExists bool) ([]byte, error) {
	if !storeExists {
		if err := makeFolders(slots, filepath.Dir(keyPath)); err != nil {
			return nil, err
		}
	}
	identity, err := identity(keyPath, storeExists)
	if err != nil {
		return nil, err
	}
	slot := Account.File(slots)
	key, err := readSlot(slot, identity)
	if err == nil {
		return key, nil
	}
	missing, unread := errors.Is(err, fs.ErrNotExist), (*fs.PathError)(nil)
	if storeExists || errors.As(err, &unread) && !missing {
		return nil, keyError(slot, err)
	}
	if !missing {
		if err := setAside(slot); err != nil {
			return nil, err
		}
	}
	return newSlot(slot, identity)
}

func makeFolders(paths ...string) error {
	for _, path := range paths {
		if err := files.MakeFolder(path); err != nil {
			return err
		}
	}
	return nil
}

// identity reads the key file, or makes it when there is none and no store.
func identity(path string, storeExists bool) (*age.X25519Identity, error) {
	identity, err := readIdentity(path)
	if errors.Is(err, fs.ErrNotExist) && !storeExists {
		if err := newIdentity(path); err != nil {
			return nil, err
		}
		identity, err = readIdentity(path)
	}
	if err != nil {
		return nil, keyError(path, err)
	}
	return identity, nil
}

// newIdentity writes a key file as age-keygen does. Another copy of the program
// may have done it in the same moment: then its file stands.
func newIdentity(path string) error {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return fmt.Errorf("make key: %w", err)
	}
	text := "# prebirth: opens slots/" + string(Account) + ".age, and with it what you have written\n" +
		"# public key: " + identity.Recipient().String() + "\n" +
		identity.String() + "\n"
	return unlessThere(files.WriteNew(path, []byte(text)))
}

// newSlot makes a key and its slot, and returns what the slot on disk holds.
func newSlot(path string, identity *age.X25519Identity) ([]byte, error) {
	key := make([]byte, KeySize)
	rand.Read(key) // never fails
	sealed, err := seal(key, identity.Recipient())
	if err != nil {
		return nil, fmt.Errorf("make key slot: %w", err)
	}
	if err := unlessThere(files.WriteNew(path, sealed)); err != nil {
		return nil, err
	}
	key, err = readSlot(path, identity)
	if err != nil {
		return nil, keyError(path, err)
	}
	return key, nil
}

func unlessThere(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// setAside renames a slot that cannot be opened and has no store.
func setAside(path string) error {
	err := os.Rename(path, path+".unopened-"+time.Now().UTC().Format("20060102T150405.000Z"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
