package packs

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"prebirth/briefings"
	"prebirth/briefings/pack"
)

// patience is how long another copy of the program is waited for that adds or removes a
// pack.
const patience = 5 * time.Second

// ErrBusy is another copy of the program that is adding or removing a pack.
var ErrBusy error = &advice{"another copy of the program is changing the packs", "wait until it has ended, and try again"}

// A ClashError is a pack that cannot stand beside one that was added before.
type ClashError struct{ Pack, Why string }

func (e *ClashError) Error() string { return e.Why }

// Hint says what to do about it.
func (e *ClashError) Hint() string {
	return "remove the other pack first: prebirth pack remove NAME; what you wrote to it stays"
}

// Add puts a pack that passed its check on the shelf, in place of one of its name. A
// kill or a power cut leaves the shelf as it was or with the pack. The error is a
// [*ClashError] where a briefing of it is there already, and one that the disk explains
// where the folder cannot be written.
func (s *Shelf) Add(p *pack.Pack, now time.Time) error {
	data, err := p.Bytes()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	added := &Installed{Name: p.Name, Publisher: p.Publisher, Licence: p.Licence, Source: p.Source, Hash: p.Hash,
		Added: now.UTC().Truncate(time.Second), Briefings: p.Briefings, sum: hex.EncodeToString(sum[:]), size: int64(len(data))}
	return s.change("add pack", func(all []*Installed) ([]*Installed, error) {
		all = slices.DeleteFunc(all, func(i *Installed) bool { return i.Name == p.Name })
		if err := s.clash(all, p); err != nil {
			return nil, err
		}
		path := filepath.Join(s.folder, added.file())
		if err := s.disk.Replace(path, data); err != nil {
			return nil, err
		}
		info, err := os.Lstat(path)
		if err != nil {
			return nil, err
		}
		added.mtime = info.ModTime().UnixNano()
		return append(all, added), nil
	})
}

// Remove takes a pack off the shelf. What was written to its prompts stays where it is.
// The error wraps [ErrNoPack] where there is none of the name.
func (s *Shelf) Remove(name string) error {
	return s.change("remove pack", func(all []*Installed) ([]*Installed, error) {
		if _, err := Find(all, name); err != nil {
			return nil, err
		}
		return slices.DeleteFunc(all, func(i *Installed) bool { return i.Name == name }), nil
	})
}

// change has the list of packs changed, by one copy of the program at a time, and takes
// away the files that no pack has any more.
func (s *Shelf) change(doing string, do func([]*Installed) ([]*Installed, error)) error {
	err := s.locked(func() error {
		all, err := s.List()
		if err != nil {
			return err
		}
		if all, err = do(all); err != nil {
			return err
		}
		slices.SortFunc(all, func(a, b *Installed) int { return cmp.Compare(a.Name, b.Name) })
		first, second := written(all)
		if err := s.disk.Replace(s.partsPath(), []byte(second)); err != nil { // it goes with the old index no more, which is noticed
			return err
		}
		if err := s.disk.Replace(s.indexPath(), []byte(first)); err != nil {
			return err
		}
		return s.tidy(all)
	})
	if !errors.As(err, new(*IndexError)) && !errors.As(err, new(*ChangedError)) && ofSystem(err) {
		err = s.disk.Explain(s.folder, err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

func ofSystem(err error) bool {
	return errors.As(err, new(*os.PathError)) || errors.As(err, new(*os.LinkError))
}

func (s *Shelf) locked(do func() error) error {
	if err := s.disk.MakeFolder(s.folder); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(s.folder, "lock"), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))
	waiting, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if ok, err := lock.TryLockContext(waiting, 20*time.Millisecond); !ok {
		if errors.Is(err, context.DeadlineExceeded) {
			return ErrBusy
		}
		return err
	}
	defer lock.Unlock()
	return do()
}

// tidy removes packs that the index does not have: those that were replaced or removed,
// and what a kill left.
func (s *Shelf) tidy(all []*Installed) error {
	keep := map[string]bool{}
	for _, i := range all {
		keep[i.file()] = true
	}
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".zip") && !keep[entry.Name()] {
			if err := os.Remove(filepath.Join(s.folder, entry.Name())); err != nil {
				return err
			}
		}
	}
	return s.disk.RemoveTemps(s.folder)
}

// clash says why a pack cannot stand beside the others, or nil.
func (s *Shelf) clash(all []*Installed, p *pack.Pack) error {
	for _, other := range all {
		for _, have := range other.Briefings {
			for _, b := range p.Briefings {
				if have.ID != b.ID || have.Language != b.Language {
					continue
				}
				if err := s.apart(other, have, b); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (s *Shelf) apart(other *Installed, have, b *briefings.Briefing) error {
	if (have.Edition == briefings.Addition) != (b.Edition == briefings.Addition) {
		return nil // the one is added to the other
	}
	if b.Edition != briefings.Addition {
		return &ClashError{other.Name, fmt.Sprintf("the pack %s has a briefing %s already", other.Name, b.ID)}
	}
	opened, err := s.Open(other)
	if err != nil {
		return err
	}
	for _, whole := range opened.Briefings {
		if whole.File != have.File {
			continue
		}
		for _, p := range b.Parts {
			if i := whole.Index(p.Number); i >= 0 && p.Text != "" && whole.Parts[i].Text != "" {
				return &ClashError{other.Name, fmt.Sprintf("the pack %s fills %s already", other.Name, p.ID)}
			}
		}
	}
	return nil
}
