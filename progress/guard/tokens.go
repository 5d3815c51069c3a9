package guard

import (
	"unicode"
	"unicode/utf8"
)

type shape uint8

const (
	markShape   shape = iota // one character that is neither
	wordShape                // letters, with apostrophes inside
	numberShape              // digits
)

type gap uint8 // what stands before a token

const (
	noGap gap = iota
	spaceGap
	lineGap
	paragraphGap
)

type capitals uint8

const (
	lowerCase capitals = iota
	titleCase          // Sarah, O'Brien, and a single capital letter
	upperCase          // SARAH
)

// A token is a word, a number or one mark of a folded text.
type token struct {
	start, end int32
	shape      shape
	gap        gap
	capitals   capitals
	first      bool // may begin a sentence, so that its capital says nothing
	class      class
}

func tokens(f *folded) []token {
	out := make([]token, 0, len(f.text)/5+8)
	before := paragraphGap
	for i := 0; i < len(f.text); {
		r, size := utf8.DecodeRuneInString(f.text[i:])
		switch {
		case r == '\n':
			if before >= lineGap {
				before = paragraphGap
			} else {
				before = lineGap
			}
			i += size
			continue
		case r == ' ':
			before = max(before, spaceGap)
			i += size
			continue
		}
		t := token{start: int32(i), gap: before}
		before = noGap
		switch {
		case r >= '0' && r <= '9':
			t.shape, i = numberShape, numberEnd(f.text, i)
		case unicode.IsLetter(r):
			t.shape = wordShape
			i, t.capitals = wordEnd(f.text, i)
		default:
			i += size
		}
		t.end = int32(i)
		if t.shape != numberShape {
			t.class = lexicon[f.low[t.start:t.end]]
		}
		t.first = begins(f, out, t)
		out = append(out, t)
	}
	return out
}

func numberEnd(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}

// wordEnd goes to the end of a word. An apostrophe belongs to it between letters, but not that of 's at the end.
func wordEnd(s string, i int) (int, capitals) {
	begin, upper, lower := i, 0, 0
	startsUpper := false
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r):
			if up := unicode.IsUpper(r) || unicode.IsTitle(r); up {
				upper++
				startsUpper = startsUpper || i == begin
			} else {
				lower++
			}
		case unicode.IsMark(r):
		case r == '\'' && innerApostrophe(s[i+1:]):
		default:
			return i, capitalsOf(startsUpper, upper, lower)
		}
		i += size
	}
	return i, capitalsOf(startsUpper, upper, lower)
}

func innerApostrophe(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(rest[size:])
	return r != 's' && r != 'S' || unicode.IsLetter(after)
}

func capitalsOf(startsUpper bool, upper, lower int) capitals {
	switch {
	case !startsUpper:
		return lowerCase
	case lower == 0 && upper > 1, upper > 2 && lower < 3: // and GPs, SCPs
		return upperCase
	}
	return titleCase
}

// begins says whether a token may stand at the beginning of a sentence, a line or a quotation.
func begins(f *folded, before []token, t token) bool {
	if len(before) == 0 || t.gap >= lineGap {
		return true
	}
	last := before[len(before)-1]
	if last.shape != markShape {
		return false
	}
	switch f.text[last.start] {
	case '.':
		return len(before) < 2 || before[len(before)-2].class&abbreviated == 0
	case '!', '?', ':', '|', '#', '>':
		return true
	case '"', '\'', '(', '-', '[', '*':
		return last.first || f.text[last.start] == '"' && t.gap == noGap
	}
	return false
}
