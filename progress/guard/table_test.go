package guard

import (
	"strings"
	"testing"
)

// Each row marks with [ and ] what has to be found as the kind; a row without brackets must bring nothing at all.
func TestRules(t *testing.T) {
	rows := []struct {
		kind  Kind
		level Level
		texts []string
	}{
		{NHSNumber, Certain, []string{"nhs [999 000 0018]", "[9990000018] is hers", "[999-000-0018]", "[999.000.0018]", "[999 000\n0018]",
			"[999\u200b0000018]", "[９９９ ０００ ００１８]", "[٩٩٩٠٠٠٠٠١٨]", "[nine nine nine zero zero zero zero zero one eight]",
			"[99900 00018]", "CHI [0101010028]", "NHS number is ([999 000 0018])"}},
		{NHSNumber, Likely, []string{"NHS number [999 000 0019]", "CHI no. [9990000019]"}},
		{"", "", []string{"number 9990000019", "9990000019", "0000000000", "1111111111", "99900000181", "£9990000018", "x9990000018y",
			"999,000,0018,1", "9 99 000 00 18", "NHS England met 9990000019 people"}},
		{NationalInsurance, Certain, []string{"[AB123456C]", "[AB 12 34 56 D]", "[ab123456c]", "NI [ab 12 34 56 a]", "[AB-12-34-56-C]", "[QQ123456C]", "[АВ123456С]"}},
		{NationalInsurance, Likely, []string{"National Insurance [AB 12 34 56]"}},
		{"", "", []string{"DA123456A", "AO123456A", "GB123456A", "BG123456A", "ZZ123456A", "AB123456E", "at 12 34 56 a", "AB1234567C"}},
		{Email, Certain, []string{"[x@example.org]", "([a.b+c@mail.example.co.uk]).", "[kay at example dot org]", "[kay [at] example [dot] org]",
			"[kay @ example.org]", "[k a y @ e x a m p l e . o r g]", "email [kay at example.org]"}},
		{"", "", []string{"look at example.org", "@ home", "a @ b", "two @ 3.50", "the dot at the end"}},
		{Phone, Certain, []string{"[07700 900123]", "[07700900123]", "[+44 7700 900123]", "[+44 (0)7700 900123]", "[0044 7700 900123]",
			"[020 7946 0123]", "[(01632) 960123]", "[01632-960-123]", "[07700.900.123]", "[0770 090\n0123]", "[O7700 9OO123]",
			"[oh double seven double oh nine double oh one two three]"}},
		{Phone, Likely, []string{"phone [7700 900123]"}},
		{"", "", []string{"0800 1111", "ring 999", "01/02/2023 12.30", "in 2012/13", "47.7 per 10,000", "1,001 days", "12 cases", "0123456", "XKS07700900123x"}},
		{Postcode, Likely, []string{"at [LE2 7QA] now", "[SW1A 1AA]", "[M11AA]", "postcode [le2 7qa]", "postcode [l e 2 7 q a]", "[ZZ99 3VZ]", "[LЕ2 7QА]"}},
		{"", "", []string{"QQ1 1AA", "ZZ1 1AA", "XX2 2BB", "AA1 1AA", "ff00ff", "LE2 7QO", "the e1 1aa pattern", "PB1 2 at"}},
		{BirthDate, Likely, []string{"born on the [3 March 2019]", "DOB [03/02/19]", "d.o.b. [3.2.2019]", "Mum ([3 Feb 1998])", "[2019-02-03] (dob)",
			"baby due on [3 April]", "[third of May 2019] is her birthday"}},
		{BirthDate, Hint, []string{"She was born in [March 2019]."}},
		{"", "", []string{"published on 14 December 2021", "the review of 3/2/2019", "version 1.10.11", "The report is due on 3 May 2024.",
			"We met mum on 3 May 2024."}},
		{ExactAge, Likely, []string{"[aged 24]", "[a 24-year-old mother]", "she is [24].", "her dad was only [nineteen],", "Dad, [24], came", "[3 years old]",
			"she has [turned 16].", "a girl of [15].", "[18 months old]", "on her [16th birthday]", "she is [twenty-four]", "[aged 3 and 5]", "mum is [24] and dad left"}},
		{"", "", []string{"24 weeks pregnant", "at 28 weeks", "children aged 0-5", "aged 16 to 25", "under 18s", "the policy is 10 years old",
			"she is 12 minutes late", "mum of 3", "over 16", "he is 10 out of 10", "she was one of them", "a 10-year-old policy"}},
		{Reference, Likely, []string{"case number [LCS-204817]", "ref: [2019/04817]", "MRN [H123456]", "hospital number [1234567]", "LAC [1204817]",
			"[LE22C00123]", "court case [ZC23P00417]"}},
		{"", "", []string{"case 12", "12 cases", "policy reference SG-2023-14", "policy reference SG-204817", "order reference 1234567", "ref 2012/13", "the court in 2021", "case number 2021"}},
		{Name, Hint, []string{"[mum Kayleigh] said", "his [sister Gŵen] left", "[Mrs O'Brien] rang", "[Dr. Wójcik] came", "a child called [Jayden]", "[midwife Łucja] knew",
			"my [colleague Anne-Marie] asked", "the [social worker Jane Hughes-Ap Rhŷs] left", "[Sioned]'s mum rang", "his [nan Zainab bint Ali] came", "[mum May] came", "my [friend Will] rang",
			"[baby K a c p e r] slept", "name him [Tobi] soon", "[Mr and Mrs Khan] came", "[Sarah], 24, lives here", "[SARAH JONES] came"}},
		{"", "", []string{"May I ask?", "Will she come? Mark the date.", "Grace under pressure.", "in May and June", "mum said so. Later she left.", "Child Protection Conference",
			"Baby Steps ran", "Working Together 2023", "the Children Act 1989", "Research in Practice", "in Leicester", "Mother and Baby Unit", "a programme called Early Help", "KEY MESSAGES FOR PRACTICE", "At Level 4, 12, and 13"}},
		{Institution, Hint, []string{"at [Oakfield Primary School] now", "on [Rosewood Ward]", "[Ward 12]", "[HMP Larkhill]", "at [St Mary's Hospital]", "at [14 Oakfield Road]",
			"the [Meadow Day Nursery]", "near [Oakfield Surgery]", "[Foxhollow Children's Home]"}},
		{"", "", []string{"a primary school", "the Family Court", "Public Health", "a two-way street", "The School", "the postnatal ward", "Maternity Ward", "Overcrowded hospital corridors", "an SEMH School"}},
		{RareCombination, Hint, []string{"He is aged 15 in [Wexcombe] and his father was shot.", "they are [the only Latvian family in the village]"}},
	}
	for _, row := range rows {
		for _, marked := range row.texts {
			check(t, row.kind, row.level, marked)
		}
	}
}

// check finds in the text without its outermost brackets. "a [b [c] d]" marks "b [c] d".
func check(t *testing.T, kind Kind, level Level, marked string) {
	t.Helper()
	start, end := strings.IndexByte(marked, '['), strings.LastIndexByte(marked, ']')
	if kind == "" {
		if fs := Find(marked); len(fs) > 0 {
			t.Errorf("%q: %s %q is a false alarm", marked, fs[0].Kind, marked[fs[0].Start:fs[0].End])
		}
		return
	}
	text := marked[:start] + marked[start+1:end] + marked[end+1:]
	for _, f := range find(text, options{neverIssued: true}) {
		if f.Kind == kind && f.Level == level && f.Start <= start && f.End >= end-1 {
			return
		}
	}
	t.Errorf("%q: no %s %s at the brackets; found %+v", marked, level, kind, find(text, options{neverIssued: true}))
}

// What is never issued is let through by the tests only.
func TestNeverIssued(t *testing.T) {
	for _, text := range []string{"QQ123456C", "ZZ99 3VZ"} {
		if fs := Find(text); len(fs) != 0 {
			t.Errorf("%q: %+v", text, fs)
		}
	}
}

func TestAreas(t *testing.T) {
	if n := len(strings.Fields(areas)); n != 124 {
		t.Errorf("%d areas, not 124", n)
	}
}

func TestInstead(t *testing.T) {
	for text, want := range map[string]string{
		"A 24-year-old mother rang.":                               "A mother in her twenties rang.",
		"Mum Kayleigh rang. I called Kayleigh back.":               "Parent A rang. I called parent A back.",
		"Her sister Nia and her friend Bev came. Nia left.":        "Her sibling A and her friend B came. Sibling A left.",
		"She was born on 3 July 2019.":                             "She was born in the summer.",
		"She is at Oakfield Primary School.":                       "She is at a school.",
		"She was on the Rosewood Ward.":                            "She was on a ward.",
		"Ring 07700 900123 or mail x@example.org.":                 "Ring [phone number removed] or mail [e-mail address removed].",
		"He is 3 and lives at 14 Oakfield Road.":                   "He is under school age and lives at a house.",
		"A child called Jayden, 4, came. I liked Jayden.":          "A child called A, under school age, came. I liked child A.",
		"At 14 she left.":                                          "In her teens she left.",
		"I spoke to Dr Patel and to PC Khan. Dr Patel was kind.":   "I spoke to doctor A and to officer B. Doctor A was kind.",
		"They are the only Somali family in the village, she said": "They are a family in the area, she said",
	} {
		if got := Replace(text, Find(text)); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestReplaceAndWorst(t *testing.T) {
	if got := Replace("abc", []Finding{{Start: 1, End: 2, Instead: "X"}, {Start: 1, End: 3, Instead: "Y"}, {Start: 2, End: 9, Instead: "Z"}}); got != "aXc" {
		t.Errorf("got %q", got)
	}
	if w := Worst(nil); w != "" {
		t.Errorf("the worst of nothing is %q", w)
	}
	if w := Worst([]Finding{{Level: Hint}, {Level: Certain}, {Level: Likely}}); w != Certain {
		t.Errorf("the worst is %q", w)
	}
	if len(Kinds()) != 11 {
		t.Errorf("%d kinds", len(Kinds()))
	}
}

// Offsets are those of the text as given, even where it was folded.
func TestOffsets(t *testing.T) {
	text := "ŵŷ mum S\u200bi\u200bâ\u200bn ９９９0000018"
	fs := Find(text)
	if len(fs) != 2 || text[fs[0].Start:fs[0].End] != "mum S\u200bi\u200bâ\u200bn" || text[fs[1].Start:fs[1].End] != "９９９0000018" {
		t.Errorf("%+v", fs)
	}
}
