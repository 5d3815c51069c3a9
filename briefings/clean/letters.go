package clean

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Letters is words with plain letters in the place of accented ones, for names that
// have a to z alone: “Über” is “Uber”. What has no plain letter stays.
func Letters(s string) string {
	var out strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < 0x80:
			out.WriteRune(r)
		default:
			if plain := plainLetter(r); plain != "" {
				out.WriteString(plain)
			} else {
				out.WriteRune(r)
			}
		}
	}
	return out.String()
}

// plainLetter is what is written for a letter that is no plain one with a mark.
func plainLetter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'Æ':
		return "AE"
	case 'æ':
		return "ae"
	case 'Œ':
		return "OE"
	case 'œ':
		return "oe"
	case 'Ø':
		return "O"
	case 'ø':
		return "o"
	case 'Ł':
		return "L"
	case 'ł':
		return "l"
	case 'Đ', 'Ð':
		return "D"
	case 'đ', 'ð':
		return "d"
	case 'Þ':
		return "Th"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	}
	return ""
}
