package intake

import (
	"slices"
	"strings"
)

// A section is what goes to one part.
type section struct {
	number int
	title  string
	line   int
	head   []Block // that the title is made of
	blocks []Block
}

// A body is a document, cut: what stands before the parts, and the parts in number
// order.
type body struct {
	intro []Block
	parts []section
	whole bool // no parts were found: parts has one, without a title of its own
}

// sections cuts a document into intro and parts.
func (d *Document) sections(in *Imported) *body {
	for _, weak := range []bool{false, true} {
		try := &Imported{}
		blocks := leadIns(laidOut(try, d.Blocks, weak))
		chosen := choose(try, blocks)
		if len(chosen) == 0 && !weak {
			continue
		}
		if len(chosen) > 0 {
			in.Doubts = append(in.Doubts, try.Doubts...)
			return cutAt(in, blocks, chosen)
		}
	}
	blocks := laidOut(in, d.Blocks, false)
	_ = choose(in, blocks) // for its doubts
	if b := byHeadings(in, blocks); b != nil && d.marked {
		return b
	}
	in.doubt(0, Unnumbered, "", 0)
	return &body{parts: []section{{number: 1, blocks: slices.Clone(blocks)}}, whole: true}
}

func cutAt(in *Imported, blocks []Block, chosen []candidate) *body {
	b := &body{intro: blocks[:chosen[0].at]}
	for i, c := range chosen {
		end := len(blocks)
		if i+1 < len(chosen) {
			end = chosen[i+1].at
		}
		s := section{number: c.number, title: c.title, line: blocks[c.at].Line, head: blocks[c.at : c.at+c.blocks()], blocks: blocks[c.at+c.blocks() : end]}
		if s.title == "" {
			s.title = blocks[c.at].plain()
			in.doubt(s.line, NoPartTitle, s.title, s.number)
		}
		b.parts = append(b.parts, s)
	}
	slices.SortStableFunc(b.parts, func(x, y section) int { return x.number - y.number })
	return b
}

// byHeadings makes parts of the headings of a document that has no numbers.
func byHeadings(in *Imported, blocks []Block) *body {
	var heads []int
	for level := 1; level <= 3 && len(heads) < 2; level++ {
		heads = heads[:0]
		for i, b := range blocks {
			if b.Kind == heading && b.Level == level && strings.TrimSpace(b.plain()) != "" {
				heads = append(heads, i)
			}
		}
	}
	if len(heads) < 2 {
		return nil
	}
	b := &body{intro: blocks[:heads[0]]}
	for i, at := range heads {
		end := len(blocks)
		if i+1 < len(heads) {
			end = heads[i+1]
		}
		b.parts = append(b.parts, section{i + 1, blocks[at].plain(), blocks[at].Line, blocks[at : at+1], blocks[at+1 : end]})
	}
	in.doubt(b.parts[0].line, NumberedHeadings, b.parts[0].title, len(heads))
	return b
}

// leadIns cuts the paragraphs whose bold beginning is the heading of a part and that
// go on in ordinary letters.
func leadIns(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		n := 0
		for n < len(b.Spans) && b.Spans[n].Strong {
			n++
		}
		head, rest := b, b
		head.Spans = b.Spans[:n]
		rest.Spans, rest.Mark, rest.Apart = b.Spans[n:], "", false
		_, title, _, ok := partMark(head.plain())
		if n == 0 || n == len(b.Spans) || !ok || title == "" || wordsIn(title) > longTitle || wordsIn(rest.plain()) < 3 ||
			b.Kind != paragraph && (b.Kind != item || b.Mark == "") {
			out = append(out, b)
			continue
		}
		rest.Kind = paragraph
		out = append(out, head, rest)
	}
	return out
}

// laidOut puts the cells of those tables one after the other that only lay out the
// page. Where weak is given, these are also the tables whose cells only begin with a
// number.
func laidOut(in *Imported, blocks []Block, weak bool) []Block {
	var out []Block
	for _, b := range blocks {
		if b.Kind != table || !layout(b, weak) {
			out = append(out, b)
			continue
		}
		in.doubt(b.Line, TableLaidOut, "", 0)
		out = append(out, laidOut(in, cellsInOrder(b), weak)...)
	}
	return out
}

func layout(b Block, weak bool) bool {
	wide, opens := 0, map[int]bool{}
	for _, row := range b.Rows {
		wide = max(wide, len(row))
		for _, cell := range row {
			if n, ok := opensPart(cell, weak); ok {
				opens[n] = true
			}
			for _, inner := range cell {
				if inner.Kind == table { // no Markdown table has one in a cell
					return true
				}
			}
		}
	}
	return wide <= 1 || len(b.Rows) == 1 || len(opens) >= 2
}

// opensPart says whether a cell begins with the heading of a part.
func opensPart(cell Cell, weak bool) (int, bool) {
	if len(cell) == 0 {
		return 0, false
	}
	n, title, f, ok := partMark(cell[0].plain())
	if !ok || wordsIn(title) > longTitle {
		return 0, false
	}
	sure := (f == named || f == padded) && (title != "" || len(cell) > 1) || f == marked && len(cell) > 1
	return n, sure || weak
}

// cellsInOrder are the blocks of all cells, row by row; but where a row has only
// headings, each has the cell below it after it.
func cellsInOrder(b Block) (out []Block) {
	for i := 0; i < len(b.Rows); i++ {
		row := b.Rows[i]
		below := i+1 < len(b.Rows) && len(row) > 1 && len(b.Rows[i+1]) == len(row) && headsAbove(row, b.Rows[i+1])
		for j, cell := range row {
			out = append(out, cell...)
			if below {
				out = append(out, b.Rows[i+1][j]...)
			}
		}
		if below {
			i++
		}
	}
	return out
}

// headsAbove says whether one row has only headings, and the next none of their form.
func headsAbove(row, next []Cell) bool {
	if len(row[0]) != 1 {
		return false
	}
	_, _, form, ok := partMark(row[0][0].plain())
	for i := range row {
		ok = ok && len(row[i]) == 1 && opensAs(row[i], form) && !opensAs(next[i], form)
	}
	return ok
}

func opensAs(c Cell, f form) bool {
	if len(c) == 0 {
		return false
	}
	_, title, g, ok := partMark(c[0].plain())
	return ok && f == g && wordsIn(title) <= longTitle
}
