package vault

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"filippo.io/age"

	"prebirth/progress/internal/files"
)

// openAccount opens the slot of this account, and makes what is missing when there
// is no store.
func openAccount(slots, keyPath string, storeExists bool) ([][]byte, error) {
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
	keys, err := readSlot(slot, identity)
	if err == nil {
		return keys, nil
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
		// Another copy of the program may do it in the same moment: its file stands.
		if _, err := newIdentity(path); unlessThere(err) != nil {
			return nil, err
		}
		identity, err = readIdentity(path)
	}
	if err != nil {
		return nil, keyError(path, err)
	}
	return identity, nil
}

// newIdentity writes a key file as age-keygen does. The error is [fs.ErrExist]
// when there is one.
func newIdentity(path string) (*age.X25519Identity, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	text := "# prebirth: opens slots/" + string(Account) + ".age, and with it what you have written\n" +
		"# public key: " + identity.Recipient().String() + "\n" +
		identity.String() + "\n"
	return identity, files.WriteNew(path, []byte(text))
}

// NewKey makes a key at random.
func NewKey() []byte {
	key := make([]byte, KeySize)
	rand.Read(key) // never fails
	return key
}

// newSlot makes a key and its slot, and returns what the slot on disk holds.
func newSlot(path string, identity *age.X25519Identity) ([][]byte, error) {
	sealed, err := seal([][]byte{NewKey()}, identity.Recipient())
	if err != nil {
		return nil, fmt.Errorf("make key slot: %w", err)
	}
	if err := unlessThere(files.WriteNew(path, sealed)); err != nil {
		return nil, err
	}
	keys, err := readSlot(path, identity)
	if err != nil {
		return nil, keyError(path, err)
	}
	return keys, nil
}

func unlessThere(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// setAside renames a slot that cannot be opened and has no store.
func setAside(path string) error {
	err := files.Rename(path, path+".unopened-"+time.Now().UTC().Format("20060102T150405.000Z"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
