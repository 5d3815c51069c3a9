package briefings

import (
	"strings"
	"testing"
	"testing/fstest"

	"prebirth/briefings/clean"
)

const front = "---\nid: a-b\ntitle: A title\nkind: background\npublisher: Someone\ndate: not given\norder: 1\n---\n\n" +
	"## About this briefing\n\nAbout it.\n\n"

const onePart = front + "## 1. First\n\nSome words.\n\n### Reflect\n\n- `one` *ours* What now?\n" +
	"- `two` *published* And why? Say more,\n  over two lines.\n\n### Resources\n\n" +
	"- [A page](https://example.org/a) What it is.\n- A book (address not confirmed). By someone.\n\n" +
	"### Sources\n\n- [The page](https://example.org), publisher. Date: May 2024.\n- A leaflet. Date: not given.\n\n" +
	"### Trainer notes\n\n- Say this.\n"

func load(t *testing.T, text string) (*Library, error) {
	t.Helper()
	return Load(fstest.MapFS{"a-b.md": {Data: []byte(text)}, "README.md": {Data: []byte("# not one")}})
}

func TestParseTakesEveryFieldOfAPart(t *testing.T) {
	lib, err := load(t, onePart)
	if err != nil {
		t.Fatal(err)
	}
	b := lib.Briefings[0]
	if b.Title != "A title" || b.Kind != Background || b.Publisher != "Someone" || b.Date != "not given" || b.About != "About it." {
		t.Errorf("front matter and about: %+v", b)
	}
	p := b.Parts[0]
	if p.ID != "a-b/1" || p.Title != "First" || p.Text != "Some words." || p.Notes != "- Say this." {
		t.Errorf("part: %+v", p)
	}
	if q := p.Prompts[1]; q.ID != "a-b/1/two" || !q.Published || q.Text != "And why? Say more, over two lines." || q.Mark() != "published" {
		t.Errorf("prompt: %+v", q)
	}
	if r := p.Resources; r[0].Address != "https://example.org/a" || r[0].Note != "What it is." || r[1].Address != "" || r[1].Title != "A book" {
		t.Errorf("resources: %+v", r)
	}
	if s := p.Sources; s[0].Text != "The page, publisher" || s[0].Address != "https://example.org" || s[0].Date != "May 2024" || s[1].Date != "not given" {
		t.Errorf("sources: %+v", s)
	}
}

func TestTheNumberOrdersTheParts(t *testing.T) {
	lib, _ := load(t, front+"## 3. Third\n\nc\n\n## 1. First\n\na\n\n## 2. Second\n\nb\n")
	var got []string
	for _, p := range lib.Briefings[0].Parts {
		got = append(got, p.Title)
	}
	if strings.Join(got, " ") != "First Second Third" {
		t.Errorf("order is %v", got)
	}
}

func TestHeadingsInsideAFenceAreText(t *testing.T) {
	lib, err := load(t, front+"## 1. First\n\n```\n## 2. Not a part\n### Reflect\n```\n\nafter\n")
	if err != nil || len(lib.Briefings[0].Parts) != 1 || !strings.Contains(lib.Briefings[0].Parts[0].Text, "after") {
		t.Errorf("parts %d, error %v", len(lib.Briefings[0].Parts), err)
	}
}

func TestAHeadingOfTheTextIsText(t *testing.T) {
	lib, err := load(t, front+"## 1. First\n\nwords\n\n### A heading\n\nmore\n\n### Reflect\n\n- `a` *ours* Why?\n")
	if err != nil || !strings.Contains(lib.Briefings[0].Parts[0].Text, "### A heading\n\nmore") {
		t.Errorf("text %q, error %v", lib.Briefings[0].Parts[0].Text, err)
	}
}

// Each case breaks the form in one place. The fault names file, line, rule and
// mend.
func TestFaultsOfForm(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		line int
		rule string
	}{
		"no front matter":      {"## 1. First\n", 1, "begins with front matter"},
		"front matter open":    {"---\nid: a\n", 1, "ends with a line"},
		"twice":                {"---\nid: a\nid: b\n---\n", 3, "stands once"},
		"unknown name":         {"---\nauthor: a\n---\n", 2, "the names are"},
		"not a pair":           {"---\nhello\n---\n", 2, "name: value"},
		"order no number":      {"---\norder: first\n---\n", 2, "whole number"},
		"colon unquoted":       {"---\ntitle: One: two\n---\n", 2, "double quotes"},
		"text outside":         {front[:strings.Index(front, "## About")] + "Loose words.\n", 10, "stands in a section"},
		"heading of one":       {front + "# Big\n", 14, "front matter"},
		"part without number":  {front + "## First\n", 14, "## heading"},
		"section twice":        {front + "## 1. A\n\n### Reflect\n\n- `a` *ours* W?\n\n### Reflect\n", 20, "stands once"},
		"unknown section last": {front + "## 1. A\n\n### Reflect\n\n- `a` *ours* W?\n\n### Reflection\n", 20, "only the others"},
		"prompt without id":    {front + "## 1. A\n\n### Reflect\n\n- *ours* What?\n", 18, "a prompt is"},
		"prompt without mark":  {front + "## 1. A\n\n### Reflect\n\n- `a` What?\n", 18, "a prompt is"},
		"resource, no address": {front + "## 1. A\n\n### Resources\n\n- A page\n", 18, "a resource has"},
		"source without date":  {front + "## 1. A\n\n### Sources\n\n- A page\n", 18, "ends with its date"},
		"no list":              {front + "## 1. A\n\n### Sources\n\nA page\n", 18, "is a list"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, c.text)
			for _, f := range FaultsIn(err) {
				if f.Line == c.line && strings.Contains(f.Rule, c.rule) {
					if f.File != "a-b.md" || f.Mend == "" {
						t.Errorf("fault without file or mend: %+v", f)
					}
					return
				}
			}
			t.Errorf("no fault %q in line %d; got\n%v", c.rule, c.line, err)
		})
	}
}

func TestAllFaultsAtOnce(t *testing.T) {
	_, err := load(t, "---\nauthor: a\norder: x\n---\n## No number\n")
	if n := len(FaultsIn(err)); n != 3 {
		t.Errorf("%d faults, want 3:\n%v", n, err)
	}
}

func TestAFileTooLargeIsAFault(t *testing.T) {
	_, err := Load(fstest.MapFS{"x.md": {Data: make([]byte, maxFile+1)}})
	if len(FaultsIn(err)) != 1 {
		t.Errorf("error is %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(onePart)
	f.Add("---\n---\n## 1. \n```\n")
	f.Add(front + "## 1. A\n### Reflect\n- `a` *ours* \x1b[31m?\n## 1. A\n")
	f.Fuzz(func(t *testing.T, text string) {
		b := parse("fuzz.md", text)
		for _, fault := range b.malformed {
			if fault.Line < 1 || fault.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+1 {
				t.Errorf("fault in line %d of a text of %d lines", fault.Line, strings.Count(text, "\n")+1)
			}
		}
		_ = Check(&Library{Briefings: []*Briefing{b}})
		for _, p := range b.Parts {
			for _, s := range []string{p.Title, p.Text, p.Notes, p.Markdown()} {
				if clean.String(s) != s {
					t.Errorf("not clean: %q", s)
				}
			}
		}
	})
}

// A link that leads nowhere in its source is told apart from an address that nobody
// could confirm; both are resources without an address.
func TestResourceWithoutAddress(t *testing.T) {
	for _, words := range []string{"(address not confirmed)", "(address not given)"} {
		b, faults := Read("a.md", "---\nid: a\n---\n## 1. One\n\n### Resources\n\n- A guide "+words+", for midwives (address not told)\n")
		if len(faults) > 0 || len(b.Parts[0].Resources) != 1 {
			t.Fatalf("%s: %v", words, faults)
		}
		if r := b.Parts[0].Resources[0]; r.Title != "A guide" || r.Address != "" || r.Note != "for midwives (address not told)" || "("+r.NoAddress()+")" != words {
			t.Errorf("%s: %+v", words, r)
		}
	}
	if _, faults := Read("a.md", "---\nid: a\n---\n## 1. One\n\n### Resources\n\n- A guide\n"); len(faults) == 0 {
		t.Error("a resource that says nothing of its address is taken")
	}
}

func TestPlainKeepsWhatWasEscaped(t *testing.T) {
	for markdown, want := range map[string]string{
		`1\*2\*3 \| \` + "`" + `x`: "1*2*3 | `x", `x\@y.org \&amp; b &amp; c \~10`: "x@y.org &amp; b & c ~10", `\\* **a**`: `\ a`,
	} {
		if got := Plain(markdown); got != want {
			t.Errorf("%q is %q and not %q", markdown, got, want)
		}
	}
}

func TestPlainHasNoEscapes(t *testing.T) {
	if got := Plain(`a \[b\] & c\_d &lt;e\> 12\. f`); got != "a [b] & c_d <e> 12. f" {
		t.Errorf("plain: %q", got)
	}
}

// A note that goes on in small letters is no sentence of its own.
func TestANoteGoesOnFromItsTitle(t *testing.T) {
	part := &Part{Number: 7, Title: "Where to turn", Resources: []Resource{
		{Title: "Our team page", Note: "for all", Address: "https://example.org"}, {Title: "A guide", Note: "Refer early."}, {Title: "A leaflet"}}}
	want := "# 7. Where to turn\n\n## Resources\n\n- Our team page: for all\n\n  `https://example.org`\n- A guide. Refer early.\n\n  *address not confirmed*\n- A leaflet\n\n  *address not confirmed*\n\n## Sources\n\n"
	if got := part.Markdown(); got != want {
		t.Errorf("%q\nand not\n%q", got, want)
	}
	if got := part.Shown(); got != "- Our team page: for all\n- A guide. Refer early.\n- A leaflet" {
		t.Errorf("a room sees %q", got)
	}
	part.Text = "Words."
	if got := part.Shown(); got != "Words." {
		t.Errorf("a room sees %q", got)
	}
}
