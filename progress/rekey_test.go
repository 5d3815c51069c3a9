package progress

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/progress/vault"
)

const (
	firstWords  = "heron kingfisher otter weir"
	secondWords = "a quite different passphrase"
)

// cheap is a passphrase that is cheap to try.
func cheap(secret vault.Secret) Options { return Options{Secret: secret, Work: 10} }

func withWords(words string) Options { return cheap(vault.Secret{Passphrase: words}) }

func openWith(t testing.TB, f Folders, o Options) *Store {
	t.Helper()
	s, err := Open(f, o)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// written is a store with reflections and a backup, open.
func writtenStore(t testing.TB, f Folders, o Options) *Store {
	t.Helper()
	s := openWith(t, f, o)
	for i := range 5 {
		save(t, s, edit("a/1/x", fmt.Sprint("reflection ", i), i))
	}
	return s
}

func wantWritten(t testing.TB, s *Store) {
	t.Helper()
	wantTexts(t, s, Filter{Words: "reflection"}, "reflection 4", "reflection 3", "reflection 2", "reflection 1", "reflection 0")
	tallies, err := s.Tallies()
	if err != nil || tallies["a/1/x"].Total != 5 {
		t.Errorf("tallies %v, %v", tallies, err)
	}
	if s.SetAside() != "" {
		t.Error("it was set aside")
	}
}

func TestProtectAndBack(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	plain, err := s.Backup()
	must(t, err)
	one, two := vault.NewCode(), vault.NewCode()

	must(t, s.Protect(firstWords, one))
	wantWritten(t, s)
	save(t, s, edit("a/2/y", "written after", 9))
	protection, err := s.Protection()
	if want := (vault.Protection{Passphrase: true, Recovery: true}); err != nil || protection != want {
		t.Errorf("%+v, %v", protection, err)
	}
	if _, err := os.Stat(f.KeyPath()); err == nil {
		t.Error("the key file is still there")
	}
	if look := s.Look(plain); look.Err != nil || look.Reflections != 5 {
		t.Errorf("the backup under the old key: %+v", look)
	}
	must(t, s.Close())

	s = openWith(t, f, cheap(vault.Secret{Recovery: strings.ToLower(one.String())}))
	wantWritten(t, s)
	must(t, s.Protect(secondWords, two))
	if look := s.Look(plain); look.Err != nil {
		t.Errorf("two keys ago: %+v", look)
	}
	must(t, s.Close())
	for name, old := range map[string]vault.Secret{"passphrase": {Passphrase: firstWords}, "code": {Recovery: one.String()}} {
		if _, err := Open(f, cheap(old)); !errors.As(err, new(*LockedError)) {
			t.Errorf("the old %s: %v", name, err)
		}
	}

	s = openWith(t, f, withWords(secondWords))
	must(t, s.Unprotect())
	wantWritten(t, s)
	must(t, s.Close())
	s = openWith(t, f, Options{})
	wantWritten(t, s)
	wantTexts(t, s, Filter{Prompt: "a/2/y"}, "written after")
	if protection, err = s.Protection(); err != nil || protection != (vault.Protection{Account: true}) {
		t.Errorf("%+v, %v", protection, err)
	}
	if look := s.Look(plain); look.Err != nil {
		t.Errorf("three keys ago: %+v", look)
	}
	if leftovers := leftBehind(t, f); len(leftovers) > 0 {
		t.Errorf("left behind: %v", leftovers)
	}
}

// leftBehind are files that no step should leave.
func leftBehind(t testing.TB, f Folders) (left []string) {
	t.Helper()
	list, err := Files(f)
	must(t, err)
	for _, file := range list {
		name := filepath.Base(file.Path)
		if strings.HasSuffix(name, ".new") || strings.HasPrefix(name, ".new") || name == rekeyMarker || name == eraseMarker ||
			strings.Contains(file.Path, "slots.new") || file.Purpose == notOurs {
			left = append(left, file.Path)
		}
	}
	if _, err := os.Stat(f.newSlotsPath()); err == nil {
		left = append(left, f.newSlotsPath())
	}
	return left
}

func TestKeysThatNoBackupNeedsAreDropped(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	code := vault.NewCode()
	must(t, s.Protect(firstWords, code))
	if len(s.keys) != 1 {
		t.Errorf("%d keys without a backup", len(s.keys))
	}
	b, err := s.Backup()
	must(t, err)
	must(t, s.Protect(firstWords, code))
	must(t, s.Protect(firstWords, code))
	if len(s.keys) != 2 || !opensWith(b.Path, s.keys[1]) {
		t.Errorf("%d keys for one backup", len(s.keys))
	}
	must(t, os.Remove(b.Path))
	must(t, s.Protect(firstWords, code))
	if len(s.keys) != 1 {
		t.Errorf("%d keys when the backup is gone", len(s.keys))
	}
}

func TestNothingStaysUnderTheOldKey(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	old := s.allKeys()[0]
	code := vault.NewCode()
	must(t, s.Protect(firstWords, code))
	fresh := s.allKeys()[0]
	carried, err := s.BackupTo(filepath.Join(homeOf(f), "carried"))
	must(t, err)
	kept, err := s.Backup()
	must(t, err)
	_, err = s.Restore(carried)
	must(t, err)
	_, err = s.Restore(kept)
	must(t, err)
	must(t, s.Close())
	for path, data := range snapshot(t, filepath.Dir(f.Data)) {
		if opensWith(path, old) {
			t.Errorf("%s opens with the old key", path)
		}
		secrets := []string{"reflection 1", firstWords, "otter", code.String(), hex.EncodeToString(old), hex.EncodeToString(fresh)}
		for _, secret := range append(secrets, code.Groups()...) {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s holds %q", path, secret)
			}
		}
	}
}

// errStopped is what a test stops a step with.
var errStopped = errors.New("stopped here")

// stopAt makes a function that panics before step n, and counts.
func stopAt(n int) (step func(string), steps *[]string) {
	steps = &[]string{}
	return func(name string) {
		if *steps = append(*steps, name); len(*steps) == n+1 {
			panic(errStopped)
		}
	}, steps
}

// until runs f until it is done or is stopped.
func until(t testing.TB, f func() error) (stopped bool) {
	t.Helper()
	defer func() {
		if r := recover(); r == errStopped {
			stopped = true
		} else if r != nil {
			panic(r)
		}
	}()
	must(t, f())
	return false
}

// abandoned gives up what a stopped store has, as the end of its process does.
func abandoned(s *Store) {
	s.hangUp()
	s.hold.release()
}

func TestChangeOfTheKeyIsStoppedAtEveryStep(t *testing.T) {
	t.Parallel()
	code, other := vault.NewCode(), vault.NewCode()
	for name, c := range map[string]struct {
		before, after Options
		change        func(*Store) error
	}{
		"protect":   {cheap(vault.Secret{}), withWords(firstWords), func(s *Store) error { return s.Protect(firstWords, code) }},
		"change":    {withWords(firstWords), withWords(secondWords), func(s *Store) error { return s.Protect(secondWords, other) }},
		"unprotect": {withWords(firstWords), cheap(vault.Secret{}), (*Store).Unprotect},
	} {
		t.Run(name, func(t *testing.T) {
			done, old, fresh := false, 0, 0
			for n := 0; !done; n++ {
				f := testFolders(t)
				s := writtenStore(t, f, cheap(vault.Secret{}))
				if c.before.Secret.Passphrase != "" {
					must(t, s.Protect(c.before.Secret.Passphrase, code))
				}
				b, err := s.Backup()
				must(t, err)
				step, steps := stopAt(n)
				s.step = step
				done = !until(t, func() error { return c.change(s) })
				if done && n < 15 {
					t.Fatalf("it has only the steps %v", *steps)
				}
				abandoned(s)

				var isOld bool
				s, isOld = openEither(t, f, c.before, c.after, (*steps)[min(n, len(*steps)-1)])
				if isOld {
					old++
				} else {
					fresh++
				}
				wantWritten(t, s)
				if look := s.Look(b); look.Err != nil || look.Reflections != 5 {
					t.Errorf("the backup: %+v", look)
				}
				if left := leftBehind(t, f); len(left) > 0 {
					t.Errorf("left behind: %v", left)
				}
				must(t, s.Close())
				if t.Failed() {
					t.Fatalf("stopped before %q", (*steps)[min(n, len(*steps)-1)])
				}
			}
			if old < 3 || fresh < 5 {
				t.Errorf("old %d times, new %d times", old, fresh)
			}
		})
	}
}

// openEither opens a store with one of two secrets, and says whether it was the
// old one. What needs no secret is tried first, because any secret opens it.
func openEither(t testing.TB, f Folders, before, after Options, when string) (s *Store, old bool) {
	t.Helper()
	tries := []Options{after, before}
	if before.Secret == (vault.Secret{}) {
		slices.Reverse(tries)
	}
	for _, o := range tries {
		s, err := Open(f, o)
		if err == nil {
			t.Cleanup(func() { s.Close() })
			return s, o == before
		}
		if !errors.As(err, new(*LockedError)) {
			t.Fatalf("stopped before %q: %v", when, err)
		}
	}
	t.Fatalf("stopped before %q, neither secret opens it", when)
	return nil, false
}

func TestFinishingIsStoppedToo(t *testing.T) {
	t.Parallel()
	code := vault.NewCode()
	done := false
	for n := 0; !done; n++ {
		f := testFolders(t)
		s := writtenStore(t, f, cheap(vault.Secret{}))
		s.step = func(name string) {
			if strings.HasPrefix(name, "remove\tdata/reflections.db-wal") {
				panic(errStopped)
			}
		}
		if !until(t, func() error { return s.Protect(firstWords, code) }) {
			t.Fatal("it was not stopped")
		}
		abandoned(s)
		if _, err := unlock(f, withWords(firstWords)); !errors.As(err, new(*BusyError)) {
			t.Fatalf("half of it is read: %v", err)
		}
		step, _ := stopAt(n)
		done = !until(t, func() error { return finishWith(f, step) })
		s = openWith(t, f, withWords(firstWords))
		wantWritten(t, s)
		must(t, s.Close())
	}
}

func TestRekeyNeedsTheStoreAlone(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	reader := openWith(t, f, Options{ReadOnly: true})
	if err := s.Protect(firstWords, vault.NewCode()); !errors.As(err, new(*BusyError)) {
		t.Fatalf("got %v", err)
	}
	if err := reader.Protect(firstWords, vault.NewCode()); err == nil {
		t.Fatal("a reader changed the key")
	}
	if err := EraseEverything(f); !errors.As(err, new(*BusyError)) {
		t.Fatalf("got %v", err)
	}
	wantWritten(t, reader)
	must(t, reader.Close())
	must(t, s.Protect(firstWords, vault.NewCode()))
	wantWritten(t, s)
}

func TestRefusedSecretsChangeNothing(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	code := vault.NewCode()
	must(t, s.Protect("dŵr yn yr afon", code))
	must(t, s.Close())
	before := snapshot(t, f.SlotsPath())
	for name, secret := range map[string]vault.Secret{
		"wrong": {Passphrase: "dwr yn yr afon"}, "spaces": {Passphrase: "    "}, "1 MB": {Passphrase: strings.Repeat("a", 1<<20)},
		"control": {Passphrase: "dŵr yn yr\x00afon"}, "not text": {Passphrase: "d\xffr yn yr afon"},
		"another code": {Recovery: vault.NewCode().String()}, "no code": {Recovery: "hello"}, "1 MB code": {Recovery: strings.Repeat("A", 1<<20)},
	} {
		start := time.Now()
		_, err := Open(f, cheap(secret))
		locked := (*LockedError)(nil)
		if !errors.As(err, &locked) || !locked.Wrong || hint(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
	if _, err := Open(f, Options{}); !errors.As(err, new(*LockedError)) || strings.Contains(err.Error(), "wrong") {
		t.Errorf("without a secret: %v", err)
	}
	if after := snapshot(t, f.SlotsPath()); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Error("something was changed")
	}
	for name, secret := range map[string]vault.Secret{
		"NFC": {Passphrase: "dŵr yn yr afon"}, "NFD": {Passphrase: " dw\u0302r yn yr afon\n"},
		"code": {Recovery: strings.ToLower(strings.Join(code.Groups(), "  "))},
	} {
		s, err := Open(f, cheap(secret))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		wantWritten(t, s)
		must(t, s.Close())
	}
	bad := slices.Clone(code.Groups())
	bad[3] = bad[3][:4] + map[bool]string{true: "0", false: "1"}[bad[3][4] != '0']
	_, err := Open(f, cheap(vault.Secret{Recovery: strings.Join(bad, "-")}))
	if wrong := (*vault.CodeError)(nil); !errors.As(err, &wrong) || wrong.Group != 4 || !strings.Contains(hint(err), "group 4") {
		t.Errorf("a slip in group 4: %v", err)
	}
}

// hint is the hint that a screen would show.
func hint(err error) string {
	hinted := (interface{ Hint() string })(nil)
	if !errors.As(err, &hinted) {
		return ""
	}
	return hinted.Hint()
}

func TestRekeyOnAFullDiskChangesNothing(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	// A folder where the new file goes stands for whatever refuses it.
	must(t, os.MkdirAll(filepath.Join(f.newStorePath(), "x"), 0o700))
	if err := s.Protect(firstWords, vault.NewCode()); err == nil {
		t.Fatal("it went through")
	}
	wantWritten(t, s)
	save(t, s, edit("a/2/y", "goes on", 9))
	must(t, os.RemoveAll(f.newStorePath()))
	must(t, s.Protect(firstWords, vault.NewCode()))
	wantWritten(t, s)
}

// A change of the key that cannot be finished closes the store, and keeps neither
// the locks nor the keys.
func TestChangeThatCannotBeFinishedLetsGo(t *testing.T) {
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	keys := s.keys
	s.step = func(name string) {
		if name == "sync marker" { // in its way: a folder with something in it
			must(t, os.MkdirAll(filepath.Join(f.StorePath()+"-journal", "x"), 0o700))
		}
	}
	if err := s.Protect(firstWords, vault.NewCode()); err == nil {
		t.Fatal("it was finished")
	}
	for _, key := range keys {
		if !bytes.Equal(key, make([]byte, len(key))) {
			t.Error("the key is still there")
		}
	}
	must(t, os.RemoveAll(f.StorePath()+"-journal"))
	release, err := holdAlone(f)
	if err != nil {
		t.Fatalf("it still holds the store: %v", err)
	}
	release()
	wantWritten(t, openWith(t, f, withWords(firstWords)))
}
