package intake

import (
	"strings"
	"unicode"
)

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func wordsIn(s string) int { return len(strings.Fields(s)) }

// sentence says whether words end as a sentence does.
func sentence(s string) bool {
	s = strings.TrimRight(s, "”\"’')] ")
	return s != "" && strings.ContainsRune(".,;:…", rune(s[len(s)-1]))
}

// listsWithoutMarks makes items of short lines that follow each other below a line
// that ends with a colon.
func (d *Document) listsWithoutMarks() {
	for i := 0; i < len(d.Blocks); i++ {
		if d.Blocks[i].Kind != paragraph || !strings.HasSuffix(d.Blocks[i].plain(), ":") {
			continue
		}
		end := i + 1
		for end < len(d.Blocks) && d.listLike(end, end > i+1) {
			end++
		}
		if end-i-1 < 3 {
			continue
		}
		d.doubt(d.Blocks[i+1].Line, ListTaken, d.Blocks[i+1].plain(), end-i-1)
		for j := i + 1; j < end; j++ {
			d.Blocks[j].Kind = item
		}
		i = end - 1
	}
}

// listLike says whether a block is a short line, right below the last one where it is
// not the first.
func (d *Document) listLike(i int, below bool) bool {
	b := d.Blocks[i]
	if b.Kind != paragraph || below && b.Apart || strings.HasSuffix(b.plain(), ":") || strings.HasPrefix(b.plain(), "*") {
		return false
	}
	_, _, _, part := partMark(b.plain())
	for _, s := range b.Spans {
		if s.Link {
			return false
		}
	}
	return !part && wordsIn(b.plain()) <= 12
}

// credits lists the lines that begin with a star and are no list: notes to a star
// elsewhere.
func (d *Document) credits() {
	for _, b := range d.Blocks {
		if t := b.plain(); b.Kind == paragraph && strings.HasPrefix(t, "*") && len(t) > 1 {
			d.doubt(b.Line, Credit, t, 0)
		}
	}
}

// guessHeadings makes headings of the short lines of a plain text that stand alone
// above a paragraph.
func guessHeadings(in *Imported, blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		t := b.plain()
		if b.Kind != paragraph || !b.Apart && i > 0 || wordsIn(t) > 10 || sentence(t) || i+1 >= len(blocks) || !alone(blocks, i) {
			continue
		}
		if r := []rune(t); len(r) == 0 || !unicode.IsUpper(r[0]) || hasLink(*b) {
			continue
		}
		if next := blocks[i+1].plain(); wordsIn(next) > wordsIn(t)+4 && sentence(next) {
			b.Kind, b.Level = heading, 1
			in.doubt(b.Line, HeadingTaken, t, 0)
		}
	}
}

func alone(blocks []Block, i int) bool { return blocks[i+1].Apart && blocks[i+1].Kind == paragraph }

func hasLink(b Block) bool {
	for _, s := range b.Spans {
		if s.Link {
			return true
		}
	}
	return false
}

func (in *Imported) doubt(line int, what What, words string, n int) {
	in.Doubts = append(in.Doubts, Doubt{line, what, strings.Join(strings.Fields(words), " "), n})
}
