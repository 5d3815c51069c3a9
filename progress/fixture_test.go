package progress

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Each released format has a folder in testdata that a program of that format
// wrote. It must open for ever, and read the same. The key in it protects only
// these made-up words.
//
//	PREBIRTH_MAKE_FIXTURE=1 go test ./progress -run TestMakeFixture
//
// writes the folder of the present format, once, before its release.
func TestMakeFixture(t *testing.T) {
	if os.Getenv("PREBIRTH_MAKE_FIXTURE") == "" {
		t.Skip("only when asked for")
	}
	home := filepath.Join("testdata", fmt.Sprintf("v%d", len(migrations())))
	if _, err := os.Stat(home); err == nil {
		t.Fatalf("%s is there; a fixture is never made again", home)
	}
	f, err := FoldersFor(home, os.Getenv)
	must(t, err)
	s := mustOpen(t, f)
	for _, e := range fixtureEdits() {
		save(t, s, e)
	}
	must(t, s.SetSharing(fixtureID(2), ForSupervision))
	must(t, s.SavePlace(fixturePlace()))
	must(t, s.MarkRead("unborn-babies/1", noon))
	must(t, s.Close())
}

func fixtureID(n int) string { return fmt.Sprintf("019aa000-0000-7000-8000-%012d", n) }

func fixturePlace() Place {
	return Place{Briefing: "unborn-babies", Part: "unborn-babies/4", Block: 2, Letters: 1, Prompt: "unborn-babies/4/plan", Cursor: 7, At: noon}
}

func fixtureEdits() []Edit {
	edits := []Edit{}
	for n, text := range []string{"First words.", "First words, longer.", "Dŵr, 👩‍👧, שלום\n\nand a second paragraph.", "About a plan."} {
		edits = append(edits, Edit{
			Reflection: fixtureID([]int{1, 1, 2, 3}[n]), Revision: fixtureID(10 + n),
			Prompt: []string{"unborn-babies/3/acting-today", "key-messages/1/data"}[n/3],
			Asked:  "What would you do today?", Published: n == 3, Text: text, At: noon.Add(time.Duration(n) * time.Minute),
		})
	}
	return edits
}

func TestOldStoresOpen(t *testing.T) {
	homes, err := filepath.Glob("testdata/v*")
	must(t, err)
	if len(homes) != len(migrations()) {
		t.Fatalf("%d formats and the folders %v", len(migrations()), homes)
	}
	for _, home := range homes {
		copied := t.TempDir()
		must(t, os.CopyFS(copied, os.DirFS(home)))
		f, err := FoldersFor(copied, os.Getenv)
		must(t, err)
		s := mustOpen(t, f)
		if s.SetAside() != "" {
			t.Fatalf("%s was set aside", home)
		}
		wantFixture(t, s)
		save(t, s, edit("unborn-babies/3/acting-today", "and it can be written in", 0))
		wantTexts(t, s, Filter{Words: "written"}, "and it can be written in")
	}
}

func wantFixture(t *testing.T, s *Store) {
	t.Helper()
	edits := fixtureEdits()
	wantTexts(t, s, Filter{}, edits[2].Text, edits[3].Text, edits[1].Text)
	wantTexts(t, s, Filter{Words: "dwr para"}, edits[2].Text)
	wantTexts(t, s, Filter{Sharing: ForSupervision}, edits[2].Text)
	r, err := s.Reflection(fixtureID(2))
	must(t, err)
	want := Reflection{fixtureID(2), edits[2].Prompt, edits[2].Asked, false, edits[2].Text, ForSupervision, edits[2].At, noon.Add(time.Hour)}
	if r != want {
		t.Errorf("got %+v, want %+v", r, want)
	}
	revisions, err := s.Revisions(fixtureID(1))
	must(t, err)
	if len(revisions) != 2 || revisions[1] != (Revision{fixtureID(10), fixtureID(1), edits[0].Asked, edits[0].Text, noon}) {
		t.Errorf("revisions %+v", revisions)
	}
	tallies, err := s.Tallies()
	must(t, err)
	if fmt.Sprint(tallies) != "map[key-messages/1/data:{key-messages/1/data 1 0} unborn-babies/3/acting-today:{unborn-babies/3/acting-today 2 1}]" {
		t.Errorf("tallies %v", tallies)
	}
	places, err := s.Places()
	must(t, err)
	reads, err := s.Reads()
	must(t, err)
	if places["unborn-babies"] != fixturePlace() || !reads["unborn-babies/1"].Equal(noon) {
		t.Errorf("places %v, reads %v", places, reads)
	}
}
