package library

import (
	"bufio"
	"bytes"
	"os"
	"strings"
	"testing"

	"prebirth/briefings"
)

func TestTheBuiltInLibraryKeepsEveryRule(t *testing.T) {
	lib, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := briefings.Check(lib); err != nil {
		t.Error(err)
	}
	for _, b := range lib.Briefings {
		text, err := files.ReadFile(b.File)
		if err != nil {
			t.Fatal(err)
		}
		if err := briefings.CheckFile(b.File, string(text)); err != nil {
			t.Error(err)
		}
	}
}

func TestTheLibraryIsWhole(t *testing.T) {
	lib, _ := Open()
	for id, parts := range map[string]int{"unborn-babies": 7, "planning-audit": 7, "key-messages": 10, "born-into-care": 6} {
		b, ok := lib.Briefing(id)
		if !ok || len(b.Parts) != parts {
			t.Errorf("%s: there %v, want %d parts", id, ok, parts)
		}
	}
}

// Reflections are kept under these ids, so one that was ever published must
// never go or change. A new prompt adds a line to testdata/ids.txt.
func TestPublishedIDsAreStillThere(t *testing.T) {
	lib, _ := Open()
	text, err := os.ReadFile("testdata/ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		id := strings.TrimSpace(lines.Text())
		if id == "" || strings.HasPrefix(id, "#") {
			continue
		}
		listed[id] = true
		if _, _, _, ok := lib.Prompt(id); !ok {
			t.Errorf("the prompt %s was published and is gone", id)
		}
	}
	for _, b := range lib.Briefings {
		for _, p := range b.Parts {
			for _, q := range p.Prompts {
				if !listed[q.ID] {
					t.Errorf("add %s to testdata/ids.txt", q.ID)
				}
			}
		}
	}
}

// The audit's figures are acted on; each is checked against the source's.
func TestFiguresThatMustBeExact(t *testing.T) {
	lib, _ := Open()
	for id, figures := range map[string][]string{
		"planning-audit/3": {"Twelve cases", "Leicester City: 5", "Leicestershire: 5", "Rutland: 2"},
		"planning-audit/4": {"11 of 12", "9 of 12", "8 of 12", "7 of 12", "6 of 12"},
		"born-into-care/2": {"1,039", "2,447", "16,849", "2,425", "2,914", "47.7", "68.3", "32%", "42%"},
		"born-into-care/3": {"86.3%", "74.8%"},
		"born-into-care/4": {"241", "203", "145"},
	} {
		_, p, ok := lib.Part(id)
		if !ok {
			t.Fatalf("no part %s", id)
		}
		for _, f := range figures {
			if !strings.Contains(p.Text, f) {
				t.Errorf("%s does not say %q", id, f)
			}
		}
	}
}
