// Package vault keeps the key of the store.
//
// The store is encrypted under one random key. The key itself is kept in
// slots: files in one folder, each an ordinary age file that holds the key as
// hexadecimal text. Whoever can open one slot has the key, and the stock age
// program opens a slot as well as this one does:
//
//	age -d -i account.key slots/account.age
//	age -d slots/passphrase.age
//
// A slot holds the store's key on its first line, and on the lines after it
// earlier keys of the store, which backups that are kept still need.
//
// There is either the slot of this account, or the two of a passphrase and a
// recovery code.
//
// The slot of this account is opened by an age identity in a key file. That
// file lies in another folder than the slots, so that a copied or synced data
// folder alone cannot be opened. It protects nothing from a program that runs
// as the same person. Both files are made at the first start, without a question,
// in this order: key file, slot, and only then the store. A stop between two of
// them leaves something that the next start completes. A key is never made for a
// store that exists, and no file is overwritten or deleted here.
//
// The other two are age files with a passphrase (scrypt). The recovery code is
// one too, and not an age identity, because it is written down by hand and typed
// from paper: 30 characters instead of 74, in groups that each check themselves.
// Its 120 bits behind scrypt are beyond any guessing. A file of checksums beside the
// two tells a slot that was damaged from a secret that is wrong.
package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"
)

// KeySize is the length of the store's key in bytes: two AES-256 keys, as XTS
// wants them.
const KeySize = 64

// A Slot is one way to open the store. Its file is its name and ".age".
type Slot string

// The slots.
const (
	Account    Slot = "account"    // the key file of this account
	Passphrase Slot = "passphrase" // words that the person knows
	Recovery   Slot = "recovery"   // a code on paper
)

// Slots are all that there can be.
func Slots() []Slot { return []Slot{Account, Passphrase, Recovery} }

// File is the slot's file in the folder of slots.
func (s Slot) File(slots string) string { return filepath.Join(slots, string(s)+".age") }

// ErrLocked is returned when a passphrase or a recovery code is needed and none
// was given.
var ErrLocked = errors.New("a passphrase or the recovery code is needed")

// ErrWrong is returned when a passphrase or a recovery code is not the right one.
var ErrWrong = errors.New("the passphrase or the recovery code is wrong")

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

// Protects says which slots are in the folder slots. A folder that is not there
// has none.
func Protects(slots string) (p Protection, err error) {
	for slot, is := range map[Slot]*bool{Account: &p.Account, Passphrase: &p.Passphrase, Recovery: &p.Recovery} {
		_, looking := os.Stat(slot.File(slots))
		*is = looking == nil
		if looking != nil && !errors.Is(looking, fs.ErrNotExist) {
			err = looking
		}
	}
	return p, err
}

// Open returns the keys of the store, each of [KeySize] bytes: the store's own,
// and then earlier ones that backups need. With a slot of a passphrase or a
// recovery code in the folder slots, the secret opens it; without one, the
// identity in the file keyPath opens the slot of this account.
//
// When there is neither a store nor a slot with a passphrase, what is missing is
// made. Else nothing is made or changed. Errors are [ErrLocked] without a secret
// where one is needed; [ErrWrong]; a [*CodeError] for what is no recovery code; a
// [*KeyError] when a file is missing or damaged; others are about folders that
// cannot be made or written.
func Open(slots, keyPath string, storeExists bool, secret Secret) (keys [][]byte, err error) {
	has, err := Protects(slots)
	switch {
	case has.Passphrase || has.Recovery:
		return openWithWords(slots, secret)
	case err == nil && storeExists && !has.Account && missing(keyPath):
		return nil, keyError(slots, fs.ErrNotExist) // it could have been any slot
	}
	return openAccount(slots, keyPath, storeExists)
}

func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// openWithWords opens the slot that a secret is for.
func openWithWords(slots string, secret Secret) ([][]byte, error) {
	slot, typed := Passphrase, secret.Passphrase
	switch {
	case secret == Secret{}:
		return nil, ErrLocked
	case secret.Recovery != "":
		code, err := ParseCode(secret.Recovery)
		if err != nil {
			return nil, err
		}
		slot, typed = Recovery, code.String()
	case CheckPassphrase(typed) != nil:
		return nil, ErrWrong // it was never accepted as one
	}
	identity, err := words(normal(typed))
	if err != nil {
		return nil, ErrWrong
	}
	file := slot.File(slots)
	keys, err := readSlot(file, identity)
	if errors.Is(err, age.ErrIncorrectIdentity) && !changed(slots, slot) {
		return nil, ErrWrong
	}
	if err != nil {
		return nil, keyError(file, err)
	}
	return keys, nil
}
