// Package packs keeps the packs that a person added, and makes one library of them
// and of what is built in.
//
// A pack is one file in the folder packs of the data folder, named after itself and
// the beginning of its hash; the file index beside them says what is in them, so that
// a library of a thousand packs opens without one of them being read. A pack is read,
// and held against its hash, when one of its briefings is opened. None of it is
// encrypted: it holds nobody's own words.
package packs

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/pack"
)

// An Installed is a pack that was added.
type Installed struct {
	Name      string
	Publisher string
	Licence   string
	Source    string
	Hash      string    // of its contents: see [pack.Pack]
	Added     time.Time // UTC, to the second
	Briefings []*briefings.Briefing

	sum   string // SHA-256 of its file
	size  int64
	mtime int64 // of its file when it was added, in ns
}

// file is the name of the pack's file.
func (i *Installed) file() string { return i.Name + "-" + i.Hash[:12] + ".zip" }

// A Disk makes files and folders that only their owner can read, whole or not at all,
// and says of an error of the system what to do about it.
type Disk interface {
	MakeFolder(path string) error
	Replace(path string, data []byte) error
	RemoveTemps(folder string) error
	Explain(folder string, err error) error
}

// A Shelf is the folder of the packs of one person.
type Shelf struct {
	folder string
	disk   Disk
}

// At is the shelf in a folder, which need not be there.
func At(folder string, disk Disk) *Shelf { return &Shelf{folder, disk} }

func (s *Shelf) indexPath() string { return filepath.Join(s.folder, "index") }

// partsPath is the second list of the index.
func (s *Shelf) partsPath() string { return filepath.Join(s.folder, "parts") }

// mostIndex is how long the index may be, in bytes.
const mostIndex = 64 << 20

// An IndexError is an index that cannot be understood. The packs are there still; none
// is read, because nothing tells a changed one from a whole one.
type IndexError struct {
	Path string
	Err  error
}

func (e *IndexError) Error() string {
	return fmt.Sprintf("read the index of packs %s: %v", e.Path, e.Err)
}

// Unwrap is why.
func (e *IndexError) Unwrap() error { return e.Err }

// Hint says how to come back to a shelf that can be read.
func (e *IndexError) Hint() string {
	return "take the folder packs away, which prebirth where names, and add the packs again; what you wrote is not in it"
}

// List is every pack that was added, by name. Its briefings are sketches.
func (s *Shelf) List() ([]*Installed, error) {
	text, err := readWhole(s.indexPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var all []*Installed
	if err == nil {
		all, err = s.parse(text, func() string {
			parts, _ := readWhole(s.partsPath()) // where it cannot be read the packs are
			return parts
		})
	}
	if err != nil {
		return nil, &IndexError{s.indexPath(), err}
	}
	return all, nil
}

func readWhole(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var text strings.Builder
	if info, err := f.Stat(); err == nil && info.Size() < mostIndex {
		text.Grow(int(info.Size()))
	}
	_, err = io.Copy(&text, io.LimitReader(f, mostIndex))
	return text.String(), err
}

// ErrNoPack is a name that no pack has.
var ErrNoPack error = &advice{"there is no such pack", "prebirth pack list shows those that were added"}

// An advice is an error that is always the same and says what to do about it.
type advice struct{ text, hint string }

func (a *advice) Error() string { return a.text }

// Hint says what to do.
func (a *advice) Hint() string { return a.hint }

// Find is the pack of a name among all, or [ErrNoPack].
func Find(all []*Installed, name string) (*Installed, error) {
	at := slices.IndexFunc(all, func(i *Installed) bool { return i.Name == name })
	if at < 0 {
		return nil, ErrNoPack
	}
	return all[at], nil
}

// A ChangedError is a pack whose file is not what was added.
type ChangedError struct {
	Name string
	Err  error // why it cannot be read; nil where it can and has another hash
}

func (e *ChangedError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("read pack %s: %v", e.Name, e.Err)
	}
	return fmt.Sprintf("read pack %s: its file was changed or damaged since it was added, and is not read", e.Name)
}

// Unwrap is why it cannot be read.
func (e *ChangedError) Unwrap() error { return e.Err }

// Hint says what to do about it.
func (e *ChangedError) Hint() string {
	return "remove it, and add it again from where it came; what you wrote to it stays"
}

// Verify reads a pack's file and holds it against what was added: nil, or a
// [*ChangedError].
func (s *Shelf) Verify(i *Installed) error {
	_, err := s.bytes(i)
	return err
}

func (s *Shelf) bytes(i *Installed) ([]byte, error) {
	root, err := os.OpenRoot(s.folder)
	if err != nil {
		return nil, &ChangedError{i.Name, err}
	}
	defer root.Close()
	f, err := root.Open(i.file())
	if err != nil {
		return nil, &ChangedError{i.Name, err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, i.size+1))
	if err != nil {
		return nil, &ChangedError{i.Name, err}
	}
	sum := sha256.Sum256(data)
	if hex.EncodeToString(sum[:]) != i.sum {
		return nil, &ChangedError{i.Name, nil}
	}
	return data, nil
}

// Open reads a pack whole. What is wrong with its file is a [*ChangedError].
func (s *Shelf) Open(i *Installed) (*pack.Pack, error) {
	data, err := s.bytes(i)
	if err != nil {
		return nil, err
	}
	p, err := pack.Open(data, i.Name+".zip")
	if p == nil { // it is as it was added; what rules came since is no reason not to read it
		return nil, &ChangedError{i.Name, err}
	}
	return p, nil
}

// same says, from what the system knows of it alone, whether a pack's file is as it was
// added.
func (s *Shelf) same(i *Installed) bool {
	info, err := os.Lstat(filepath.Join(s.folder, i.file()))
	return err == nil && info.Mode().IsRegular() && info.Size() == i.size && info.ModTime().UnixNano() == i.mtime
}
