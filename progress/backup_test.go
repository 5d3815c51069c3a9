package progress

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/vault"
)

func TestBackupAndRestore(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, Options{})
	b, err := s.Backup()
	must(t, err)
	if name := filepath.Base(b.Path); b.Path != filepath.Join(f.Data, "backups", "reflections-"+b.Made.Format("20060102T150405Z")+".db") &&
		!strings.HasSuffix(name, "-2.db") {
		t.Errorf("it is called %s", b.Path)
	}
	must(t, s.Close()) // in the backup that run has not ended
	s = openWith(t, f, Options{})
	later := save(t, s, edit("b/1/z", "quandong later", 7))
	must(t, s.Erase(later.Reflection))
	save(t, s, edit("b/1/z", "zyxomma later", 8))

	replaced, err := s.Restore(b)
	must(t, err)
	wantWritten(t, s)
	wantTexts(t, s, Filter{Words: "zyxomma"})
	wantTexts(t, s, Filter{Prompt: "b/1/z"})
	save(t, s, edit("a/1/x", "written after the restoring", 9))
	wantTexts(t, s, Filter{Words: "restoring"}, "written after the restoring")
	must(t, s.Close())

	s = openWith(t, f, Options{})
	if back, found, err := s.CameBack(); found || err != nil {
		t.Errorf("told of a run that the backup was made in: %+v, %v", back, err)
	}
	if look := s.Look(replaced); look.Reflections != 6 || look.Err != nil {
		t.Errorf("what was replaced: %+v", look)
	}
	_, err = s.Restore(replaced)
	must(t, err)
	wantTexts(t, s, Filter{Words: "zyxomma"}, "zyxomma later")
	tallies, err := s.Tallies()
	if err != nil || tallies["b/1/z"].Total != 1 || tallies["a/1/x"].Total != 5 {
		t.Errorf("tallies %v, %v", tallies, err)
	}
	kept, err := Backups(f)
	if err != nil || len(kept) != 3 || kept[2].Path != b.Path || kept[0].Reflections != -1 {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if found := count(t, s, `SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'`); found != 0 {
		t.Error("it is not sound")
	}
}

func TestBackupIsPrivateAndEncrypted(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, Options{})
	old := setUmask(0)
	b, err := s.Backup()
	away := filepath.Join(t.TempDir(), "carried")
	carried, carrying := s.BackupTo(away)
	setUmask(old)
	must(t, err)
	must(t, carrying)
	for _, folder := range []string{f.backupsPath(), away} {
		must(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			must(t, err)
			info, err := entry.Info()
			must(t, err)
			if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s is %o", path, info.Mode().Perm())
			}
			return nil
		}))
	}
	for _, path := range []string{b.Path, filepath.Join(carried.Path, "reflections.db")} {
		data, err := os.ReadFile(path)
		must(t, err)
		if len(data) == 0 || bytes.Contains(data, []byte("reflection ")) || bytes.Contains(data, []byte("SQLite")) {
			t.Errorf("%s can be read", path)
		}
	}
}

func TestSavingGoesOnWhileABackupIsMade(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, Options{})
	stop := make(chan struct{})
	var group sync.WaitGroup
	group.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				if _, err := s.SaveReflection(edit("b/1/y", fmt.Sprint("meanwhile ", i), i)); err != nil {
					t.Error(err)
				}
			}
		}
	})
	for range 5 {
		b, err := s.Backup()
		must(t, err)
		if look := s.Look(b); look.Err != nil || look.Reflections < 5 {
			t.Errorf("%+v", look)
		}
	}
	close(stop)
	group.Wait()
	if _, err := s.Restore(Backup{Path: f.StorePath()}); err == nil {
		t.Error("it was restored from itself")
	}
	s.Close()
	if _, err := s.Backup(); !errors.Is(err, ErrClosed) {
		t.Errorf("a backup of a closed store: %v", err)
	}
}

func TestDailyBackupsRotate(t *testing.T) {
	t.Parallel()
	f := testFolders(t)
	s := openWith(t, f, Options{})
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Skip(err)
	}
	day := func(n, hour int) time.Time { return time.Date(2026, 10, 1+n, hour, 30, 0, 0, london) }
	daily := func(now time.Time, want bool) {
		t.Helper()
		if made, err := s.DailyBackup(now); made != want || err != nil {
			t.Fatalf("on %v: %v, %v", now, made, err)
		}
	}
	daily(day(0, 9), false) // empty
	save(t, s, edit("a/1/x", "reflection", 0))
	for n := range 45 { // over the end of summer time
		daily(day(n, 0), true) // half past midnight: yesterday in UTC, in summer
		daily(day(n, 23), false)
	}
	kept, err := Backups(f)
	must(t, err)
	if len(kept) != 30 || kept[0].Made.In(london).Day() != 14 || kept[29].Made.In(london).Day() != 16 {
		t.Errorf("%d kept, from %v to %v", len(kept), kept[29].Made, kept[0].Made)
	}
	must(t, os.WriteFile(kept[3].Path+".new", []byte("half"), 0o600))
	must(t, os.WriteFile(filepath.Join(f.backupsPath(), "my notes.txt"), []byte("mine"), 0o600))
	daily(day(-40, 9), true) // the clock was put back by months
	again, err := Backups(f)
	must(t, err)
	if len(again) != 30 || again[29].Made.In(london).Month() != time.August || again[28].Made.In(london).Day() != 17 || again[0].Path != kept[0].Path {
		t.Errorf("%d kept, from %v to %v", len(again), again[29].Made, again[0].Made)
	}
	if _, err := os.Stat(kept[3].Path + ".new"); err == nil {
		t.Error("half a backup stays")
	}
	if _, err := os.Stat(filepath.Join(f.backupsPath(), "my notes.txt")); err != nil {
		t.Error("what is not ours was taken away")
	}
}

func TestBackupsInOneSecond(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, Options{})
	for want := range 12 {
		s.backing.Lock()
		b, err := s.keepBackup(noon)
		s.backing.Unlock()
		must(t, err)
		if _, n, ok := backupName(filepath.Base(b.Path)); !ok || n != want+1 || !b.Made.Equal(noon) {
			t.Errorf("%s", b.Path)
		}
	}
	kept, err := Backups(f)
	must(t, err)
	if len(kept) != 12 || !strings.HasSuffix(kept[0].Path, "-12.db") || !strings.HasSuffix(kept[10].Path, "-2.db") {
		t.Errorf("%v", kept)
	}
}

func TestBackupIsCarriedElsewhere(t *testing.T) {
	for name, c := range map[string]struct {
		secret  vault.Secret
		keyFile bool
		fails   bool
	}{
		"with the passphrase": {secret: vault.Secret{Passphrase: firstWords}},
		"with nothing":        {fails: true},
		"with a wrong one":    {secret: vault.Secret{Passphrase: secondWords}, fails: true},
		"with the key file":   {keyFile: true},
	} {
		t.Run(name, func(t *testing.T) {
			f, away := testFolders(t), filepath.Join(t.TempDir(), "a stick", "backup % #1?")
			if runtime.GOOS == "windows" {
				away = filepath.Join(filepath.Dir(away), "backup")
			}
			must(t, os.Mkdir(filepath.Dir(away), 0o700))
			s := writtenStore(t, f, cheap(vault.Secret{}))
			if !c.keyFile {
				must(t, s.Protect(firstWords, vault.NewCode()))
			}
			b, err := s.BackupTo(away)
			must(t, err)
			if _, err := s.BackupTo(away); !errors.Is(err, fs.ErrExist) {
				t.Errorf("it was written over: %v", err)
			}
			if text, err := os.ReadFile(filepath.Join(away, "README.txt")); err != nil || !bytes.Contains(text, []byte("prebirth restore")) ||
				bytes.Contains(text, []byte("account.key")) != c.keyFile {
				t.Errorf("README: %s, %v", text, err)
			}
			if entries, _ := os.ReadDir(away); len(entries) != 3 {
				t.Errorf("it holds %v", entries)
			}
			if look := s.Look(b); look.Err != nil || look.Reflections != 5 || look.Size == 0 {
				t.Errorf("%+v", look)
			}
			if c.keyFile {
				data, err := os.ReadFile(f.KeyPath())
				must(t, err)
				must(t, os.WriteFile(filepath.Join(away, "account.key"), data, 0o600))
			}

			other := openWith(t, testFolders(t), Options{}) // another computer
			save(t, other, edit("b/1/y", "of the other", 0))
			_, err = other.Restore(Backup{Path: away, Secret: c.secret})
			if c.fails {
				if !errors.As(err, new(*BackupError)) || !errors.As(err, new(*LockedError)) || hint(err) == "" {
					t.Errorf("got %v", err)
				}
				wantTexts(t, other, Filter{}, "of the other")
				return
			}
			must(t, err)
			wantWritten(t, other)
		})
	}
}

func TestReaderCarriesABackup(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, Options{})
	reader := openWith(t, f, Options{ReadOnly: true})
	b, err := reader.BackupTo(filepath.Join(t.TempDir(), "carried"))
	must(t, err)
	if look := s.Look(b); look.Err != nil || look.Reflections != 5 {
		t.Errorf("%+v", look)
	}
	if _, err := reader.Backup(); err == nil {
		t.Error("a reader made a backup among those of the writer")
	}
	if made, err := reader.DailyBackup(noon); made || err != nil {
		t.Errorf("%v, %v", made, err)
	}
	if _, err := reader.Restore(b); err == nil {
		t.Error("a reader restored")
	}
}

func TestBackupNames(t *testing.T) {
	for name, want := range map[string]int{
		"reflections-20261123T214718Z.db": 1, "reflections-20261123T214718Z-2.db": 2, "reflections-20261123T214718Z-31.db": 31,
		"reflections.db": 0, "reflections-20261323T214718Z.db": 0, "reflections-20261123T214718Z-02.db": 0, "reflections-20261123T214718Z-.db": 0,
		"reflections-20261123T214718Z.db.new": 0, "reflections-20261123T214718Z-+2.db": 0, "reflections-20261123T214718.5Z.db": 0, "": 0,
	} {
		if _, n, ok := backupName(name); ok != (want > 0) || ok && n != want {
			t.Errorf("%s: %d, %v", name, n, ok)
		}
	}
}

func TestBackupsThatCannotBeUsed(t *testing.T) {
	f := testFolders(t)
	s := openWith(t, f, Options{})
	for i := range 60 {
		save(t, s, edit("a/1/x", strings.Repeat("words that were written ", 20), i))
	}
	good, err := s.Backup()
	must(t, err)
	data, err := os.ReadFile(good.Path)
	must(t, err)
	spoiled := func(name string, change func([]byte) []byte) string {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, change(bytes.Clone(data)), 0o600))
		return path
	}
	newer := spoiled("newer.db", func(b []byte) []byte { return b })
	db, err := connectTo(newer, s.keys[0])
	must(t, err)
	must(t, db.Exec(`PRAGMA user_version = 99`))
	must(t, db.Close())
	before := count(t, s, `SELECT count(*) FROM reflections`)
	for name, path := range map[string]string{
		"missing":   filepath.Join(t.TempDir(), "none.db"),
		"a folder":  t.TempDir(),
		"empty":     spoiled("empty.db", func([]byte) []byte { return nil }),
		"text":      spoiled("text.db", func([]byte) []byte { return []byte(strings.Repeat("not a store ", 999)) }),
		"cut":       spoiled("cut.db", func(b []byte) []byte { return b[:len(b)/2+100] }),
		"header":    spoiled("header.db", func(b []byte) []byte { b[3] ^= 1; return b }),
		"page":      spoiled("page.db", func(b []byte) []byte { copy(b[8*4096:9*4096], make([]byte, 4096)); return b }),
		"one bit":   spoiled("bit.db", func(b []byte) []byte { b[len(b)/2] ^= 1; return b }),
		"newer":     newer,
		"other key": otherStore(t),
	} {
		look := s.Look(Backup{Path: path})
		if !errors.As(look.Err, new(*BackupError)) || look.Reflections != -1 || hint(look.Err) == "" {
			t.Errorf("%s: looks like %+v", name, look)
		}
		if _, err := s.Restore(Backup{Path: path}); !errors.As(err, new(*BackupError)) || (name == "newer") != errors.As(err, new(*VersionError)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if now := count(t, s, `SELECT count(*) FROM reflections`); now != before {
		t.Error("something was changed")
	}
	if kept, _ := Backups(f); len(kept) != 1 {
		t.Errorf("backups were made: %v", kept)
	}
	if suspected(f) {
		t.Error("the store itself is suspected")
	}
}

func otherStore(t *testing.T) string {
	f := testFolders(t)
	must(t, writtenStore(t, f, Options{}).Close())
	path := filepath.Join(t.TempDir(), "other.db")
	must(t, os.Rename(f.StorePath(), path))
	return path
}

func TestBackingUpIsKilled(t *testing.T) {
	t.Parallel()
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	for i := range 200 { // so that copying it takes a while
		save(t, s, edit("b/1/y", "more words "+strings.Repeat("and more ", 300), i))
	}
	must(t, s.Close())
	killLoop(t, "backup", homeOf(f), 4, func() {}, func() {
		s := openWith(t, f, Options{})
		kept, err := Backups(f)
		must(t, err)
		for _, b := range kept {
			if look := s.Look(b); look.Err != nil || look.Reflections != 205 {
				t.Errorf("%+v", look)
			}
			must(t, os.Remove(b.Path)) // looked at once
		}
		wantWritten(t, s)
		must(t, s.Close())
	})
}

// On a network drive the file is locked for all but the store's own connection.
func TestBackupByTheStoresOwnConnection(t *testing.T) {
	s := writtenStore(t, testFolders(t), Options{})
	must(t, s.db.Exec(`PRAGMA locking_mode = exclusive; PRAGMA journal_mode = delete`))
	path := backupPath(s.folders, noon)
	must(t, s.backupFile(path))
	save(t, s, edit("b/1/y", "later", 0))
	if look := s.Look(Backup{Path: path}); look.Err != nil || look.Reflections != 5 {
		t.Errorf("%+v", look)
	}
	must(t, s.db.Restore("main", source(path, s.keys[0])))
	wantWritten(t, s)
	wantTexts(t, s, Filter{Words: "later"})
}

func TestErrorsDoNotQuoteTheKey(t *testing.T) {
	s := writtenStore(t, testFolders(t), Options{})
	gone := address(filepath.Join(t.TempDir(), "gone", "x.db"), s.keys[0])
	err := s.db.Exec(`ATTACH '` + gone + `' AS gone`)
	if err == nil || !strings.Contains(err.Error(), "hexkey") {
		t.Fatalf("SQLite says %v: the test looks at nothing", err)
	}
	if safe := withoutKey(err); strings.Contains(safe.Error(), "hexkey") || !errors.Is(safe, sqlite3.CANTOPEN) {
		t.Errorf("got %v", safe)
	}
	b := Backup{Path: filepath.Join(t.TempDir(), "gone", "x")}
	_, err = s.BackupTo(b.Path)
	if _, restoring := s.Restore(b); err == nil || strings.Contains(err.Error()+restoring.Error(), "key=") {
		t.Errorf("got %v, %v", err, restoring)
	}
}

func TestFolderWithASpaceInItsName(t *testing.T) {
	f, err := FoldersFor(filepath.Join(t.TempDir(), "Application Support", "a+b %20 & c=#d"), os.Getenv)
	must(t, err)
	s := writtenStore(t, f, Options{})
	b, err := s.Backup()
	must(t, err)
	_, err = s.Restore(b)
	must(t, err)
	wantWritten(t, s)
	for _, name := range []string{"", "-wal"} {
		info, err := os.Stat(f.StorePath() + name)
		if must(t, err); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %o", name, info.Mode().Perm())
		}
	}
}

// connectTo opens any encrypted file to be written.
func connectTo(path string, key []byte) (*sqlite3.Conn, error) {
	return sqlite3.OpenFlags(address(path, key), sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI)
}
