package files

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWriteNewNeverReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	must(t, WriteNew(path, []byte("one")))
	if err := WriteNew(path, []byte("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	data, err := os.ReadFile(path)
	if must(t, err); !bytes.Equal(data, []byte("one")) {
		t.Errorf("it holds %q", data)
	}
	info, err := os.Stat(path)
	if must(t, err); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("it is %o", info.Mode().Perm())
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	must(t, Replace(path, []byte("one")))
	must(t, os.Chmod(path, 0o644))
	must(t, Replace(path, []byte("two")))
	data, err := os.ReadFile(path)
	if must(t, err); string(data) != "two" {
		t.Errorf("it holds %q", data)
	}
	info, err := os.Stat(path)
	if must(t, err); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("it is %o", info.Mode().Perm())
	}
	if err := Replace(filepath.Join(path, "b"), nil); err == nil {
		t.Error("it was written below a file")
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestMoveAndRemove(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	must(t, os.WriteFile(from, []byte("new"), 0o600))
	must(t, os.WriteFile(to, []byte("old"), 0o600))
	must(t, SyncFile(from))
	if moved, err := Move(from, to); !moved || err != nil {
		t.Errorf("%v, %v", moved, err)
	}
	if moved, err := Move(from, to); moved || err != nil {
		t.Errorf("a second time: %v, %v", moved, err)
	}
	if data, _ := os.ReadFile(to); string(data) != "new" {
		t.Errorf("it holds %q", data)
	}
	must(t, os.WriteFile(from, nil, 0o600))
	if moved, err := Move(from, filepath.Join(dir, "gone", "to")); moved || err == nil {
		t.Errorf("to nowhere: %v, %v", moved, err)
	}
	must(t, Remove(to))
	must(t, Remove(to))
	if err := Remove(dir); err == nil {
		t.Error("a full folder was removed")
	}
}

func TestRemoveTemps(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".new-1", ".new-23", ".newer", "new-1", ".new-"} {
		must(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	must(t, RemoveTemps(dir))
	must(t, RemoveTemps(filepath.Join(dir, "none")))
	entries, err := os.ReadDir(dir)
	if must(t, err); len(entries) != 2 || IsTemp(entries[0].Name()) || IsTemp(entries[1].Name()) {
		t.Errorf("left are %v", entries)
	}
}

// What is there is renamed at once, over what has the name; what is not there is said at
// once, on systems where a rename is tried again as well.
func TestRename(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "Jane's OneDrive - O'Neil", "from"), filepath.Join(dir, "to")
	must(t, MakeFolder(filepath.Dir(from)))
	must(t, os.WriteFile(from, []byte("new"), 0o600))
	must(t, os.WriteFile(to, []byte("old"), 0o600))
	must(t, Rename(from, to))
	if data, _ := os.ReadFile(to); string(data) != "new" {
		t.Errorf("it holds %q", data)
	}
	if err := Rename(from, to); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
	must(t, Rename(filepath.Dir(from), filepath.Join(dir, "a folder")))
	if _, err := os.Stat(filepath.Join(dir, "a folder")); err != nil {
		t.Error(err)
	}
}

// Whatever is renamed where Windows may refuse goes through one place.
func TestNothingElseRenames(t *testing.T) {
	for _, root := range []string{"../..", "../../../tui", "../../../cmd/prebirth"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || bytes.HasSuffix([]byte(path), []byte("_test.go")) {
				return err
			}
			code, err := os.ReadFile(path)
			if bytes.Contains(code, []byte("os.Rename(")) {
				t.Errorf("%s renames by itself", path)
			}
			return err
		})
		must(t, err)
	}
}
