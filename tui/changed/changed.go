// Package changed says what changed between two texts, by words, and sets it into
// rows with the changed words marked by a style and by signs.
package changed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// A Kind says what became of a piece of text.
type Kind int

// It stands in both texts, in the old one only, or in the new one only.
const (
	Same Kind = iota
	Gone
	Added
)

// A Piece is a stretch of text and what became of it. The pieces that are not
// added are the old text, those that are not gone the new one.
type Piece struct {
	Kind Kind
	Text string
}

// mostTokens is how many words, or lines, of either text are compared. The cost
// grows with their square where little is alike: 3000 take a tenth of a second
// or so.
const mostTokens = 3000

// Between says what changed between two texts: by words, in large texts by
// lines, and in very large ones as one change between a common beginning and a
// common end.
func Between(old, new string) []Piece {
	head, old, new, tail := trim(old, new)
	a, b := words(old), words(new)
	if max(len(a), len(b)) > mostTokens {
		a, b = strings.SplitAfter(old, "\n"), strings.SplitAfter(new, "\n")
	}
	if max(len(a), len(b)) > mostTokens {
		a, b = []string{old}, []string{new}
	}
	pieces := []Piece{{Same, head}}
	pieces = append(pieces, tokens(a, b)...)
	return join(append(pieces, Piece{Same, tail}))
}

// trim takes off what both texts begin and end with, in whole words.
func trim(old, new string) (head, a, b, tail string) {
	n := 0
	for n < len(old) && n < len(new) && old[n] == new[n] {
		n++
	}
	for n > 0 && (inWord(old, n) || inWord(new, n)) {
		n--
	}
	head, old, new = old[:n], old[n:], new[n:]
	n = 0
	for n < len(old) && n < len(new) && old[len(old)-1-n] == new[len(new)-1-n] {
		n++
	}
	for n > 0 && (inWord(old, len(old)-n) || inWord(new, len(new)-n)) {
		n--
	}
	return head, old[:len(old)-n], new[:len(new)-n], old[len(old)-n:]
}

// inWord says whether a byte offset lies within a word or a character.
func inWord(text string, at int) bool {
	if at == 0 || at == len(text) {
		return false
	}
	if !utf8.RuneStart(text[at]) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return kindOf(before) == kindOf(after) && kindOf(after) != other
}

const (
	letter = iota
	blank
	other
)

// kindOf is what a character is to a word. A mark or a joiner belongs to the
// letter before it.
func kindOf(r rune) int {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '\'', r == '’', r == '\u200d', r == '\u200c':
		return letter
	case r == ' ', r == '\t':
		return blank
	}
	return other
}

// words cuts a text into words, runs of blanks, and single characters of every
// other kind.
func words(text string) (all []string) {
	for begin, i := 0, 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		if i += size; !inWord(text, i) || i == len(text) {
			all = append(all, text[begin:i])
			begin = i
		}
	}
	return all
}

// tokens compares two lists. Each token gets a character of its own, because
// that is what the comparison works on.
func tokens(a, b []string) (pieces []Piece) {
	runes, known := map[string]rune{}, []string{}
	code := func(list []string) []rune {
		out := make([]rune, len(list))
		for i, token := range list {
			r, ok := runes[token]
			if !ok {
				r = rune(len(known) + 1)
				runes[token], known = r, append(known, token)
			}
			out[i] = r
		}
		return out
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // what comes out must not depend on the clock; mostTokens bounds it
	for _, diff := range d.DiffMainRunes(code(a), code(b), false) {
		var text strings.Builder
		for _, r := range diff.Text {
			text.WriteString(known[r-1])
		}
		kind := map[diffmatchpatch.Operation]Kind{
			diffmatchpatch.DiffEqual: Same, diffmatchpatch.DiffDelete: Gone, diffmatchpatch.DiffInsert: Added,
		}[diff.Type]
		pieces = append(pieces, Piece{kind, text.String()})
	}
	return pieces
}

// join makes one change of those that only blanks keep apart, and puts what is
// gone before what came in its place.
func join(pieces []Piece) (all []Piece) {
	var out, in strings.Builder
	flush := func() {
		for _, p := range []Piece{{Gone, out.String()}, {Added, in.String()}} {
			if p.Text != "" {
				all = append(all, p)
			}
		}
		out.Reset()
		in.Reset()
	}
	for i, p := range pieces {
		between := i+1 < len(pieces) && pieces[i+1].Kind != Same && out.Len() > 0 && in.Len() > 0
		switch {
		case p.Text == "":
		case p.Kind == Gone:
			out.WriteString(p.Text)
		case p.Kind == Added:
			in.WriteString(p.Text)
		case between && strings.Trim(p.Text, " \t") == "":
			out.WriteString(p.Text)
			in.WriteString(p.Text)
		default:
			flush()
			all = append(all, p)
		}
	}
	flush()
	return all
}
