// Package clean is the gate between words from a file and a terminal. What a
// practitioner typed, what a briefing says, what a folder is called: none of it
// may reach a terminal, a pipe or a title as a command.
//
// Each way out takes a type that only this package makes, so that forgetting to
// clean does not compile: [Text] for words, [Styled] for a whole frame with the
// program's own colours, and [Writer] below everything that is printed.
//
// All of it works character by character and never takes out whole escape
// sequences, because matchers of whole sequences fail on broken ones: without
// its first character the rest of a sequence is letters.
package clean

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// String makes foreign text safe for a terminal: what comes back holds no
// control character but the line feed and the tab, and nothing that hides or
// turns text.
//
// Windows and old Mac line ends become \n, invalid UTF-8 becomes U+FFFD, and
// the text is normalised (NFC). Characters that join others into one (ZWJ,
// ZWNJ, variation selectors) stay. Character references that would decode to a
// dropped character become U+FFFD, since a Markdown renderer decodes them
// after this. Cleaning twice is cleaning once.
func String(text string) string {
	safe, _ := Count(text)
	return safe
}

// Count is [String], and says how many characters were taken out, not
// counting carriage returns at a line's end.
func Count(text string) (safe string, removed int) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	// Before the characters are looked at, because it makes marks of one
	// character and a semicolon of another; and after, because what stood
	// between a letter and its accent may be gone.
	safe, removed = drop(norm.NFC.String(text))
	if strings.ContainsRune(safe, '&') {
		safe = reference.ReplaceAllStringFunc(safe, func(ref string) string {
			if hidesControl(ref) {
				removed++
				return string(utf8.RuneError)
			}
			return ref
		})
	}
	return norm.NFC.String(safe), removed
}

// drop takes out what may not reach a terminal, and marks beyond what a
// character may carry.
func drop(text string) (kept string, removed int) {
	var b strings.Builder
	b.Grow(len(text))
	marks := 0
	for i := 0; i < len(text); {
		if run := plainRun(text[i:]); run > 0 { // most of most texts
			b.WriteString(text[i : i+run])
			i, marks = i+run, 0
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !Safe(r) || tooMany(r, &marks) {
			removed++
			continue
		}
		b.WriteRune(r)
	}
	return b.String(), removed
}

// plainRun is how many bytes text begins with that are printable ASCII.
func plainRun(text string) int {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return i
		}
	}
	return len(text)
}

// reference matches a numeric or named character reference, and one whose
// ampersand is itself written as a reference.
var reference = regexp.MustCompile(`&(?:(?i:amp|#0*38|#x0*26);)*#?[0-9A-Za-z]{1,32};?`)

// hidesControl says whether a reference comes to stand for a character that
// may not be shown, after any number of decodings.
func hidesControl(ref string) bool {
	for range 4 { // each round takes off one layer of &amp;
		if r, ok := number(ref); ok {
			return !Safe(r)
		}
		plain := html.UnescapeString(ref)
		for _, r := range plain {
			if !Safe(r) {
				return true
			}
		}
		if plain == ref {
			return false
		}
		ref = plain
	}
	return true
}

// number is the character a numeric reference stands for as it is written.
// HTML reads 128 to 159 as Windows does, where Markdown makes C1 controls of
// them.
func number(ref string) (rune, bool) {
	digits, ok := strings.CutPrefix(strings.TrimSuffix(ref, ";"), "&#")
	if !ok || digits == "" {
		return 0, false
	}
	base := 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || n == 38 { // an ampersand begins another reference
		return 0, false
	}
	return rune(n), true
}
