package pack

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAWatcherShowsEachChangeOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "our-city.md")
	w := Watch(path)
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	shows := func(when string, want ...string) {
		t.Helper()
		b, anew := w.Next()
		if !anew || b.ID != WatchedID || len(b.Parts) == 0 || b.Parts[0].ID != WatchedID+"/1" {
			t.Fatalf("%s: %v %+v", when, anew, b)
		}
		for _, words := range want {
			if !strings.Contains(b.Parts[0].Text, words) {
				t.Errorf("%s: no %q in %q", when, words, b.Parts[0].Text)
			}
		}
		if _, again := w.Next(); again {
			t.Errorf("%s: it is new twice", when)
		}
	}
	shows("before there is a file", "our-city.md is gone: it was removed or renamed.")
	write(good)
	shows("a good one", "Some words.")
	if b := preview(mustRead(t, good)); strings.Contains(b.Parts[0].Text, "```") || b.Parts[0].Prompts[1].ID != "watched/1/two" {
		t.Errorf("%+v", b.Parts[0])
	}
	write(strings.Replace(good, "Some words.", "Some <b>other</b> words.", 1))
	shows("a fault", "no raw HTML", "Some <b>other</b> words.", "our-city.md:")
	write("nothing of the sort\n")
	shows("no briefing", "a file begins with front matter")
	write(strings.Repeat("[", 5000))
	shows("something slow", "a line has at most")
	write("```\n\x1b[2J\xff")
	shows("no text", "UTF-8")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	shows("gone", "our-city.md is gone")
	write(good)
	shows("back", "Some words.")
}
