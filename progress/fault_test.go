package progress

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3/vfs"

	"prebirth/progress/vault"
)

// A panic in the middle of a save leaves a store that can be written.
func TestStoreOutlivesAPanic(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	func() {
		defer func() { recover() }()
		s.write("try", func() error {
			must(t, s.exec(`INSERT INTO settings(name, value) VALUES ('half', 'done')`))
			panic("a fault")
		})
	}()
	e := save(t, s, edit("a/1/x", "what came after", 0))
	if half, err := s.Setting("half"); half != "" || err != nil {
		t.Errorf("half a write stayed: %q, %v", half, err)
	}
	vanish(t, s)
	s = mustOpen(t, f)
	wantTexts(t, s, Filter{}, "what came after")
	if back, found, err := s.CameBack(); !found || err != nil || back.Reflection.ID != e.Reflection {
		t.Errorf("came back %+v, %v, %v", back, found, err)
	}
}

// A faulty file system panics with words that nobody may see.
type faulty struct{ vfs.VFS }

func (faulty) Open(string, vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) { panic("secret words") }

func TestPanicWhileOpeningKeepsNoLockAndNoWords(t *testing.T) {
	name := "test-" + NewID()
	vfs.Register(name, faulty{vfs.Find("")})
	t.Cleanup(func() { vfs.Unregister(name) })
	f := testFolders(t)
	s, err := OpenSoon(f, Options{fileSystem: name}).Store()
	if s != nil || !errors.As(err, &faultError{}) || strings.Contains(err.Error(), "secret") {
		t.Fatalf("got %v, %v", s, err)
	}
	if err := mustOpen(t, f).Writable(); err != nil {
		t.Errorf("its lock stayed: %v", err)
	}
}

// Where one slot is damaged, the other one is named.
func TestDamagedSlotNamesTheOther(t *testing.T) {
	f := testFolders(t)
	s := openWith(t, f, cheap(vault.Secret{}))
	code := vault.NewCode()
	must(t, s.Protect(firstWords, code))
	must(t, s.Close())
	for slot, c := range map[vault.Slot]struct {
		secret vault.Secret
		hint   string
	}{
		vault.Passphrase: {vault.Secret{Passphrase: firstWords}, "recovery code"},
		vault.Recovery:   {vault.Secret{Recovery: code.String()}, "the passphrase"},
	} {
		whole, err := os.ReadFile(slot.File(f.SlotsPath()))
		must(t, err)
		must(t, os.WriteFile(slot.File(f.SlotsPath()), whole[:len(whole)-1], 0o600))
		_, err = Open(f, cheap(c.secret))
		broken := (*KeyError)(nil)
		if !errors.As(err, &broken) || !strings.Contains(broken.Hint(), c.hint) {
			t.Errorf("%s: got %v", slot, err)
		}
		must(t, os.WriteFile(slot.File(f.SlotsPath()), whole, 0o600))
	}
	must(t, os.Remove(vault.Recovery.File(f.SlotsPath())))
	must(t, os.Truncate(vault.Passphrase.File(f.SlotsPath()), 100))
	_, err := Open(f, withWords(firstWords))
	if broken := (*KeyError)(nil); !errors.As(err, &broken) || !strings.Contains(broken.Hint(), filepath.Base(broken.Path)) {
		t.Errorf("got %v", err)
	}
}

// What a person may meet says what to do.
func TestPlainErrorsHaveAHint(t *testing.T) {
	f := testFolders(t)
	_, none := Open(f, Options{ReadOnly: true})
	s := mustOpen(t, f)
	must(t, s.Close())
	must(t, os.Truncate(f.StorePath(), 5000))
	_, broken := Open(f, Options{ReadOnly: true})
	for err, want := range map[error]error{
		none:                ErrNoStore,
		broken:              errDamaged,
		s.Keep("x", Kept{}): errNoReason,
		OpenSoon(testFolders(t), Options{}).Lock(): errNoPassphrase,
	} {
		var hinted interface{ Hint() string }
		if !errors.Is(err, want) || !errors.As(err, &hinted) || hinted.Hint() == "" {
			t.Errorf("%v has no hint", err)
		}
	}
}
