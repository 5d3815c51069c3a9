package progress

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// bypassed opens the store for writing beside one that holds it.
func bypassed(t *testing.T, f Folders) *Store {
	t.Helper()
	s := mustOpen(t, f)
	s.hold.giveUpForTest()
	must(t, s.hangUp())
	must(t, s.dial(false))
	return s
}

func (h *hold) giveUpForTest() { h.why = nil }

func kept(t *testing.T, s *Store, e Edit) string {
	t.Helper()
	id, err := s.SaveReflection(e)
	must(t, err)
	return id
}

func TestConflictKeepsBoth(t *testing.T) {
	f := testFolders(t)
	one := mustOpen(t, f)
	start := save(t, one, edit("a/1/x", "together", 0))
	must(t, one.SetSharing(start.Reflection, ForSupervision))
	two := bypassed(t, f)

	// Both go on from the same revision.
	mine, theirs := start, start
	mine.Base, mine.Revision, mine.Text, mine.Sharing = start.Revision, NewID(), "together, mine", ""
	theirs.Base, theirs.Revision, theirs.Text, theirs.Sharing = start.Revision, NewID(), "together, theirs", ""
	if id := kept(t, one, mine); id != start.Reflection {
		t.Fatal("the first was put elsewhere")
	}
	beside := kept(t, two, theirs)
	if beside == start.Reflection {
		t.Fatal("the second is in the place of the first")
	}
	wantTexts(t, one, Filter{Prompt: "a/1/x"}, "together, theirs", "together, mine")
	wantTexts(t, one, Filter{Sharing: ForSupervision}, "together, mine")
	// Again, longer, and from there: all beside.
	for _, more := range []string{"", " again"} {
		theirs.Text += more
		if id := kept(t, two, theirs); id != beside {
			t.Errorf("%q went to %s", more, id)
		}
	}
	next := theirs
	next.Base, next.Revision, next.Text = theirs.Revision, NewID(), "together, theirs next"
	if id := kept(t, two, next); id != beside {
		t.Error("the next revision left its reflection")
	}
	mine.Text += " still"
	if id := kept(t, one, mine); id != start.Reflection {
		t.Error("the first has to go")
	}
	wantTexts(t, one, Filter{}, "together, mine still", "together, theirs next")
}

// TestConflictInOneStretch: the words were saved once, somebody went on from them,
// and the same stretch of writing goes on too.
func TestConflictInOneStretch(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	mine := save(t, s, edit("a/1/x", "one", 0))
	theirs := mine
	theirs.Base, theirs.Revision, theirs.Text = mine.Revision, NewID(), "one, theirs"
	save(t, s, theirs)
	if id := kept(t, s, mine); id != mine.Reflection {
		t.Error("a save that was repeated made another reflection")
	}
	wantTexts(t, s, Filter{}, "one, theirs")
	mine.Text = "one, mine"
	beside := kept(t, s, mine)
	mine.Text = "one, mine, more"
	if again := kept(t, s, mine); beside == mine.Reflection || again != beside {
		t.Errorf("%s, then %s", beside, again)
	}
	next := mine
	next.Base, next.Revision, next.Text = mine.Revision, NewID(), "one, mine, next"
	if id := kept(t, s, next); id != beside {
		t.Error("what was made from it went elsewhere")
	}
	wantTexts(t, s, Filter{}, "one, mine, next", "one, theirs")
	revisions, err := s.Revisions(mine.Reflection)
	if err != nil || len(revisions) != 2 || revisions[1].Text != "one" {
		t.Errorf("the first wording is gone: %+v, %v", revisions, err)
	}
	empty := mine
	empty.Revision, empty.Base, empty.Text = NewID(), "gone", " "
	kept(t, s, empty)
	wantTexts(t, s, Filter{}, "one, mine, next", "one, theirs")
	must(t, s.Erase(beside))
	if n := count(t, s, `SELECT count(*) FROM moved`); n != 0 {
		t.Errorf("%d traces of what was erased", n)
	}
}

func TestErasedDoesNotComeBack(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	e := edit("a/1/x", "to be erased", 0)
	e.At = time.Now().Add(-time.Hour)
	save(t, s, e)
	must(t, s.Keep(e.Reflection, Kept{Words: "erased", Kind: "name", Reason: "none", At: noon}))
	must(t, s.Erase(e.Reflection))
	if id := kept(t, s, e); id != e.Reflection { // it was on its way
		t.Errorf("went to %s", id)
	}
	late := e
	late.Base, late.Revision, late.Text = e.Revision, NewID(), "to be erased too"
	kept(t, s, late)
	wantTexts(t, s, Filter{})
	late.At, late.Text = time.Now().Add(time.Hour), "words typed after it"
	beside := kept(t, s, late)
	if beside == e.Reflection || kept(t, s, late) != beside {
		t.Error("it came back, or twice")
	}
	wantTexts(t, s, Filter{}, "words typed after it")
	if n := count(t, s, `SELECT count(*) FROM kept`); n != 0 {
		t.Error("what was kept in it is still there")
	}
	if err := s.SetSharing(e.Reflection, Private); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

// TestThinning saves at random times, with a clock that is put back now and then,
// and compares what stays with the rule applied to what stayed before.
func TestThinning(t *testing.T) {
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 1))
		s := mustOpen(t, testFolders(t))
		must(t, s.db.Exec(`PRAGMA synchronous = off`))
		e := edit("a/1/x", "", 0)
		clock, all := noon, []Revision{}
		for n := range 160 {
			clock = clock.Add(time.Duration(rng.IntN(200)) * time.Second)
			if rng.IntN(20) == 0 {
				clock = clock.Add(-time.Duration(rng.IntN(3600)) * time.Second)
			}
			e.Base, e.Revision, e.Text, e.At = e.Revision, NewID(), fmt.Sprint("wording ", n), clock
			if n == 0 {
				e.Base = ""
			}
			save(t, s, e)
			all = append(all, Revision{e.Revision, e.Reflection, e.Asked, e.Text, e.At})
			all = thinned(all)
		}
		got, err := s.Revisions(e.Reflection)
		must(t, err)
		slices.Reverse(got)
		if !slices.EqualFunc(got, all, func(a, b Revision) bool { return a.ID == b.ID && a.Text == b.Text && a.At.Equal(b.At) }) {
			t.Fatalf("seed %d: %d stay, want %d", seed, len(got), len(all))
		}
		if len(all) <= newestKept || len(all) == 160 {
			t.Errorf("seed %d: %d stay: the test looks at nothing", seed, len(all))
		}
		must(t, s.Close())
	}
}

// thinned is the rule, oldest first.
func thinned(all []Revision) (stay []Revision) {
	older := max(len(all)-newestKept, 0)
	for i, r := range all {
		last := true
		for _, later := range all[min(i+1, older):older] {
			last = last && later.At.UnixMilli()/keptOne != r.At.UnixMilli()/keptOne
		}
		if i >= older || last {
			stay = append(stay, r)
		}
	}
	return stay
}

func TestClockPutBack(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	e := save(t, s, edit("a/1/x", "before", 60))
	save(t, s, edit("a/1/y", "another", 61))
	e.Base, e.Revision, e.Text, e.At = e.Revision, NewID(), "after", noon
	save(t, s, e)
	wantTexts(t, s, Filter{}, "after", "another")
	revisions, err := s.Revisions(e.Reflection)
	must(t, err)
	r, err := s.Reflection(e.Reflection)
	if err != nil || revisions[0].Text != "after" || !r.Updated.Equal(noon) {
		t.Errorf("%+v, %+v, %v", revisions, r, err)
	}
}
