package guard

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The briefings of the library name no family: what the guard finds in them is a false alarm, or the name of a body or
// an author.
func TestLibrary(t *testing.T) {
	files, _ := filepath.Glob("../../briefings/library/*.md")
	if len(files) == 0 {
		t.Skip("no library here")
	}
	words, hints := 0, 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(file) == "README.md" {
			continue
		}
		text := string(raw)
		words += len(strings.Fields(text))
		for _, f := range Find(text) {
			if f.Level == Hint {
				hints++
			} else {
				t.Errorf("%s: %s %q in %q", filepath.Base(file), f.Kind, text[f.Start:f.End], around(text, f.Start, f.End))
			}
			if testing.Verbose() {
				t.Logf("%s: %s %q in %q (%s)", filepath.Base(file), f.Kind, text[f.Start:f.End], around(text, f.Start, f.End), f.Why)
			}
		}
	}
	if testing.Verbose() {
		fmt.Printf("library: %d hints in %d words, %.2f in 300\n", hints, words, 300*float64(hints)/float64(words))
	}
}
