package editor

import "sort"

// A para is one paragraph: the text between two line ends, and where its rows
// begin. Characters are not kept; they are read from the text, a row at a time,
// because the start of a row is always the start of a character.
type para struct {
	text  string
	rows  []int // byte offset of each row's start; rows[0] is 0
	room  int   // what rows were made for; 0 when they are out of date
	words int   // -1 when it has to be counted
}

func newPara(text string) *para {
	return &para{text: text, words: -1}
}

// roomIn is the measure for a box: the last column is left for the cursor behind
// a full row, unless there is no column to spare.
func roomIn(width int) int {
	if width > 2 {
		return width - 1
	}
	return width
}

// wrap makes the rows for a measure of width, if they are not there yet.
func (p *para) wrap(m *measure) {
	if p.room == m.room {
		return
	}
	p.room = m.room
	p.rows = append(p.rows[:0], 0)
	for at := 0; ; {
		next, more := m.nextRow(p.text, at)
		if !more {
			return
		}
		p.rows = append(p.rows, next)
		at = next
	}
}

// nextRow finds where the row that starts at a byte ends and the next starts.
// It fills the row, then goes back behind its last space; a word longer than a
// row is broken between characters. Spaces that don't fit hang over the edge,
// all of them; when the paragraph ends in them the next row is an empty one,
// for the cursor to go to.
//
// It reads no further than the first character that doesn't fit. [para.splice]
// relies on that.
func (m *measure) nextRow(text string, start int) (next int, more bool) {
	col, word := 0, -1 // word: where the last word begun in this row starts
	for i := start; i < len(text); {
		c := m.cellAt(text, i, col)
		if col+c.fit > m.room {
			switch {
			case c.space:
				return m.spacesEnd(text, i), true
			case word >= 0:
				return word, true
			case i > start:
				return i, true
			}
		}
		col += c.fit
		i = c.end
		if c.space {
			word = i
		}
	}
	return 0, false
}

func (m *measure) spacesEnd(text string, i int) int {
	for i < len(text) {
		c := m.cellAt(text, i, 0)
		if !c.space {
			break
		}
		i = c.end
	}
	return i
}

// lookBack is how many rows before a change may break differently for it: a row
// looks as far as the first character after the next row, and a change may
// lengthen that character.
const lookBack = 3

// splice replaces the bytes from a to b and brings the rows up to date by
// wrapping from a little before the change until a row starts where one did
// before. In ordinary writing that is a handful of rows, however long the
// paragraph is.
func (p *para) splice(a, b int, s string, m *measure) {
	p.wrap(m)
	old := p.rows
	first := max(0, p.rowOf(a)-lookBack)
	lo, hi := wordAround(p.text, a, b)
	gone := countWords(p.text[lo:hi])
	p.text = p.text[:a] + s + p.text[b:]

	shift := len(s) - (b - a)
	if p.words >= 0 {
		p.words += countWords(p.text[lo:hi+shift]) - gone
	}
	fresh := make([]int, 0, 2*lookBack)
	after := sort.SearchInts(old, b+1) // rows that start behind the change
	for at := old[first]; ; {
		next, more := m.nextRow(p.text, at)
		if !more {
			p.rows = append(old[:first+1], fresh...)
			return
		}
		for after < len(old) && old[after]+shift < next {
			after++
		}
		if after < len(old) && old[after]+shift == next {
			break
		}
		fresh = append(fresh, next)
		at = next
	}
	p.rows = replaceRows(old, first+1, after, fresh, shift)
}

// replaceRows puts fresh in the place of rows[from:to] and moves what follows.
func replaceRows(rows []int, from, to int, fresh []int, shift int) []int {
	for i := to; i < len(rows); i++ {
		rows[i] += shift
	}
	if len(fresh) == to-from {
		copy(rows[from:], fresh)
		return rows
	}
	out := make([]int, 0, len(rows)+len(fresh)-(to-from)+lookBack)
	out = append(append(out, rows[:from]...), fresh...)
	return append(out, rows[to:]...)
}

// rowOf finds the row that holds a byte. A place between two rows is in the
// lower one.
func (p *para) rowOf(off int) int {
	return sort.SearchInts(p.rows, off+1) - 1
}

// span returns the bytes of a row.
func (p *para) span(r int) (start, end int) {
	if r+1 < len(p.rows) {
		return p.rows[r], p.rows[r+1]
	}
	return p.rows[r], len(p.text)
}
