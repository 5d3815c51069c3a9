package progress

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"prebirth/progress/vault"
)

func TestLockAndUnlock(t *testing.T) {
	f := testFolders(t)
	o := OpenSoon(f, withWords(firstWords))
	s, err := o.Store()
	must(t, err)
	if err := o.Lock(); !errors.Is(err, errNoPassphrase) {
		t.Errorf("locked without a passphrase: %v", err)
	}
	save(t, s, edit("a/1/x", "before", 0))
	must(t, s.Protect(firstWords, vault.NewCode()))
	must(t, o.Lock())
	must(t, o.Lock())
	wantLocked := func() {
		t.Helper()
		s, err := o.Store()
		locked := (*LockedError)(nil)
		if s != nil || !errors.As(err, &locked) || locked.Wrong {
			t.Errorf("got %v, %v", s, err)
		}
	}
	wantLocked()
	if err := trySave(s, edit("a/1/x", "late", 0)); !errors.Is(err, ErrClosed) {
		t.Errorf("the locked store was written: %v", err)
	}
	locked := (*LockedError)(nil)
	if err := o.Unlock(vault.Secret{Passphrase: "not these words"}); !errors.As(err, &locked) || !locked.Wrong {
		t.Errorf("got %v", err)
	}
	wantLocked()

	var group sync.WaitGroup
	for range 4 { // whoever asks, of whatever
		group.Go(func() {
			if err := o.Unlock(vault.Secret{Passphrase: firstWords}); err != nil {
				t.Error(err)
			}
			if s, err := o.Store(); err == nil {
				_, err = s.Tallies()
				if err != nil && !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
			}
			if err := o.Lock(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	must(t, o.Unlock(vault.Secret{Passphrase: firstWords}))
	s, err = o.Store()
	must(t, err)
	wantTexts(t, s, Filter{}, "before")
	must(t, o.Close())
	must(t, o.Close())
	if err := o.Unlock(vault.Secret{Passphrase: firstWords}); !errors.Is(err, ErrClosed) {
		t.Errorf("unlocked after it was closed: %v", err)
	}
	if err := o.Lock(); !errors.Is(err, ErrClosed) {
		t.Errorf("locked after it was closed: %v", err)
	}
}

func TestFailureInsideAnOpeningIsAnError(t *testing.T) {
	f := testFolders(t)
	opt := Options{fileSystem: "there is none of this name"}
	o := OpenSoon(f, opt)
	if s, err := o.Store(); s != nil || err == nil {
		t.Errorf("got %v, %v", s, err)
	}
	must(t, o.Close())
	mustOpen(t, f)
}

func TestKeptWordsAndSettings(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	e := save(t, s, edit("a/1/x", "the midwife of Ward 7", 0))
	ward := Kept{Words: "Ward 7", Kind: "place", Reason: "every hospital has one", At: noon}
	must(t, s.Keep(e.Reflection, ward))
	must(t, s.Keep(e.Reflection, Kept{Words: "midwife", Kind: "name", Reason: "a calling", At: noon.Add(-1)}))
	ward.Reason = "it is not the real number"
	must(t, s.Keep(e.Reflection, ward))
	if err := s.Keep("none", ward); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if s.Keep(e.Reflection, Kept{Words: "x", Reason: " "}) == nil || s.SetSetting("", "x") == nil {
		t.Error("nothing was given, and it was kept")
	}
	must(t, s.SetSetting(SettingNoted, "yes"))
	must(t, s.SetSetting(SettingNoted, "no"))
	must(t, s.Close())

	s = mustOpen(t, f)
	all, err := s.Kept(e.Reflection)
	if err != nil || len(all) != 2 || all[0].Words != "midwife" || all[1] != ward {
		t.Errorf("got %+v, %v", all, err)
	}
	noted, err := s.Setting(SettingNoted)
	offered, _ := s.Setting(SettingOffered)
	if noted != "no" || offered != "" || err != nil {
		t.Errorf("got %q, %q, %v", noted, offered, err)
	}
}

// TestEachMissesNothing saves and erases while it walks.
func TestEachMissesNothing(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	must(t, s.db.Exec(`PRAGMA synchronous = off`))
	var all []Edit
	for i := range 250 {
		all = append(all, save(t, s, edit(fmt.Sprintf("%c/1/x", 'a'+rune(i%2)), fmt.Sprint("words ", i), i)))
	}
	seen, n := map[string]string{}, 0
	must(t, s.Each(Filter{Words: "words", Briefing: "a"}, func(r Reflection) error {
		if _, twice := seen[r.ID]; twice {
			t.Errorf("%q twice", r.Text)
		}
		seen[r.ID] = r.Text
		if n++; n == 10 {
			save(t, s, edit("a/1/x", "words that are new", 0))
			all[0].Text += " and more"
			save(t, s, all[0]) // the last is now the first
			must(t, s.Erase(all[2].Reflection))
		}
		return nil
	}))
	if len(seen) != 124 || seen[all[0].Reflection] != "words 0 and more" {
		t.Errorf("%d seen, the first as %q", len(seen), seen[all[0].Reflection])
	}
	enough := errors.New("enough")
	if err := s.Each(Filter{}, func(Reflection) error { return enough }); err != enough {
		t.Errorf("got %v", err)
	}
	must(t, s.Each(Filter{Words: "!"}, func(Reflection) error { return enough }))
}
