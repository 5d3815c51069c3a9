package briefings

import (
	"slices"
	"testing"
	"testing/fstest"

	"prebirth/briefings/clean"
)

func sample(t *testing.T) *Library {
	t.Helper()
	lib, err := Load(fstest.MapFS{"a-b.md": {Data: []byte(front +
		"## 1. Working with fathers\n\nThe **father's** view matters; café talk.\n\n- Safer sleep\n\n### Reflect\n\n- `q` *ours* Who was asked?\n\n" +
		"## 2. Plans\n\nA written plan helps fathers and mothers.\n\n### Resources\n\n- Birth Charter (address not confirmed) Fourteen principles.\n\n## Contacts for support\n\n- MASH desk: 9 to 5\n")}})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestSearch(t *testing.T) {
	lib := sample(t)
	for words, want := range map[string][]string{
		"fathers":         {"a-b/1", "a-b/2"},
		"FATHER":          {"a-b/1", "a-b/2"},
		"plan mothers":    {"a-b/2"},
		"plan café":       nil, // not in one paragraph
		"caf":             {"a-b/1"},
		"afé":             nil, // a word is found from its beginning
		"asked":           {"a-b/1"},
		"charter":         {"a-b/2"},
		"fourteen":        {"a-b/2"},
		"mash":            {"a-b/1"}, // once, though it is on every part
		"":                nil,
		"  ":              nil,
		"a written plan":  {"a-b/2"},
		"\x1b[31mfathers": nil,
	} {
		var got []string
		for _, h := range lib.Search(words) {
			got = append(got, h.Part.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Search(%q) finds %v, want %v", words, got, want)
		}
	}
}

func TestAHitShowsTheWordsWithoutMarkdown(t *testing.T) {
	h := sample(t).Search("view")[0]
	if h.Excerpt != "The father's view matters; café talk." || h.Places != 1 {
		t.Errorf("hit %q in %d places", h.Excerpt, h.Places)
	}
}

func TestNearest(t *testing.T) {
	lib := sample(t)
	lib.Briefings = append(lib.Briefings, &Briefing{ID: "planning-audit"}, &Briefing{ID: "key-messages"})
	for id, want := range map[string]string{
		"plannig-audit": "planning-audit", "key": "key-messages", "AUDIT": "planning-audit", "a-c": "a-b", "a-b/9": "a-b/1",
	} {
		if got := lib.Nearest(id); len(got) == 0 || got[0] != want {
			t.Errorf("Nearest(%q) = %v, want %s first", id, got, want)
		}
	}
}

func TestMinutesLeft(t *testing.T) {
	b := &Briefing{Kind: SevenMinute, Parts: []*Part{{Number: 1}, {Number: 2}}}
	for i := range b.Parts {
		for range 5 * Pace {
			b.Parts[i].Text += "word "
		}
	}
	if got := b.MinutesLeft(b.Parts[0], 0); got != 10 {
		t.Error(got)
	}
	if got := b.MinutesLeft(b.Parts[1], 0.8); got != 1 {
		t.Error(got)
	}
	if b.Kind = KeyMessages; b.MinutesLeft(b.Parts[0], 0) != 5 {
		t.Error("a key message is read by itself")
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("fathers", "Some *text* about fathers")
	f.Add("İ", "İİİ ß")
	f.Fuzz(func(t *testing.T, words, text string) {
		b := &Briefing{ID: "a", Parts: []*Part{{ID: "a/1", Number: 1, Title: "T", Text: clean.String(text)}}}
		for _, h := range (&Library{Briefings: []*Briefing{b}}).Search(words) {
			if h.Places < 1 {
				t.Errorf("a hit in no place")
			}
		}
	})
}

func TestSpansAreWhereSearchFinds(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        [][2]int
	}{
		{"Fathers, and fatherhood", "father,", [][2]int{{0, 6}, {13, 19}}},
		{"a part of art", "art", [][2]int{{10, 13}}},
		{"early help early", "help early", [][2]int{{0, 5}, {6, 10}, {11, 16}}},
		{"pre-birth", "birth", [][2]int{{4, 9}}},
		{"İstanbul", "is", nil},
		{"words", "", nil},
	} {
		if got := Spans(c.text, c.words); !slices.Equal(got, c.want) {
			t.Errorf("Spans(%q, %q) = %v, want %v", c.text, c.words, got, c.want)
		}
	}
}
