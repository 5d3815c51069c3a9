package progress

import (
	"fmt"
	"path/filepath"

	"prebirth/progress/internal/files"
	"prebirth/progress/vault"
)

// Protection says which slots open the store now.
func (s *Store) Protection() (vault.Protection, error) {
	p, err := vault.Protects(s.folders.SlotsPath())
	if err != nil {
		return p, fmt.Errorf("read protection: %w", folderError(s.folders, err))
	}
	return p, nil
}

// Protect encrypts the store anew, under a new key that only the passphrase and
// the recovery code open. It may be interrupted at any moment: the store then
// opens as before or with the new secrets, and never with neither. No other copy
// of the program may have the store open; else the error wraps a [*BusyError].
//
// Changing the passphrase is the same, with a new code. Nothing of the store
// stays under the old key but the backups that are kept, which the new secrets
// open too. What was copied elsewhere before still opens with the old ones. It
// takes about two seconds, and what the disk needs to write the store once.
func (s *Store) Protect(passphrase string, code vault.Code) error {
	err := vault.CheckPassphrase(passphrase)
	if err == nil {
		err = s.rekey(func(folder string, keys [][]byte) ([]string, bool, error) {
			names := []string{slotName(vault.Passphrase), slotName(vault.Recovery), vault.SumsName}
			return names, false, vault.MakeWords(folder, keys, passphrase, code, s.options.Work)
		})
	}
	if err != nil {
		return fmt.Errorf("protect store: %w", s.explain(err))
	}
	return nil
}

// Unprotect encrypts the store anew, under a new key that this account's key
// file opens without a question. It is as safe to interrupt as [Store.Protect].
func (s *Store) Unprotect() error {
	err := s.rekey(func(folder string, keys [][]byte) ([]string, bool, error) {
		if err := files.MakeFolder(s.folders.Config); err != nil {
			return nil, false, err
		}
		return []string{slotName(vault.Account)}, true, vault.MakeAccount(folder, s.folders.newKeyPath(), keys)
	})
	if err != nil {
		return fmt.Errorf("take the passphrase away: %w", s.explain(err))
	}
	return nil
}

func slotName(slot vault.Slot) string { return filepath.Base(slot.File("")) }
