package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"prebirth/briefings/clean"
)

// maxText is how long a text may be, in bytes. It is well above what one briefing
// may have, since marks and layout go.
const maxText = 2 << 20

// maxLines is how many lines a text may have. Each may be a block.
const maxLines = 50_000

// wrapped is how many characters a line has at least where its paragraph goes on in
// the next: shorter ones end where their writer ended them.
const wrapped = 55

// A liner reads text line by line.
type liner struct {
	doc      *Document
	in       inliner
	markdown bool
	lines    []string
	at       int
	apart    bool // an empty line was met since the last block
	open     bool // the last block goes on where the next line does
	long     bool // the last line was long enough to be wrapped
	labels   []string
	reading  int // the line whose spans are made
}

func readText(text, encoding string, markdown bool) (*Document, error) {
	if len(text) > maxText {
		return nil, &RefusedError{why: "it has more than 2 MiB of text", hint: "cut it into several documents"}
	}
	text, removed := clean.Count(text)
	l := &liner{doc: &Document{Unit: Lines, Meta: map[string]string{}, marked: markdown}, markdown: markdown, lines: strings.Split(text, "\n")}
	if len(l.lines) > maxLines {
		return nil, &RefusedError{why: "it has more than 50,000 lines", hint: "cut it into several documents"}
	}
	if encoding != "" {
		l.doc.doubt(0, EncodingTaken, encoding, 0)
	}
	if removed > 0 {
		l.doc.doubt(0, Cleaned, "", removed)
	}
	l.in = inliner{markdown: markdown, notes: l.note}
	if markdown {
		l.in.picture = func(words string) { l.doc.doubt(l.reading, PictureLeft, words, 0) }
		l.frontMatter()
	}
	l.findNotes()
	for ; l.at < len(l.lines); l.at++ {
		l.line(l.lines[l.at])
	}
	for i := range l.doc.Blocks {
		l.finish(&l.doc.Blocks[i])
	}
	l.doc.listsWithoutMarks()
	l.doc.credits()
	return l.doc, nil
}

func (d *Document) doubt(line int, what What, words string, n int) {
	d.Doubts = append(d.Doubts, Doubt{line, what, strings.Join(strings.Fields(words), " "), n})
}

var (
	bullet    = regexp.MustCompile(`^([ \t]*)(?:[-*+]|[•·◦▪▫●○■□–‣⁃∙➢➤►▶]|\x{f0b7})[ \t\x{a0}]+(\S.*)$`)
	numbered  = regexp.MustCompile(`^([ \t]*)(\d{1,3}[.)])[ \t\x{a0}]+(\S.*)$`)
	noteLine  = regexp.MustCompile(`^\[\^([^\]\s]{1,40})\]:[ \t]*(\S.*)$`)
	atx       = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$`)
	ruled     = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$`)
	delimiter = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
)

// line reads one line into the open block or a new one. The spans of a block are its
// raw text until it is finished.
func (l *liner) line(line string) {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		l.apart, l.open = true, false
		return
	}
	if l.markdown && l.marked(line, trimmed) {
		return
	}
	if ruled.MatchString(line) && !strings.ContainsFunc(trimmed, alnum) {
		l.apart, l.open = true, false
		return
	}
	if m := bullet.FindStringSubmatch(line); m != nil {
		l.add(Block{Kind: item, Level: depth(m[1])}, m[2])
		return
	}
	if m := numbered.FindStringSubmatch(line); m != nil {
		l.add(Block{Kind: item, Level: depth(m[1]), Mark: m[2]}, m[3])
		return
	}
	if l.open && l.goesOn(line, trimmed) {
		last := &l.doc.Blocks[len(l.doc.Blocks)-1]
		last.Spans[0].Text += "\n" + trimmed
		l.long = long(trimmed)
		return
	}
	l.add(Block{Kind: paragraph}, trimmed)
}

// marked reads what only Markdown has: headings, quotations, tables, fences.
func (l *liner) marked(line, trimmed string) bool {
	if m := atx.FindStringSubmatch(line); m != nil && m[2] != "" {
		l.add(Block{Kind: heading, Level: len(m[1])}, m[2])
		l.open = false
		return true
	}
	last := len(l.doc.Blocks) - 1
	if l.open && ruled.MatchString(line) && strings.Trim(trimmed, "=") == "" || l.open && ruled.MatchString(line) && strings.Trim(trimmed, "-") == "" {
		if b := &l.doc.Blocks[last]; b.Kind == paragraph && !strings.Contains(b.Spans[0].Text, "\n") {
			b.Kind, b.Level = heading, map[byte]int{'=': 1, '-': 2}[trimmed[0]]
			l.open = false
			return true
		}
	}
	if quoted, ok := strings.CutPrefix(trimmed, ">"); ok {
		quoted = strings.TrimLeft(quoted, "> ")
		switch {
		case quoted == "":
			l.open = false
		case l.open && l.doc.Blocks[last].Kind == quotation:
			l.doc.Blocks[last].Spans[0].Text += "\n" + quoted
		default:
			l.add(Block{Kind: quotation}, quoted)
		}
		return true
	}
	return l.fence(trimmed) || l.table(trimmed)
}

// fence reads a block of code up to its end, or to the end of the text.
func (l *liner) fence(trimmed string) bool {
	mark := trimmed[:min(3, len(trimmed))]
	if mark != "```" && mark != "~~~" {
		return false
	}
	width := len(trimmed) - len(strings.TrimLeft(trimmed, mark[:1]))
	var inside []string
	first := l.at
	for l.at++; l.at < len(l.lines); l.at++ {
		t := strings.TrimSpace(l.lines[l.at])
		if strings.HasPrefix(t, strings.Repeat(mark[:1], width)) && strings.Trim(t, mark[:1]) == "" {
			break
		}
		inside = append(inside, l.lines[l.at])
	}
	info := strings.TrimSpace(trimmed[width:])
	if info != "" && info != "bars" { // no word of the document is lost
		inside = append([]string{info}, inside...)
		info = ""
	}
	text := strings.Join(inside, "\n")
	if strings.ContainsFunc(text, alnum) {
		l.doc.Blocks = append(l.doc.Blocks, Block{Kind: verbatim, Mark: info, Spans: []Span{{Text: text}}, Line: first + 1, Apart: l.apart})
	}
	l.apart, l.open = true, false
	return true
}

// table reads rows of cells between bars, which a row of dashes follows.
func (l *liner) table(trimmed string) bool {
	if !strings.Contains(trimmed, "|") || l.at+1 >= len(l.lines) || !strings.Contains(l.lines[l.at+1], "|") ||
		!delimiter.MatchString(l.lines[l.at+1]) {
		return false
	}
	b := Block{Kind: table, Line: l.at + 1, Apart: l.apart}
	for first := l.at; l.at < len(l.lines); l.at++ {
		row := strings.TrimSpace(l.lines[l.at])
		if !strings.Contains(row, "|") {
			break
		}
		if l.at == first+1 {
			continue
		}
		var cells []Cell
		for _, words := range cut(row) {
			cells = append(cells, Cell{{Spans: []Span{{Text: words}}, Line: l.at + 1}})
		}
		b.Rows = append(b.Rows, cells)
	}
	l.at-- // the line after it is read by whoever reads lines
	l.doc.Blocks = append(l.doc.Blocks, b)
	l.apart, l.open = true, false
	return true
}

// cut takes a row apart at the bars that have no backslash before them.
func cut(row string) []string {
	row = strings.TrimPrefix(row, "|")
	if strings.HasSuffix(row, "|") && !strings.HasSuffix(row, `\|`) {
		row = row[:len(row)-1]
	}
	var cells []string
	var cell strings.Builder
	for i := 0; i < len(row); i++ {
		switch {
		case row[i] == '\\' && i+1 < len(row) && row[i+1] == '|':
			cell.WriteString("|")
			i++
		case row[i] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(row[i])
		}
	}
	return append(cells, strings.TrimSpace(cell.String()))
}

func (l *liner) add(b Block, text string) {
	b.Line, b.Apart, b.Spans = l.at+1, l.apart, []Span{{Text: strings.TrimSpace(text)}}
	l.doc.Blocks = append(l.doc.Blocks, b)
	l.apart, l.open, l.long = false, true, long(text)
}

// goesOn says whether a line is more of the block above it.
func (l *liner) goesOn(line, trimmed string) bool {
	last := l.doc.Blocks[len(l.doc.Blocks)-1]
	if last.Kind == heading || last.Kind == verbatim || last.Kind == table {
		return false
	}
	if last.Kind == item && line != strings.TrimLeft(line, " \t") {
		return true
	}
	if l.markdown {
		return true
	}
	if n, _, _, ok := partMark(trimmed); ok && n > 0 {
		return false
	}
	return l.long && !strings.HasPrefix(trimmed, "[") && !strings.HasPrefix(trimmed, "*")
}

func long(line string) bool {
	n := utf8.RuneCountInString(line)
	return n >= wrapped && n <= 2*wrapped
}

// depth is how far an item is indented; a single blank more is none.
func depth(indent string) int {
	return len(strings.ReplaceAll(indent, "\t", "    ")) / 2
}

// findNotes takes the footnotes of the text out before it is read, so that a
// reference may stand before its note.
func (l *liner) findNotes() {
	for i, line := range l.lines {
		m := noteLine.FindStringSubmatch(line)
		if m == nil || i < l.at || slices.Contains(l.labels, m[1]) {
			continue
		}
		l.labels = append(l.labels, m[1])
		l.doc.Notes = append(l.doc.Notes, Note{[]Block{{Spans: []Span{{Text: m[2]}}, Line: i + 1}}, i + 1})
		l.lines[i] = ""
	}
	for i := range l.doc.Notes {
		b := &l.doc.Notes[i].Blocks[0]
		b.Spans = inliner{markdown: l.markdown}.spans(b.Spans[0].Text)
	}
}

func (l *liner) note(label string) int { return slices.Index(l.labels, label) + 1 }

// finish makes spans of the raw text of a block.
func (l *liner) finish(b *Block) {
	l.reading = b.Line
	if b.Kind != verbatim && len(b.Spans) > 0 {
		b.Spans = l.in.spans(b.Spans[0].Text)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			for i := range cell {
				l.finish(&cell[i])
			}
		}
	}
}
