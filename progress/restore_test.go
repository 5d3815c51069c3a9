package progress

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prebirth/progress/vault"
)

func TestBareFileIsRestored(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, Options{})
	must(t, s.Close())
	bare := filepath.Join(t.TempDir(), "old.db") // in WAL mode, without its log
	data, err := os.ReadFile(f.StorePath())
	must(t, err)
	must(t, os.WriteFile(bare, data, 0o400))
	s = openWith(t, f, Options{})
	save(t, s, edit("b/1/y", "later", 0))
	_, err = s.Restore(Backup{Path: bare})
	must(t, err)
	wantWritten(t, s)
	if entries, _ := os.ReadDir(filepath.Dir(bare)); len(entries) != 1 {
		t.Errorf("beside it lie %v", entries)
	}
}

func TestBareFileWithItsLogIsRestored(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, Options{})
	bare := filepath.Join(t.TempDir(), "copied.db")
	for _, ending := range []string{"", "-wal"} {
		data, err := os.ReadFile(f.StorePath() + ending)
		must(t, err)
		must(t, os.WriteFile(bare+ending, data, 0o600))
	}
	if !hasContent(bare + "-wal") {
		t.Fatal("there is no log: the test looks at nothing")
	}
	save(t, s, edit("b/1/y", "later", 0))
	_, err := s.Restore(Backup{Path: bare})
	must(t, err)
	wantWritten(t, s)
	wantTexts(t, s, Filter{Words: "later"})
}

func TestOlderFormatIsRestored(t *testing.T) {
	home := "testdata/v1"
	from := t.TempDir()
	must(t, os.CopyFS(from, os.DirFS(filepath.Join(home, "data"))))
	must(t, os.CopyFS(from, os.DirFS(filepath.Join(home, "config"))))
	s := writtenStore(t, testFolders(t), Options{})
	if look := s.Look(Backup{Path: from}); look.Err != nil || look.Reflections != 3 {
		t.Fatalf("%+v", look)
	}
	replaced, err := s.Restore(Backup{Path: from})
	must(t, err)
	wantTexts(t, s, Filter{Words: "dwr para"}, fixtureEdits()[2].Text)
	if has, err := hasSums(s.db); !has || err != nil {
		t.Errorf("its pages have no checksums: %v", err)
	}
	save(t, s, edit("a/1/x", "and it can be written in", 0))
	_, err = s.Restore(replaced)
	must(t, err)
	wantWritten(t, s)
}

func TestRestoringIsStoppedAtEveryStep(t *testing.T) {
	done := false
	old, fresh := 0, 0
	for n := 0; !done; n++ {
		f := testFolders(t)
		s := writtenStore(t, f, Options{})
		b, err := s.Backup()
		must(t, err)
		save(t, s, edit("b/1/y", "later words", 7))
		step, steps := stopAt(n)
		s.step = step
		done = !until(t, func() error { _, err := s.Restore(b); return err })
		abandoned(s)
		s = openWith(t, f, Options{})
		if later := texts(t, s, Filter{Words: "later"}); len(later) == 1 {
			old++
		} else {
			fresh++
		}
		wantWritten(t, s)
		if t.Failed() {
			t.Fatalf("stopped before step %d of %v", n, *steps)
		}
		must(t, s.Close())
	}
	if old < 3 || fresh < 2 {
		t.Errorf("old %d times, restored %d times", old, fresh)
	}
}

func TestRestoringIsKilled(t *testing.T) {
	t.Parallel()
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	first, err := s.Backup()
	must(t, err)
	for i := range 200 { // so that putting it back takes a while
		save(t, s, edit("b/1/y", "later words "+strings.Repeat("and more ", 300), i))
	}
	second, err := s.Backup()
	must(t, err)
	must(t, s.Close())
	killLoop(t, "restore", homeOf(f), 9, func() {
		s := openWith(t, f, Options{})
		if len(texts(t, s, Filter{Words: "later"})) == 0 {
			_, err := s.Restore(second)
			must(t, err)
		}
		must(t, s.Close())
		kept, err := Backups(f)
		must(t, err)
		for _, b := range kept {
			if b.Path != first.Path && b.Path != second.Path {
				must(t, os.Remove(b.Path))
			}
		}
	}, func() {
		s := openWith(t, f, Options{})
		if n := len(texts(t, s, Filter{Words: "later", Limit: 1000})); n != 0 && n != 200 {
			t.Errorf("%d of 200", n)
		}
		wantWritten(t, s)
		if found := count(t, s, `SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'`); found != 0 {
			t.Error("it is not sound")
		}
		must(t, s.Close())
	})
}
