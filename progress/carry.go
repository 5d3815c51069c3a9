package progress

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"prebirth/progress/internal/files"
	"prebirth/progress/vault"
)

// BackupTo makes a backup in a new folder at path, with the slots of its key,
// so that it can be carried elsewhere. What opens the store today opens it. The
// folder is there whole or not at all; when there is something at path already,
// the error wraps [fs.ErrExist].
func (s *Store) BackupTo(path string) (Backup, error) {
	s.backing.Lock()
	defer s.backing.Unlock()
	b, err := s.carry(path)
	if err != nil {
		return Backup{}, fmt.Errorf("make backup in %s: %w", path, err)
	}
	return b, nil
}

func (s *Store) carry(path string) (Backup, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Backup{}, err
	}
	if _, err := os.Lstat(path); err == nil {
		return Backup{}, fs.ErrExist
	}
	half, err := os.MkdirTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return Backup{}, err
	}
	if err := s.fill(half); err != nil {
		os.RemoveAll(half)
		return Backup{}, err
	}
	s.pause("name folder")
	if err := files.Rename(half, path); err != nil {
		os.RemoveAll(half)
		return Backup{}, err
	}
	b := Backup{Path: path, Made: time.Now().UTC(), Reflections: -1}
	info, err := os.Stat(filepath.Join(path, filepath.Base(s.folders.StorePath())))
	if err == nil {
		b.Size = info.Size()
		err = files.SyncFolder(filepath.Dir(path))
	}
	return b, err
}

// fill makes the content of a folder that is carried elsewhere.
func (s *Store) fill(folder string) error {
	has, err := vault.Protects(s.folders.SlotsPath())
	if err != nil {
		return err
	}
	if err := copySlots(s.folders.SlotsPath(), filepath.Join(folder, "slots")); err != nil {
		return err
	}
	if err := s.copyTo(filepath.Join(folder, filepath.Base(s.folders.StorePath()))); err != nil {
		return err
	}
	if err := files.WriteNew(filepath.Join(folder, "README.txt"), []byte(readme(has))); err != nil {
		return err
	}
	return files.SyncFolder(folder)
}

func readme(has vault.Protection) string {
	opens := "It opens with the passphrase or the recovery code that the program had when\n" +
		"this backup was made. Without either of them nobody can read it.\n"
	if has.Account {
		opens = "It has no passphrase. It opens only on the account it was made on, with the key\n" +
			"file account.key of that account (prebirth where says in which folder it is).\n" +
			"Without that file nobody can read it. A copy of account.key in this folder\n" +
			"opens it anywhere, for whoever has the folder.\n"
	}
	return "This folder is a backup of what was written in prebirth. It is encrypted.\n\n" +
		"  reflections.db  what was written\n" +
		"  slots           the key to it, itself encrypted\n\n" +
		"To bring it back, install prebirth and give it this folder:\n\n" +
		"  prebirth restore <this folder>\n\n" +
		"It shows what the backup holds, asks, and keeps a copy of what it replaces.\n\n" + opens
}
