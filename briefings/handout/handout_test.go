package handout

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"prebirth/briefings"
	"prebirth/briefings/library"
)

var update = flag.Bool("update", false, "write the goldens anew: go test ./briefings/handout -update")

// A form is one way to write a handout.
type form struct {
	name  string
	write func(*briefings.Briefing, Options) []byte
}

func forms() []form { return []form{{"Markdown", Markdown}, {"HTML", HTML}} }

func builtIn(t *testing.T) *briefings.Library {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// team is what a team said to two prompts of part 2 and to one of part 3.
func team() Options {
	return Options{
		Parts: []int{4, 2}, SaidOn: "24 November 2026",
		Said: []Said{
			{Prompt: "unborn-babies/2/acting-today", Question: "For an unborn baby you know (no names): what is acting on the baby today?",
				Words: []string{"We wait for the scan.", "The visit comes late:\n- who goes\n- and when\n\nNobody asks about the *cot* & <pram>."}, Hands: []string{"Seen this year: 6", "Not yet: 2"}},
			{Prompt: "unborn-babies/2/not-born-yet", Words: []string{"At every handover."}},
			{Prompt: "unborn-babies/2/for-her-sake", Question: "NOBODY ANSWERED"},
			{Prompt: "unborn-babies/3/before-pregnancy", Question: "What?", Words: []string{"OF ANOTHER PART"}},
		},
	}
}

func TestGoldens(t *testing.T) {
	b, _ := builtIn(t).Briefing("unborn-babies")
	for name, got := range map[string][]byte{
		"said.md": Markdown(b, team()), "said.html": HTML(b, team()),
		"briefing.md": Markdown(b, Options{Parts: []int{2}}),
	} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; go test ./briefings/handout -update writes it", err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; go test ./briefings/handout -update accepts it:\n%s", path, got)
		}
	}
}

// own is a briefing with a word in each place that a handout has, and in the notes
// of the trainer, which it has not.
func own(t *testing.T) *briefings.Briefing {
	t.Helper()
	var file strings.Builder
	file.WriteString("---\nid: own\ntitle: TITLE\nkind: background\npublisher: PUBLISHER\ndate: DATED\norder: 1\n---\n\n## About this briefing\n\nABOUT\n")
	for n := 1; n <= 3; n++ {
		fmt.Fprintf(&file, "\n## %d. NAME%d\n\nTEXT%d\n\n### Reflect\n\n- `one-%d` *ours* ASKED%d?\n- `two-%d` *published* SOURCED%d?\n", n, n, n, n, n, n, n)
		fmt.Fprintf(&file, "\n### Resources\n\n- [KNOWN%d](https://known.example/%d) NOTED%d\n- UNKNOWN%d (address not confirmed)\n", n, n, n, n)
		fmt.Fprintf(&file, "\n### Sources\n\n- [SOURCE%d](https://source.example/%d). Date: WHEN%d.\n\n### Trainer notes\n\n- SECRET%d, and **SECRET** `SECRET`\n", n, n, n, n)
	}
	lib, err := briefings.Load(fstest.MapFS{"own.md": {Data: []byte(file.String())}})
	if err != nil {
		t.Fatal(err)
	}
	b := lib.Briefings[0]
	for _, p := range b.Parts {
		if !strings.Contains(p.Notes, "SECRET") {
			t.Fatalf("part %d has no notes", p.Number)
		}
	}
	return b
}

func TestAHandoutHasWhatTheRoomCouldRead(t *testing.T) {
	b := own(t)
	for _, f := range forms() {
		all := string(f.write(b, Options{}))
		for _, word := range []string{"TITLE", "background", "PUBLISHER", "DATED", "ABOUT"} {
			if !strings.Contains(all, word) {
				t.Errorf("%s: %s is missing", f.name, word)
			}
		}
		for n := range 3 {
			for _, word := range []string{"%d. NAME%[1]d", "TEXT%d", "ASKED%d? (ours)", "SOURCED%d? (published)", "KNOWN%d", "https://known.example/%d", "NOTED%d",
				"UNKNOWN%d", "SOURCE%d", "https://source.example/%d", "Date: WHEN%d"} {
				word = fmt.Sprintf(word, n+1)
				text := strings.ReplaceAll(strings.ReplaceAll(all, `\`, ""), "&#92;", "")
				if !strings.Contains(text, word) {
					t.Errorf("%s: %s is missing", f.name, word)
				}
				if got := string(f.write(b, Options{Parts: []int{2, 9}})); (n+1 == 2) != strings.Contains(strings.ReplaceAll(got, `\`, ""), word) {
					t.Errorf("%s with part 2 only: %s: %t", f.name, word, n+1 != 2)
				}
			}
		}
		if strings.Count(all, "address not confirmed") != 3 || strings.Contains(all, "This handout has") {
			t.Errorf("%s:\n%s", f.name, all)
		}
	}
}

func TestTheNotesAreNeverInAHandout(t *testing.T) {
	b := own(t)
	said := []Said{{Prompt: "own/1/one-1", Words: []string{"heard"}}}
	for _, f := range forms() {
		for _, o := range []Options{{}, {Parts: []int{1}}, {Said: said}, {Said: said, SaidOn: "today"}} {
			if bytes.Contains(f.write(b, o), []byte("SECRET")) {
				t.Errorf("%s with %+v has a word of the notes", f.name, o)
			}
		}
		for _, b := range builtIn(t).Briefings {
			got := readable(string(f.write(b, Options{})))
			for _, p := range b.Parts {
				for l := range strings.SplitSeq(p.Notes, "\n") {
					if l = readable(l); len(strings.Fields(l)) > 4 && strings.Contains(got, l) {
						t.Errorf("%s of %s has of its notes: %s", f.name, p.ID, l)
					}
				}
			}
		}
	}
}

// readable is words without marks, on one line.
func readable(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer(`\`, "", "*", "", "`", "", "- ", "").Replace(html.UnescapeString(text))), " ")
}

func TestWhatTheTeamSaid(t *testing.T) {
	b := own(t)
	o := Options{Said: []Said{
		{Prompt: "own/1/one-1", Question: "AS IT WAS?", Words: []string{"HEARD", " \u200b "}, Hands: []string{"HANDS: 5"}},
		{Prompt: "own/2/gone", Question: "NO LONGER ASKED?", Words: []string{"KEPT"}}, {Prompt: "own/3/two-3", Words: []string{"ANSWERED"}},
		{Prompt: "own/12/one", Words: []string{"NOWHERE"}}, {Prompt: "own", Words: []string{"NOWHERE"}}, {Words: []string{"NOWHERE"}}, {Prompt: "other/1/one", Words: []string{"NOWHERE"}},
	}, SaidOn: "1 May 2026"}
	for _, f := range forms() {
		got := string(f.write(b, o))
		at := -1 // each in its place
		for _, word := range []string{"1. NAME1", "ASKED1", "What the team said on 1 May 2026 (not part of the briefing)", "AS IT WAS?", "HEARD", "HANDS: 5", "KNOWN1", "2. NAME2",
			"What the team said", "NO LONGER ASKED?", "KEPT", "3. NAME3", "What the team said", "SOURCED3?", "ANSWERED", "KNOWN3"} {
			next := strings.Index(got[at+1:], word)
			if next < 0 {
				t.Errorf("%s: %q is missing, or comes too early:\n%s", f.name, word, got)
				break
			}
			at += 1 + next
		}
		if strings.Contains(got, "NOWHERE") {
			t.Errorf("%s has what belongs to no part", f.name)
		}
		for what, o := range map[string]Options{"nothing was given": {SaidOn: "1 May 2026"}, "of another part": {Parts: []int{2}, Said: o.Said[:1]}, "nobody said anything": {Said: []Said{{Prompt: "own/1/one-1", Question: "AS IT WAS?"}}}} {
			if got := string(f.write(b, o)); strings.Contains(got, "the team said") || strings.Contains(got, "HEARD") || strings.Contains(got, "AS IT WAS") || strings.Contains(got, "1 May") {
				t.Errorf("%s, where %s:\n%s", f.name, what, got)
			}
		}
	}
	if got := string(Markdown(b, Options{Said: o.Said})); !strings.Contains(got, "What the team said (not part") {
		t.Errorf("without a date:\n%s", got)
	}
}

func TestExtent(t *testing.T) {
	b := own(t)
	for want, parts := range map[string][]int{"This handout has part 2 of 3.": {2}, "This handout has parts 1 and 3 of 3.": {3, 1}, "None of the 3 parts is in this handout.": {}} {
		if got := string(Markdown(b, Options{Parts: parts})); !strings.Contains(got, want) {
			t.Errorf("%v: %q is missing:\n%s", parts, want, got)
		}
	}
}

// Who helps, and what is known of an address, is in a handout as in the briefing.
func TestContactsAndAddressesThatAreMissing(t *testing.T) {
	b, _ := builtIn(t).Briefing("unborn-babies")
	one := *b
	one.Parts = []*briefings.Part{{ID: "x/1", Number: 1, Title: "One", Resources: []briefings.Resource{{Title: "A leaflet", NotGiven: true}, {Title: "A film"}}}}
	one.Contacts = []briefings.Resource{{Title: "The duty desk", Note: "9 to 5"}, {Title: "A page", Address: "https://example.org/help"}}
	for _, form := range forms() {
		text := html.UnescapeString(string(form.write(&one, Options{})))
		last := -1
		for _, want := range []string{"A leaflet", "address not given", "A film", "address not confirmed", "Contacts for support", "The duty desk: 9 to 5", "A page", "https://example.org/help"} {
			at := strings.Index(text, want)
			if at <= last {
				t.Errorf("%s: %q is at %d, behind %d", form.name, want, at, last)
			}
			last = at
		}
	}
}
