package progress

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/files"
	"prebirth/progress/vault"
)

// The change of the key, in this order, each step on the disk before the next:
// slots of the new key in slots.new, the store under the new key in
// reflections.db.new, a new key file in account.key.new where one is needed; the
// old file closed with an empty log; the marker. Up to the marker the old secrets
// open the store, and what lies beside it is removed at the next opening; from
// the marker on the new ones do.
//
// The old file is removed and not overwritten first: a drive without moving parts
// writes elsewhere than it is told to, so that overwriting only looks safe.

// rekeyMarker is the marker's name.
const rekeyMarker = "rekey"

func (f Folders) newStorePath() string { return f.StorePath() + ".new" }
func (f Folders) newSlotsPath() string { return f.SlotsPath() + ".new" }
func (f Folders) newKeyPath() string   { return f.KeyPath() + ".new" }

// finishBegun finishes what an earlier run began and did not end: a change of
// the key, an erasing of everything. What such a run left without having got so
// far as to change something is removed. It needs no key, and the store held.
func finishBegun(f Folders) error { return finishWith(f, func(string) {}) }

func finishWith(f Folders, pause func(string)) error {
	if _, err := os.Stat(f.Data); err != nil {
		return nil // nothing was begun; who opens the store says what is wrong
	}
	if erasing(f) {
		if err := eraseRest(f, pause); err != nil {
			return folderError(f, err)
		}
		return nil
	}
	c, found, err := readChange(f, rekeyMarker)
	if err == nil && found {
		err = c.finish(pause)
	}
	if err == nil {
		err = dropBegun(f)
	}
	if err != nil {
		return folderError(f, err)
	}
	return nil
}

// unfinished says whether files are being replaced, so that they do not belong
// together.
func unfinished(f Folders) bool {
	_, err := os.Stat(filepath.Join(f.Data, rekeyMarker))
	return err == nil || erasing(f)
}

// dropBegun removes what was written beside the store.
func dropBegun(f Folders) error {
	var errs []error
	for _, ending := range []string{"", "-journal", "-wal", "-shm"} {
		errs = append(errs, files.Remove(f.newStorePath()+ending))
	}
	errs = append(errs, files.Remove(f.newKeyPath()))
	errs = append(errs, dropNewSlots(f))
	for _, folder := range []string{f.Data, f.SlotsPath(), f.Config} {
		errs = append(errs, files.RemoveTemps(folder))
	}
	return errors.Join(errs...)
}

// dropNewSlots removes slots.new. All that was ever in it is ours.
func dropNewSlots(f Folders) error { return os.RemoveAll(f.newSlotsPath()) }

// A rekeying is one change of the key.
type rekeying struct {
	store *Store
	keys  [][]byte // those of the new slots: the new key first
	slots []string // names of the files that the new slots are
	key   bool     // there is a new key file
}

type slotMaker func(folder string, keys [][]byte) (slots []string, keyFile bool, err error)

// rekey puts the store under a new key. makeSlots makes slots for keys in a folder
// and returns the names of their files, and whether it made a new key file.
func (s *Store) rekey(makeSlots slotMaker) error {
	if err := s.Writable(); err != nil {
		return err
	}
	release, err := takeAlone(s)
	if err != nil {
		return err
	}
	defer release()
	s.backing.Lock()
	defer s.backing.Unlock()
	if err := dropBegun(s.folders); err != nil {
		return err
	}
	s.pause("make slots")
	r := &rekeying{store: s}
	needed, err := s.neededKeys()
	if err != nil {
		return err
	}
	r.keys = append([][]byte{vault.NewKey()}, needed...)
	if err = files.MakeFolder(s.folders.newSlotsPath()); err == nil {
		r.slots, r.key, err = makeSlots(s.folders.newSlotsPath(), r.keys)
	}
	if err == nil {
		err = r.replace()
	}
	if err != nil && !unfinished(s.folders) {
		err = errors.Join(err, dropBegun(s.folders))
	}
	return err
}

// replace writes the new file and puts it in the place of the old one. Nothing
// can be saved meanwhile.
func (r *rekeying) replace() error {
	s := r.store
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.ready(); err != nil {
		return err
	}
	s.pause("write store")
	if err := r.writeStore(); err != nil {
		return err
	}
	s.pause("close")
	if err := s.emptyLog(); err != nil {
		return err
	}
	// From here the connection is made anew, under the old key or the new.
	s.again = true
	if err := s.hangUp(); err != nil {
		return err
	}
	s.pause("write marker")
	c := r.change()
	if err := c.commit(); err != nil && !unfinished(s.folders) {
		return err
	} // one that is there, although perhaps not for good, is made so first of all
	if err := c.finish(s.pause); err != nil {
		s.again = false // closed: the next opening finishes it
		for _, key := range slices.Concat(s.keys, r.keys) {
			clear(key)
		}
		s.hold.release()
		return err
	}
	s.keys = r.keys
	s.pause("open")
	return errors.Join(s.ready(), dropNewSlots(s.folders))
}

// writeStore writes the store under the new key beside the old, and reads it once.
func (r *rekeying) writeStore() error {
	s, path := r.store, r.store.folders.newStorePath()
	if err := copyStore(s.db, path, r.keys[0]); err != nil {
		return err
	}
	s.pause("check store")
	before, err := s.countAll()
	if err != nil {
		return err
	}
	after, err := examine(path, r.keys[0])
	if err == nil && after.reflections != before {
		err = fmt.Errorf("the copy is not whole")
	}
	if err != nil {
		return err
	}
	return files.SyncFolder(s.folders.Data)
}

func (r *rekeying) change() *change {
	c := &change{folders: r.store.folders, name: rekeyMarker}
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		c.remove("data/reflections.db" + ending)
	}
	c.move("data/reflections.db.new", "data/reflections.db")
	stays := map[string]bool{}
	for _, name := range r.slots {
		stays[name] = true
	}
	for _, slot := range vault.Slots() {
		if name := filepath.Base(slot.File("")); !stays[name] {
			c.remove("data/slots/" + name)
		}
	}
	if !stays[vault.SumsName] {
		c.remove("data/slots/" + vault.SumsName)
	}
	for _, name := range r.slots {
		c.move("data/slots.new/"+name, "data/slots/"+name)
	}
	if r.key {
		c.move("config/account.key.new", "config/account.key")
	} else {
		c.remove("config/account.key")
	}
	return c
}

// countAll counts the reflections; the lock is held.
func (s *Store) countAll() (n int, err error) {
	err = s.rows(`SELECT count(*) FROM reflections`, nil, func(row *sqlite3.Stmt) { n = row.ColumnInt(0) })
	return n, err
}

// pause is called between the steps of what may be interrupted; tests stop it
// there.
func (s *Store) pause(before string) {
	if s.step != nil {
		s.step(before)
	}
}
