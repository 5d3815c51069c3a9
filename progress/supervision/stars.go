package supervision

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"prebirth/progress/handover"
)

// spans are where starred passages stand in a text, in its order and apart. One that
// stands there no more is left out, and of two that overlap the later one.
func spans(passages []string, text string) []handover.Span {
	all := []handover.Span{}
	for _, p := range passages {
		if at := (Passage{Quote: p}).Find(text); at.Found {
			all = append(all, span(at))
		}
	}
	slices.SortFunc(all, func(a, b handover.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	apart := all[:0]
	for _, s := range all {
		if len(apart) == 0 || apart[len(apart)-1].End <= s.Start {
			apart = append(apart, s)
		}
	}
	return apart
}

// passages are the words of spans of a text.
func passages(spans []handover.Span, text string) []string {
	all := []string{}
	for _, s := range spans {
		all = append(all, text[s.Start:s.End])
	}
	return all
}

// Starred is the passages of a reflection that its writer starred.
func (d *Desk) Starred(reflection string) (passages []string, err error) {
	text, err := d.Store.Stars(reflection)
	if err == nil && text != "" {
		err = json.Unmarshal([]byte(text), &passages)
	}
	return passages, err
}

// Star keeps the starred passages of a reflection.
func (d *Desk) Star(reflection string, passages []string) error {
	return d.Store.SetStars(reflection, encodeStars(passages))
}

func encodeStars(passages []string) string {
	text, _ := json.Marshal(passages) // a list of strings can always be written
	return string(text)
}

// standing is those passages that still stand in a text.
func standing(passages []string, text string) []string {
	left := []string{}
	for _, p := range passages {
		if p != "" && strings.Contains(text, p) {
			left = append(left, p)
		}
	}
	return left
}
