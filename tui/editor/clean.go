package editor

import (
	"strings"
	"unicode/utf8"

	gate "prebirth/briefings/clean"
)

// clean makes foreign text fit to be kept and drawn. Line ends become "\n";
// bytes that are not UTF-8 become U+FFFD; control characters other than "\n"
// and tab, bidi controls, tags and other invisible format characters go.
// Joiners and variation selectors stay, because emoji, Persian and Indic
// scripts are written with them. Clean text comes back as it is, and cleaning
// twice is cleaning once.
//
// What may stay is the gate's own rule, so that what is typed can be shown; but
// nothing is composed and no mark is taken, because the words are the writer's.
// It judges character by character and never looks for whole escape sequences:
// such matchers fail on broken ones.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			n = 2
		}
		switch {
		case r == '\r', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case gate.Safe(r):
			b.WriteRune(r) // U+FFFD for a byte that is not UTF-8
		}
		i += n
	}
	return b.String()
}

func isClean(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if !gate.Safe(rune(c)) {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !gate.Safe(r) || r == utf8.RuneError && n == 1 {
			return false
		}
		i += n
	}
	return true
}
