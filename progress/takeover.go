package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Writable says whether this copy may write: nil, or why not. One copy of the
// program writes at a time; when the other has closed, this call takes the store
// over. The error wraps a [*BusyError] that names the holder, or the
// [*FolderError] of a folder that cannot be written.
func (s *Store) Writable() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.ready()
	if err == nil {
		err = s.takeOver()
	}
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// takeOver lets a store that is open for reading write, when nobody else does; the
// lock is held. What an earlier holder began and did not end is finished first:
// it may put another file in the place of this one.
func (s *Store) takeOver() error {
	if s.hold.why == nil || errors.Is(s.hold.why, errReadOnly) {
		return s.hold.why
	}
	if s.hold.take(0); s.hold.why != nil {
		return s.hold.why
	}
	err := finishBegun(s.folders)
	if info, looking := os.Stat(s.folders.StorePath()); err == nil && (looking != nil || !os.SameFile(info, s.file)) {
		err = &replacedError{Path: s.folders.StorePath()}
	}
	if err != nil {
		s.hold.giveBack(err)
		return err
	}
	s.hangUp()
	if err = s.dial(true); err != nil {
		s.hold.giveBack(err)
		s.hangUp()
		s.again = true // for reading
	}
	return err
}

// giveBack lets another copy write.
func (h *hold) giveBack(why error) {
	os.Remove(h.folders.holderPath())
	h.writer.Unlock()
	h.why = why
}

// A replacedError says that the file which is open is no longer the store.
type replacedError struct{ Path string }

func (e *replacedError) Error() string {
	return fmt.Sprintf("write %s: another copy of prebirth put a new file in its place", e.Path)
}

func (e *replacedError) Hint() string {
	return "start prebirth again; what was saved is in the new file"
}

// takeAlone makes sure that no other copy of the program has the store open, and
// that none opens it before release is called. s holds the store; its lock is not
// held.
func takeAlone(s *Store) (release func(), err error) {
	opened := s.hold.opened
	again := func() {
		if opened.Unlock(); s.hold.released {
			return
		}
		_, _ = opened.TryRLock()
	}
	opened.Unlock()
	ok, err := opened.TryLock()
	if ok || lockless(err) {
		return again, nil
	}
	again()
	if err != nil {
		return nil, folderError(s.folders, err)
	}
	return nil, &BusyError{Path: s.folders.StorePath(), Err: errOthers}
}

// holdAlone does the same where the store is not open, and holds it meanwhile. It
// makes no folder; where there is none, there is nothing to hold.
func holdAlone(f Folders) (release func(), err error) {
	if _, err := os.Stat(f.Data); errors.Is(err, fs.ErrNotExist) {
		return func() {}, nil
	}
	h := &hold{folders: f, opened: newLock(f.openLockPath())}
	if h.take(asks); h.why != nil {
		return nil, h.why
	}
	ok, err := h.opened.TryLock()
	if ok || lockless(err) {
		return h.release, nil
	}
	h.release()
	if err != nil {
		return nil, folderError(f, err)
	}
	return nil, &BusyError{Path: f.StorePath(), Err: errOthers}
}

// errOthers is in the way of what needs the store alone.
var errOthers = errors.New("it reads")
