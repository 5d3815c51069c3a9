package main

import (
	"prebirth/briefings/intake"
)

// isBuiltIn says whether a built-in briefing has an id.
func isBuiltIn(id string) bool {
	lib, err := builtIn()
	if err != nil {
		return false
	}
	_, there := lib.Briefing(id)
	return there
}

// An importedPart is a part that was found, as JSON.
type importedPart struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	Line   int    `json:"line"` // of its heading in the document, 0 where it has none
	Words  int    `json:"words"`
}

// A doubted place of a document, as JSON.
type doubted struct {
	Line  int    `json:"line"` // 0 where it is about the whole
	What  string `json:"what"`
	Words string `json:"words,omitempty"`
	N     int    `json:"number,omitempty"`
}

func importedDocument(output string, got *intake.Imported, editions []intake.Edition) map[string]any {
	parts, doubts, others := []importedPart{}, []doubted{}, []any{}
	for _, p := range got.Parts {
		parts = append(parts, importedPart{p.Number, p.Title, p.Line, p.Words})
	}
	for _, d := range got.Doubts {
		doubts = append(doubts, doubted{d.Line, string(d.What), d.Words, d.N})
	}
	for _, edition := range editions {
		differs := []any{}
		for _, d := range edition.Differs {
			differs = append(differs, map[string]any{"where": d.Where, "part": d.Part, "signsOnly": d.Marks, "here": d.Here, "there": d.There})
		}
		others = append(others, map[string]any{"file": edition.Of.File, "id": edition.Of.ID, "differs": differs})
	}
	return map[string]any{"schema": schema, "file": output, "id": got.ID, "builtIn": isBuiltIn(got.ID), "title": got.Title, "kind": string(got.Kind), "publisher": got.Publisher,
		"date": got.Date, "lines": string(got.Unit), "parts": parts, "doubts": doubts, "editions": others}
}
