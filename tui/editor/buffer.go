package editor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pos is a place in the text: a paragraph and a byte in it. Places handed
// around in this package lie between two characters, never inside one, except
// where a comment says so.
type pos struct{ para, off int }

func (p pos) before(q pos) bool {
	return p.para < q.para || p.para == q.para && p.off < q.off
}

// A row is a screen row: a paragraph and a row of it.
type row struct{ para, row int }

func (r row) before(s row) bool {
	return r.para < s.para || r.para == s.para && r.row < s.row
}

// A buffer is the text, as paragraphs. There is always at least one. Paragraphs
// are wrapped when somebody asks for their rows, and not before.
type buffer struct {
	paras   []*para
	measure *measure
}

func newBuffer(text string, m *measure) buffer {
	b := buffer{measure: m}
	for _, l := range lines(text) {
		b.paras = append(b.paras, newPara(l))
	}
	return b
}

// wrapped returns a paragraph with its rows up to date.
func (b *buffer) wrapped(i int) *para {
	p := b.paras[i]
	p.wrap(b.measure)
	return p
}

func (b *buffer) empty() bool {
	return len(b.paras) == 1 && b.paras[0].text == ""
}

func (b *buffer) text() string {
	return b.slice(pos{}, b.end())
}

func (b *buffer) end() pos {
	last := len(b.paras) - 1
	return pos{last, len(b.paras[last].text)}
}

// slice returns the text between two places.
func (b *buffer) slice(from, to pos) string {
	if from.para == to.para {
		return b.paras[from.para].text[from.off:to.off]
	}
	var s strings.Builder
	s.Grow(b.offset(to) - b.offset(from))
	s.WriteString(b.paras[from.para].text[from.off:])
	for _, p := range b.paras[from.para+1 : to.para] {
		s.WriteByte('\n')
		s.WriteString(p.text)
	}
	s.WriteByte('\n')
	s.WriteString(b.paras[to.para].text[:to.off])
	return s.String()
}

// replace puts s in the place of what is between from and to, and returns where
// s ends now. The character there may have grown together with s, so that the
// place lies inside one: see [buffer.snap].
func (b *buffer) replace(from, to pos, s string) pos {
	if from.para == to.para && !strings.Contains(s, "\n") {
		b.paras[from.para].splice(from.off, to.off, s, b.measure)
		return pos{from.para, from.off + len(s)}
	}
	ls := lines(b.paras[from.para].text[:from.off] + s)
	last := len(ls) - 1
	end := pos{from.para + last, len(ls[last])}
	ls[last] += b.paras[to.para].text[to.off:]
	fresh := make([]*para, len(ls))
	for i, l := range ls {
		fresh[i] = newPara(l)
	}
	b.paras = slices.Replace(b.paras, from.para, to.para+1, fresh...)
	return end
}

// offset counts the bytes before a place.
func (b *buffer) offset(p pos) int {
	n := p.off
	for _, q := range b.paras[:p.para] {
		n += len(q.text) + 1
	}
	return n
}

// at finds the place after that many bytes, which may lie inside a character.
func (b *buffer) at(offset int) pos {
	offset = max(0, offset)
	for i, p := range b.paras {
		if offset <= len(p.text) {
			return pos{i, offset}
		}
		offset -= len(p.text) + 1
	}
	return b.end()
}

// around returns the start and end of the character that holds a byte. For a
// place between two characters both are that place.
func (b *buffer) around(p pos) (from, to pos) {
	q := b.wrapped(p.para)
	at, _ := q.span(q.rowOf(p.off))
	for at < p.off {
		next := at + len(clusterAt(q.text, at))
		if next > p.off {
			return pos{p.para, at}, pos{p.para, next}
		}
		at = next
	}
	return p, p
}

// snap moves a place that lies inside a character to its end; snapBack to its
// start.
func (b *buffer) snap(p pos) pos {
	_, to := b.around(p)
	return to
}

func (b *buffer) snapBack(p pos) pos {
	from, _ := b.around(p)
	return from
}

// next returns the place one character on; a line end counts as one.
func (b *buffer) next(p pos) pos {
	text := b.paras[p.para].text
	switch {
	case p.off < len(text):
		return pos{p.para, p.off + len(clusterAt(text, p.off))}
	case p.para+1 < len(b.paras):
		return pos{p.para + 1, 0}
	}
	return p
}

// prev returns the place one character back.
func (b *buffer) prev(p pos) pos {
	switch {
	case p.off > 0:
		return b.snapBack(pos{p.para, p.off - 1})
	case p.para > 0:
		return pos{p.para - 1, len(b.paras[p.para-1].text)}
	}
	return p
}

// words counts the words of all paragraphs; only those that changed are read.
func (b *buffer) words() int {
	n := 0
	for _, p := range b.paras {
		if p.words < 0 {
			p.words = countWords(p.text)
		}
		n += p.words
	}
	return n
}

func countWords(s string) int {
	n, inWord := 0, false
	for _, r := range s {
		space := r == ' ' || r >= utf8.RuneSelf && unicode.IsSpace(r) || r == '\t'
		if !space && !inWord {
			n++
		}
		inWord = !space
	}
	return n
}

// wordAround widens a range to the white space around it.
func wordAround(s string, a, b int) (lo, hi int) {
	lo = len(trimBack(s[:a], inWord))
	hi = len(s) - len(trimFront(s[b:], inWord))
	return lo, hi
}
