package progress

import (
	"testing"
	"time"
)

// What is due is the newest between two times that was neither answered nor declined.
func TestDue(t *testing.T) {
	store := mustOpen(t, testFolders(t))
	now := time.Now()
	day := func(n int) time.Time { return now.AddDate(0, 0, -n) }
	for _, c := range []struct {
		prompt, text string
		days         int
	}{
		{"b/1/ancient", "long ago", 400}, {"b/1/older", "asked about", 60}, {"b/1/older/later", "it did", 40}, {"b/1/blank", "", 35},
		{"b/1/due", "some weeks ago", 30}, {"b/1/new", "lately", 3},
	} {
		e := edit(c.prompt, c.text, 0)
		e.At = day(c.days)
		save(t, store, e)
	}
	due := func(from, to int) string {
		t.Helper()
		r, found, err := store.Due(day(from), day(to), "/later")
		if err != nil || found != (r.ID != "") {
			t.Fatalf("%+v, %v, %v", r, found, err)
		}
		return r.Prompt
	}
	for _, c := range []struct {
		from, to int
		want     string
	}{{100, 28, "b/1/due"}, {100, 50, ""}, {100, 90, ""}, {500, 90, "b/1/ancient"}, {10, 0, "b/1/new"}} {
		if got := due(c.from, c.to); got != c.want {
			t.Errorf("between %d and %d days ago %q is due, not %q", c.from, c.to, got, c.want)
		}
	}
	must(t, store.Decline("b/1/due"))
	if got := due(100, 28); got != "" {
		t.Errorf("%q is due after it was declined", got)
	}
	if store.Decline("") == nil {
		t.Error("nothing was declined, without an error")
	}
}
