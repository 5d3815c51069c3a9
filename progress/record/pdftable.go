package record

import "fmt"

// A cell is laid out: its lines, and whether it names its column or row.
type cell struct {
	lines []string
	names bool
}

// table writes a table. A row that is longer than the page goes on on the next one.
func (p *paper) table(t table) {
	var head []cell
	if t.head != nil {
		head = p.cells(t, t.head, len(t.head))
		p.room(float64(tallest(head)+2) * sizeText * leading)
		p.row(t, head)
	}
	for _, texts := range t.rows {
		names := 0
		if t.head == nil {
			names = 1
		}
		row := p.cells(t, texts, names)
		for tallest(row) > 0 {
			if p.fits() < min(tallest(row), 12) {
				p.page()
				if head != nil {
					p.row(t, head)
				}
			}
			var now []cell
			now, row = cut(row, max(1, p.fits()))
			p.row(t, now)
		}
	}
	p.y += gap
}

// cells lays the cells of a row out.
func (p *paper) cells(t table, texts []string, names int) []cell {
	row := make([]cell, len(texts))
	for i, text := range texts {
		row[i].names = i < names
		for j, lines := range paragraphs(text) {
			if j > 0 {
				row[i].lines = append(row[i].lines, "")
			}
			for _, l := range lines {
				row[i].lines = append(row[i].lines, p.fit(l, sizeText, width(t, i)-2*pad)...)
			}
		}
	}
	return row
}

func width(t table, column int) float64 {
	return float64(across-2*margin) * float64(t.widths[column]) / 100
}

// fits is how many lines of a row the page still has room for.
func (p *paper) fits() int { return int((down - ground - p.y - 2*pad) / (sizeText * leading)) }

// tallest is how many lines the longest cell has.
func tallest(row []cell) (n int) {
	for _, c := range row {
		n = max(n, len(c.lines))
	}
	return n
}

// cut takes so many lines off a row.
func cut(row []cell, n int) (now, rest []cell) {
	for _, c := range row {
		at := min(n, len(c.lines))
		now = append(now, cell{c.lines[:at], c.names})
		rest = append(rest, cell{c.lines[at:], c.names})
	}
	return now, rest
}

// row draws a row, cell by cell: that is the order in which it is read.
func (p *paper) row(t table, row []cell) {
	height := float64(tallest(row))*sizeText*leading + 2*pad
	x := float64(margin)
	for i, c := range row {
		p.SetLineWidth(0.2)
		p.Rect(x, p.y, width(t, i), height, "D")
		for j, l := range c.lines {
			p.put(x+pad, p.y+pad+float64(j)*sizeText*leading, sizeText, c.names, l)
		}
		x += width(t, i)
	}
	p.y += height
}

// number writes at the foot of each page which it is, once it is known how many there are.
func (p *paper) number() {
	n := p.PageCount()
	for i := 1; i <= n; i++ {
		p.SetPage(i)
		words := fmt.Sprintf("Page %d of %d", i, n)
		p.SetFontSize(sizeText) // so that the size is written on this page, too
		p.SetFontSize(sizeFoot)
		p.put((across-p.GetStringWidth(words))/2, down-ground/1.5, sizeFoot, false, words)
	}
}
