package changed

import (
	"slices"
	"testing"
)

// What changed is heard as such wherever it stands, and nothing else is lost.
func TestSpoken(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		want     []string
	}{
		"nothing":            {"one\n\ntwo", "one\n\ntwo", []string{"one", "two"}},
		"a word":             {"I asked her today.", "I asked them today.", []string{`I asked [taken out: "her"] [put in: "them"] today.`}},
		"words put in":       {"I asked.", "I asked again and again.", []string{`I asked [put in: "again and again"].`}},
		"words taken out":    {"I asked her twice.", "I asked her.", []string{`I asked her [taken out: "twice"].`}},
		"a paragraph put in": {"one\nthree", "one\ntwo\nthree", []string{"one", `[put in: "two"]`, "three"}},
		"paragraphs joined":  {"one\ntwo", "onetwo", []string{`[taken out: "one"]`, `[taken out: "two"] [put in: "onetwo"]`}},
		"a line end put in":  {"one two. three", "one two.\n three", []string{"one two.[put in: the end of a paragraph]", "three"}},
		"a line end gone":    {"one two.\n three", "one two. three", []string{"one two.[taken out: the end of a paragraph] three"}},
		"from nothing":       {"", "all\n\nof it", []string{`[put in: "all"]`, `[put in: "of it"]`}},
		"to nothing":         {"all\tof it", "", []string{`[taken out: "all of it"]`}},
		"control sequences":  {"one", "\x1b[31mtwo", []string{`[taken out: "one"] [put in: "[31mtwo"]`}},
		"nothing at all":     {"", "", nil},
	} {
		if got := Spoken(Between(c.old, c.new), nil); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}
