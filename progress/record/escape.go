package record

import "strings"

// A text is escaped for Markdown so that any reader of it shows the very words:
// plain CommonMark, and also the extensions of GitHub and others (tables,
// strikethrough, links made of bare addresses, attributes, formulas). Where a
// character has no meaning it is left alone, so that the file reads well as it
// is.

// inline are the characters that mean something wherever they stand.
const inline = "\\`*_[]<>&~|#{}$@"

// markdownLine escapes one line, which stands anywhere a line can. It has no
// blanks at its end.
func markdownLine(l string) string {
	var b strings.Builder
	start := len(l) - len(strings.TrimLeft(l, " \t"))
	for i := range len(l) { // all that has a meaning is ASCII
		c := l[i]
		switch {
		case i == 0 && start > 0:
			b.WriteString(reference(c)) // as itself it would be taken for layout, and those after it
			continue
		case c == '\\' && i == len(l)-1:
			b.WriteString("&#92;") // before a line break, some readers count its backslashes wrongly
			continue
		case strings.IndexByte(inline, c) >= 0, i == start && strings.IndexByte("+-=:", c) >= 0,
			numbered(l, start, i), address(l, i):
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
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
