package main

import (
	"io"
	"testing"
	"time"

	"prebirth/briefings/clean"
	"prebirth/progress"
)

// Words that are written between the look and the leaving are looked at as well,
// so that nothing leaves that nobody looked at.
func TestTheGateLooksAgain(t *testing.T) {
	folders, err := progress.FoldersFor(t.TempDir(), func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	save := func(id, text string) {
		t.Helper()
		_, err := store.SaveReflection(progress.Edit{Reflection: id, Revision: id + "-1", Prompt: "unborn-babies/3/least-asked",
			Asked: askedThen, Text: text, At: time.Now()})
		if err != nil {
			t.Fatal(err)
		}
	}
	const harmless, certain = "I ask about housing last.", "Her number is 999 000 0018."
	for name, versions := range map[string]bool{"alone": false, "with versions": true} {
		save(name, harmless)
		g := newGate(store, versions, "")
		e := &env{err: clean.NewWriter(io.Discard)}
		if err := g.survey(e, func(do func(progress.Reflection) error) error { return store.Each(progress.Filter{}, do) }); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		x := &exporting{gate: g, format: "markdown"}
		if err := x.each(func(progress.Reflection) error { return nil }); err != nil || x.all != 1 {
			t.Errorf("%s: %d left, %v", name, x.all, err)
		}
		save(name, certain)
		if err := x.each(func(progress.Reflection) error { return nil }); exitCode(err) != exitCheck {
			t.Errorf("%s: what was written since left: %v", name, err)
		}
		if err := store.Erase(name); err != nil {
			t.Fatal(err)
		}
	}
}
