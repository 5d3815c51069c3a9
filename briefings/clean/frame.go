package clean

import (
	"strings"
	"unicode/utf8"
)

// A Styled is rows of text with the program's own colours, as they may be
// drawn. Only [Frame] makes one.
type Styled struct{ s string }

// String is the rows, joined by \n.
func (s Styled) String() string { return s.s }

// Frame is the last gate before the terminal. It lets through what is
// printable, the line feed, and colours and attributes (SGR) as a style has
// them; everything else is left out, whatever the cleaning before it has let
// slip: controls, tabs, other sequences, blinking and concealed text, bidi
// controls, tags, bytes that are not UTF-8, and marks in heaps.
//
// It runs on every frame. Where nothing is to be left out, it takes a few
// microseconds and no memory.
func Frame(rows string) Styled {
	marks := 0
	for i := 0; i < len(rows); {
		n, ok := framed(rows[i:], &marks)
		if !ok {
			return Styled{reframe(rows, i)}
		}
		i += n
	}
	return Styled{rows}
}

// reframe leaves out what may not be drawn, from the first such byte on.
func reframe(rows string, first int) string {
	var b strings.Builder
	b.Grow(len(rows))
	b.WriteString(rows[:first])
	marks := 0
	for _, r := range rows[:first] {
		tooMany(r, &marks)
	}
	for i := first; i < len(rows); {
		n, ok := framed(rows[i:], &marks)
		if ok {
			b.WriteString(rows[i : i+n])
		}
		i += n
	}
	return b.String()
}

// framed is how many bytes the character or style has that rows begin with,
// and whether it may be drawn. marks counts from one call to the next.
func framed(rows string, marks *int) (size int, ok bool) {
	switch c := rows[0]; {
	case c == 0x1b:
		if n := style(rows); n > 0 {
			return n, true
		}
		return 1, false
	case c == '\n' || c >= ' ' && c < 0x7f:
		*marks = 0
		return max(1, plainRun(rows)), true
	case c < utf8.RuneSelf:
		return 1, false
	}
	r, size := utf8.DecodeRuneInString(rows)
	if r == utf8.RuneError && size == 1 {
		return 1, false
	}
	return size, Safe(r) && !tooMany(r, marks)
}
