package editor

import (
	"unicode"
	"unicode/utf8"
)

// moveTo puts the cursor at a place as a reader would by hand: it ends the
// selection, the run of typing and the remembered column.
func (m *Model) moveTo(p pos) {
	m.goal, m.selecting = -1, false
	m.hist.end()
	m.place(p, false)
}

// place sets the cursor and nothing else.
func (m *Model) place(p pos, eol bool) {
	m.cur, m.eol = p, eol
	m.redraw()
}

// selection returns the selected range, or the cursor twice.
func (m *Model) selection() (from, to pos) {
	switch {
	case !m.selecting:
		return m.cur, m.cur
	case m.anchor.before(m.cur):
		return m.anchor, m.cur
	}
	return m.cur, m.anchor
}

// The motions: where a key leads from the cursor, without going there.

func left(m *Model) pos  { return m.buf.prev(m.cur) }
func right(m *Model) pos { return m.buf.next(m.cur) }

func textStart(*Model) pos { return pos{} }
func textEnd(m *Model) pos { return m.buf.end() }

func paraStart(m *Model) pos { return pos{m.cur.para, 0} }
func paraEnd(m *Model) pos   { return pos{m.cur.para, len(m.buf.paras[m.cur.para].text)} }

// wordLeft leads to the start of this word or the one before it, and from the
// start of a paragraph to the end of the one above.
func wordLeft(m *Model) pos {
	if m.cur.off == 0 {
		return left(m)
	}
	s := m.buf.paras[m.cur.para].text[:m.cur.off]
	s = trimBack(trimBack(s, unicode.IsSpace), inWord)
	return m.buf.snapBack(pos{m.cur.para, len(s)})
}

// wordRight leads to the end of this word or the next one.
func wordRight(m *Model) pos {
	s := m.buf.paras[m.cur.para].text
	if m.cur.off == len(s) {
		return right(m)
	}
	rest := trimFront(trimFront(s[m.cur.off:], unicode.IsSpace), inWord)
	return m.buf.snap(pos{m.cur.para, len(s) - len(rest)})
}

func inWord(r rune) bool { return !unicode.IsSpace(r) }

func trimBack(s string, in func(rune) bool) string {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		if !in(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

func trimFront(s string, in func(rune) bool) string {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if !in(r) {
			break
		}
		s = s[n:]
	}
	return s
}

// The moves: going there. Each keeps or drops the selection as moving asks.

// goes makes a move of a motion.
func goes(motion func(*Model) pos) func(*Model) {
	return func(m *Model) {
		m.goal = -1
		m.place(motion(m), false)
	}
}

// moves makes a key's action of a move: it ends the selection.
func moves(move func(*Model)) func(*Model) bool {
	return func(m *Model) bool {
		m.hist.end()
		m.selecting = false
		move(m)
		return false
	}
}

// selects makes a key's action of a move that draws the selection after it.
func selects(move func(*Model)) func(*Model) bool {
	return func(m *Model) bool {
		m.hist.end()
		if !m.selecting {
			m.anchor, m.selecting = m.cur, true
		}
		move(m)
		m.selecting = m.anchor != m.cur
		return false
	}
}

func (m *Model) left() bool  { return m.step(left, pos.before) }
func (m *Model) right() bool { return m.step(right, func(p, q pos) bool { return q.before(p) }) }

// step moves by one character or, with a selection, to its end on that side.
func (m *Model) step(motion func(*Model) pos, first func(p, q pos) bool) bool {
	to := motion(m)
	if m.selecting {
		if to = m.cur; first(m.anchor, to) {
			to = m.anchor
		}
	}
	m.moveTo(to)
	return false
}

// Rows. A place between two rows of a paragraph is the start of the lower one,
// except for a cursor that came to the end of a row that doesn't end in a space.

// cursorRow is the row that the cursor shows in.
func (m *Model) cursorRow() row {
	p := m.buf.wrapped(m.cur.para)
	r := p.rowOf(m.cur.off)
	if m.eol && r > 0 && p.rows[r] == m.cur.off {
		r--
	}
	return row{m.cur.para, r}
}

func (m *Model) rowStart() {
	m.goal = -1
	r := m.cursorRow()
	m.place(pos{r.para, m.buf.wrapped(r.para).rows[r.row]}, false)
}

func (m *Model) rowEnd() {
	m.goal = -1
	m.place(m.endOf(m.cursorRow()))
}

// endOf is the last place in a row: before the space it was broken at, or, when
// a word was broken, between the two rows and shown on the upper.
func (m *Model) endOf(r row) (p pos, eol bool) {
	para := m.buf.wrapped(r.para)
	start, end := para.span(r.row)
	if r.row == len(para.rows)-1 {
		return pos{r.para, end}, false
	}
	last := m.buf.prev(pos{r.para, end})
	if breaking(para.text[last.off:end]) || para.text[last.off] == '\t' {
		return pos{r.para, max(start, last.off)}, false
	}
	return pos{r.para, end}, true
}

func (m *Model) up()       { m.vertical(-1) }
func (m *Model) down()     { m.vertical(1) }
func (m *Model) pageUp()   { m.page(-m.height) }
func (m *Model) pageDown() { m.page(m.height) }

// vertical moves by rows, keeping to the column it started from.
func (m *Model) vertical(n int) {
	if m.goal < 0 {
		m.goal = m.cursorColumn()
	}
	from := m.cursorRow()
	if to := m.walk(from, n); to != from {
		m.place(m.atColumn(to, m.goal))
	}
}

// page moves the cursor and the window together.
func (m *Model) page(n int) {
	m.settle()
	top := m.walk(m.top, n)
	m.vertical(n)
	m.top = top
	m.redraw()
}

// walk goes n rows down, or up, and stops at the ends of the text.
func (m *Model) walk(r row, n int) row {
	for ; n < 0; n++ {
		switch {
		case r.row > 0:
			r.row--
		case r.para > 0:
			r = row{r.para - 1, len(m.buf.wrapped(r.para-1).rows) - 1}
		default:
			return r
		}
	}
	for ; n > 0; n-- {
		switch {
		case r.row+1 < len(m.buf.wrapped(r.para).rows):
			r.row++
		case r.para+1 < len(m.buf.paras):
			r = row{r.para + 1, 0}
		default:
			return r
		}
	}
	return r
}

// atColumn is the place in a row that is nearest to a column from the left.
func (m *Model) atColumn(r row, column int) (p pos, eol bool) {
	para := m.buf.wrapped(r.para)
	start, _ := para.span(r.row)
	last, eol := m.endOf(r)
	col, x := 0, 0
	for i := start; i < last.off; {
		c := m.buf.measure.cellAt(para.text, i, col)
		if x += c.wide[m.method]; x > column {
			return pos{r.para, i}, false
		}
		col += c.fit
		i = c.end
	}
	return last, eol
}
