package handover

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"
)

// The functions here each look at one value, and return what to say when it is
// wrong: the words that name it. They return "" for what is right, so that
// [cmp.Or] finds the first that is wrong.

// wrong is what to say when something is wrong. It is never "" then, which would
// say that it is right.
func wrong(what string, is bool) string {
	if is {
		return cmp.Or(what, "a field")
	}
	return ""
}

// text checks words that may have several lines: valid UTF-8, and no control
// character but the line feed and the tab. It has least to most bytes.
func text(what, s string, least, most int) string {
	return wrong(what, len(s) < least || len(s) > most || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\t'
	}))
}

// note is text that is bounded in characters.
func note(what, s string, least, most int) string {
	return wrong(what, text(what, s, least, most*utf8.UTFMax) != "" || utf8.RuneCountInString(s) > most)
}

// line checks words of one line, of least to most characters, without anything
// that is not seen: no control or format character, so that nothing is turned
// round or hidden.
func line(what, s string, least, most int) string {
	n := utf8.RuneCountInString(s)
	return wrong(what, n < least || n > most || !utf8.ValidString(s) ||
		strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) }))
}

// name checks a name or a role: a line in NFC, with no space but the ordinary one
// and none at its ends, and no letter that leaves its place empty.
func name(what, s string, least int) string {
	return wrong(what, line(what, s, least, MaxName) != "" || !norm.NFC.IsNormalString(s) || strings.TrimSpace(s) != s ||
		strings.ContainsFunc(s, func(r rune) bool {
			return !unicode.IsPrint(r) || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
		}))
}

// id checks a UUIDv7 in its usual form.
func id(what, s string) string {
	u, err := uuid.Parse(s)
	return wrong(what, err != nil || u.Version() != 7 || u.Variant() != uuid.RFC4122 || u.String() != s)
}

// digest checks a SHA-256 in lower-case hexadecimal.
func digest(what, s string) string {
	return wrong(what, len(s) != 64 || strings.Trim(s, "0123456789abcdef") != "")
}

// maybe leaves out the check of a value that may be empty.
func maybe(check func(what, s string) string, what, s string) string {
	if s == "" {
		return ""
	}
	return check(what, s)
}

// fingerprint checks the form that [Card.Fingerprint] gives.
func fingerprint(what, s string) string {
	base64, ok := strings.CutPrefix(s, "SHA256:")
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	return wrong(what, !ok || len(base64) != 43 || strings.Trim(base64, alphabet) != "")
}

// day checks a date such as 2026-03-31.
func day(what, s string) string {
	t, err := time.Parse(time.DateOnly, s)
	return wrong(what, err != nil || t.Format(time.DateOnly) != s)
}

// moment checks a time in milliseconds since 1970 UTC: after its first and before
// the year 10000, which has no RFC 3339 form.
func moment(what string, ms int64) string {
	return wrong(what, ms <= 0 || ms >= 253_402_300_800_000)
}

// number checks a whole number.
func number(what string, n, least, most int64) string { //nolint:unparam // the format is one today
	return wrong(what, n < least || n > most)
}

// one checks that a value is one of a few.
func one[T comparable](what string, v T, of ...T) string {
	return wrong(what, !slices.Contains(of, v))
}

// each checks every entry of a list of at most a number of entries.
func each[T any](what string, list []T, most int, check func(what string, v T) string) string {
	return wrong(what, len(list) > most || slices.ContainsFunc(list, func(v T) bool { return check(what, v) != "" }))
}
