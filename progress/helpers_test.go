package progress

import (
	"fmt"
	"os"
	"testing"
	"time"
)

// Shared by the tests of this package.

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func testFolders(t testing.TB) Folders {
	t.Helper()
	f, err := FoldersFor(t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustOpen(t testing.TB, f Folders) *Store {
	t.Helper()
	s, err := Open(f, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// edit is a first save of a new reflection, minute minutes after noon.
func edit(prompt, text string, minute int) Edit {
	return Edit{
		Reflection: NewID(), Revision: NewID(), Prompt: prompt, Asked: "What did you notice?", Published: true,
		Text: text, Sharing: Private, At: noon.Add(time.Duration(minute) * time.Minute),
	}
}

func save(t testing.TB, s *Store, e Edit) Edit {
	t.Helper()
	kept, err := s.SaveReflection(e)
	must(t, err)
	e.Reflection = kept
	return e
}

// trySave is a save of which only the error matters.
func trySave(s *Store, e Edit) error {
	_, err := s.SaveReflection(e)
	return err
}

func texts(t testing.TB, s *Store, f Filter) []string {
	t.Helper()
	found, err := s.Reflections(f)
	must(t, err)
	out := []string{}
	for _, r := range found {
		out = append(out, r.Text)
	}
	return out
}

func wantTexts(t testing.TB, s *Store, f Filter, want ...string) {
	t.Helper()
	if got := texts(t, s, f); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%+v finds %q, want %q", f, got, want)
	}
}

// count is the first column of the first row of sql.
func count(t testing.TB, s *Store, sql string, args ...any) (n int) {
	t.Helper()
	must(t, s.view("count", func() error {
		stmt, _, err := s.db.Prepare(sql)
		if err != nil {
			return err
		}
		defer stmt.Close()
		for i, arg := range args {
			if err := bind(stmt, i+1, arg); err != nil {
				return err
			}
		}
		if stmt.Step() {
			n = stmt.ColumnInt(0)
		}
		return stmt.Err()
	}))
	return n
}

// vanish leaves a store as a kill does: nothing is ended, and the system gives its
// locks back.
func vanish(t testing.TB, s *Store) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	must(t, s.disconnect())
	s.again = false
	if s.hold.why == nil {
		must(t, s.hold.writer.Unlock())
	}
	must(t, s.hold.opened.Unlock())
}
