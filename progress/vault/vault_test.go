package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"filippo.io/age"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// open is Open for a store without a passphrase; it returns the store's key.
func open(slots, keyPath string, storeExists bool) ([]byte, error) {
	keys, err := Open(slots, keyPath, storeExists, Secret{})
	if err != nil {
		return nil, err
	}
	return keys[0], nil
}

func paths(t *testing.T) (slots, key string) {
	dir := t.TempDir()
	return filepath.Join(dir, "data", "slots"), filepath.Join(dir, "config", "account.key")
}

func TestKeyIsMadeOnceAndStays(t *testing.T) {
	slots, keyPath := paths(t)
	first, err := open(slots, keyPath, false)
	must(t, err)
	if len(first) != KeySize || bytes.Equal(first, make([]byte, KeySize)) {
		t.Fatalf("a key of %d bytes", len(first))
	}
	for _, exists := range []bool{false, true} {
		again, err := open(slots, keyPath, exists)
		must(t, err)
		if !bytes.Equal(first, again) {
			t.Error("another key")
		}
	}
	slots, keyPath = paths(t)
	other, err := open(slots, keyPath, false)
	must(t, err)
	if bytes.Equal(first, other) {
		t.Error("everyone has the same key")
	}
}

// The stock age program reads the key file with ParseIdentities and the slot
// with Decrypt.
func TestStockAgeOpensTheSlot(t *testing.T) {
	slots, keyPath := paths(t)
	key, err := open(slots, keyPath, false)
	must(t, err)
	file, err := os.Open(keyPath)
	must(t, err)
	defer file.Close()
	identities, err := age.ParseIdentities(file)
	must(t, err)
	slot, err := os.Open(Account.File(slots))
	must(t, err)
	defer slot.Close()
	plain, err := age.Decrypt(slot, identities...)
	must(t, err)
	text, err := io.ReadAll(plain)
	must(t, err)
	if string(text) != hex.EncodeToString(key)+"\n" {
		t.Error("it holds something else")
	}
}

func TestOnlyTheOwnerHasAccess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	slots, keyPath := paths(t)
	_, err := open(slots, keyPath, false)
	must(t, err)
	for path, want := range map[string]fs.FileMode{
		slots: 0o700, filepath.Dir(keyPath): 0o700, keyPath: 0o600, Account.File(slots): 0o600,
	} {
		info, err := os.Stat(path)
		must(t, err)
		if info.Mode().Perm() != want {
			t.Errorf("%s is %o", path, info.Mode().Perm())
		}
	}
	for _, folder := range []string{slots, filepath.Dir(keyPath)} {
		if entries, _ := os.ReadDir(folder); len(entries) != 1 {
			t.Errorf("%s holds %v", folder, entries)
		}
	}
}

func TestStopBetweenTheFilesIsCompleted(t *testing.T) {
	slots, keyPath := paths(t)
	must(t, os.MkdirAll(filepath.Dir(keyPath), 0o700))
	_, err := newIdentity(keyPath) // and then a kill
	must(t, err)
	identity, err := os.ReadFile(keyPath)
	must(t, err)
	_, err = open(slots, keyPath, false)
	must(t, err)
	if now, _ := os.ReadFile(keyPath); !bytes.Equal(now, identity) {
		t.Error("the key file was made anew")
	}
}

func TestNothingIsMadeForAStoreThatExists(t *testing.T) {
	slots, keyPath := paths(t)
	_, err := open(slots, keyPath, true)
	locked := (*KeyError)(nil)
	if !errors.As(err, &locked) || locked.Path != slots || !errors.Is(err, fs.ErrNotExist) ||
		strings.Count(err.Error(), slots) != 1 {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Dir(slots)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something was made")
	}
}

func TestSlotOfAnotherKeyIsKeptBeside(t *testing.T) {
	slots, keyPath := paths(t)
	_, err := open(slots, keyPath, false)
	must(t, err)
	sealed, err := os.ReadFile(Account.File(slots))
	must(t, err)
	must(t, os.Remove(keyPath))

	_, err = open(slots, keyPath, true)
	if !errors.As(err, new(*KeyError)) {
		t.Errorf("got %v", err)
	}
	key, err := open(slots, keyPath, false) // no store: begin anew
	must(t, err)
	again, err := open(slots, keyPath, true)
	must(t, err)
	if !bytes.Equal(key, again) {
		t.Error("another key")
	}
	kept, _ := filepath.Glob(filepath.Join(slots, "account.age.unopened-*"))
	if len(kept) != 1 {
		t.Fatalf("kept %v", kept)
	}
	if data, _ := os.ReadFile(kept[0]); !bytes.Equal(data, sealed) {
		t.Error("the old slot was changed")
	}
}

func TestKeyFilesThatCannotBeUsed(t *testing.T) {
	for name, content := range map[string]string{
		"empty": "", "words": "hello\n", "cut": "AGE-SECRET-KEY-1QQQ\n",
		"of another kind": "AGE-SECRET-KEY-PQ-1XXX\n",
	} {
		for _, exists := range []bool{false, true} {
			slots, keyPath := paths(t)
			must(t, os.MkdirAll(filepath.Dir(keyPath), 0o700))
			must(t, os.WriteFile(keyPath, []byte(content), 0o600))
			_, err := open(slots, keyPath, exists)
			if !errors.As(err, new(*KeyError)) {
				t.Errorf("%s: got %v", name, err)
			}
			if content != "" && strings.Contains(err.Error(), strings.TrimSpace(content)) {
				t.Errorf("%s: the error quotes the key: %v", name, err)
			}
			if now, _ := os.ReadFile(keyPath); string(now) != content {
				t.Errorf("%s: it was overwritten", name)
			}
		}
	}
}

func TestManyFirstStartsAtOnceAgree(t *testing.T) {
	slots, keyPath := paths(t)
	keys := make([][]byte, 8)
	var group sync.WaitGroup
	for i := range keys {
		group.Go(func() {
			var err error
			if keys[i], err = open(slots, keyPath, false); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for _, key := range keys {
		if !bytes.Equal(key, keys[0]) {
			t.Fatal("two keys")
		}
	}
}

// What could not be read again is not written.
func TestTooManyKeysAreRefused(t *testing.T) {
	keys := [][]byte{}
	for range 600 {
		keys = append(keys, NewKey())
	}
	slots := t.TempDir()
	if err := MakeWords(slots, keys, "heron kingfisher otter", NewCode(), 1); err == nil {
		if got, err := Open(slots, "", true, Secret{Passphrase: "heron kingfisher otter"}); err != nil || len(got) != len(keys) {
			t.Errorf("made, and it opens with %d keys, %v", len(got), err)
		}
	}
}
