package progress

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"prebirth/progress/internal/advice"
	"prebirth/progress/internal/files"
)

// One copy of the program writes at a time. Which one is decided by a lock on the
// file holder.lock, which goes with the process that took it, however it ends.
// Beside it, in the file holder, stands who that is. They are two files because
// Windows lets nobody read what is locked.
//
// A second lock, on open.lock, is shared by every copy that has the store open,
// and taken alone by what replaces the store's file.

// A Holder is the copy of the program that may write.
type Holder struct {
	Process int       // its number in the system; 0 where it is not known
	Machine string    // the name of its computer
	Since   time.Time // when it began to hold the store
}

// ErrNoStore is returned for a store that was to be read only, and that is not
// there: nothing was saved yet.
var ErrNoStore = advice.New("nothing was saved here yet",
	"start prebirth and write a reflection; or name the folder in which you wrote with --home")

var (
	errReadOnly = errors.New("the store was opened for reading only")
	// errNotReady is a store that another copy of the program is making, or
	// bringing to the present format, or putting under a new key.
	errNotReady = errors.New("it is not ready to be read")
	errHeld     = errors.New("it writes")
)

// How often, and for how long, a copy asks again that met another one in the
// middle of something short.
const (
	askAgain = 20 * time.Millisecond
	patience = 2 * time.Second
)

func (f Folders) holderLockPath() string { return filepath.Join(f.Data, "holder.lock") }
func (f Folders) holderPath() string     { return filepath.Join(f.Data, "holder") }
func (f Folders) openLockPath() string   { return filepath.Join(f.Data, "open.lock") }

// A hold is what one open store has of the two locks.
type hold struct {
	folders Folders
	writer  *flock.Flock // on holder.lock
	opened  *flock.Flock // on open.lock
	why     error        // why this copy may not write; nil when it may

	released bool
}

// takeHold takes the store over for writing, if that is asked for and possible,
// and notes that it is open. The error says why it can neither be written nor
// read.
func takeHold(f Folders, o Options) (*hold, error) {
	h := &hold{folders: f, why: errReadOnly}
	h.opened = flock.New(f.openLockPath(), flock.SetFlag(os.O_RDONLY))
	if !o.ReadOnly {
		h.take(asks)
		if h.why == nil {
			h.opened = newLock(f.openLockPath())
		}
	}
	if !stored(f) && h.why != nil {
		return nil, h.nothingToRead(o)
	}
	ok, err := h.opened.TryRLock()
	if err == nil && !ok {
		h.release()
		return nil, h.busy(errNotReady)
	}
	if err != nil && h.why == nil && !lockless(err) {
		h.release()
		return nil, folderError(f, err)
	}
	return h, nil
}

func (h *hold) nothingToRead(o Options) error {
	switch busy := (*BusyError)(nil); {
	case o.ReadOnly:
		return fmt.Errorf("read %s: %w", h.folders.StorePath(), ErrNoStore)
	case errors.As(h.why, &busy):
		return h.busy(errNotReady)
	}
	return h.why
}

// stored says whether there is a store, or may be one.
func stored(f Folders) bool {
	return hasContent(f.StorePath()) || hasContent(f.StorePath()+"-wal")
}

// newLock is a lock on a file that is made where it is missing.
func newLock(path string) *flock.Flock {
	return flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))
}

// asks is how often a store that is being opened asks again whether it may
// write: a copy that only asks who writes has the lock for a moment. While a
// store is open nobody waits for it; the next try asks again.
const asks = 3

// take tries to become the copy that writes, and asks so many times again. It sets
// why.
func (h *hold) take(again int) {
	f := h.folders
	if h.why = h.makePrivate(); h.why != nil {
		return
	}
	h.writer = newLock(f.holderLockPath())
	ok, err := h.writer.TryLock()
	for ; err == nil && !ok && again > 0; again-- {
		time.Sleep(askAgain / 4)
		ok, err = h.writer.TryLock()
	}
	switch {
	case ok, lockless(err):
		if h.why = h.sayWho(); h.why != nil {
			h.writer.Unlock()
		}
	case err != nil:
		h.why = folderError(f, err)
	default:
		h.why = h.busy(errHeld)
	}
}

// makePrivate makes the folder and the lock file, and sees whether the store's own
// file can be written.
func (h *hold) makePrivate() error {
	f := h.folders
	if err := files.MakeFolder(f.Data); err != nil {
		return folderError(f, err)
	}
	for _, path := range []string{f.holderLockPath(), f.openLockPath()} {
		if err := files.MakePrivate(path); err != nil {
			return folderError(f, err)
		}
	}
	file, err := os.OpenFile(f.StorePath(), os.O_RDWR, 0)
	if err == nil {
		return file.Close()
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return folderError(f, err)
}

// sayWho writes down who holds the store, in a new file: the error is that of a
// folder in which none can be made. A text that cannot be written is taken away,
// so that nobody else is named.
func (h *hold) sayWho() error {
	machine, _ := os.Hostname()
	text, _ := json.Marshal(Holder{Process: os.Getpid(), Machine: machine, Since: time.Now().UTC().Truncate(time.Second)})
	path := h.folders.holderPath()
	err := os.Remove(path)
	if !errors.Is(err, fs.ErrPermission) {
		err = files.MakePrivate(path)
	}
	if err == nil {
		err = os.WriteFile(path, text, 0o600)
	}
	if err == nil {
		return nil
	}
	os.Remove(path)
	if noSpace(err) {
		return nil
	}
	return folderError(h.folders, err)
}

// busy names who holds the store.
func (h *hold) busy(err error) *BusyError {
	return &BusyError{Path: h.folders.StorePath(), Holder: holder(h.folders), Err: err}
}

// holder reads who holds the store. A name that is just being written is read
// again.
func holder(f Folders) (who Holder) {
	for range 3 {
		text, err := os.ReadFile(f.holderPath())
		if err == nil && json.Unmarshal(text, &who) == nil {
			return who
		}
		time.Sleep(askAgain / 4)
	}
	return Holder{}
}

// locked says whether this copy writes and a lock keeps all others from it.
func (h *hold) locked() bool { return h.why == nil && h.writer != nil && h.writer.Locked() }

// release gives both locks back.
func (h *hold) release() {
	if h.writer != nil && h.why == nil {
		os.Remove(h.folders.holderPath())
		h.writer.Unlock()
	}
	h.opened.Unlock()
	h.released = true
}

// written says whether some copy of the program may be writing now. It asks the
// lock only where a name was left.
func written(f Folders) bool {
	if _, err := os.Stat(f.holderPath()); errors.Is(err, fs.ErrNotExist) {
		return false
	}
	lock := flock.New(f.holderLockPath(), flock.SetFlag(os.O_RDONLY))
	ok, err := lock.TryRLock()
	if ok {
		lock.Unlock()
	}
	return err == nil && !ok
}
