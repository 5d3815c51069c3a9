package briefings

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks one visible character may carry. No
// language needs more; stacks of hundreds are drawn over the neighbouring
// rows.
const maxMarks = 8

// Clean makes foreign text safe for a terminal: what comes back holds no
// control character but the line feed and the tab, and nothing that hides or
// turns text. It works character by character and never looks for whole escape
// sequences, because matchers of whole sequences fail on broken ones.
//
// Windows and old Mac line ends become \n, invalid UTF-8 becomes U+FFFD, and
// the text is normalised (NFC). Characters that join others into one (ZWJ,
// ZWNJ, variation selectors) stay. Character references that would decode to a
// dropped character become U+FFFD, since a Markdown renderer decodes them
// after this.
func Clean(text string) string {
	clean, _ := CleanCount(text)
	return clean
}

// CleanCount is [Clean], and says how many characters were taken out, not
// counting carriage returns at a line's end.
func CleanCount(text string) (clean string, removed int) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	clean, removed = drop(text)
	if strings.ContainsRune(clean, '&') {
		clean = reference.ReplaceAllStringFunc(clean, func(ref string) string {
			if hidesControl(ref) {
				removed++
				return string(utf8.RuneError)
			}
			return ref
		})
	}
	return norm.NFC.String(clean), removed
}

// drop takes out what may not reach a terminal, and combining marks beyond
// what a character may carry.
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
		if unicode.Is(unicode.Mn, r) {
			marks++
		} else {
			marks = 0
		}
		if dropped(r) || marks > maxMarks {
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
var reference = regexp.MustCompile(`&(?:amp;)*#?[0-9A-Za-z]{1,32};?`)

func hidesControl(ref string) bool {
	for range 4 { // each round takes off one layer of &amp;
		plain := html.UnescapeString(ref)
		for _, r := range plain {
			if dropped(r) || r == '\r' {
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

// dropped says whether r may not reach a terminal.
func dropped(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r == 0x200c || r == 0x200d: // ZWNJ and ZWJ join letters and emoji
		return false
	case unicode.IsControl(r): // C0, DEL and C1
		return true
	case r == 0x2028 || r == 0x2029: // line and paragraph separator
		return true
	case r >= 0xe0000 && r <= 0xe007f: // tag characters
		return true
	}
	return unicode.Is(unicode.Cf, r) // bidi controls, zero-width and the like
}
