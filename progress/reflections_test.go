package progress

import (
	"errors"
	"fmt"
	"testing"
	"testing/quick"
	"time"
)

func TestReflectionsAndRevisions(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	first := save(t, s, edit("a/1/x", "one", 0))
	second := save(t, s, edit("a/2/y", "two", 1))
	save(t, s, edit("b/1/z", "three", 2))
	wantTexts(t, s, Filter{}, "three", "two", "one")

	again := first
	again.Text, again.At = "one, longer", noon.Add(3*time.Minute)
	save(t, s, again) // the same stretch of writing
	save(t, s, again) // and the same save twice
	later := again
	later.Base, later.Revision, later.Text, later.Asked, later.At = first.Revision, NewID(), "rewritten", "And now?", noon.Add(4*time.Minute)
	save(t, s, later)

	wantTexts(t, s, Filter{}, "rewritten", "three", "two")
	r, err := s.Reflection(first.Reflection)
	must(t, err)
	if !r.Created.Equal(noon) || !r.Updated.Equal(later.At) || r.Asked != "And now?" {
		t.Errorf("got %+v", r)
	}
	revisions, err := s.Revisions(first.Reflection)
	must(t, err)
	want := []Revision{
		{later.Revision, first.Reflection, "And now?", "rewritten", later.At},
		{first.Revision, first.Reflection, first.Asked, "one, longer", again.At},
	}
	if fmt.Sprint(revisions) != fmt.Sprint(want) {
		t.Errorf("revisions %+v, want %+v", revisions, want)
	}
	latest, found, err := s.Latest("a/2/y")
	if err != nil || !found || latest.ID != second.Reflection {
		t.Errorf("latest %+v %v %v", latest, found, err)
	}
	if _, found, err := s.Latest("a/9/none"); found || err != nil {
		t.Errorf("latest of nothing: %v %v", found, err)
	}
	if _, err := s.Reflection(first.Reflection[:8]); !errors.Is(err, ErrNotFound) {
		t.Errorf("half an id: %v", err)
	}
}

func TestOrderIsThatOfSaves(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	a := save(t, s, edit("a/1/x", "a", 0))
	b := save(t, s, edit("a/1/y", "b", 1))
	save(t, s, a) // the same revision, after another reflection was saved
	wantTexts(t, s, Filter{}, "a", "b")
	wantTexts(t, s, Filter{Briefing: "a"}, "a", "b")
	save(t, s, b)
	wantTexts(t, s, Filter{}, "b", "a")
}

func TestEditsThatAreRefused(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	e := edit("a/1/x", "", 0)
	save(t, s, e)
	if _, err := s.Reflection(e.Reflection); !errors.Is(err, ErrNotFound) {
		t.Errorf("an empty new reflection was kept: %v", err)
	}
	if rows := count(t, s, `SELECT count(*) FROM runs`); rows != 0 {
		t.Error("nothing was written, and there is a run")
	}
	e.Text = "oops"
	save(t, s, e)
	e.Text = " \n"
	save(t, s, e)
	wantTexts(t, s, Filter{}) // as if it had never been begun
	e.Text = "words"
	save(t, s, e)
	emptied := e
	emptied.Base, emptied.Revision, emptied.Text = e.Revision, NewID(), ""
	save(t, s, emptied)
	wantTexts(t, s, Filter{}, "") // its earlier words are there

	odd := edit("a/1/y", "other", 1)
	odd.Sharing = "everyone"
	if trySave(s, odd) == nil || s.SetSharing(e.Reflection, "") == nil || trySave(s, Edit{Text: "x"}) == nil {
		t.Error("an edit that says nonsense was saved")
	}
}

func TestSharing(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	e := save(t, s, edit("a/1/x", "mine", 0))
	save(t, s, edit("a/1/y", "later", 1))
	must(t, s.SetSharing(e.Reflection, ForSupervision))
	r, err := s.Reflection(e.Reflection)
	must(t, err)
	if r.Sharing != ForSupervision || !r.Updated.Equal(e.At) {
		t.Errorf("got %+v", r)
	}
	wantTexts(t, s, Filter{}, "later", "mine") // the words are as old as they were
	wantTexts(t, s, Filter{Sharing: ForSupervision, Words: "mine"}, "mine")
	e.Sharing, e.Text = "", "mine still"
	save(t, s, e)
	wantTexts(t, s, Filter{Sharing: ForSupervision}, "mine still")
	e.Sharing = Private
	save(t, s, e)
	wantTexts(t, s, Filter{Sharing: ForSupervision})
	if err := s.SetSharing("none", Private); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestTallies(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	var all []Edit
	for i := range 6 {
		all = append(all, save(t, s, edit([]string{"a/1/x", "a/1/x", "b/1/y"}[i%3], fmt.Sprint("text ", i), i)))
	}
	must(t, s.SetSharing(all[0].Reflection, ForSupervision))
	must(t, s.SetSharing(all[2].Reflection, ForSupervision))
	must(t, s.SetSharing(all[2].Reflection, Private))
	must(t, s.Erase(all[1].Reflection))
	moved := all[5]
	moved.Prompt, moved.Text = "c/1/z", "moved"
	save(t, s, moved)
	save(t, s, moved)
	got, err := s.Tallies()
	must(t, err)
	want := map[string]Tally{"a/1/x": {"a/1/x", 3, 1}, "b/1/y": {"b/1/y", 1, 0}, "c/1/z": {"c/1/z", 1, 0}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	must(t, s.Erase(moved.Reflection))
	if got, _ := s.Tallies(); len(got) != 2 {
		t.Errorf("a tally of nothing: %v", got)
	}
}

func TestTextIsKeptToTheByte(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	e := edit("a/1/x", "", 0)
	same := func(text string) bool {
		e.Text = text
		if text == "" {
			e.Text = "x"
		}
		save(t, s, e)
		r, err := s.Reflection(e.Reflection)
		return err == nil && r.Text == e.Text
	}
	for _, text := range []string{
		"Dŵr, tŷ a'r wŷs", "w\u0302 decomposed", "👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "שלום עולם \u202e x", " \n\ttrailing \n\n",
		"a'b\"c;--", "\ufeffbom", "nul \x00 inside", string([]byte{0xff, 0xfe, 'x'}),
	} {
		if !same(text) {
			t.Errorf("%q changed", text)
		}
	}
	if err := quick.Check(same, &quick.Config{MaxCount: 60}); err != nil {
		t.Error(err)
	}
	last := e.Text
	must(t, s.Close())
	s = mustOpen(t, f)
	wantTexts(t, s, Filter{}, last)
}
