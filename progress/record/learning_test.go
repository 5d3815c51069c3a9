package record

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// gathered is what a record of learning is made from, with something of everything.
type gathered struct{ Learning }

func (g gathered) CPD() CPD { return CPD(g) }
func (g gathered) NMC() NMC { return NMC(g) }

func learned() gathered {
	own := map[string]string{}
	for _, field := range append(CPD{}.Fields(), NMC{}.Fields()...) {
		own[field] = "My own words on " + field + "."
	}
	return gathered{Learning{
		From: []Learnt{
			{Briefing: "Safeguarding un/born babies", Part: "Acting today", Asked: "What will you do differently from tomorrow?", Published: true,
				IncludeWords: true, Words: "I looked for reasons to wait.\n\nNext time I ask about the first home — tŷ, café.", Written: on(3, time.March)},
			{Briefing: "Safeguarding un/born babies", Part: "Fathers", Asked: "Whom did you not ask?", IncludeWords: true, Words: "Fathers.", Written: on(5, time.April)},
			{Briefing: "Ten key messages for pre-birth work", Asked: "Who stays?", Words: "PRIVATE words", Written: on(4, time.March)},
		},
		Talks:  []Talk{{on(17, time.March), "practice supervisor"}, {on(14, time.April), ""}},
		Agreed: []Action{{What: "Shadow an assessment", Due: on(1, time.May), State: Done, Outcome: "I went with the midwife.", Who: "NAMED"}, {What: "Ask earlier"}},
		Read:   Reading{12, 65},
		Own:    own,
	}}
}

// unsaid is the same where the person has filled nothing in.
func unsaid() Learning {
	l := learned().Learning
	l.Own = nil
	return l
}

func headings(all []Section) (fields []string) {
	for _, s := range all {
		fields = append(fields, s.Field)
	}
	return fields
}

// What is not there is named, and nothing takes its place.
func TestUnfilledIsNamed(t *testing.T) {
	quiet := unsaid()
	for i := range quiet.From {
		quiet.From[i].IncludeWords = false
	}
	for name, c := range map[string]struct {
		r    Record
		want []string
	}{
		"everything of CPD":     {learned().CPD(), nil},
		"everything of NMC":     {learned().NMC(), nil},
		"gathered for CPD":      {CPD{unsaid()}, []string{"relevance", "impact", "peer"}},
		"gathered for NMC":      {NMC{unsaid()}, []string{"changed", "code", "discussion"}},
		"without the words":     {CPD{quiet}, []string{"relevance", "learning", "impact", "peer"}},
		"nothing of CPD":        {CPD{}, []string{"type", "description", "relevance", "date", "learning", "impact", "peer"}},
		"nothing of NMC":        {NMC{}, []string{"nature", "date", "learning", "changed", "code"}},
		"one theme of the Code": {NMC{Learning{Own: map[string]string{"safety": "It does."}}}, []string{"nature", "date", "learning", "changed"}},
	} {
		if got := headings(Unfilled(Layout{}, c.r)); !slices.Equal(got, c.want) {
			t.Errorf("%s: unfilled are %q, want %q", name, got, c.want)
		}
	}
	empty := string(Markdown(Layout{}, CPD{}))
	if n := strings.Count(empty, "Not filled in."); n != 7 {
		t.Errorf("%d fields say that they are empty, not 7:\n%s", n, empty)
	}
	for _, sentence := range []string{"What it changed is not written here yet", "What was learnt by discussing it is not written here yet"} {
		if !strings.Contains(string(Markdown(Layout{}, CPD{unsaid()})), sentence) {
			t.Errorf("%q is missing", sentence)
		}
	}
}

func TestOwnWordsComeFirst(t *testing.T) {
	own := string(Markdown(Layout{}, learned().CPD()))
	if strings.Contains(own, "Written reflection on a briefing") {
		t.Error("what was said to be the type stands beside the usual one")
	}
	if a, b := strings.Index(own, "My own words on impact"), strings.Index(own, "Shadow an assessment"); a < 0 || b < a {
		t.Errorf("what was agreed comes before what was said of it:\n%s", own)
	}
	for _, r := range []Record{CPD{unsaid()}, NMC{unsaid()}, learned().CPD(), learned().NMC()} {
		if got := string(Markdown(Layout{}, r)); strings.Contains(got, "NAMED") || strings.Contains(got, "PRIVATE") {
			t.Errorf("%s holds a name, or words that were not to leave:\n%s", r.name(), got)
		}
	}
}

func TestDatesAndTimes(t *testing.T) {
	got := string(Markdown(Layout{}, CPD{unsaid()}))
	for _, words := range []string{"3 March 2026 to 5 April 2026", "about 1 hour 5 minutes", "no role was noted"} {
		if !strings.Contains(got, words) {
			t.Errorf("%q is missing:\n%s", words, got)
		}
	}
	for minutes, want := range map[int]string{1: "1 minute", 59: "59 minutes", 60: "1 hour", 121: "2 hours 1 minute"} {
		if got := long(minutes); got != want {
			t.Errorf("%d minutes are %q, want %q", minutes, got, want)
		}
	}
}

// Words are counted and never cut, and what the form says of a gap is not counted.
func TestWordCounts(t *testing.T) {
	l := DefaultCPD()
	if got := WordCounts(l, learned().CPD()); got != nil {
		t.Errorf("without a limit there is %v", got)
	}
	for i := range l.Sections {
		l.Sections[i].Words = 3
	}
	r := CPD{Learning{Own: map[string]string{"relevance": "One – two\nthree.", "learning": strings.Repeat("word ", 500)}, Talks: []Talk{{on(3, 3), "manager"}}}}
	counts := map[string]WordCount{}
	for _, c := range WordCounts(l, r) {
		counts[c.Heading] = c
	}
	for heading, want := range map[string]int{"Why it matters to you": 3, "What you learnt": 500, "Type of activity": 0,
		"Peer reflection: what you learnt by discussing it": len(strings.Fields("Discussed on With (role) 3 March 2026 manager"))} {
		if c := counts[heading]; c.Words != want || c.Over() != (want > 3) {
			t.Errorf("%s: %+v, want %d words", heading, c, want)
		}
	}
	if strings.Count(string(Markdown(l, r)), "word") < 500 {
		t.Error("something was cut")
	}
}

// What people typed of it is looked through before it leaves.
func TestLearningTexts(t *testing.T) {
	all := strings.Join(learned().Texts(), "\n")
	for _, words := range []string{"on relevance", "on trust", "on safety", "practice supervisor", "Shadow an assessment", "I went with the midwife."} {
		if !strings.Contains(all, words) {
			t.Errorf("%q is not looked at", words)
		}
	}
	for field := range learned().Own {
		if !strings.Contains(all, "on "+field+".") {
			t.Errorf("what is filled in for %q is not looked at", field)
		}
	}
}

func TestAFormNamesItsSource(t *testing.T) {
	for _, r := range records() {
		l := builtIn(r.name())
		got := string(Markdown(l, r))
		regulators := r.name() == "cpd" || r.name() == "nmc"
		if regulators != (l.Date != "" && l.Source != "") || regulators != strings.Contains(got, "About this form") {
			t.Errorf("%s: date %q, source %q", r.name(), l.Date, l.Source)
		}
	}
}

// What was written later says what changed, and not what was learnt.
func TestWhatWasWrittenLater(t *testing.T) {
	l := unsaid()
	l.From = append(l.From, Learnt{Asked: "Did it change anything?", Later: true, IncludeWords: true, Words: "I ask at booking now.", Written: on(7, time.May)},
		Learnt{Asked: "Did it change anything?", Later: true, Words: "PRIVATE words", Written: on(8, time.May)})
	for name, c := range map[string]struct {
		r      Record
		layout Layout
		field  string
	}{"CPD": {CPD{l}, DefaultCPD(), "impact"}, "NMC": {NMC{l}, DefaultNMC(), "changed"}} {
		words := func(field string) (all string) {
			for _, b := range c.r.field(field).blocks(nil) {
				all += strings.Join(textsOf(b), "\n") + "\n"
			}
			return all
		}
		if got := words(c.field); !strings.Contains(got, "I ask at booking now.") || strings.Contains(got, "PRIVATE") || strings.Contains(got, "not written here yet") {
			t.Errorf("%s: %s is %q", name, c.field, got)
		}
		if got := words("learning"); strings.Contains(got, "booking") || strings.Contains(got, "Did it change") {
			t.Errorf("%s: learning is %q", name, got)
		}
		for _, s := range Unfilled(c.layout, c.r) {
			if s.Field == c.field {
				t.Errorf("%s: %s is said not to be filled in", name, c.field)
			}
		}
	}
}
