// Package findings brings together what the guard finds in a reflection and
// what its writer has already looked at and kept.
package findings

import (
	"prebirth/progress"
	"prebirth/progress/guard"
)

// A Found is words that may identify somebody.
type Found struct {
	guard.Finding
	Words  string // those of the text that it points at
	Reason string // why they were kept; empty while they were not
}

// Kept says whether the writer has looked at the words and kept them.
func (f Found) Kept() bool { return f.Reason != "" }

// In is what is found in a text, in its order. kept is the reflection's.
func In(text string, kept []progress.Kept) []Found {
	found := guard.Find(text)
	all := make([]Found, len(found))
	for i, f := range found {
		all[i] = Found{Finding: f, Words: text[f.Start:f.End]}
		for _, k := range kept {
			if k.Kind == string(f.Kind) && k.Words == all[i].Words {
				all[i].Reason = k.Reason
			}
		}
	}
	return all
}

// Open is how many of them were not looked at yet.
func Open(all []Found) (n int) {
	for _, f := range all {
		if !f.Kept() {
			n++
		}
	}
	return n
}
