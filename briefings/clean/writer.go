package clean

import (
	"io"
	"unicode/utf8"
)

// A Writer passes on only what may reach a terminal: printable characters, line
// feeds and tabs, and of marks in a heap the first few. A carriage return, alone or
// before a line feed, becomes a line feed, and bytes that are not UTF-8 become
// U+FFFD. It lies below
// everything that is printed, so that a forgotten call leaks nothing, and knows
// characters that are split over several writes: one that is never finished is
// not written.
type Writer struct {
	to     io.Writer
	styled bool
	held   []byte // the beginning of a character or a style, at most longest bytes
	marks  int    // on the last character
	cr     bool   // a line feed was written for a carriage return
	out    []byte // what is being put together, kept for its memory
}

// NewWriter makes a writer for words.
func NewWriter(to io.Writer) *Writer { return &Writer{to: to} }

// NewStyledWriter makes a writer for words with the program's own colours: it
// lets through the styles that [Frame] does.
func NewStyledWriter(to io.Writer) *Writer { return &Writer{to: to, styled: true} }

// Write passes on what is safe of p. It answers with len(p) also where
// characters were left out, and with an error of the writer below.
func (w *Writer) Write(p []byte) (int, error) {
	if len(w.held) == 0 && !w.cr && plain(p) {
		w.marks = 0
		return w.to.Write(p)
	}
	in := p
	if len(w.held) > 0 {
		in = append(w.held, p...)
	}
	w.out = w.out[:0]
	for len(in) > 0 && !w.unfinished(in) {
		in = in[w.take(in):]
	}
	w.held = append([]byte(nil), in...)
	if len(w.out) == 0 {
		return len(p), nil
	}
	if _, err := w.to.Write(w.out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// take puts the character or style that in begins with where it belongs, and
// answers with its bytes.
func (w *Writer) take(in []byte) int {
	r, size := rune(in[0]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRune(in)
	}
	after := w.cr
	w.cr = r == '\r'
	switch {
	case w.cr:
		w.out = append(w.out, '\n')
	case after && r == '\n':
	case r == 0x1b && w.styled && style(in) > 0:
		size = style(in)
		w.out = append(w.out, in[:size]...)
	case Safe(r) && !tooMany(r, &w.marks):
		w.out = utf8.AppendRune(w.out, r)
	}
	return size
}

// unfinished says whether in is a beginning whose meaning the next write
// decides.
func (w *Writer) unfinished(in []byte) bool {
	if in[0] >= utf8.RuneSelf {
		return !utf8.FullRune(in)
	}
	if in[0] != 0x1b || !w.styled || len(in) >= longest {
		return false
	}
	for i, c := range in[1:] {
		if i == 0 && c != '[' || i > 0 && c != ';' && c != ':' && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// plain says whether nothing in p has to be looked at more closely.
func plain(p []byte) bool {
	for _, c := range p {
		if (c < ' ' || c > '~') && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}
