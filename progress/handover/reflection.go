package handover

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The kinds of items that speak of what was written.
const (
	KindReflection ItemKind = "reflection"
	KindRedaction  ItemKind = "redaction"
)

// A Reflection is one version of what somebody wrote to a prompt.
type Reflection struct {
	Base
	Reflection string `json:"reflection"` // its id, UUIDv7
	Revision   string `json:"revision"`   // the id of this version, UUIDv7
	Prompt     string `json:"prompt"`     // the id of the prompt, such as "unborn-babies/3/acting-today"
	Asked      string `json:"asked"`      // the prompt as it read then
	Published  bool   `json:"published"`  // a source asks it, and not only we
	Briefing   string `json:"briefing"`   // titles, for display
	Part       string `json:"part"`
	Text       string `json:"text"`
	Written    int64  `json:"written"` // ms since 1970 UTC

	// Starred are the passages the writer wants to talk about, in the order of
	// the text, not overlapping.
	Starred []Span `json:"starred"`
}

// A Span is a range of bytes in a text, on boundaries of characters; Start is in
// it and End is not. It is never empty.
type Span struct {
	Start int64 `json:"start"`
	End   int64 `json:"end"`
}

// Kind is [KindReflection].
func (Reflection) Kind() ItemKind { return KindReflection }

// TextSHA256 is how a text is named by what is said about it: SHA-256 of its
// bytes, in hexadecimal.
func TextSHA256(text string) string { return hash([]byte(text)) }

func (r Reflection) check() string {
	return cmp.Or(
		r.Base.valid(),
		id("its reflection", r.Reflection),
		id("its revision", r.Revision),
		line("its prompt", r.Prompt, 1, maxID),
		wrong("its prompt", strings.ContainsFunc(r.Prompt, unicode.IsSpace)),
		note("what was asked", r.Asked, 0, maxAsked),
		line("its briefing", r.Briefing, 0, maxTitle),
		line("its part", r.Part, 0, maxTitle),
		text("its text", r.Text, 1, MaxText),
		moment("when it was written", r.Written),
		inOrder("its starred passages", r.Starred, r.Text))
}

// inOrder checks that spans are in a text, sorted, apart, and on boundaries of
// characters.
func inOrder(what string, spans []Span, text string) string {
	at := int64(0)
	return each(what, spans, maxList, func(what string, s Span) string {
		if what := s.valid(what, int64(len(text))); what != "" {
			return what
		}
		before := at
		at = s.End
		return wrong(what, s.Start < before || !boundary(text, s.Start) || !boundary(text, s.End))
	})
}

func (s Span) valid(what string, most int64) string {
	return wrong(what, s.Start < 0 || s.End <= s.Start || s.End > most)
}

func boundary(text string, i int64) bool { return i == int64(len(text)) || utf8.RuneStart(text[i]) }

// About names the version of a reflection that something is said about, by its
// ids and by the hash of its text.
type About struct {
	Reflection string `json:"reflection"`
	Revision   string `json:"revision"`
	TextSHA256 string `json:"text_sha256"`
}

func (a About) valid() string {
	return cmp.Or(
		id("the reflection it is about", a.Reflection),
		id("the revision it is about", a.Revision),
		digest("the text it is about", a.TextSHA256))
}

// A Redaction points at words that name somebody. It does not repeat them.
type Redaction struct {
	Base
	About
	Span
	What string `json:"what"` // the kind of thing that is there, such as "name"
}

// Kind is [KindRedaction].
func (Redaction) Kind() ItemKind { return KindRedaction }

func (r Redaction) check() string {
	return cmp.Or(
		r.Base.valid(),
		r.About.valid(),
		r.Span.valid("its place", MaxText),
		line("what it points at", r.What, 1, MaxName))
}
