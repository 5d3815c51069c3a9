package progress

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/ncruces/go-sqlite3"
)

func TestNothingIsReadableInTheFiles(t *testing.T) {
	const canary = "heronkingfisherotter"
	f := testFolders(t)
	s := mustOpen(t, f)
	e := edit("a/1/"+canary, canary+" one", 0)
	e.Asked = canary
	save(t, s, e)
	must(t, s.SavePlace(Place{Briefing: canary, Part: canary}))
	look := func(when string) {
		for _, folder := range []string{f.Data, f.Config} {
			for name, data := range snapshot(t, folder) {
				if bytes.Contains(data, []byte(canary)) || bytes.Contains(data, []byte("SQLite format")) {
					t.Errorf("%s: %s can be read", when, name)
				}
			}
		}
	}
	look("while open")
	must(t, s.Close())
	look("when closed")
}

func TestOnlyTheOwnerHasAccess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	for _, umask := range []int{0, 0o277} {
		f := testFolders(t)
		old := setUmask(umask)
		s, err := Open(f, Options{})
		if err == nil {
			err = trySave(s, edit("a/1/x", "x", 0))
		}
		setUmask(old)
		must(t, err)
		for _, folder := range []string{f.Data, f.Config} {
			must(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
				must(t, err)
				info, err := entry.Info()
				must(t, err)
				want := fs.FileMode(0o600)
				if entry.IsDir() {
					want = 0o700
				}
				if info.Mode().Perm() != want {
					t.Errorf("umask %o: %s is %o", umask, path, info.Mode().Perm())
				}
				return nil
			}))
		}
		if hasContent(s.folders.StorePath()+"-wal") == false {
			t.Error("there is no log to look at")
		}
		must(t, s.Close())
	}
}

func TestFolderOfOthersIsLeftAsItIs(t *testing.T) {
	f := testFolders(t)
	must(t, os.MkdirAll(f.Data, 0o755))
	must(t, os.Chmod(f.Data, 0o755))
	mustOpen(t, f)
	info, err := os.Stat(f.Data)
	must(t, err)
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o755 {
		t.Errorf("it is %o now", info.Mode().Perm())
	}
}

func TestKeyThatIsGone(t *testing.T) {
	for name, spoil := range map[string]func(Folders) (path string){
		"no key file": func(f Folders) string { os.Remove(f.KeyPath()); return f.KeyPath() },
		"no config":   func(f Folders) string { os.RemoveAll(f.Config); return f.KeyPath() },
		"no key file, a log alone": func(f Folders) string {
			os.Remove(f.KeyPath())
			os.Rename(f.StorePath(), f.StorePath()+"-wal")
			return f.KeyPath()
		},
		"empty key file": func(f Folders) string { os.WriteFile(f.KeyPath(), nil, 0o600); return f.KeyPath() },
		"no slots":       func(f Folders) string { os.RemoveAll(f.SlotsPath()); return f.SlotsPath() + "/account.age" },
		"slot cut short": func(f Folders) string {
			os.Truncate(f.SlotsPath()+"/account.age", 150)
			return f.SlotsPath() + "/account.age"
		},
		"another's key": func(f Folders) string {
			other := Folders{Data: f.Data + "2", Config: f.Config + "2"}
			s, _ := Open(other, Options{})
			s.Close()
			os.Rename(other.KeyPath(), f.KeyPath())
			return f.SlotsPath() + "/account.age"
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := testFolders(t)
			closedStore(t, f)
			path := spoil(f)
			before := snapshot(t, filepath.Dir(f.Data))
			_, err := Open(f, Options{})
			locked := (*KeyError)(nil)
			if !errors.As(err, &locked) || filepath.Clean(locked.Path) != filepath.Clean(path) || !strings.Contains(locked.Hint(), locked.Path) {
				t.Fatalf("got %v", err)
			}
			if strings.HasPrefix(name, "no ") && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("not known as missing: %v", err)
			}
			if after := snapshot(t, filepath.Dir(f.Data)); !maps.EqualFunc(after, before, bytes.Equal) {
				t.Error("something was made or changed")
			}
		})
	}
}

func TestFoldersThatCannotBeUsed(t *testing.T) {
	for name, spoil := range map[string]func(*Folders) error{
		"a file in its place":     func(f *Folders) error { return os.WriteFile(f.Data, nil, 0o600) },
		"under a file":            func(f *Folders) error { f.Data += "/x"; return os.WriteFile(filepath.Dir(f.Data), nil, 0o600) },
		"config under a file":     func(f *Folders) error { f.Config += "/x"; return os.WriteFile(filepath.Dir(f.Config), nil, 0o600) },
		"a link to nothing":       func(f *Folders) error { return os.Symlink(f.Data+"-gone", f.Data) },
		"a folder for the store":  func(f *Folders) error { return os.MkdirAll(f.StorePath()+"/x", 0o700) },
		"a file for the slots":    func(f *Folders) error { os.Mkdir(f.Data, 0o700); return os.WriteFile(f.SlotsPath(), nil, 0o600) },
		"a folder read-only":      readOnly,
		"a system that is static": func(f *Folders) error { f.Data = "/proc/prebirth"; return nil },
	} {
		t.Run(name, func(t *testing.T) {
			f := testFolders(t)
			must(t, os.MkdirAll(filepath.Dir(f.Data), 0o700))
			if err := spoil(&f); err != nil {
				t.Skip(err)
			}
			s, err := Open(f, Options{})
			refused := (*FolderError)(nil)
			switch {
			case err == nil:
				s.Close()
				t.Error("it opened")
			case errors.As(err, &refused) && refused.Hint() != "" && strings.HasPrefix(err.Error(), "open store: "):
			default:
				t.Errorf("got %v", err)
			}
		})
	}
}

func readOnly(f *Folders) error {
	if os.Geteuid() == 0 {
		return errors.New("the superuser writes in any folder")
	}
	return os.Mkdir(f.Data, 0o500)
}

func TestErrorsAreExplained(t *testing.T) {
	f := Folders{Data: "/d"}
	space := func(n uint64, known bool) func(string) (uint64, bool) {
		return func(string) (uint64, bool) { return n, known }
	}
	isFull := func(err error) bool { return errors.As(err, new(*FullError)) }
	isFolder := func(err error) bool { return errors.As(err, new(*FolderError)) }
	isBusy := func(err error) bool { return errors.As(err, new(*BusyError)) }
	isPlain := func(err error) bool { return !isFull(err) && !isFolder(err) && !isBusy(err) }
	for _, c := range []struct {
		err  error
		free func(string) (uint64, bool)
		want func(error) bool
	}{
		{sqlite3.IOERR_WRITE, space(0, true), isFull},
		{sqlite3.IOERR_WRITE, space(1<<30, true), isPlain},
		{sqlite3.IOERR_WRITE, space(0, false), isPlain},
		{sqlite3.FULL, space(0, false), isFull},
		{fmt.Errorf("x: %w", syscall.ENOSPC), space(0, false), isFull},
		{sqlite3.READONLY_DIRECTORY, space(0, true), isFolder},
		{&fs.PathError{Err: fs.ErrPermission}, space(0, true), isFolder},
		{sqlite3.CANTOPEN, space(0, true), isFolder},
		{sqlite3.BUSY_SNAPSHOT, space(0, true), isBusy},
		{sqlite3.CORRUPT, space(0, true), isPlain},
		{ErrNotFound, space(0, true), isPlain},
	} {
		got := explain(f, c.err, c.free)
		if !c.want(got) || !errors.Is(got, c.err) {
			t.Errorf("%v became %v", c.err, got)
		}
		if hint, ok := got.(interface{ Hint() string }); ok && got != c.err && !strings.Contains(got.Error()+hint.Hint(), "/d") {
			t.Errorf("%v does not say where", got)
		}
	}
	if explain(f, nil, space(0, true)) != nil {
		t.Error("an error from nothing")
	}
	if free, known := freeSpace(t.TempDir()); known && free == 0 {
		t.Error("no space at all")
	}
}

func TestEraseLeavesNothing(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	e := save(t, s, edit("a/1/x", "the zyxomma by the weir", 0))
	for i := range 30 {
		save(t, s, edit("a/1/y", fmt.Sprint("something else ", i), i))
	}
	e.Base, e.Revision, e.Text = e.Revision, NewID(), "the zyxomma no more, a quandong"
	save(t, s, e)
	e.Text = "brouhaha"
	save(t, s, e)
	must(t, s.SavePerson(Person{ID: Myself, Name: "Sian", Trust: Verified, Since: noon}))
	must(t, s.SaveNote(Note{Person: Myself, About: e.Reflection, Text: "he said kumquat", At: noon}))
	must(t, s.Erase(e.Reflection))
	if err := s.Erase(e.Reflection); !errors.Is(err, ErrNotFound) {
		t.Errorf("erased twice: %v", err)
	}
	for _, word := range []string{"zyxomma", "quandong", "brouhaha"} {
		wantTexts(t, s, Filter{Words: word})
	}
	if revisions, err := s.Revisions(e.Reflection); err != nil || len(revisions) != 0 {
		t.Errorf("revisions %v, %v", revisions, err)
	}
	must(t, s.Close())
	// The file in the clear, free pages and all. An index leaves out the first
	// letters that a word shares with the one before it.
	plain := decrypted(t, f)
	if !bytes.Contains(plain, []byte("something else")) {
		t.Fatal("what stays cannot be read: the test looks at nothing")
	}
	for _, trace := range []string{"yxomma", "zyxo", "uandong", "quan", "rouhaha", "kumquat", e.Reflection} {
		if bytes.Contains(plain, []byte(trace)) {
			t.Errorf("%q is still in the file", trace)
		}
	}
}
