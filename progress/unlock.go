package progress

import (
	"errors"
	"path/filepath"

	"prebirth/progress/internal/files"
	"prebirth/progress/vault"
)

// unlock makes the folders and returns the keys: the store's, and then those
// that older backups open with.
func unlock(f Folders, o Options) (keys [][]byte, err error) {
	if unfinished(f) { // and another copy of the program is at it, or this one may not write
		return nil, &BusyError{Path: f.StorePath(), Holder: holder(f), Err: errNotReady}
	}
	exists := hasContent(f.StorePath()) || hasContent(f.StorePath()+"-wal")
	if err := files.MakeFolder(f.Data); err != nil {
		return nil, folderError(f, err)
	}
	keys, err = vault.Open(f.SlotsPath(), f.KeyPath(), exists, o.Secret)
	if err != nil {
		return nil, keyProblem(f, err)
	}
	return keys, nil
}

// keyProblem gives an error of the vault the type that says what to do about it.
func keyProblem(f Folders, err error) error {
	code, key := (*vault.CodeError)(nil), (*vault.KeyError)(nil)
	switch {
	case errors.Is(err, vault.ErrLocked):
		return &LockedError{}
	case errors.Is(err, vault.ErrWrong):
		return &LockedError{Wrong: true}
	case errors.As(err, &code):
		return &codeError{code}
	case errors.As(err, &key):
		has, _ := vault.Protects(filepath.Dir(key.Path))
		damaged := filepath.Base(key.Path)
		other := damaged == slotName(vault.Passphrase) && has.Recovery || damaged == slotName(vault.Recovery) && has.Passphrase
		return &KeyError{Path: key.Path, Err: key.Err, Other: other}
	}
	return folderError(f, err)
}

// A codeError is a LockedError that can say which group of the recovery code is
// wrong.
type codeError struct{ code *vault.CodeError }

func (e *codeError) Error() string { return "unlock store: " + e.code.Error() }

func (e *codeError) Hint() string { return e.code.Hint() }

func (e *codeError) Unwrap() []error { return []error{e.code, &LockedError{Wrong: true}} }
