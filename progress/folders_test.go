package progress

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFoldersOfEachSystem(t *testing.T) {
	for _, c := range []struct {
		name, goos, home string
		env              map[string]string
		want             Folders
		fails            bool
	}{
		{name: "xdg", goos: "linux", env: map[string]string{"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"},
			want: Folders{"/d/prebirth", "/c/prebirth", "/s/prebirth"}},
		{name: "xdg by default", goos: "freebsd", env: map[string]string{"HOME": "/h"},
			want: Folders{"/h/.local/share/prebirth", "/h/.config/prebirth", "/h/.local/state/prebirth"}},
		{name: "relative xdg", goos: "linux", env: map[string]string{"HOME": "/h", "XDG_DATA_HOME": "d", "XDG_CONFIG_HOME": "./c"},
			want: Folders{"/h/.local/share/prebirth", "/h/.config/prebirth", "/h/.local/state/prebirth"}},
		{name: "xdg without home", goos: "linux", env: map[string]string{"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"},
			want: Folders{"/d/prebirth", "/c/prebirth", "/s/prebirth"}},
		{name: "nothing", goos: "linux", fails: true},
		{name: "relative home", goos: "linux", env: map[string]string{"HOME": "h"}, fails: true},
		{name: "mac", goos: "darwin", env: map[string]string{"HOME": "/Users/h", "XDG_DATA_HOME": "/d"},
			want: Folders{"/Users/h/Library/Application Support/prebirth/data",
				"/Users/h/Library/Application Support/prebirth/config",
				"/Users/h/Library/Application Support/prebirth/state"}},
		{name: "mac without home", goos: "darwin", fails: true},
		{name: "windows", goos: "windows", env: map[string]string{"LOCALAPPDATA": `C:\U\l`, "APPDATA": `C:\U\r`},
			want: Folders{`C:\U\l\prebirth\data`, `C:\U\r\prebirth`, `C:\U\l\prebirth\state`}},
		{name: "windows by profile", goos: "windows", env: map[string]string{"USERPROFILE": `C:\U`},
			want: Folders{`C:\U\AppData\Local\prebirth\data`, `C:\U\AppData\Roaming\prebirth`, `C:\U\AppData\Local\prebirth\state`}},
		{name: "windows, a synced folder with an apostrophe", goos: "windows", env: map[string]string{"USERPROFILE": `C:\Users\O'Neil\OneDrive - NHS`},
			want: Folders{`C:\Users\O'Neil\OneDrive - NHS\AppData\Local\prebirth\data`, `C:\Users\O'Neil\OneDrive - NHS\AppData\Roaming\prebirth`,
				`C:\Users\O'Neil\OneDrive - NHS\AppData\Local\prebirth\state`}},
		{name: "windows, a share and letters of elsewhere", goos: "windows", env: map[string]string{"LOCALAPPDATA": `\\trust\homes\Zoë Ó Néill`, "APPDATA": `D:\Jane's OneDrive - Example Trust\`},
			want: Folders{`\\trust\homes\Zoë Ó Néill\prebirth\data`, `D:\Jane's OneDrive - Example Trust\prebirth`, `\\trust\homes\Zoë Ó Néill\prebirth\state`}},
		{name: "windows, a home of one's own", goos: "windows", home: `C:\Users\O'Neil\OneDrive - NHS\my notes`,
			want: Folders{`C:\Users\O'Neil\OneDrive - NHS\my notes\data`, `C:\Users\O'Neil\OneDrive - NHS\my notes\config`, `C:\Users\O'Neil\OneDrive - NHS\my notes\state`}},
		{name: "mac, a synced folder with an apostrophe", goos: "darwin", home: "/Users/oneil/Library/CloudStorage/OneDrive-Jane's Trust",
			want: Folders{"/Users/oneil/Library/CloudStorage/OneDrive-Jane's Trust/data", "/Users/oneil/Library/CloudStorage/OneDrive-Jane's Trust/config",
				"/Users/oneil/Library/CloudStorage/OneDrive-Jane's Trust/state"}},
		{name: "windows with nothing", goos: "windows", env: map[string]string{"APPDATA": "r"}, fails: true},
		{name: "home wins", goos: "linux", home: "/x", env: map[string]string{"HOME": "/h"},
			want: Folders{"/x/data", "/x/config", "/x/state"}},
	} {
		got, err := foldersFor(c.goos, c.home, func(name string) string { return c.env[name] })
		if got != c.want || (err != nil) != c.fails {
			t.Errorf("%s: %+v, %v; want %+v", c.name, got, err, c.want)
		}
	}
}

func TestRelativeHomeIsMadeAbsolute(t *testing.T) {
	t.Chdir(t.TempDir())
	here, err := os.Getwd()
	must(t, err)
	f, err := FoldersFor("x", os.Getenv)
	must(t, err)
	if f.Data != filepath.Join(here, "x", "data") || f.StorePath() != filepath.Join(f.Data, "reflections.db") ||
		f.SettingsPath() != filepath.Join(f.Config, "settings") || f.KeyPath() != filepath.Join(f.Config, "account.key") || f.SlotsPath() != filepath.Join(f.Data, "slots") {
		t.Errorf("%+v", f)
	}
	if _, err := FoldersFor("", func(string) string { return "" }); err == nil {
		t.Error("folders from nothing")
	}
}
