package main

import (
	"strings"
	"testing"
	"time"

	"prebirth/progress"
)

// What was written some weeks later comes along with what it is about, but nothing
// private with what is for supervision.
func TestWhatWasWrittenLaterComesAlong(t *testing.T) {
	folders, err := progress.FoldersFor(t.TempDir(), func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, e := range []progress.Edit{
		{Reflection: "mine", Prompt: "b/1/one"}, {Reflection: "mine later", Prompt: "b/1/one/later"},
		{Reflection: "ours", Prompt: "b/1/two", Sharing: progress.ForSupervision}, {Reflection: "not ours", Prompt: "b/1/two/later"},
		{Reflection: "alone", Prompt: "b/1/three"},
	} {
		e.Revision, e.Asked, e.Text, e.At = "r "+e.Reflection, "What?", "words", time.Now()
		if _, err := store.SaveReflection(e); err != nil {
			t.Fatal(err)
		}
	}
	for chosen, want := range map[string][]string{
		"mine": {"mine", "mine later"}, "ours": {"ours"}, "alone": {"alone"}, "not ours": {"not ours"}, "mine later": {"mine later"},
	} {
		r, err := store.Reflection(chosen)
		if err != nil {
			t.Fatal(err)
		}
		all, err := withLater(store, []progress.Reflection{r})
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != len(want) || all[len(all)-1].ID != want[len(want)-1] {
			t.Errorf("with %q come %v, not %q", chosen, all, want)
		}
	}
}

func TestAround(t *testing.T) {
	long := strings.Repeat("before it all ", 9) + "Ring 07700 900123 today" + strings.Repeat(" and after", 9) + "\nnext line"
	for text, want := range map[string]string{
		"07700 900123":                      "07700 900123",
		"Ring 07700 900123 on Friday":       "Ring 07700 900123 on Friday",
		"One line\nRing 07700 900123\nmore": "Ring 07700 900123",
		long:                                "…it all before it all before it all Ring 07700 900123 today and after and after and after and…",
		strings.Repeat("ü", 90) + "07700 900123" + strings.Repeat("ü", 90): strings.Repeat("ü", 90) + "07700 900123" + strings.Repeat("ü", 90),
	} {
		start := strings.Index(text, "07700")
		if got := around(text, start, start+len("07700 900123")); got != want {
			t.Errorf("around it in %q is %q, and should be %q", text, got, want)
		}
	}
}
