package record

import (
	"strings"
	"unicode"
)

// clean takes out what a record may not carry, character by character: whole
// sequences are not looked for, because a broken one is left over by whoever
// looks for whole ones.
//
// What comes back holds no control character but the line feed and the tab, no
// bidi control and nothing that is there without being seen. Windows, old Mac
// and Unicode line ends become \n; invalid UTF-8 becomes U+FFFD, so that it is
// seen that something stood there. Joiners stay: letters of Persian and emoji
// are made with them. The words are not normalised: a fingerprint is of the
// words as they were typed.
func clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune { // which reads invalid UTF-8 as U+FFFD
		switch {
		case r == '\r' || r == '\u2028' || r == '\u2029':
			return '\n'
		case !allowed(r):
			return -1
		}
		return r
	}, text)
}

// allowed says whether a character may stand in a record. It takes out what XML
// has no place for as well, so that the three forms hold the same words.
func allowed(r rune) bool {
	switch {
	case ' ' <= r && r <= '~': // most letters, and the tables are slow
		return true
	case r == '\n' || r == '\t' || r == '\u200c' || r == '\u200d': // the joiners
		return true
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // seen, though Unicode files them under format
		return true
	case r >= 0xe0000 && r <= 0xe0fff && unicode.Is(unicode.Variation_Selector, r):
		return true
	case r >= 0xe0000 && r <= 0xe0fff: // tags and what is kept for more of their like
		return false
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return false
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs)
}

// line is a text that has to stay on one line: a name, a title, a heading. Runs
// of blanks become one.
func line(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// blank says whether there is nothing to read in a text.
func blank(text string) bool { return strings.TrimSpace(clean(text)) == "" }

// paragraphs divides a text into paragraphs, and each into its lines: none is
// empty. Blank lines divide, however many there are.
func paragraphs(text string) [][]string {
	var all [][]string
	open := false
	for l := range strings.SplitSeq(clean(text), "\n") {
		if l = strings.TrimRightFunc(l, unicode.IsSpace); l == "" {
			open = false
			continue
		}
		if !open {
			all, open = append(all, nil), true
		}
		all[len(all)-1] = append(all[len(all)-1], l)
	}
	return all
}
