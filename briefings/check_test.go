package briefings

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Each case takes a part that keeps the rules and breaks one.
func TestCheckFindsEachBrokenRule(t *testing.T) {
	good := strings.ReplaceAll(onePart, "publisher. Date", "publisher. Date")
	if err := checked(t, "a-b.md", good); err != nil {
		t.Fatalf("the good one has faults:\n%v", err)
	}
	for name, c := range map[string]struct{ from, to, rule string }{
		"name missing":        {"publisher: Someone\n", "", "front matter has"},
		"id with capitals":    {"id: a-b", "id: A-b", "an id is lower-case"},
		"unknown kind":        {"kind: background", "kind: essay", "a kind is"},
		"no about":            {"About it.", "", "where its text comes from"},
		"gap in numbers":      {"## 1. First", "## 2. First", "numbered 1 to 1"},
		"seven wanted":        {"kind: background", "kind: seven-minute briefing", "numbered 1 to 7"},
		"too short for seven": {"kind: background", "kind: seven-minute briefing", "1300 to 1700 words"},
		"ten wanted":          {"kind: background", "kind: key messages", "numbered 1 to 10"},
		"message too short":   {"kind: background", "kind: key messages", "350 to 1075 words"},
		"part too long":       {"Some words.", strings.Repeat("word ", 501), "1 to 500 words"},
		"one prompt":          {"- `one` *ours* What now?\n", "", "two to four prompts"},
		"prompt twice":        {"`two`", "`one`", "stands once in a briefing"},
		"no question":         {"What now?", "Say what now.", "asks a question"},
		"odd address":         {"https://example.org/a", "javascript:alert(1)", "http, https or mailto"},
		"address cut off":     {"https://example.org/a", "https://", "http, https or mailto"},
		"odd source address":  {"[The page](https://example.org)", "[The page](file:///etc)", "http, https or mailto"},
		"no source":           {"- [The page](https://example.org), publisher. Date: May 2024.\n- A leaflet. Date: not given.\n", "", "names its source"},
		"empty date":          {"Date: May 2024.", "Date:", "a source has a date"},
		"image":               {"Some words.", "![a](b.png)", "no images"},
		"raw HTML":            {"Some words.", "Some <b>words</b>.", "no raw HTML"},
		"comment":             {"Some words.", "Some <!-- words -->.", "no raw HTML"},
		"link in text":        {"Some words.", "See [this](https://example.org).", "no links"},
		"bare address":        {"Some words.", "See https://example.org now.", "no links"},
		"link in about":       {"About it.", "See [this](https://example.org).", "no links"},
	} {
		t.Run(name, func(t *testing.T) {
			broken := strings.Replace(good, c.from, c.to, 1)
			if broken == good {
				t.Fatalf("%q is not in the good one", c.from)
			}
			err := checked(t, "a-b.md", broken)
			if err == nil || !strings.Contains(err.Error(), c.rule) {
				t.Errorf("no fault %q; got\n%v", c.rule, err)
			}
		})
	}
}

func checked(t *testing.T, name, text string) error {
	t.Helper()
	lib, _ := Load(fstest.MapFS{name: {Data: []byte(text)}})
	return Check(lib)
}

func TestCheckWantsTheFileNamedAfterTheID(t *testing.T) {
	if err := checked(t, "other.md", onePart); err == nil || !strings.Contains(err.Error(), "rename the file to a-b.md") {
		t.Errorf("error is %v", err)
	}
}

func TestCheckWantsIDsOnceInTheLibrary(t *testing.T) {
	lib, _ := Load(fstest.MapFS{"a-b.md": {Data: []byte(onePart)}, "c.md": {Data: []byte(onePart)}})
	if err := Check(lib); err == nil || !strings.Contains(err.Error(), "a-b.md has it") {
		t.Errorf("error is %v", err)
	}
}

func TestFivePromptsOnlyWhereAllArePublished(t *testing.T) {
	five := func(mark string) string {
		list := ""
		for _, id := range []string{"one", "two", "three", "four"} {
			list += "- `" + id + "` *published* What?\n"
		}
		return front + "## 1. A\n\nWords.\n\n### Reflect\n\n" + list + "- `five` *" + mark + "* What?\n\n### Sources\n\n- A. Date: not given.\n"
	}
	if err := checked(t, "a-b.md", five("published")); err != nil {
		t.Errorf("five published: %v", err)
	}
	if err := checked(t, "a-b.md", five("ours")); err == nil {
		t.Error("five with one of ours passes")
	}
}

func TestCheckFileFindsWhatCleaningHides(t *testing.T) {
	err := CheckFile("x.md", "fine\nhid\u202eden\n"+strings.Repeat("a", 2001)+"\n")
	faults := FaultsIn(err)
	if len(faults) != 2 || faults[0].Line != 2 || faults[1].Line != 3 {
		t.Errorf("faults: %v", err)
	}
}

func TestAWindowsFileHasNoHiddenCharacters(t *testing.T) {
	if err := CheckFile("x.md", "one\r\ntwo\r\n"); err != nil {
		t.Error(err)
	}
}
