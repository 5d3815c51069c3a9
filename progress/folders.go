package progress

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Folders are where the program keeps things, as absolute paths. None needs to
// exist: [Open] makes those it writes in.
type Folders struct {
	Data   string // the store and the slots of its key
	Config string // the key file, apart from the store on purpose, and the settings
	State  string // what may be lost: logs, what was last on the screen
}

// StorePath is the store's file.
func (f Folders) StorePath() string { return filepath.Join(f.Data, "reflections.db") }

// KeyPath is the key file of the slot "account".
func (f Folders) KeyPath() string { return filepath.Join(f.Config, "account.key") }

// SettingsPath is the file that a person may write: how the program looks and is
// used. It is not encrypted.
func (f Folders) SettingsPath() string { return filepath.Join(f.Config, "settings") }

// SlotsPath is the folder of the slots that hold the store's key.
func (f Folders) SlotsPath() string { return filepath.Join(f.Data, "slots") }

// PacksPath is the folder of the packs that were added. They are not encrypted.
func (f Folders) PacksPath() string { return filepath.Join(f.Data, "packs") }

// Together says whether store and key file lie below one folder, which is then as
// good as open to whoever copies the whole of it.
func (f Folders) Together() (folder string, together bool) {
	folder = filepath.Dir(f.Data)
	return folder, folder == filepath.Dir(f.Config) && filepath.Base(f.Data) != "prebirth"
}

// FoldersFor decides the folders. With a home they are its subfolders data,
// config and state; a relative home is taken from the working folder. Without
// one they are where the system keeps such things for a person, read from the
// environment through getenv:
//
//   - Windows: %LOCALAPPDATA%\prebirth\data and \state, %APPDATA%\prebirth
//   - macOS: data, config and state in ~/Library/Application Support/prebirth
//   - elsewhere: the XDG folders, where a relative value is as good as none
//
// The error says which variable is missing.
func FoldersFor(home string, getenv func(string) string) (Folders, error) {
	if home != "" {
		abs, err := filepath.Abs(home)
		if err != nil {
			return Folders{}, fmt.Errorf("find folders: %w", err)
		}
		home = abs
	}
	f, err := foldersFor(runtime.GOOS, home, getenv)
	if err != nil {
		return Folders{}, fmt.Errorf("find folders: %w", err)
	}
	return f, nil
}

// foldersFor decides for any system, so that each can be tested on each.
func foldersFor(goos, home string, getenv func(string) string) (Folders, error) {
	switch {
	case home != "":
		return under(goos, home), nil
	case goos == "windows":
		return windowsFolders(getenv)
	case goos == "darwin" || goos == "ios":
		home := getenv("HOME")
		if !isAbs(goos, home) {
			return Folders{}, errors.New("HOME is not set to an absolute path")
		}
		return under(goos, join(goos, home, "Library", "Application Support", "prebirth")), nil
	}
	return xdgFolders(goos, getenv)
}

func under(goos, dir string) Folders {
	return Folders{
		Data:   join(goos, dir, "data"),
		Config: join(goos, dir, "config"),
		State:  join(goos, dir, "state"),
	}
}

func windowsFolders(getenv func(string) string) (Folders, error) {
	const goos = "windows"
	local, roaming := getenv("LOCALAPPDATA"), getenv("APPDATA")
	if profile := getenv("USERPROFILE"); isAbs(goos, profile) {
		if !isAbs(goos, local) {
			local = join(goos, profile, "AppData", "Local")
		}
		if !isAbs(goos, roaming) {
			roaming = join(goos, profile, "AppData", "Roaming")
		}
	}
	if !isAbs(goos, local) || !isAbs(goos, roaming) {
		return Folders{}, errors.New("LOCALAPPDATA and APPDATA are not set to absolute paths")
	}
	return Folders{
		Data:   join(goos, local, "prebirth", "data"),
		Config: join(goos, roaming, "prebirth"),
		State:  join(goos, local, "prebirth", "state"),
	}, nil
}

func xdgFolders(goos string, getenv func(string) string) (Folders, error) {
	home := getenv("HOME")
	var missing bool
	choose := func(name string, rest ...string) string {
		if dir := getenv(name); isAbs(goos, dir) {
			return join(goos, dir, "prebirth")
		}
		missing = missing || !isAbs(goos, home)
		return join(goos, append([]string{home}, append(rest, "prebirth")...)...)
	}
	f := Folders{
		Data:   choose("XDG_DATA_HOME", ".local", "share"),
		Config: choose("XDG_CONFIG_HOME", ".config"),
		State:  choose("XDG_STATE_HOME", ".local", "state"),
	}
	if missing {
		return Folders{}, errors.New("HOME is not set to an absolute path")
	}
	return f, nil
}

// join joins as goos does, whatever system this is.
func join(goos string, parts ...string) string {
	if goos == runtime.GOOS {
		return filepath.Join(parts...)
	}
	separator := "/"
	if goos == "windows" {
		separator = `\`
	}
	for i := range parts {
		parts[i] = strings.TrimRight(parts[i], separator)
	}
	return strings.Join(parts, separator)
}

// isAbs tells an absolute path of goos, whatever system this is.
func isAbs(goos, path string) bool {
	if goos == runtime.GOOS {
		return filepath.IsAbs(path)
	}
	if goos != "windows" {
		return strings.HasPrefix(path, "/")
	}
	drive := len(path) > 2 && path[1] == ':' && (path[2] == '\\' || path[2] == '/')
	return drive || strings.HasPrefix(path, `\\`)
}
