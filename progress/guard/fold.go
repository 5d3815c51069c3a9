package guard

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A folded text is the same text as a plain reader sees it: full-width and other digits as 0 to 9, characters that look
// like Latin ones as those, invisible characters gone, every dash, quote and space the plain one. It knows where each
// of its bytes came from.
type folded struct {
	text   string
	low    string  // the same in small letters, byte for byte as long
	starts []int32 // where the source of each byte starts and ends; nil when nothing was changed
	ends   []int32
}

func fold(source string) folded {
	if plain(source) {
		return folded{text: source, low: strings.ToLower(source)}
	}
	text, low := make([]byte, 0, len(source)), make([]byte, 0, len(source))
	starts, ends := make([]int32, 0, len(source)), make([]int32, 0, len(source))
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRuneInString(source[i:])
		at := i
		i += size
		if r = foldRune(r); r < 0 {
			continue
		}
		before := len(text)
		text = utf8.AppendRune(text, r)
		small := unicode.ToLower(r)
		if utf8.RuneLen(small) != len(text)-before {
			small = r
		}
		low = utf8.AppendRune(low, small)
		for range len(text) - before {
			starts, ends = append(starts, int32(at)), append(ends, int32(i))
		}
	}
	return folded{string(text), string(low), starts, ends}
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' && s[i] != '\n' {
			return false
		}
	}
	return true
}

// source gives the offsets in the source of a stretch that is not empty.
func (f *folded) source(start, end int) (int, int) {
	if f.starts == nil {
		return start, end
	}
	return int(f.starts[start]), int(f.ends[end-1])
}

// foldRune gives the plain form of one character, or -1 for one that nobody sees.
func foldRune(r rune) rune {
	switch {
	case r == '\t' || r == '\r':
		return ' '
	case r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case r < utf8.RuneSelf:
		return r
	case invisible(r):
		return -1
	case r >= 0xFF01 && r <= 0xFF5E:
		return foldMark(r - 0xFEE0)
	case r >= 0x1D400 && r <= 0x1D6A3:
		return mathLetter(r)
	case r >= '①' && r <= '⑨':
		return '1' + r - '①'
	case unicode.IsDigit(r):
		return '0' + digitValue(r)
	case unicode.IsSpace(r) || r == 0x2800 || r == 0x3164:
		return ' '
	}
	if p := lookalike(r); p != 0 {
		return p
	}
	return foldMark(r)
}

func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || r >= 0xFE00 && r <= 0xFE0F || r == 0x034F || r >= 0xE0100 && r <= 0xE01EF
}

// digitValue is the value of a decimal digit of any script: their ranges hold whole tens.
func digitValue(r rune) rune {
	if r <= 0xFFFF {
		for _, g := range unicode.Nd.R16 {
			if r <= rune(g.Hi) {
				return (r - rune(g.Lo)) % 10
			}
		}
	}
	for _, g := range unicode.Nd.R32 {
		if r <= rune(g.Hi) {
			return (r - rune(g.Lo)) % 10
		}
	}
	return 0
}

func mathLetter(r rune) rune {
	if n := (r - 0x1D400) % 52; n < 26 {
		return 'A' + n
	} else {
		return 'a' + n - 26
	}
}

func foldMark(r rune) rune {
	switch r {
	case '‘', '’', 'ʼ', '′', '`', '´', 'ʻ', '‛':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '⁃':
		return '-'
	case '․', '。', '｡', '·', '•', '∙', '⋅':
		return '.'
	case '⁄', '∕':
		return '/'
	case '﹫':
		return '@'
	}
	return r
}

// lookalike gives the Latin letter that a Cyrillic or Greek one cannot be told from, 0 for none.
func lookalike(r rune) rune {
	const from, to = "АВЕКМНОРСТУХІЈЅԚԜаеорсухіјѕԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJSQWaeopcyxijsqwhABEZHIKMNOPTYXo"
	if r < 0x370 || r > 0x52F {
		return 0
	}
	n := 0
	for _, f := range from {
		if f == r {
			return rune(to[n])
		}
		n++
	}
	return 0
}
