package progress

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"
)

func TestOpenKeepsEverything(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	e := save(t, s, edit("a/1/x", "first", 0))
	must(t, s.SavePlace(Place{Briefing: "a", Part: "a/2", Block: 3, Letters: 4, Prompt: "a/2/p", Cursor: 5, At: noon}))
	must(t, s.MarkRead("a/1", noon))
	must(t, s.Close())
	must(t, s.Close())

	s = mustOpen(t, f)
	if s.SetAside() != "" {
		t.Errorf("set aside %q", s.SetAside())
	}
	r, err := s.Reflection(e.Reflection)
	must(t, err)
	want := Reflection{ID: e.Reflection, Revision: e.Revision, Prompt: e.Prompt, Asked: e.Asked, Published: true, Text: "first",
		Sharing: Private, Created: noon, Updated: noon}
	if !reflect.DeepEqual(r, want) {
		t.Errorf("got %+v, want %+v", r, want)
	}
	places, err := s.Places()
	must(t, err)
	if got, want := places["a"], (Place{"a", "a/2", 3, 4, "a/2/p", 5, noon}); got != want || len(places) != 1 {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, found, err := s.CameBack(); found || err != nil {
		t.Errorf("came back after a clean end: %v, %v", found, err)
	}
}

func TestClosedStoreSaysSo(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	must(t, s.Close())
	for name, err := range map[string]error{
		"save":  trySave(s, edit("a/1/x", "late", 0)),
		"place": s.SavePlace(Place{Briefing: "a"}),
		"erase": s.Erase("x"),
	} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Tallies(); !errors.Is(err, ErrClosed) {
		t.Errorf("tallies: %v", err)
	}
}

func TestPlacesAndReads(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	must(t, s.SavePlace(Place{Briefing: "a", Part: "a/1", At: noon}))
	must(t, s.SavePlace(Place{Briefing: "b", Part: "b/1"}))
	must(t, s.SavePlace(Place{Briefing: "a", Part: "a/7", At: noon.In(time.FixedZone("x", 3600))}))
	places, err := s.Places()
	must(t, err)
	if len(places) != 2 || places["a"] != (Place{Briefing: "a", Part: "a/7", At: noon}) || !places["b"].At.IsZero() {
		t.Errorf("places %+v", places)
	}
	must(t, s.MarkRead("a/1", noon))
	must(t, s.MarkRead("a/1", noon.Add(time.Hour)))
	reads, err := s.Reads()
	must(t, err)
	if len(reads) != 1 || !reads["a/1"].Equal(noon) || reads["a/1"].Location() != time.UTC {
		t.Errorf("reads %v", reads)
	}
	if s.SavePlace(Place{}) == nil || s.MarkRead("", noon) == nil {
		t.Error("a record without an id was kept")
	}
}

func TestTwoStoresInOneProgram(t *testing.T) {
	f := testFolders(t)
	var group sync.WaitGroup
	for n := range 2 {
		group.Go(func() {
			s, err := Open(f, Options{}) // both at once, and the first start of all
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			for i := range 20 {
				e := edit("a/1/x", fmt.Sprintf("writer %d", n), i)
				err := trySave(s, e)
				for errors.As(err, new(*BusyError)) { // until the other has closed
					time.Sleep(time.Millisecond)
					err = trySave(s, e)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	s := mustOpen(t, f)
	if got := len(texts(t, s, Filter{})); got != 40 {
		t.Errorf("%d of 40", got)
	}
	if aside, _ := filepath.Glob(filepath.Join(f.Data, "damaged-*")); len(aside) != 0 {
		t.Error("a whole store was set aside")
	}
}

func TestOpening(t *testing.T) {
	o := OpenSoon(testFolders(t), Options{})
	var group sync.WaitGroup
	first, err := o.Store()
	must(t, err)
	for range 8 {
		group.Go(func() {
			s, err := o.Store()
			if s != first || err != nil {
				t.Error("another answer")
			}
			if err := trySave(s, edit("a/1/x", "x", 0)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	must(t, o.Close())
	must(t, o.Close())

	bad := OpenSoon(Folders{Data: "/dev/null/x", Config: "/dev/null/y"}, Options{})
	if s, err := bad.Store(); s != nil || err == nil {
		t.Error("opened nothing")
	}
	must(t, bad.Close())
}
