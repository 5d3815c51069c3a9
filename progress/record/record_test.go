package record

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew: go test ./progress/record -update")

// A form is one way to write a record, in which its words can be looked for as they are.
type form struct {
	name  string
	write func(Layout, Record) []byte
}

func forms() []form {
	return []form{{"Markdown", Markdown}, {"HTML", HTML}, {"Docx", Docx}, {"CSV", CSV}, {"JSON", JSON}}
}

func TestGoldens(t *testing.T) {
	team := group()
	for name, got := range map[string][]byte{
		"supervision.md":   Markdown(Default(), meeting()),
		"supervision.html": HTML(Default(), meeting()),
		"supervision.xml":  unzip(t, Docx(Default(), meeting()))["word/document.xml"],
		"nothing.md":       Markdown(Default(), Supervision{}),
		"session.md":       Markdown(DefaultSession(), session()),
		"session.html":     HTML(DefaultSession(), session()),
		"session.xml":      unzip(t, Docx(DefaultSession(), session()))["word/document.xml"],
		"no-session.md":    Markdown(DefaultSession(), Session{}),
		"team.md":          Markdown(DefaultTeam(), team),
		"team-of-four.md":  Markdown(DefaultTeam(), Team{People: 4, ByTheme: team.ByTheme}),
	} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; go test ./progress/record -update writes it", err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; go test ./progress/record -update accepts it:\n%s", path, got)
		}
	}
}

func TestSameDataGivesTheSameBytes(t *testing.T) {
	printed := form{"PDF", func(l Layout, r Record) []byte {
		data, err := PDF(l, r)
		if err != nil {
			t.Error(err)
		}
		return data
	}}
	for _, f := range append(forms(), printed) {
		for i, r := range full() {
			if !bytes.Equal(f.write(Layout{}, r), f.write(Layout{}, full()[i])) {
				t.Errorf("%s of %s: twice is not the same", f.name, r.name())
			}
		}
	}
}

// The words of a reflection that is not to leave are in none of the forms, and
// neither are the passages of it that comments quote.
func TestWordsStayWithoutLeave(t *testing.T) {
	for _, f := range forms() {
		if got := f.write(Default(), meeting()); bytes.Contains(got, []byte("PRIVATE")) {
			t.Errorf("%s holds words that were not to leave", f.name)
		}
	}
}

// Each field's word appears with its section and is gone without it.
func TestWhatTheLayoutDoesNotNameIsNotWritten(t *testing.T) {
	for _, r := range marked() {
		for _, s := range builtIn(r.name()).Sections {
			l := builtIn(r.name())
			l.Sections = []Section{s}
			for _, f := range forms() {
				for word, field := range marks(r.name()) {
					if got := bytes.Contains(f.write(l, r), []byte(word)); got != (s.Field == field) {
						t.Errorf("%s of %s with only %s: holds %s: %t", f.name, r.name(), s.Field, word, got)
					}
				}
			}
		}
	}
}

// marks are the words that stand in one field each, with the field.
func marks(record string) map[string]string {
	if record == "session" {
		return map[string]string{"BRIEFING": "session", "TEAM": "session", "LEADER": "session", "TITLE": "parts", "QUESTION": "points",
			"SAID": "points", "HAND": "points", "AGREED": "actions", "30 April 1999": "review"}
	}
	return map[string]string{"PLACE": "meeting", "EARLIER": "earlier", "DISCUSSED": "discussed", "DECIDED": "decisions",
		"AGREED": "actions", "WELL": "wellbeing", "DEVELOP": "development", "THEME": "themes", "30 April 1999": "next"}
}

func marked() []Record {
	return []Record{
		Supervision{
			Place: "PLACE", Earlier: []Action{{What: "EARLIER"}}, Discussed: []Reflection{{Asked: "DISCUSSED"}},
			Decisions: []Decision{{What: "DECIDED"}}, Actions: []Action{{What: "AGREED"}},
			Wellbeing: "WELL", Development: "DEVELOP", Themes: []string{"THEME"}, Next: on(30, 4).AddDate(-27, 0, 0),
		},
		Session{
			Briefing: "BRIEFING", Team: "TEAM", LedBy: "LEADER", Parts: []Covered{{Title: "TITLE"}}, Actions: []Action{{What: "AGREED"}},
			Points: []Asked{{Question: "QUESTION", Said: []string{"SAID"}, Hands: []Hand{{"HAND", 1}}}}, Review: on(30, 4).AddDate(-27, 0, 0),
		},
	}
}

// A service's own name is written wherever the built-in label was.
func TestAServiceNamesTheLabels(t *testing.T) {
	for _, r := range full() {
		for _, s := range builtIn(r.name()).Sections {
			for _, label := range r.field(s.Field).labels() {
				l := builtIn(r.name())
				s.Labels = nil
				l.Sections = []Section{s}
				before := string(Markdown(l, r))
				l.Sections[0].Labels = map[string]string{label: "<Own>\n*name*"}
				after, own := string(Markdown(l, r)), `**\<Own\> \*name\*:**`
				if want := strings.ReplaceAll(before, "**"+label+":**", own); after != want || l.Check() != nil {
					t.Errorf("%s, %s, %q (%v):\n%s", r.name(), s.ID, label, l.Check(), after)
				}
				if !strings.Contains(after, own) && label != "How it stands" { // of new actions nothing is said
					t.Errorf("%s, %s: %q is nowhere:\n%s", r.name(), s.ID, label, after)
				}
			}
		}
	}
}

func TestALayoutOfAnotherRecordIsNone(t *testing.T) {
	want := Markdown(Default(), meeting())
	for _, l := range []Layout{{}, DefaultTeam()} {
		if got := Markdown(l, meeting()); !bytes.Equal(got, want) {
			t.Errorf("with the layout %q: %s", l.Record, got)
		}
	}
}

func TestHowAnActionStands(t *testing.T) {
	for want, a := range map[string]Action{
		"Open":                             {},
		"Open, overdue since 3 March 2026": {Due: on(3, 3), Overdue: true},
		"Open, overdue":                    {Overdue: true},
		"Done":                             {State: Done, Due: on(3, 3), Overdue: true},
		"Carried over, overdue since 3 March 2026\nFirst agreed 6 January 2026": {State: Carried, Due: on(3, 3), FirstAgreed: on(6, 1), Overdue: true},
		"Dropped\nOutcome: not needed":                                          {State: Dropped, Outcome: "not needed"},
		"waiting":                                                               {State: "wait\x1bing"},
	} {
		if got := a.stands(); got != want {
			t.Errorf("%+v stands %q, want %q", a, got, want)
		}
	}
}

func TestTeam(t *testing.T) {
	small := Team{People: 4, ByBriefing: []Count{{"NAMED", 4}}, ByTheme: []Count{{"NAMED", 5}}}
	for _, f := range forms() {
		got := string(f.write(DefaultTeam(), small))
		if strings.Contains(got, "NAMED") || !strings.Contains(got, "five or more people") {
			t.Errorf("%s of four people: %s", f.name, got)
		}
	}
	got := string(Markdown(DefaultTeam(), Team{People: 5, ByBriefing: []Count{{"Zebra", 5}, {"Apple", 4}, {"Middle", 0}}}))
	for _, words := range []string{"Zebra\n  - **People:** 5\n", "Apple\n  - **People:** fewer than five\n", "Middle\n  - **People:** fewer than five\n"} {
		if !strings.Contains(got, words) {
			t.Errorf("%q is missing: %s", words, got)
		}
	}
	if z, a := strings.Index(got, "Zebra"), strings.Index(got, "Apple"); z > a {
		t.Error("the order is not the one that was given")
	}
}
