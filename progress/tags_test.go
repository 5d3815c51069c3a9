package progress

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTagsAreReadAsTheyWereMeant(t *testing.T) {
	for typed, want := range map[string][]string{
		"":                                 {},
		" , ,,":                            {},
		"loss":                             {"loss"},
		" first   home ,loss,":             {"first home", "loss"},
		"Loss, loss, LOSS":                 {"Loss"},
		"#loss, # a, #":                    {"loss", "a"},
		"a\x1b[31m,b\nc\x00":               {"a [31m", "b c"},
		"Dŵr, 👩‍👧":                         {"Dŵr", "👩‍👧"},
		strings.Repeat("é", LongestTag):    {strings.Repeat("é", LongestTag)},
		"bad\xff bytes":                    {"bad bytes"},
		"1,2,3,4,5,6,7,8,9,10,11,12,1,2,3": strings.Split("1,2,3,4,5,6,7,8,9,10,11,12", ","),
	} {
		got, err := TagsOf(typed)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v, and not %q", typed, got, err, want)
		}
	}
	for typed, want := range map[string]error{
		strings.Repeat("x", LongestTag+1): errLongTag, "1,2,3,4,5,6,7,8,9,10,11,12,13": errManyTags,
	} {
		if _, err := TagsOf(typed); !errors.Is(err, want) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if !strings.Contains(errLongTag.Error(), fmt.Sprint(LongestTag)) || !strings.Contains(errManyTags.Error(), fmt.Sprint(MostTags)) {
		t.Error("the words name other numbers")
	}
}

func TestTags(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	for n, e := range fixtureEdits() {
		if n == 1 {
			e.Base = fixtureID(10)
		}
		save(t, s, e)
	}
	before, err := s.Reflection(fixtureID(1))
	must(t, err)
	must(t, s.SetTags(fixtureID(1), []string{"loss", "first home"}))
	must(t, s.SetTags(fixtureID(3), []string{"LOSS", "hope"}))
	after, err := s.Reflection(fixtureID(1))
	must(t, err)
	if !after.Updated.Equal(before.Updated) || after.Revision != before.Revision || !slices.Equal(after.Tags, []string{"loss", "first home"}) {
		t.Errorf("%+v became %+v", before, after)
	}
	all, err := s.Tags()
	must(t, err)
	if want := []Tag{{"loss", 2}, {"first home", 1}, {"hope", 1}}; !slices.Equal(all, want) {
		t.Errorf("got %v and not %v", all, want)
	}

	edits := fixtureEdits()
	wantTexts(t, s, Filter{Tag: "loss"}, edits[3].Text, edits[1].Text)
	wantTexts(t, s, Filter{Tag: "loss", Words: "plan"}, edits[3].Text)
	wantTexts(t, s, Filter{Tag: "loss", Briefing: "unborn-babies"}, edits[1].Text)
	wantTexts(t, s, Filter{Tag: " Loss"}, edits[3].Text, edits[1].Text)
	wantTexts(t, s, Filter{Tag: "los"})
	wantTexts(t, s, Filter{Tag: "%"})
	wantTexts(t, s, Filter{Tag: "loss\nfirst home"}) // two tags are not one

	// Its own spelling changes where nobody else has it; words that are saved keep tags.
	must(t, s.SetTags(fixtureID(1), []string{"First Home"}))
	edit := edits[1]
	edit.Base, edit.Text = edits[1].Revision, "First words, longest."
	save(t, s, edit)
	wantTexts(t, s, Filter{Tag: "First Home"}, "First words, longest.")
	must(t, s.Erase(fixtureID(1)))
	must(t, s.SetTags(fixtureID(3), nil))
	if all, err = s.Tags(); err != nil || len(all) != 0 {
		t.Errorf("left: %v, %v", all, err)
	}
	if err := s.SetTags(fixtureID(1), []string{"x"}); !errors.Is(err, ErrNotFound) {
		t.Errorf("an erased one: %v", err)
	}
	if err := s.SetTags(fixtureID(3), []string{strings.Repeat("x", LongestTag+1)}); !errors.Is(err, errLongTag) {
		t.Errorf("a long one: %v", err)
	}
}

// What was tagged on two machines has the tags of both, and none twice.
func TestTagsOfTwoMachines(t *testing.T) {
	one, two := fullStore(t), fullStore(t)
	must(t, one.SetTags(fixtureID(2), []string{"loss", "hope"}))
	must(t, two.SetTags(fixtureID(2), []string{"Hope", "first home"}))
	takeIn(t, two, wholeOf(t, one))
	r, err := two.Reflection(fixtureID(2))
	must(t, err)
	if want := []string{"Hope", "first home", "loss"}; !slices.Equal(r.Tags, want) {
		t.Errorf("got %q and not %q", r.Tags, want)
	}
}
