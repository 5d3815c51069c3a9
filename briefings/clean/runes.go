package clean

import "unicode"

// maxMarks is how many marks and joiners one visible character may carry. No
// language needs more; stacks of hundreds are drawn over the neighbouring rows.
const maxMarks = 8

// The joiners. Persian, Indic scripts and emoji are written with them.
const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// Safe says whether a character may reach a terminal: it is printable, or is
// the line feed or the tab, and neither hides text nor turns its direction.
func Safe(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return true
	case r < ' ' || r >= 0x7f && r < 0xa0: // C0, DEL and C1
		return false
	case r < 0xad || r >= 0x2500 && r < 0x2600: // most texts, and what frames are drawn with
		return true
	case r == zwnj || r == zwj:
		return true
	case r == 0x2028 || r == 0x2029: // line and paragraph separator
		return false
	case r >= 0xd800 && r < 0xe000 || r > unicode.MaxRune:
		return false
	case r >= 0xe0000 && r <= 0xe007f:
		// Tags, assigned or not. The flags of England, Scotland and Wales are
		// spelt with them and come out as a black flag: they can also carry
		// whole sentences that nobody sees.
		return false
	}
	// Signs such as the Arabic end of ayah are letters to their readers, though
	// Unicode files them under format with the bidi controls.
	return !unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// tooMany counts the marks and joiners since the last character that carries
// them, and says whether r is one more than it may have.
func tooMany(r rune, marks *int) bool {
	if r < 0x300 || r != zwnj && r != zwj && !unicode.Is(unicode.M, r) {
		*marks = 0
		return false
	}
	*marks++
	return *marks > maxMarks
}
