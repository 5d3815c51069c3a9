package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/session"
	"prebirth/progress/vault"
)

// furnished is a home with a place and three reflections, of which one has two
// versions and one may identify somebody.
func furnished(t *testing.T) string {
	t.Helper()
	return copyOf(t, "furnished", furnish)
}

// copyOf is a copy of a home that is made once for all tests: to make it takes longer
// than most of what is tried in it.
func copyOf(t *testing.T, name string, furnish func(t *testing.T, home string)) string {
	t.Helper()
	home := t.TempDir()
	if err := os.CopyFS(home, os.DirFS(template(t, name, furnish))); err != nil {
		t.Fatal(err)
	}
	return home
}

func template(t *testing.T, name string, furnish func(t *testing.T, home string)) string {
	t.Helper()
	furnishing.Lock()
	defer furnishing.Unlock()
	if templates[name] == "" {
		home, err := os.MkdirTemp("", "furnished-")
		if err != nil {
			t.Fatal(err)
		}
		furnish(t, home)
		templates[name] = home
	}
	return templates[name]
}

// templates are those homes by their names, for TestMain to take away.
var (
	furnishing sync.Mutex
	templates  = map[string]string{}
)

func furnish(t *testing.T, home string) {
	t.Helper()
	store, err := progress.Open(foldersOf(t, home), progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	at := time.Now().Add(-time.Hour)
	for _, e := range []progress.Edit{
		{Reflection: "a", Revision: "1", Prompt: "unborn-babies/1/before-reading", Asked: "What?", Text: "one", At: at},
		{Reflection: "a", Revision: "2", Base: "1", Prompt: "unborn-babies/1/before-reading", Asked: "What?", Text: strings.Repeat("one more time ", 200), At: at.Add(time.Minute)},
		{Reflection: "c", Revision: "4", Prompt: "unborn-babies/3/before-pregnancy", Asked: "What?", Text: "At 07700 900123 or jane@example.org. And more.", Sharing: progress.ForSupervision, At: at.Add(2 * time.Minute)},
		{Reflection: "b", Revision: "3", Prompt: "unborn-babies/1/hardest-part", Asked: "What?", Text: "two", At: at.Add(time.Hour / 2)},
	} {
		if _, err := store.SaveReflection(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.SavePlace(progress.Place{Briefing: "unborn-babies", Part: "unborn-babies/4", At: at}); err != nil {
		t.Fatal(err)
	}
	if _, err := store.DailyBackup(time.Now()); err != nil { // or each copy would make its own
		t.Fatal(err)
	}
}

// with is a function that makes homes with something in the store, where the note before
// the first reflection was read and the passphrase declined.
func with(name string, things func(*progress.Store) error) func(*testing.T) string {
	return func(t *testing.T) string {
		t.Helper()
		return copyOf(t, name, func(t *testing.T, home string) {
			t.Helper()
			store, err := progress.Open(foldersOf(t, home), progress.Options{Work: 4})
			if err != nil {
				t.Fatal(err)
			}
			_, backup := store.DailyBackup(time.Now())
			err = errors.Join(backup, store.SetSetting(progress.SettingNoted, "yes"), store.SetSetting(progress.SettingOffered, "yes"), things(store), store.Close())
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

var (
	// fresh is a home in which nothing was begun.
	fresh = func(t *testing.T) string { t.Helper(); return t.TempDir() }
	// empty is one in which the passphrase was declined, and nothing else.
	empty = with("empty", func(*progress.Store) error { return nil })
	// secured is one with a reflection, which opens with the first words.
	secured = with("secured", func(s *progress.Store) error {
		_, err := s.SaveReflection(progress.Edit{Reflection: "a", Revision: "1", Prompt: "unborn-babies/1/before-reading", Asked: "What?", Text: "one", At: time.Now()})
		return errors.Join(err, s.Protect(firstWords, vault.NewCode()))
	})
	// withSettings is a furnished home with a file of a person's own.
	withSettings = func(t *testing.T) string {
		t.Helper()
		home := furnished(t)
		path := foldersOf(t, home).SettingsPath()
		err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("# mine\nmouse = yes\n\nkey reader/read-on = N\n"), 0o600))
		if err != nil {
			t.Fatal(err)
		}
		return home
	}
	// aged is one with a reflection of five weeks ago.
	aged = with("aged", func(s *progress.Store) error {
		_, err := s.SaveReflection(progress.Edit{Reflection: "old", Revision: "1", Prompt: longSince, Asked: "What?", Text: "I asked nobody.",
			At: time.Now().Add(-5 * 7 * 24 * time.Hour)})
		return err
	})
	// beside is one with a reflection for whoever sits at the same computer.
	beside = with("beside", func(s *progress.Store) error {
		_, err := s.SaveReflection(progress.Edit{Reflection: superviseOne, Revision: superviseTwo, Prompt: "unborn-babies/1/before-reading", Asked: "What?",
			Text: "I listened to her. I asked twice.", Sharing: progress.ForSupervision, At: time.Now()})
		return err
	})
	supervising = with("supervising", Supervising)
	// wanted is one in which somebody asks a reflection back.
	wanted = with("wanted", func(s *progress.Store) error {
		back := handover.Withdrawal{Base: handover.Base{ID: "01950000-0000-7000-8000-0000000000bb", At: time.Date(1999, 12, 22, 0, 0, 0, 0, time.UTC).UnixMilli()},
			Reflection: superviseOne, Reason: "It was too early."}
		body, err := handover.EncodeItem(back)
		digest, err2 := handover.Hash(back)
		return errors.Join(err, err2, Supervising(s), s.SaveEntry(progress.Entry{Person: "amina", Digest: digest, ID: back.ID, Kind: string(back.Kind()),
			About: back.Reflection, At: time.UnixMilli(back.At), Body: string(body), Gone: true}, ""))
	})
	over        = with("over", func(s *progress.Store) error { return keepSession(s, led(true)) })
	interrupted = with("interrupted", func(s *progress.Store) error { return keepSession(s, led(false)) })
)

// longSince is the prompt that was answered five weeks ago.
const longSince = "unborn-babies/2/acting-today"

func keepSession(s *progress.Store, of *session.Session) error {
	return s.SaveSession(progress.Session{ID: of.ID, Briefing: of.Briefing, Team: of.Team, At: of.When(), Body: of.Body()})
}
