package settings

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"prebirth/progress"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "settings")
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct{ path, problem string }{
		"large":  {written(t, strings.Repeat("#\n", 40_000)), "it has more than 64 kB"},
		"folder": {t.TempDir(), "it is no file"},
	} {
		_, err := Read(c.path)
		var errs Errors
		if !errors.As(err, &errs) || len(errs) != 1 || errs[0].File != c.path || errs[0].Line != 0 ||
			!strings.HasPrefix(errs[0].Problem, c.problem) || errs[0].Mend == "" {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(err.Error(), "line") || strings.Count(err.Error(), c.path) != 1 {
			t.Errorf("%s: %q", name, err)
		}
		if err := Set(c.path, "theme", "dark"); !errors.As(err, &errs) {
			t.Errorf("%s: set: %v", name, err)
		}
	}
}

func TestReadNoFile(t *testing.T) {
	for _, path := range []string{filepath.Join(t.TempDir(), "none", "settings"), filepath.Join(written(t, ""), "config", "settings")} {
		s, err := Read(path)
		if err != nil || s.Theme() != "auto" || s.File != path {
			t.Errorf("%+v, %v", s, err)
		}
	}
}

// One line is changed or added; the others stay, to the byte.
func TestSet(t *testing.T) {
	for _, c := range []struct{ name, before, setting, value, after string }{
		{"none", "", "theme", "dark", "theme = dark\n"},
		{"added", "# mine\n\n", "theme", "dark", "# mine\n\ntheme = dark\n"},
		{"added, no end", "# mine", "theme", "dark", "# mine\ntheme = dark\n"},
		{"added, ends of Windows", "# mine\r\nmouse = no", "theme", "dark", "# mine\r\nmouse = no\r\ntheme = dark\r\n"},
		{"changed", "# a\n theme\t=  dark  \r\n# b", "theme", "none", "# a\n theme\t=  none  \r\n# b"},
		{"changed, marked", "\ufefftheme=dark\n", "theme", "none", "\ufefftheme=none\n"},
		{"mended", "theme = purpel\nmouse = no\n", "theme", "none", "theme = none\nmouse = no\n"},
		{"mended, empty", "theme =\n", "theme", "none", "theme =none\n"},
		{"in a comment", "# theme = dark\n", "theme", "none", "# theme = dark\ntheme = none\n"},
		{"a key", "key  reader/next = n\n", "key reader/next", " x  right ", "key  reader/next = x  right\n"},
		{"another key", "key reader/next = n\n", "key reader/previous", "p", "key reader/next = n\nkey reader/previous = p\n"},
	} {
		path := written(t, c.before)
		if c.before == "" {
			path = filepath.Join(t.TempDir(), "home", "config", "settings")
		}
		must(t, Set(path, c.setting, c.value))
		text, err := os.ReadFile(path)
		must(t, err)
		if string(text) != c.after {
			t.Errorf("%s: %q, want %q", c.name, text, c.after)
		}
		if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", c.name, info.Mode(), err)
		}
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
			t.Errorf("%s: left behind: %v, %v", c.name, left, err)
		}
	}
}

// What cannot be set changes nothing.
func TestSetRefuses(t *testing.T) {
	for _, c := range []struct {
		before, name, value string
		line                int // of the first error; -1 for one about what was asked
	}{
		{"", "theme", "purple", -1},
		{"", "them", "dark", -1},
		{"", "theme", "dark\nmouse = yes", -1},
		{"", "theme", "\xff", -1},
		{"", "key reader/next", "\x98", -1},
		{"", "theme\nmouse", "dark", -1},
		{"", "key reader", "n", -1},
		{"", "key reader/next", " ", -1},
		{"nonsense\n", "theme", "dark", 1},
		{"theme = dark\ntheme = light\n", "theme", "none", 2},
		{"\xff\n", "theme", "dark", 1},
	} {
		path := written(t, c.before)
		err := Set(path, c.name, c.value)
		var one *Error
		if !errors.As(err, &one) || one.Mend == "" || (one.File == "") != (c.line < 0) || c.line > 0 && one.Line != c.line {
			t.Errorf("%q = %q in %q: %v", c.name, c.value, c.before, err)
		}
		if text, _ := os.ReadFile(path); string(text) != c.before {
			t.Errorf("%q = %q in %q: it is %q now", c.name, c.value, c.before, text)
		}
	}
	path := written(t, strings.Repeat("#\n", mostBytes/2))
	if err := Set(path, "theme", "dark"); err == nil {
		t.Error("it may grow beyond what is read")
	}
}

// A folder that cannot be made or written has the error of all of them.
func TestSetWhereNothingCanBeWritten(t *testing.T) {
	folder := "/proc/nothing" // where not even the administrator makes one
	switch {
	case runtime.GOOS == "windows":
		folder = filepath.Join(written(t, ""), "config")
	case runtime.GOOS != "linux":
		folder = t.TempDir()
		must(t, os.Chmod(folder, 0o500))
		defer func() { must(t, os.Chmod(folder, 0o700)) }()
	}
	err := Set(filepath.Join(folder, "settings"), "theme", "dark")
	var at *progress.FolderError
	if !errors.As(err, &at) || at.Path != folder || at.Hint() == "" {
		t.Errorf("%v", err)
	}
}

func TestSetKeepsALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	path := written(t, "mouse = no\n")
	link := filepath.Join(t.TempDir(), "settings")
	must(t, os.Symlink(path, link))
	must(t, Set(link, "theme", "dark"))
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if s, err := Read(path); err != nil || s.Theme() != "dark" {
		t.Errorf("%+v, %v", s, err)
	}
}
