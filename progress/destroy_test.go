package progress

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"prebirth/progress/vault"
)

// fullHome is a home with every kind of file that the program makes.
func fullHome(t testing.TB, o Options) Folders {
	t.Helper()
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	_, err := s.Backup()
	must(t, err)
	if o.Secret.Passphrase != "" {
		must(t, s.Protect(o.Secret.Passphrase, vault.NewCode()))
	}
	must(t, s.Close())
	aside := filepath.Join(f.Data, "damaged-20261120T120000Z")
	must(t, os.MkdirAll(filepath.Join(aside, "slots"), 0o700))
	must(t, copySlots(f.SlotsPath(), filepath.Join(f.Data, "damaged-20261120T120000Z-2", "slots")))
	must(t, os.MkdirAll(f.State, 0o700))
	must(t, os.MkdirAll(f.newSlotsPath(), 0o700))
	for _, path := range []string{
		filepath.Join(aside, "reflections.db"), filepath.Join(aside, "reflections.db-wal"), filepath.Join(aside, "slots", "account.age"),
		f.StorePath() + "-wal", f.StorePath() + "-shm", f.newStorePath(), f.newKeyPath(), f.suspectPath(),
		f.SettingsPath(), filepath.Join(f.State, "crash-20261120T120000Z.txt"), filepath.Join(f.newSlotsPath(), "account.age"),
		filepath.Join(f.SlotsPath(), "account.age.unopened-20261120T120000.000Z"), filepath.Join(f.Data, ".new-123"),
		filepath.Join(f.backupsPath(), "reflections-20261120T120000Z-2.db.new"),
	} {
		must(t, os.WriteFile(path, []byte("x"), 0o600))
	}
	return f
}

func TestEraseEverything(t *testing.T) {
	f := fullHome(t, Options{})
	must(t, EraseEverything(f))
	for _, folder := range []string{f.Data, f.Config, f.State} {
		if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v; %v", folder, err, snapshot(t, folder))
		}
	}
	must(t, EraseEverything(f)) // nothing to erase
	s := openWith(t, f, Options{})
	wantTexts(t, s, Filter{})
	must(t, s.Close())
	must(t, EraseEverything(f))
}

func TestEraseEverythingLeavesWhatIsNotOurs(t *testing.T) {
	f := fullHome(t, withWords(firstWords)) // and the passphrase is not asked for
	theirs := []string{
		filepath.Join(f.Data, "notes.txt"), filepath.Join(f.SlotsPath(), "readme"), filepath.Join(f.Config, "config.toml"),
		filepath.Join(f.backupsPath(), "reflections-old.db"), filepath.Join(f.Data, "photos", "reflections.db"),
		filepath.Join(f.Data, "damaged-20261120T120000Z", "report.txt"), filepath.Join(f.State, "other"),
		filepath.Join(f.Data, "damaged-goods", "reflections.db"), filepath.Join(f.Data, "reflections.db.bak"),
	}
	for _, path := range theirs {
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte("mine"), 0o600))
	}
	outside := filepath.Join(t.TempDir(), "reflections.db")
	must(t, os.WriteFile(outside, []byte("elsewhere"), 0o600))
	if runtime.GOOS != "windows" {
		must(t, os.Symlink(filepath.Dir(outside), filepath.Join(f.Data, "damaged-20261121T120000Z")))
	}
	must(t, EraseEverything(f))
	left := map[string]bool{}
	for _, folder := range []string{f.Data, f.Config, f.State} {
		must(t, walk(folder, func(path string, info fs.FileInfo) { left[path] = info.Mode().IsRegular() }))
	}
	for _, path := range theirs {
		if !left[path] {
			t.Errorf("%s was taken away", path)
		}
		delete(left, path)
	}
	for path, regular := range left {
		if regular {
			t.Errorf("%s was left", path)
		}
	}
	if _, err := os.Stat(outside); err != nil {
		t.Error("it followed a link")
	}
}

func TestErasingEverythingIsStoppedAtEveryStep(t *testing.T) {
	t.Parallel()
	done := false
	for n := 0; !done; n++ {
		f := fullHome(t, Options{})
		step, steps := stopAt(n)
		done = !until(t, func() error { return eraseEverything(f, step) })
		at := (*steps)[min(n, len(*steps)-1)]
		if n == 0 {
			continue // before the marker: nothing has begun
		}
		for _, path := range []string{f.KeyPath(), vault.Account.File(f.SlotsPath())} {
			if _, err := os.Stat(path); err == nil && strings.HasPrefix(at, "remove reflections") {
				t.Errorf("before %q: %s is there", at, path)
			}
		}
		s, err := Open(f, Options{})
		if err != nil {
			t.Fatalf("stopped before %q: %v", at, err)
		}
		wantTexts(t, s, Filter{})
		if kept, err := Backups(f); len(kept) > 0 || err != nil {
			t.Errorf("backups are left: %v, %v", kept, err)
		}
		if left := leftBehind(t, f); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
		if aside, _ := filepath.Glob(filepath.Join(f.Data, "damaged-*")); len(aside) > 0 {
			t.Errorf("left behind: %v", aside)
		}
		must(t, s.Close())
		if t.Failed() {
			t.Fatalf("stopped before %q", at)
		}
	}
}

func TestErasingEverythingIsKilled(t *testing.T) {
	t.Parallel()
	f := Folders{}
	home := t.TempDir()
	killLoop(t, "erase", home, 26, func() {
		must(t, os.RemoveAll(home))
		must(t, os.Rename(homeOf(fullHome(t, Options{})), home))
		var err error
		f, err = FoldersFor(home, os.Getenv)
		must(t, err)
	}, func() {
		// All of it, or the marker and what is left to do; or it was killed before.
		_, noKey := os.Stat(f.KeyPath())
		if begun := erasing(f); !begun && noKey != nil && hasContent(f.StorePath()) {
			t.Error("the key is gone, and nothing says so")
		}
		must(t, EraseEverything(f))
		if _, err := os.Stat(f.Data); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v is left", snapshot(t, f.Data))
		}
	})
}

func TestFilesAreComplete(t *testing.T) {
	f := fullHome(t, Options{})
	must(t, os.WriteFile(filepath.Join(f.Data, "notes.txt"), []byte("mine"), 0o600))
	s := openWith(t, f, Options{})
	save(t, s, edit("a/1/x", "x", 0))
	list, err := Files(f)
	must(t, err)
	listed := map[string]File{}
	for _, file := range list {
		if listed[file.Path].Path != "" || file.Purpose == "" {
			t.Errorf("%+v", file)
		}
		listed[file.Path] = file
	}
	there := 0
	for _, folder := range []string{f.Data, f.Config, f.State} {
		for path, data := range snapshot(t, folder) {
			file := listed[path]
			if there++; file.Size != int64(len(data)) {
				t.Errorf("%s: %+v", path, file)
			}
			if (file.Purpose == notOurs) != strings.HasSuffix(path, "notes.txt") {
				t.Errorf("%s is %q", path, file.Purpose)
			}
			if file.Encrypted && bytes.Contains(data, []byte("SQLite")) {
				t.Errorf("%s is not encrypted", path)
			}
		}
	}
	if there != len(list) {
		t.Errorf("%d listed and %d there", len(list), there)
	}
	for path, want := range map[string]bool{
		f.StorePath(): true, f.StorePath() + "-wal": true, f.StorePath() + "-shm": false, f.KeyPath(): false,
		vault.Account.File(f.SlotsPath()): true, filepath.Join(f.Data, "notes.txt"): false,
	} {
		if listed[path].Encrypted != want {
			t.Errorf("%s: %+v", path, listed[path])
		}
	}
	must(t, s.Close())
	must(t, os.WriteFile(f.StorePath(), []byte(sqliteMagic+"a plain store"), 0o600))
	list, err = Files(f)
	must(t, err)
	for _, file := range list {
		if file.Path == f.StorePath() && file.Encrypted {
			t.Error("a plain store is called encrypted")
		}
	}
	if list, err := Files(testFolders(t)); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestFoldersThatAreOne(t *testing.T) {
	dir := t.TempDir()
	f := Folders{Data: dir, Config: dir, State: dir}
	must(t, writtenStore(t, f, Options{}).Close())
	list, err := Files(f)
	must(t, err)
	for _, file := range list {
		if file.Purpose == notOurs {
			t.Errorf("%+v", file)
		}
	}
	must(t, EraseEverything(f))
	if _, err := os.Stat(dir); err == nil {
		t.Errorf("%v is left", snapshot(t, dir))
	}
}
