package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"prebirth/briefings"
)

var sourceHeading = regexp.MustCompile(`(?m)^0(\d) (.*)$`)

// sourceParts cuts a source by itself: what stands before the first part, and every
// part's words with its title.
func sourceParts(text string) (intro string, parts map[int]string) {
	parts = map[int]string{}
	at := sourceHeading.FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		n, _ := strconv.Atoi(text[m[2]:m[3]])
		parts[n] = text[m[4]:end]
	}
	return text[:at[0][0]], parts
}

// Every word of a part stands in it once and in its order, and no other does.
func TestSourcesImportWordForWord(t *testing.T) {
	for name, want := range map[string]struct{ title, about, date string }{
		"wheel-2025.txt": {"7-Minute Briefing – Safeguarding Un/born Babies",
			"*The concept of the “Baby’s First Home” has been conceived by Jane Wiffin, as part of her work on neglect", "Links updated April 2025"},
		"wheel.txt": {"7-Minute Briefing", "", "not given"},
		"audit.txt": {"A title from outside", "", "not given"},
	} {
		t.Run(name, func(t *testing.T) {
			data := testdata(t, name)
			in := imported(t, name, data)
			b := loaded(t, in)
			if b.Title != want.title || b.Date != want.date || b.Kind != briefings.SevenMinute || b.Publisher != "not given" {
				t.Errorf("front matter: %q, %q, %q, %q", b.Title, b.Date, b.Kind, b.Publisher)
			}
			same(t, "about", tokens(shown(intro(b))), tokens(want.about))
			_, parts := sourceParts(string(data))
			if len(b.Parts) != 7 || len(parts) != 7 {
				t.Fatalf("%d parts of %d", len(b.Parts), len(parts))
			}
			for i, p := range b.Parts {
				if p.Number != i+1 {
					t.Errorf("part %d stands at place %d", p.Number, i+1)
				}
				same(t, "part "+strconv.Itoa(p.Number), partTokens(t, p), tokens(parts[p.Number]))
			}
			if got := len(b.Parts[6].Resources); got != map[bool]int{true: 4, false: 5}[name == "audit.txt"] {
				t.Errorf("%d resources", got)
			}
		})
	}
}

// A page without numbers is one part, and nothing of it is lost.
func TestUnnumberedPagesImportWordForWord(t *testing.T) {
	for name, left := range map[string][]string{"message.txt": nil, "blog.txt": {"Published: 18/02/2025", "Author: Fidelma Hanrahan"}} {
		text := string(testdata(t, name))
		in := imported(t, name, []byte(text))
		b := loaded(t, in)
		title, rest, _ := strings.Cut(text, "\n")
		for _, words := range left {
			rest = strings.Replace(rest, words, "", 1)
		}
		if b.Title != title || len(b.Parts) != 1 || b.Kind != briefings.Background {
			t.Errorf("%s: %q, %d parts, %q", name, b.Title, len(b.Parts), b.Kind)
		}
		same(t, name, partTokens(t, b.Parts[0]), tokens(title+"\n"+rest))
		if !doubts(in, Unnumbered) || !doubts(in, HeadingTaken) {
			t.Errorf("%s: its doubts are %v", name, in.Doubts)
		}
	}
	in := imported(t, "message.txt", testdata(t, "message.txt"))
	if i := slices.IndexFunc(in.Doubts, func(d Doubt) bool { return d.What == OtherNumber }); i < 0 || in.Doubts[i].N != 3 || in.Doubts[i].Line != 9 {
		t.Errorf("the number of the key message is not told: %v", in.Doubts)
	}
}

func doubts(in *Imported, what What) bool {
	return slices.ContainsFunc(in.Doubts, func(d Doubt) bool { return d.What == what })
}

func TestUntitledAsksForATitle(t *testing.T) {
	_, err := Import("audit.txt", testdata(t, "audit.txt"), Options{})
	if _, ok := err.(*UntitledError); !ok {
		t.Fatalf("without a title: %v", err)
	}
}

func TestEditionsAreRecognised(t *testing.T) {
	of := map[string]*briefings.Briefing{}
	for _, name := range []string{"wheel.txt", "wheel-2025.txt", "audit.txt", "message.txt", "blog.txt"} {
		of[name] = loaded(t, imported(t, name, testdata(t, name)))
	}
	for a := range of {
		for b := range of {
			if _, ok := EditionOf(of[a], of[b]); ok != (a == b || strings.HasPrefix(a, "wheel") && strings.HasPrefix(b, "wheel")) {
				t.Errorf("%s and %s as editions of one: %v", a, b, ok)
			}
		}
	}
	e, _ := EditionOf(of["wheel-2025.txt"], of["wheel.txt"])
	var where []string
	for _, d := range e.Differs {
		where = append(where, d.Where)
		if d.Where == "part" && !d.Marks {
			t.Errorf("the parts differ in words: %+v", d)
		}
	}
	if got := strings.Join(slices.Compact(where), " "); got != "title date about part" {
		t.Errorf("what differs: %s: %+v", got, e.Differs)
	}
	if same, _ := EditionOf(of["wheel.txt"], of["wheel.txt"]); len(same.Differs) > 0 {
		t.Errorf("one differs from itself: %+v", same.Differs)
	}
}
