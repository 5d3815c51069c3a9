package progress

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"prebirth/progress/internal/files"
	"prebirth/progress/vault"
)

// A File is one file in the folders of the program.
type File struct {
	Path      string
	Size      int64  // bytes
	Purpose   string // what it is for, in a few words
	Encrypted bool
}

// notOurs is the purpose of a file that somebody else put in the folders.
const notOurs = "not made by this program"

// Ours says whether the program made the file. One that it did not make is never
// changed, and stays when everything is erased.
func (f File) Ours() bool { return f.Purpose != notOurs }

// Files lists every file that the program keeps, folder by folder, and what else
// lies in its folders. Where a part of them cannot be read it lists the rest, and
// returns an error too.
func Files(f Folders) ([]File, error) {
	list := []File{}
	var errs []error
	seen := map[string]bool{}
	for _, folder := range []string{f.Data, f.Config, f.State} {
		err := walk(folder, func(path string, info fs.FileInfo) {
			if seen[path] {
				return
			}
			seen[path] = true
			purpose, _ := f.purpose(path)
			file := File{Path: path, Size: info.Size(), Purpose: purpose}
			if file.Purpose == "" {
				file.Purpose = notOurs
			} else if info.Mode().IsRegular() {
				file.Encrypted = encrypted(path)
			}
			list = append(list, file)
		})
		if err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		return list, fmt.Errorf("list files: %w", errors.Join(errs...))
	}
	return list, nil
}

// walk calls visit for everything below a folder that is not a folder, by name. A
// folder that is not there has nothing; what cannot be read is left out and said.
func walk(folder string, visit func(path string, info fs.FileInfo)) error {
	var errs []error
	_ = filepath.WalkDir(folder+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		var info fs.FileInfo
		if err == nil && !entry.IsDir() {
			if info, err = entry.Info(); err == nil {
				visit(filepath.Clean(path), info)
			}
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !notFolder(err) { // it may go meanwhile
			errs = append(errs, err)
		}
		return nil
	})
	return errors.Join(errs...)
}

// purpose says what a file in the folders is for; empty is none of ours. key says
// that it helps to open the store.
func (f Folders) purpose(path string) (purpose string, key bool) {
	if rel, ok := within(f.Data, path); ok {
		if purpose, key = dataPurpose(rel); purpose != "" {
			return purpose, key
		}
	}
	if rel, ok := within(f.Config, path); ok && !strings.Contains(rel, "/") {
		switch name := filepath.Base(f.KeyPath()); {
		case rel == name:
			return "opens slots/account.age, and with it what you wrote", true
		case rel == name+".new":
			return "a key file that a change of the key was making", true
		case rel == filepath.Base(f.SettingsPath()):
			return "how the program looks and is used, as you set it", false
		case files.IsTemp(rel):
			return "left by a write that was interrupted", true
		}
	}
	if rel, ok := within(f.State, path); ok {
		for _, pattern := range []string{"crash*.txt", "*.log"} {
			if is, _ := filepath.Match(pattern, rel); is {
				return "what the program notes about its own failures, without your words", false
			}
		}
	}
	return "", false
}

// within is path below folder, with slashes.
func within(folder, path string) (rel string, ok bool) {
	rel, err := filepath.Rel(folder, path)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}

func dataPurpose(rel string) (purpose string, key bool) {
	folder, name, deep := strings.Cut(rel, "/")
	switch {
	case !deep:
		return topPurpose(rel), false
	case folder == "slots" || folder == "slots.new":
		return slotPurpose(name)
	case folder == "backups":
		return backupPurpose(name), false
	case folder == "packs":
		return packPurpose(name), false
	case isAside(folder):
		if slot, ok := strings.CutPrefix(name, "slots/"); ok {
			return slotPurpose(slot)
		}
		if purpose := storePurpose(name); purpose != "" {
			return "a damaged store that was moved aside", false
		}
	}
	return "", false
}

// isAside says whether a folder is one that a damaged store was moved to.
func isAside(folder string) bool {
	is, _ := filepath.Match("damaged-[0-9]*T[0-9]*Z*", folder)
	return is
}

func topPurpose(name string) string {
	switch name {
	case rekeyMarker, eraseMarker:
		return "says what the next start has to finish"
	case "holder", "holder.lock", "open.lock":
		return "says which copy of the program writes"
	case "reserve":
		return "space for the last words when the disk is full"
	case "check-at-opening":
		return "asks the next start to check the store"
	}
	if files.IsTemp(name) {
		return "left by a write that was interrupted"
	}
	return storePurpose(name)
}

// storePurpose is that of a store's own files.
func storePurpose(name string) string {
	switch name {
	case "reflections.db":
		return "what you wrote and read"
	case "reflections.db-wal":
		return "the newest of what you wrote, on its way to reflections.db"
	case "reflections.db-journal":
		return "what undoes a change of reflections.db that is interrupted"
	case "reflections.db-shm":
		return "where to find things in reflections.db-wal; no words"
	case "reflections.db.new", "reflections.db.new-journal", "reflections.db.new-wal", "reflections.db.new-shm":
		return "a new reflections.db, while it is being written"
	}
	return ""
}

func slotPurpose(name string) (purpose string, key bool) {
	for slot, opens := range map[vault.Slot]string{
		vault.Account:    "the key, opened by account.key",
		vault.Passphrase: "the key, opened by the passphrase",
		vault.Recovery:   "the key, opened by the recovery code",
	} {
		if file := slotName(slot); name == file {
			return opens, true
		} else if strings.HasPrefix(name, file+".unopened-") {
			return "a key that no store was found for", true
		}
	}
	switch {
	case name == vault.SumsName:
		return "tells a damaged key from a wrong passphrase", true
	case files.IsTemp(name):
		return "left by a write that was interrupted", true
	}
	return "", false
}

func backupPurpose(name string) string {
	if _, _, ok := backupName(name); ok {
		return "a backup of reflections.db"
	}
	if isHalfBackup(name) {
		return "a backup that was interrupted"
	}
	return ""
}

func packPurpose(name string) string {
	if isPack, _ := filepath.Match("*.zip", name); isPack {
		return "a pack of briefings that you added"
	}
	switch {
	case name == "index":
		return "says which packs were added, and what is in them"
	case name == "parts":
		return "says which parts the packs have"
	case name == "lock":
		return "lets one copy of the program add a pack at a time"
	case files.IsTemp(name):
		return "left by a write that was interrupted"
	}
	return ""
}

// encrypted says whether a file of ours is encrypted, by what it is and holds.
func encrypted(path string) bool {
	name := filepath.Base(path)
	switch {
	case strings.Contains(name, ".age"):
		return begins(path, "age-encryption.org/v1\n")
	case strings.HasPrefix(name, "reflections") && !strings.HasSuffix(name, "-shm") && !strings.HasSuffix(name, ".zip"): // a pack may be called so
		return !begins(path, sqliteMagic)
	}
	return false
}

func begins(path, with string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	first := make([]byte, len(with))
	_, err = io.ReadFull(file, first)
	return err == nil && bytes.Equal(first, []byte(with))
}

// ours lists the files that the program made, those that help to open the store
// first, and the markers last of all.
func ours(f Folders) (keys, others []string, err error) {
	for _, folder := range slices.Compact([]string{f.Data, f.Config, f.State}) {
		walking := walk(folder, func(path string, _ fs.FileInfo) {
			switch purpose, key := f.purpose(path); {
			case key:
				keys = append(keys, path)
			case purpose != "":
				others = append(others, path)
			}
		})
		err = errors.Join(err, walking)
	}
	return keys, others, err
}
