package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes foreign text fit to be kept and drawn. Line ends become "\n";
// bytes that are not UTF-8 become U+FFFD; control characters other than "\n"
// and tab, bidi controls, tags and other invisible format characters go.
// Joiners and variation selectors stay, because emoji, Persian and Indic
// scripts are written with them. Clean text comes back as it is, and cleaning
// twice is cleaning once.
//
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
		case kept(r):
			b.WriteRune(r) // U+FFFD for a byte that is not UTF-8
		}
		i += n
	}
	return b.String()
}

func isClean(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if !kept(rune(c)) {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !kept(r) || r == utf8.RuneError && n == 1 {
			return false
		}
		i += n
	}
	return true
}

// kept reports whether r may stand in a text.
func kept(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return true
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return false
	case r < 0xad:
		return true
	case r == zwnj, r == zwj:
		return true
	case unicode.Is(unicode.Cf, r):
		// Signs such as the Arabic end of ayah are letters to their readers,
		// though Unicode files them under format.
		return unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return r != '\u2028' && r != '\u2029' && !isTag(r)
}

const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// isTag covers the whole block, assigned or not. Flags of England, Scotland and
// Wales are spelt with tags and come out as a black flag: tags can also carry
// whole sentences that nobody sees.
func isTag(r rune) bool {
	return r >= 0xe0000 && r <= 0xe007f
}
