package pair

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// tempEnv is an environment of one temporary folder.
func tempEnv(temp string) func(string) string {
	return func(name string) string {
		if name == "TMPDIR" {
			return temp
		}
		return ""
	}
}

func TestWhere(t *testing.T) {
	dir, temp := short(t), short(t)
	file := filepath.Join(dir, "file")
	must(t, os.WriteFile(file, nil, 0o600))
	deep := filepath.Join(dir, strings.Repeat("d", 80))
	must(t, os.Mkdir(deep, 0o700))
	inTemp := filepath.Join(temp, own())
	for runtime, want := range map[string]string{
		dir: filepath.Join(dir, "prebirth"), "": inTemp, "relative": inTemp, file: inTemp,
		filepath.Join(dir, "missing"): inTemp, deep: inTemp,
	} {
		p, err := Where(func(name string) string { return env(runtime)(name) + tempEnv(temp)(name) }, dir)
		if must(t, err); p.String() != want {
			t.Errorf("with %q it is in %s; wanted %s", runtime, p, want)
		}
	}
	long := (*PlaceError)(nil)
	if _, err := Where(tempEnv(deep), dir); !errors.As(err, &long) {
		t.Fatalf("a long path: %v", err)
	}
	says(t, long, "a system takes 103", "set TMPDIR to a folder with a shorter path")
	if _, err := Where(env(dir), "data"); !errors.As(err, &long) {
		t.Fatalf("a relative path: %v", err)
	}
	says(t, long, "begin at the root", "--home")
}

// A store is the same one before it is there, and after.
func TestTheNameOfAStoreThatIsNotThereYet(t *testing.T) {
	dir := short(t)
	must(t, os.Mkdir(filepath.Join(dir, "real"), 0o700))
	must(t, os.Symlink("real", filepath.Join(dir, "link")))
	before := at(t, dir, "link/a/data")
	must(t, os.MkdirAll(filepath.Join(dir, "real/a/data"), 0o700))
	if after := at(t, dir, "real/a/data"); before != after || before == at(t, dir, "data") {
		t.Errorf("%v before, %v after", before, after)
	}
}

func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes say nothing")
	}
	for _, loopback := range []bool{false, true} {
		f := at(t, short(t), "data").at.(folder)
		f.loopback = loopback
		h := listen(t, Place{f}, HostOptions{})
		open := f.socket()
		if loopback {
			open = f.meetPath()
		}
		for path, want := range map[string]fs.FileMode{f.path: 0o700, open: 0o600, f.lockPath(): 0o600} {
			info, err := os.Lstat(path)
			if must(t, err); info.Mode().Perm() != want {
				t.Errorf("%s is %v", path, info.Mode())
			}
		}
		if entries, _ := os.ReadDir(f.path); len(entries) != 2 {
			t.Errorf("in the folder: %v", entries)
		}
		must(t, h.Close())
		if _, err := os.Lstat(open); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left: %v", open, err)
		}
	}
}

// A folder that somebody else may have made, or can enter, is refused by those
// who host and by those who join.
func TestFoldersThatAreRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes say nothing")
	}
	for text, spoil := range map[string]func(path string) error{
		"a link": func(path string) error { return os.Symlink(filepath.Dir(path), path) },
		"a file": func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"others may enter it (its mode is 0777": func(path string) error {
			return errors.Join(os.Mkdir(path, 0o700), os.Chmod(path, 0o777))
		},
		"others may enter it (its mode is 0750": func(path string) error {
			return errors.Join(os.Mkdir(path, 0o700), os.Chmod(path, 0o750))
		},
		"somebody else": func(path string) error {
			return errors.Join(os.Mkdir(path, 0o700), os.Chown(path, os.Geteuid()+1, -1))
		},
	} {
		t.Run(text, func(t *testing.T) {
			temp := short(t)
			if err := spoil(filepath.Join(temp, own())); errors.Is(err, fs.ErrPermission) {
				t.Skip("only root gives a folder away")
			} else {
				must(t, err)
			}
			p, err := Where(tempEnv(temp), temp)
			must(t, err)
			refused := (*PlaceError)(nil)
			if _, err := p.Listen(HostOptions{}); !errors.As(err, &refused) {
				t.Fatalf("listen: %v", err)
			}
			says(t, refused, text, "take "+p.String()+" away")
			if _, err := p.Join(); !errors.As(err, &refused) {
				t.Errorf("join: %v", err)
			}
		})
	}
}

// Where no socket can be made, the two meet all the same.
func TestWithoutSockets(t *testing.T) {
	p := at(t, short(t), "data")
	f := p.at.(folder)
	f.name = strings.Repeat("n", longest+10) // too long for a socket, not for a file
	h := listen(t, Place{f}, HostOptions{})
	if _, ok := h.door.(*loopbackDoor); !ok {
		t.Fatalf("it listens at %v", h.door.Addr())
	}
	must(t, h.Tell([]byte("1")))
	hear(join(t, Place{f})).until(t, "1")
}
