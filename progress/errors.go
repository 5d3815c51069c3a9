package progress

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"prebirth/progress/internal/advice"
	"prebirth/progress/vault"
)

// ErrNotFound is returned for an id that the store does not hold.
var ErrNotFound = advice.New("there is no such reflection", "prebirth reflections list shows their ids")

// ErrClosed is returned by every method of a store that was closed.
var ErrClosed = errors.New("the store is closed")

// A VersionError says that the store was written by a newer program. Its file
// was not touched.
type VersionError struct {
	Have, Need int // format of the file, and the newest this program knows
	Path       string
}

// Error gives both formats.
func (e *VersionError) Error() string {
	return fmt.Sprintf("read %s: it has format %d, and this program knows formats up to %d", e.Path, e.Have, e.Need)
}

// Hint says what to do.
func (e *VersionError) Hint() string {
	return "use the newer version of prebirth that wrote it; nothing was changed"
}

// A KeyError says that a store is there and that no slot of its key can be
// opened. Nothing was moved, changed or made.
type KeyError struct {
	Path string // the file that is missing, or cannot be read or understood
	Err  error

	// Other says that the file is the slot of the passphrase or of the recovery
	// code, and that the slot of the other one is there: it may open the store.
	Other bool
}

// Error names the file and the reason.
func (e *KeyError) Error() string { return fmt.Sprintf("unlock store with %s: %v", e.Path, e.Err) }

// Unwrap returns the reason.
func (e *KeyError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *KeyError) Hint() string {
	switch slot := filepath.Base(e.Path); {
	case slot == slotName(vault.Passphrase) && e.Other:
		return "give the recovery code instead: prebirth recover sets a new passphrase with it; what you wrote is still there and untouched"
	case slot == slotName(vault.Recovery) && e.Other:
		return "give the passphrase instead; prebirth passphrase then makes a new recovery code; what you wrote is still there and untouched"
	}
	return "bring back " + e.Path + " from a copy or a backup; what you wrote is still there and untouched, and opens with it"
}

// A FolderError says that a folder or a file cannot be made or written. The
// library can be read; nothing can be saved.
type FolderError struct {
	Path string // the folder
	Err  error
}

// Error names the folder and the reason.
func (e *FolderError) Error() string {
	return fmt.Sprintf("write in %s: it cannot be written (%v)", e.Path, e.Err)
}

// Unwrap returns the reason.
func (e *FolderError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *FolderError) Hint() string {
	return "let your account write in " + e.Path + ", or choose another folder with --home; until then nothing can be saved"
}

// A FullError says that the disk is full. What was saved before is safe.
type FullError struct {
	Path string // the folder that is on the full disk
	Err  error
}

// Error names the folder and the reason.
func (e *FullError) Error() string {
	return fmt.Sprintf("write in %s: the disk is full (%v)", e.Path, e.Err)
}

// Unwrap returns what the system said.
func (e *FullError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *FullError) Hint() string {
	return "make room on the disk that holds " + e.Path + " and save again; what was saved before is safe"
}

// A BusyError says that another copy of the program holds the store, or kept it
// to itself for longer than this one waits. Nothing was written.
type BusyError struct {
	Path   string // the store's file
	Holder Holder // the copy that holds it; the zero Holder where that is not known
	Err    error
}

// Error names the store, and who holds it.
func (e *BusyError) Error() string {
	switch {
	case errors.Is(e.Err, errOthers):
		return fmt.Sprintf("use %s alone: another copy of prebirth has it open", e.Path)
	case e.Holder == Holder{}:
		return fmt.Sprintf("use %s: another copy of prebirth holds it (%v)", e.Path, e.Err)
	}
	return fmt.Sprintf("use %s: another copy of prebirth holds it (%s)", e.Path, e.Holder)
}

// Unwrap returns what the system said.
func (e *BusyError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *BusyError) Hint() string {
	return "close the other copy; then this one can write. Until then it reads, and what the other saves is safe"
}

// String names a copy of the program as a person would look for it: "process 4711
// on this computer, since 10:42". Another day than today is named.
func (h Holder) String() string {
	where := "this computer"
	if !h.Here() {
		where = h.Machine
	}
	return fmt.Sprintf("process %d on %s, since %s", h.Process, where, h.Since.Local().Format(h.Layout()))
}

// Here says whether the copy runs on this computer.
func (h Holder) Here() bool {
	name, err := os.Hostname()
	return h.Machine == "" || err == nil && name == h.Machine
}

// Layout is how package time writes since when: the time of today, or the day with it.
func (h Holder) Layout() string {
	since := h.Since.Local()
	if y, m, d := time.Now().Date(); since != time.Date(y, m, d, since.Hour(), since.Minute(), since.Second(), since.Nanosecond(), time.Local) {
		return "2 January, 15:04"
	}
	return "15:04"
}

// A LockedError says that the store opens with a passphrase or a recovery code
// only, and that none was given or the one given is wrong. Nothing was changed.
type LockedError struct {
	Wrong bool // a secret was given, and it is wrong
}

// Error says which.
func (e *LockedError) Error() string {
	if e.Wrong {
		return "unlock store: the passphrase or the recovery code is wrong"
	}
	return "unlock store: it is locked with a passphrase"
}

// Hint says what to do.
func (e *LockedError) Hint() string {
	if e.Wrong {
		return "try again; nothing was changed. With the recovery code, prebirth recover sets a new passphrase"
	}
	return "give the passphrase; if it is lost, prebirth recover sets a new one with the recovery code"
}
