package progress

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
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
	for n, e := range fixtureEdits() {
		if n == 1 {
			e.Base = fixtureID(10)
		}
		save(t, s, e)
	}
	must(t, s.Keep(fixtureID(3), fixtureKept()))
	must(t, s.SetSetting(SettingLockAfter, "5"))
	must(t, s.SetSharing(fixtureID(2), ForSupervision))
	must(t, s.SavePlace(fixturePlace()))
	must(t, s.MarkRead("unborn-babies/1", noon))
	fixtureOf3(t, s)
	must(t, s.SaveSession(fixtureSession()))
	must(t, s.SetTags(fixtureID(2), fixtureTags()))
	must(t, s.Close())
	must(t, os.Remove(f.reservePath())) // made anew
}

// fixtureOf3 is what format 3 added.
func fixtureOf3(t *testing.T, s *Store) {
	t.Helper()
	must(t, s.SetIdentity(Identity{Card: "own card", Keys: "own keys", Since: noon}, false))
	must(t, s.SavePerson(fixturePerson()))
	must(t, s.SaveHandover(fixtureHandover(), []Shown{fixtureShown()}, []Entry{fixtureEntry()}))
	must(t, s.SaveMeeting(fixtureMeeting()))
	must(t, s.SaveNote(fixtureNote()))
	must(t, s.SetStars(fixtureID(2), `["Dŵr"]`))
}

func fixturePerson() Person {
	return Person{ID: "SHA256:ruth", Name: "Ruth Evans", Role: "Team manager", Card: "a card", Trust: Verified, Since: noon, Checked: noon.Add(time.Hour)}
}

func fixtureHandover() Handover {
	return Handover{ID: fixtureID(40), Person: "SHA256:ruth", Sent: true, Kind: "handover", Sequence: 1, Hash: "hash", Manifest: "{}", Created: noon, At: noon}
}

func fixtureShown() Shown {
	return Shown{Person: "SHA256:ruth", Mine: true, Reflection: fixtureID(2), Digest: "digest", Revision: fixtureID(12), Prompt: "unborn-babies/3/acting-today",
		Asked: "What would you do today?", Briefing: "Safeguarding", Part: "Acting today", Text: "Dŵr", Stars: "[]", Written: noon, At: noon, Handover: fixtureID(40)}
}

func fixtureEntry() Entry {
	return Entry{Person: "SHA256:ruth", Digest: "digest", ID: fixtureID(41), Kind: "comment", About: fixtureID(2), At: noon, Body: "{}", Gone: true}
}

func fixtureMeeting() Meeting {
	return Meeting{ID: fixtureID(42), Person: "SHA256:ruth", Held: noon, Body: "{}"}
}

func fixtureNote() Note {
	return Note{Person: "SHA256:ruth", About: fixtureID(2), Text: "for nobody else", At: noon}
}

// fixtureSession is what format 4 added.
func fixtureSession() Session {
	return Session{ID: fixtureID(50), Briefing: "unborn-babies", Team: "Red", At: noon, Body: `{"schema":1}`}
}

// fixtureTags is what format 5 added.
func fixtureTags() []string { return []string{"Colled", "first home"} }

func fixtureID(n int) string { return fmt.Sprintf("019aa000-0000-7000-8000-%012d", n) }

func fixturePlace() Place {
	return Place{Briefing: "unborn-babies", Part: "unborn-babies/4", Block: 2, Letters: 1, Prompt: "unborn-babies/4/plan", Cursor: 7, At: noon}
}

func fixtureKept() Kept {
	return Kept{Words: "About a plan", Kind: "name", Reason: "it names nobody", At: noon}
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
		if home == filepath.Join("testdata", "v1") {
			// Its program took sharing for a save of the words.
			wantFixture(t, s, noon.Add(time.Hour), 2, 3, 1)
			wantBackupOf1(t, s)
		} else {
			wantFixture(t, s, noon.Add(2*time.Minute), 3, 2, 1)
			wantFixtureOf2(t, s)
		}
		if format := filepath.Base(home); format >= "v3" {
			wantFixtureOf3(t, s)
		}
		if format := filepath.Base(home); format >= "v5" {
			r, err := s.Reflection(fixtureID(2))
			must(t, err)
			if !slices.Equal(r.Tags, fixtureTags()) {
				t.Errorf("%s: tags %q", home, r.Tags)
			}
		}
		if format := filepath.Base(home); format >= "v4" {
			all, err := s.Sessions()
			must(t, err)
			if !reflect.DeepEqual(all, []Session{fixtureSession()}) {
				t.Errorf("%s: sessions %+v", home, all)
			}
		}
		save(t, s, edit("unborn-babies/3/acting-today", "and it can be written in", 0))
		wantTexts(t, s, Filter{Words: "written"}, "and it can be written in")
	}
}

func wantFixture(t *testing.T, s *Store, updated time.Time, order ...int) {
	t.Helper()
	edits := fixtureEdits()
	wantTexts(t, s, Filter{}, edits[order[0]].Text, edits[order[1]].Text, edits[order[2]].Text)
	wantTexts(t, s, Filter{Words: "dwr para"}, edits[2].Text)
	wantTexts(t, s, Filter{Sharing: ForSupervision}, edits[2].Text)
	r, err := s.Reflection(fixtureID(2))
	must(t, err)
	want := Reflection{fixtureID(2), fixtureID(12), edits[2].Prompt, edits[2].Asked, false, edits[2].Text, ForSupervision, edits[2].At, updated, r.Tags}
	if !reflect.DeepEqual(r, want) {
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

// wantFixtureOf2 is about what format 2 added.
func wantFixtureOf2(t *testing.T, s *Store) {
	t.Helper()
	kept, err := s.Kept(fixtureID(3))
	if err != nil || len(kept) != 1 || kept[0] != fixtureKept() {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if after, err := s.Setting(SettingLockAfter); after != "5" || err != nil {
		t.Errorf("setting %q, %v", after, err)
	}
}

// wantFixtureOf3 is about what format 3 added.
func wantFixtureOf3(t *testing.T, s *Store) {
	t.Helper()
	check := func(what string, got, want any, err error) {
		t.Helper()
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v; want %+v", what, got, err, want)
		}
	}
	own, err := s.Identities()
	check("keys", own, []Identity{{Card: "own card", Keys: "own keys", Since: noon}}, err)
	people, err := s.People()
	check("people", people, []Person{fixturePerson()}, err)
	handovers, err := s.Handovers("SHA256:ruth")
	check("handovers", handovers, []Handover{fixtureHandover()}, err)
	shown, err := s.ShownOf("SHA256:ruth", true, "")
	check("shown", shown, []Shown{fixtureShown()}, err)
	entries, err := s.Entries("SHA256:ruth")
	check("entries", entries, []Entry{fixtureEntry()}, err)
	meetings, err := s.Meetings("SHA256:ruth")
	check("meetings", meetings, []Meeting{fixtureMeeting()}, err)
	notes, err := s.Notes("SHA256:ruth")
	check("notes", notes, []Note{fixtureNote()}, err)
	stars, err := s.Stars(fixtureID(2))
	check("stars", stars, `["Dŵr"]`, err)
}

// wantBackupOf1 is about the backup that was made before the format was changed.
func wantBackupOf1(t *testing.T, s *Store) {
	t.Helper()
	kept, err := Backups(s.folders)
	if err != nil || len(kept) != 1 {
		t.Fatalf("backups %v, %v", kept, err)
	}
	if b := s.Look(kept[0]); b.Reflections != 3 || b.Err != nil {
		t.Errorf("the backup holds %d, %v", b.Reflections, b.Err)
	}
}
