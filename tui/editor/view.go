package editor

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// A brush is what a style puts before and after a text. It is worked out once,
// because rendering a style costs more than drawing the whole window.
type brush struct{ on, off string }

type brushes struct{ text, selected, placeholder brush }

func brushOf(s lipgloss.Style) brush {
	const sample = "\ue000" // can't be part of an escape sequence
	on, off, ok := strings.Cut(s.Inline(true).UnsetWidth().UnsetMaxWidth().Render(sample), sample)
	if !ok {
		return brush{}
	}
	return brush{on, off}
}

func (b brush) paint(to *strings.Builder, s string) {
	if s != "" {
		to.WriteString(b.on)
		to.WriteString(s)
		to.WriteString(b.off)
	}
}

// View returns exactly as many rows as the box is high, each at most as wide as
// the box. It is the string of the last call when nothing changed.
func (m *Model) View() string {
	m.settle()
	return m.view.get(m.draw)
}

// Cursor returns where the terminal's cursor belongs, relative to the box and
// always inside it.
func (m *Model) Cursor() *tea.Cursor {
	m.settle()
	at := m.cursorRow()
	y := 0
	for r := m.top; r != at && y < m.height-1; y++ {
		r = m.walk(r, 1)
	}
	c := tea.NewCursor(m.cursorColumn(), y)
	c.Blink = false
	return c
}

// Rows returns how many rows of the text are hidden above and below the window.
func (m *Model) Rows() (above, below int) {
	m.settle()
	n := m.hidden.get(m.countHidden)
	return n[0], n[1]
}

func (m *Model) countHidden() [2]int {
	all, above := 0, m.top.row
	for i := range m.buf.paras {
		n := len(m.buf.wrapped(i).rows)
		all += n
		if i < m.top.para {
			above += n
		}
	}
	return [2]int{above, max(0, all-above-m.height)}
}

// settle moves the window so that the cursor is in it and no row is left empty
// that could show text.
func (m *Model) settle() {
	if m.placed {
		return
	}
	m.placed = true
	if last := len(m.buf.paras) - 1; m.top.para > last {
		m.top = row{last, 0}
	}
	m.top.row = min(m.top.row, len(m.buf.wrapped(m.top.para).rows)-1)
	at := m.cursorRow()
	if at.before(m.top) {
		m.top = at
	}
	if first := m.walk(at, 1-m.height); m.top.before(first) {
		m.top = first
	}
	end := len(m.buf.paras) - 1
	last := row{end, len(m.buf.wrapped(end).rows) - 1}
	if lowest := m.walk(last, 1-m.height); lowest.before(m.top) {
		m.top = lowest
	}
}

// cursorColumn is the column of the cursor in its row. Behind spaces that hang
// over the edge it is the last column of the box.
func (m *Model) cursorColumn() int {
	r := m.cursorRow()
	para := m.buf.wrapped(r.para)
	col, x := 0, 0
	for i := para.rows[r.row]; i < m.cur.off; {
		c := m.buf.measure.cellAt(para.text, i, col)
		col += c.fit
		x += c.wide[m.method]
		i = c.end
	}
	return min(x, m.width-1)
}

func (m *Model) draw() string {
	var b strings.Builder
	b.Grow(m.height * m.width)
	buf, r := &m.buf, m.top
	if m.buf.empty() && m.placeholder != "" {
		stand := newBuffer(m.placeholder, m.buf.measure)
		buf, r = &stand, row{}
	}
	for y := range m.height {
		if y > 0 {
			b.WriteByte('\n')
		}
		if r.para == len(buf.paras) {
			continue
		}
		para := buf.wrapped(r.para)
		m.drawRow(&b, para, r, buf != &m.buf)
		if r.row++; r.row == len(para.rows) {
			r = row{r.para + 1, 0}
		}
	}
	return b.String()
}

// drawRow draws the part before the selection, the part in it and the rest.
func (m *Model) drawRow(b *strings.Builder, para *para, r row, placeholder bool) {
	start, end := para.span(r.row)
	if placeholder {
		g, _ := m.buf.measure.glyphs(para.text, start, end, 0)
		m.brushes.placeholder.paint(b, g)
		return
	}
	from, to := m.selection()
	a := clampTo(from, r.para, start, end)
	z := clampTo(to, r.para, start, end)
	g, col := m.buf.measure.glyphs(para.text, start, a, 0)
	m.brushes.text.paint(b, g)
	g, col = m.buf.measure.glyphs(para.text, a, z, col)
	m.brushes.selected.paint(b, g)
	g, _ = m.buf.measure.glyphs(para.text, z, end, col)
	m.brushes.text.paint(b, g)
}

// clampTo gives the byte of a paragraph, between start and end, that is nearest
// to a place.
func clampTo(p pos, para, start, end int) int {
	switch {
	case p.para < para:
		return start
	case p.para > para:
		return end
	}
	return min(max(p.off, start), end)
}

// glyphs returns what is drawn for a part of a row that starts at column col,
// and the column behind it. What hangs over the edge is left out.
func (m *measure) glyphs(text string, start, end, col int) (string, int) {
	if n := end - start; n <= m.room-col && plain(text[start:end]) {
		if end == len(text) || text[end] < 0x80 {
			return text[start:end], col + n
		}
	}
	var b strings.Builder
	for i := start; i < end; {
		c := m.cellAt(text, i, col)
		if col += c.fit; col > m.room {
			break
		}
		if c.glyph == "" {
			b.WriteString("    "[:c.fit])
		}
		b.WriteString(c.glyph)
		i = c.end
	}
	return b.String(), col
}

// plain reports whether every byte is a character that takes one cell.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}
