package progress

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// closedStore is a store with a few pages of reflections, closed.
func closedStore(t *testing.T, f Folders) {
	t.Helper()
	s := mustOpen(t, f)
	for i := range 60 {
		save(t, s, edit("a/1/x", strings.Repeat("words that were written ", 20), i))
	}
	must(t, s.Close())
}

// abandon opens the store, writes, and leaves it as a killed program would.
func abandon(t *testing.T, f Folders) {
	t.Helper()
	s := mustOpen(t, f)
	save(t, s, edit("a/1/x", "the last words", 90))
	must(t, s.emptyLog())
	vanish(t, s)
}

func rewrite(t *testing.T, path string, change func([]byte) []byte) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	data = change(data)
	must(t, os.WriteFile(path, data, 0o600))
	return data
}

func TestDamagedStoreIsSetAside(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func([]byte) []byte{
		"header flipped": func(b []byte) []byte { b[3] ^= 0x40; return b },
		"truncated":      func(b []byte) []byte { return b[:len(b)/2+100] },
		"nearly empty":   func(b []byte) []byte { return b[:200] },
		"a text file":    func([]byte) []byte { return []byte("not a store at all") },
		"one page of words": func(b []byte) []byte {
			// After an unclean stop only: nothing at opening looks at it.
			copy(b[len(b)-8*4096:], bytes.Repeat([]byte("garbage!"), 512))
			return b
		},
		"garbage pages": func(b []byte) []byte {
			copy(b[4096:], bytes.Repeat([]byte("garbage!"), (len(b)-4096)/8))
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := testFolders(t)
			closedStore(t, f)
			abandon(t, f)
			left := rewrite(t, f.StorePath(), change)

			s := mustOpen(t, f)
			if s.SetAside() == "" || filepath.Dir(s.SetAside()) != f.Data {
				t.Fatalf("set aside in %q", s.SetAside())
			}
			kept, err := os.ReadFile(filepath.Join(s.SetAside(), "reflections.db"))
			if err != nil || !bytes.Equal(kept, left) {
				t.Errorf("the damaged file was changed: %v", err)
			}
			sameFile(t, f.SlotsPath()+"/account.age", s.SetAside()+"/slots/account.age")
			wantTexts(t, s, Filter{})
			save(t, s, edit("a/1/x", "a new start", 0))
			must(t, s.Close())
			s = mustOpen(t, f)
			wantTexts(t, s, Filter{}, "a new start")
			if s.SetAside() != "" {
				t.Error("set aside again")
			}
		})
	}
}

func sameFile(t *testing.T, a, b string) {
	t.Helper()
	one, err := os.ReadFile(a)
	must(t, err)
	two, err := os.ReadFile(b)
	must(t, err)
	if !bytes.Equal(one, two) {
		t.Errorf("%s and %s differ", a, b)
	}
}

func TestLogWithoutItsFileIsSetAside(t *testing.T) {
	f := testFolders(t)
	closedStore(t, f)
	must(t, os.Truncate(f.StorePath(), 0))
	must(t, os.WriteFile(f.StorePath()+"-wal", []byte("a log"), 0o600))
	s := mustOpen(t, f)
	kept, err := os.ReadFile(filepath.Join(s.SetAside(), "reflections.db-wal"))
	if err != nil || string(kept) != "a log" {
		t.Errorf("the log was lost: %q, %v", kept, err)
	}
}

func TestDamageThatIsMetLaterIsFoundAtTheNextOpening(t *testing.T) {
	f := testFolders(t)
	closedStore(t, f)
	rewrite(t, f.StorePath(), func(b []byte) []byte {
		copy(b[len(b)-12*4096:], bytes.Repeat([]byte("garbage!"), 12*512))
		return b
	})
	s := mustOpen(t, f) // it was closed well, so it is not read through
	if s.SetAside() != "" {
		t.Fatal("it was met while opening: the test looks at nothing")
	}
	if _, err := s.Reflections(Filter{}); err == nil {
		t.Fatal("the damage was not met")
	}
	must(t, s.Close())
	s = mustOpen(t, f)
	if s.SetAside() == "" || suspected(f) {
		t.Error("it was not looked at again")
	}
}

func TestBrokenSearchIndexIsMadeAnew(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	save(t, s, edit("a/1/x", "heron", 0))
	must(t, s.db.Exec(`DELETE FROM search_data WHERE id > 10`))
	vanish(t, s)
	s = mustOpen(t, f)
	if s.SetAside() != "" {
		t.Fatal("everything was set aside for an index")
	}
	wantTexts(t, s, Filter{Words: "heron"}, "heron")
}

func TestTwoInTheSameSecondGetTheirOwnFolders(t *testing.T) {
	f := testFolders(t)
	closedStore(t, f)
	one, err := setAside(f, noon)
	must(t, err)
	two, err := setAside(f, noon)
	must(t, err)
	if one == two || !strings.HasSuffix(one, "damaged-20261120T120000Z") {
		t.Errorf("%s and %s", one, two)
	}
}

func TestNewerStoreIsRefusedAndLeftAlone(t *testing.T) {
	for _, log := range []bool{false, true} {
		f := testFolders(t)
		s := mustOpen(t, f)
		save(t, s, edit("a/1/x", "from the future", 0))
		must(t, s.db.Exec(`PRAGMA user_version = 99`))
		if log {
			keepLog(t, s)
		} else {
			must(t, s.Close())
		}
		before := snapshot(t, f.Data)
		_, err := Open(f, Options{})
		newer := (*VersionError)(nil)
		if !errors.As(err, &newer) || newer.Have != 99 || newer.Need != len(migrations()) || newer.Hint() == "" {
			t.Fatalf("got %v", err)
		}
		after := snapshot(t, f.Data)
		for name, data := range before {
			if strings.HasSuffix(name, "-shm") || strings.HasSuffix(name, "holder") {
				continue // an index of the log, and who is here, made anew at each opening
			}
			if !bytes.Equal(data, after[name]) {
				t.Errorf("%s was changed", name)
			}
		}
	}
}

// keepLog disconnects as a kill does: the log stays beside the file.
func keepLog(t *testing.T, s *Store) {
	t.Helper()
	path := s.folders.StorePath()
	log, err := os.ReadFile(path + "-wal")
	must(t, err)
	file, err := os.ReadFile(path)
	must(t, err)
	vanish(t, s)
	must(t, os.WriteFile(path+"-wal", log, 0o600))
	must(t, os.WriteFile(path, file, 0o600))
	if len(log) == 0 {
		t.Fatal("there is no log to keep")
	}
}

func snapshot(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	must(t, filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		all[path], err = os.ReadFile(path)
		return err
	}))
	return all
}

func TestKilledRunIsToldOnce(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	e := save(t, s, edit("a/1/x", "before", 0))
	last := save(t, s, edit("a/1/y", "the words at the end", 1))
	must(t, s.SavePlace(Place{Briefing: "a"}))
	vanish(t, s)

	s = mustOpen(t, f)
	back, found, err := s.CameBack()
	if err != nil || !found || back.Reflection.ID != last.Reflection || back.Reflection.Text != last.Text || !back.Saved.Equal(last.At) {
		t.Fatalf("got %+v, %v, %v", back, found, err)
	}
	if _, found, _ := s.CameBack(); found {
		t.Error("told twice")
	}
	must(t, s.Close())
	s = mustOpen(t, f)
	if _, found, _ := s.CameBack(); found {
		t.Error("told twice")
	}

	e.Text = "before, and more"
	save(t, s, e)
	vanish(t, s)
	s = mustOpen(t, f)
	must(t, s.Erase(e.Reflection))
	if back, found, err := s.CameBack(); found || err != nil {
		t.Errorf("told of what was erased: %+v %v", back, err)
	}

	e = save(t, s, edit("a/1/x", "another", 0))
	must(t, s.Erase(e.Reflection))
	e.At = time.Now().Add(time.Minute)
	e.Reflection = save(t, s, e).Reflection // written on after it was erased
	vanish(t, s)
	s = mustOpen(t, f)
	if back, found, err := s.CameBack(); !found || err != nil || back.Reflection.ID != e.Reflection {
		t.Errorf("got %+v %v", back, err)
	}
}

func TestLiveRunIsNotADeadOne(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	save(t, s, edit("a/1/x", "x", 0))
	must(t, s.db.Exec(fmt.Sprintf("UPDATE runs SET pid = %d", os.Getppid())))
	vanish(t, s)
	keys, err := unlock(f, Options{})
	must(t, err)
	s, err = connect(f, keys[0]) // as where the file system has no locks
	must(t, err)
	if _, found, err := s.CameBack(); found || err != nil {
		t.Errorf("%v %v", found, err)
	}
	must(t, s.disconnect())
	s = mustOpen(t, f) // the lock says that it is dead, whoever has its number now
	if _, found, err := s.CameBack(); !found || err != nil {
		t.Errorf("the number is another program's: %v %v", found, err)
	}
	if alive(0) || alive(-1) || !alive(os.Getpid()) {
		t.Error("alive is wrong about numbers that are known")
	}
}

func TestFailedFirstWriteIsNoRun(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	refused := errors.New("refused")
	failing := s.write("try", func() error { return errors.Join(refused, s.noteSaved("x")) })
	if !errors.Is(failing, refused) || count(t, s, `SELECT count(*) FROM runs`) != 0 {
		t.Fatalf("got %v", failing)
	}
	e := save(t, s, edit("a/1/x", "words", 0))
	vanish(t, s)
	s = mustOpen(t, f)
	if back, found, err := s.CameBack(); !found || err != nil || back.Reflection.ID != e.Reflection {
		t.Errorf("got %+v, %v, %v", back, found, err)
	}
}
