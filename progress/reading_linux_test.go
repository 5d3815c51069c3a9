package progress

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// leftByAKill makes a store with some words in the file and some in its log.
func leftByAKill(t *testing.T, f Folders) {
	t.Helper()
	s := mustOpen(t, f)
	save(t, s, edit("a/1/x", "in the file", 0))
	must(t, s.emptyLog())
	save(t, s, edit("a/1/x", "in the log", 1))
	path := f.StorePath()
	log, err := os.ReadFile(path + "-wal")
	must(t, err)
	file, err := os.ReadFile(path)
	must(t, err)
	vanish(t, s)
	must(t, os.WriteFile(path+"-wal", log, 0o600))
	must(t, os.WriteFile(path, file, 0o600))
}

func closedWell(t *testing.T, f Folders) {
	t.Helper()
	s := mustOpen(t, f)
	save(t, s, edit("a/1/x", "in the file", 0))
	must(t, s.Close())
}

func TestReadingWhereNothingCanBeWritten(t *testing.T) {
	for name, c := range map[string]struct {
		make   func(*testing.T, Folders)
		forbid func(*testing.T, Folders)
		want   []string // nil when it does not open
	}{
		"folder": {closedWell, func(t *testing.T, f Folders) { must(t, os.Chmod(f.Data, 0o500)) }, []string{"in the file"}},
		"folder, and a log": {leftByAKill, func(t *testing.T, f Folders) { must(t, os.Chmod(f.Data, 0o500)) },
			[]string{"in the log", "in the file"}},
		"file": {closedWell, func(t *testing.T, f Folders) { must(t, os.Chmod(f.StorePath(), 0o400)) }, []string{"in the file"}},
		"everything, and a log": {leftByAKill, func(t *testing.T, f Folders) {
			must(t, filepath.WalkDir(f.Data, func(path string, entry fs.DirEntry, err error) error {
				must(t, err)
				if entry.IsDir() {
					return nil
				}
				return os.Chmod(path, 0o400)
			}))
			must(t, os.Chmod(f.Data, 0o500))
		}, nil}, // a log is read by who may lock it
		"nothing there": {func(t *testing.T, f Folders) { must(t, os.MkdirAll(f.Data, 0o700)) },
			func(t *testing.T, f Folders) { must(t, os.Chmod(f.Data, 0o500)) }, nil},
		"file that may not be read": {closedWell, func(t *testing.T, f Folders) { must(t, os.Chmod(f.StorePath(), 0)) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := testFolders(t)
			c.make(t, f)
			c.forbid(t, f)
			t.Cleanup(func() { os.Chmod(f.Data, 0o700) })
			before := snapshot(t, f.Data)
			asNobody(t, filepath.Dir(f.Data), func() { wantReadOnly(t, f, c.want) })
			if after := snapshot(t, f.Data); !maps.EqualFunc(after, before, bytes.Equal) {
				t.Error("something was made or changed")
			}
			if c.want == nil {
				return
			}
			asNobody(t, filepath.Dir(f.Data), func() { wantWritableAgain(t, f) })
		})
	}
}

func wantReadOnly(t *testing.T, f Folders, want []string) {
	t.Helper()
	isFolder := func(err error) bool {
		refused := (*FolderError)(nil)
		return errors.As(err, &refused) && refused.Hint() != ""
	}
	s, err := Open(f, Options{})
	if want == nil {
		if !isFolder(err) {
			t.Errorf("got %v", err)
		}
		return
	}
	must(t, err)
	defer s.Close()
	wantTexts(t, s, Filter{}, want...)
	wantTexts(t, s, Filter{Words: "file"}, "in the file")
	if err := s.Writable(); !isFolder(err) {
		t.Errorf("got %v", err)
	}
	if err := trySave(s, edit("a/1/x", "x", 0)); !isFolder(err) || !strings.HasPrefix(err.Error(), "save reflection: ") {
		t.Errorf("got %v", err)
	}
	if _, found, err := s.CameBack(); found || err != nil {
		t.Errorf("came back: %v, %v", found, err)
	}
	wantTexts(t, s, Filter{}, want...)
}

// wantWritableAgain allows everything while the store is open for reading.
func wantWritableAgain(t *testing.T, f Folders) {
	t.Helper()
	s := mustOpen(t, f)
	must(t, os.Chmod(f.Data, 0o700))
	must(t, filepath.WalkDir(f.Data, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return os.Chmod(path, 0o600)
	}))
	must(t, s.Writable())
	save(t, s, edit("a/1/x", "and now it can be written", 5))
	wantTexts(t, s, Filter{Words: "now"}, "and now it can be written")
	must(t, s.Close())
}

func TestReadingLeavesNoTrace(t *testing.T) {
	for name, make := range map[string]func(*testing.T, Folders){"closed well": closedWell, "left by a kill": leftByAKill} {
		t.Run(name, func(t *testing.T) {
			f := testFolders(t)
			make(t, f)
			before := snapshot(t, filepath.Dir(f.Data))
			s, err := Open(f, Options{ReadOnly: true})
			must(t, err)
			if name == "closed well" {
				wantTexts(t, s, Filter{}, "in the file")
			} else {
				wantTexts(t, s, Filter{}, "in the log", "in the file")
			}
			if err := trySave(s, edit("a/1/x", "x", 0)); !errors.Is(err, errReadOnly) || s.Writable() == nil {
				t.Errorf("got %v", err)
			}
			must(t, s.Close())
			if after := snapshot(t, filepath.Dir(f.Data)); !maps.EqualFunc(after, before, bytes.Equal) {
				t.Error("something was made or changed")
			}
		})
	}
	f := testFolders(t)
	if _, err := Open(f, Options{ReadOnly: true}); !errors.Is(err, ErrNoStore) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(f.Data); err == nil {
		t.Error("a folder was made")
	}
}

// TestReadingSeesWhatOthersWrite: a file that stood still is written after all.
func TestReadingSeesWhatOthersWrite(t *testing.T) {
	f := testFolders(t)
	closedWell(t, f)
	reader, err := Open(f, Options{ReadOnly: true})
	must(t, err)
	defer reader.Close()
	wantTexts(t, reader, Filter{}, "in the file")
	writer := mustOpen(t, f)
	save(t, writer, edit("a/1/x", "later", 2))
	wantTexts(t, reader, Filter{}, "later", "in the file")
	must(t, writer.Close())
	wantTexts(t, reader, Filter{}, "later", "in the file")
	writer = mustOpen(t, f)
	save(t, writer, edit("a/1/x", "last", 3))
	must(t, writer.Close())
	wantTexts(t, reader, Filter{}, "last", "later", "in the file")
}
