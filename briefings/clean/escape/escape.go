// Package escape writes plain words as Markdown, so that any reader of it shows
// the very words: plain CommonMark, and also the extensions of GitHub and others
// (tables, strikethrough, links made of bare addresses, attributes, formulas).
// Where a character has no meaning it is left alone, so that the file reads well
// as it is.
//
// It takes nothing out: what may not be shown has to be gone already.
package escape

import "strings"

// inline are the characters that mean something wherever they stand.
const inline = "\\`*_[]<>&~|#{}$@"

// Line escapes one line, which stands anywhere a line can. It has no line end in
// it and no blanks at its end.
func Line(l string) string {
	start := len(l) - len(strings.TrimLeft(l, " \t"))
	var b strings.Builder
	for i := range len(l) { // all that has a meaning is ASCII
		c := l[i]
		switch {
		case i == 0 && start > 0:
			b.WriteString(reference(c)) // as itself it would be taken for layout, and those after it
		case i == start && strings.IndexByte("+-=:", c) >= 0, numbered(l, start, i):
			b.WriteString(`\` + l[i:i+1])
		default:
			b.WriteString(anywhere(l, i))
		}
	}
	return b.String()
}

// Words escapes words that have others before them in their line. They have no
// line end in them.
func Words(l string) string {
	var b strings.Builder
	for i := range len(l) {
		b.WriteString(anywhere(l, i))
	}
	return b.String()
}

// anywhere is the character at i of a line, wherever it stands in it.
func anywhere(l string, i int) string {
	switch c := l[i]; {
	case c == '\\' && i == len(l)-1:
		return "&#92;" // before a line break, some readers count its backslashes wrongly
	case strings.IndexByte(inline, c) >= 0, address(l, i):
		return `\` + l[i:i+1]
	}
	return l[i : i+1]
}

// reference writes a blank so that it is never layout.
func reference(c byte) string {
	if c == '\t' {
		return "&#9;"
	}
	return "&#32;"
}

// numbered says whether the character at i ends a number that would begin a
// list.
func numbered(l string, start, i int) bool {
	return (l[i] == '.' || l[i] == ')') && i > start && strings.Trim(l[start:i], "0123456789") == ""
}

// address says whether the character at i would make a link of a bare address.
func address(l string, i int) bool {
	return l[i] == ':' && strings.HasPrefix(l[i:], "://") ||
		l[i] == '.' && i >= 3 && strings.EqualFold(l[i-3:i], "www")
}
