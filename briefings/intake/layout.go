package intake

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// width is how many characters a line of the Markdown has where blanks allow.
const width = 110

// maxLine is how long a line of a file may be, in characters.
const maxLine = 2000

// A list is what is open at each depth: how far its items are indented, and the
// number of the last one, 0 for bullets.
type list struct{ indent, number int }

// blocks writes blocks of text, with an empty line before each that is no item of an
// open list.
func (w *writer) blocks(blocks []Block) {
	var lists []list
	for _, b := range nested(blocks) {
		if b.Kind == item {
			if level, ok := place(lists, b); ok {
				if len(lists) == 0 {
					w.out.WriteString("\n")
				}
				lists = w.item(b, lists, level)
				continue
			}
			b = spelledOut(b)
		}
		lists = nil
		w.block(b)
	}
}

func (w *writer) block(b Block) {
	w.line = b.Line
	switch b.Kind {
	case heading:
		mark := "### "
		if reserved(b.plain()) || b.Level > 2 {
			mark = "#### "
		}
		if text := w.inline(spelledOut(b).Spans); text != "" {
			w.out.WriteString("\n" + mark + text + "\n")
		}
	case quotation:
		w.write(w.inline(spelledOut(b).Spans), "> ", "> ")
	case verbatim:
		w.verbatim(b)
	case table:
		w.table(b)
	default:
		w.write(w.inline(spelledOut(b).Spans), "", "")
	}
}

func (w *writer) write(text, first, next string) {
	if text != "" {
		w.out.WriteString("\n" + fill(text, first, next) + "\n")
	}
}

// reserved says whether a heading would open one of our own sections.
func reserved(s string) bool {
	return s == "Reflect" || s == "Resources" || s == "Sources" || s == "Trainer notes"
}

var listNumber = regexp.MustCompile(`^([1-9]\d{0,2})[.)]$`)

// place is the depth at which an item stands, and whether it can be one at all: a
// number that does not go on from the last one would be shown as another.
func place(lists []list, b Block) (int, bool) {
	level := min(b.Level, len(lists), 3)
	if b.plain() == b.Mark { // no words
		return 0, false
	}
	if b.Mark == "" {
		return level, true
	}
	m := listNumber.FindStringSubmatch(b.Mark)
	if m == nil {
		return 0, false
	}
	n, _ := strconv.Atoi(m[1])
	if level < len(lists) && lists[level].number > 0 {
		return level, n == lists[level].number+1
	}
	return level, n == 1 || len(lists) == 0
}

func (w *writer) item(b Block, lists []list, level int) []list {
	w.line = b.Line
	indent, number, mark := 0, 0, "- "
	if level > 0 {
		indent = lists[level-1].indent
	}
	if b.Mark != "" {
		number, _ = strconv.Atoi(b.Mark[:len(b.Mark)-1])
		mark = b.Mark + " "
	}
	if len(lists) > level && (lists[level].number > 0) != (number > 0) {
		w.out.WriteString("\n")
	}
	blank := strings.Repeat(" ", indent)
	w.out.WriteString(fill(w.inline(b.Spans), blank+mark, blank+strings.Repeat(" ", len(mark))) + "\n")
	return append(lists[:level:level], list{indent + len(mark), number})
}

// nested counts how deep items lie within others, from how deep they were written:
// a list whose first item is indented is no list within another.
func nested(blocks []Block) []Block {
	out := append([]Block(nil), blocks...)
	var open []int
	for i := range out {
		if out[i].Kind != item {
			open = nil
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= out[i].Level {
			open = open[:len(open)-1]
		}
		open = append(open, out[i].Level)
		out[i].Level = min(len(open)-1, 3)
	}
	return out
}

// spelledOut is an item as a paragraph that begins with its mark.
func spelledOut(b Block) Block {
	b.Kind = paragraph
	if b.Mark != "" {
		b.Spans = append([]Span{{Text: b.Mark + " "}}, b.Spans...)
		b.Mark = ""
	}
	return b
}

// verbatim writes lines between marks that none of them begins with, or else as
// paragraphs.
func (w *writer) verbatim(b Block) {
	lines := strings.Split(b.Spans[0].Text, "\n")
	for _, mark := range []string{"```", "~~~"} {
		ok := true
		for _, l := range lines {
			ok = ok && !strings.HasPrefix(strings.TrimLeft(l, " \t"), mark) && !noteLike(l) && utf8.RuneCountInString(l) <= maxLine
		}
		if ok {
			w.out.WriteString("\n" + mark + b.Mark + "\n" + strings.Join(lines, "\n") + "\n" + mark + "\n")
			return
		}
	}
	for _, l := range lines {
		w.write(words(l), "", "")
	}
}

// table writes rows whose first is the head; what is too wide for a line, or has no
// shape, is written cell by cell.
func (w *writer) table(b Block) {
	wide := 0
	for _, row := range b.Rows {
		wide = max(wide, len(row))
	}
	var rows []string
	for i, row := range b.Rows {
		line := "|"
		for j := range wide {
			text := ""
			if j < len(row) {
				text = w.cell(row[j])
			}
			line += " " + text + " |"
		}
		rows = append(rows, line)
		if i == 0 {
			rows = append(rows, "|"+strings.Repeat(" --- |", wide))
		}
		if utf8.RuneCountInString(line) > maxLine || wide > 20 {
			rows = nil
			break
		}
	}
	if rows != nil {
		w.out.WriteString("\n" + strings.Join(rows, "\n") + "\n")
		return
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			w.blocks(cell)
		}
	}
}

func (w *writer) cell(c Cell) string {
	var all []string
	for _, b := range c {
		if text := w.inline(spelledOut(b).Spans); text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, " ")
}

// inline writes spans with their emphasis, on one line.
func (w *writer) inline(spans []Span) string {
	var out strings.Builder
	for i, s := range spans {
		if s.NoteNumber > 0 {
			out.WriteString(superscript(s.NoteNumber))
			continue
		}
		text := strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return ' '
			}
			return r
		}, s.Text)
		inner := strings.Trim(text, " ")
		if inner == "" {
			out.WriteString(text)
			continue
		}
		lead := text[:strings.Index(text, inner)]
		tail := text[len(lead)+len(inner):]
		before, mark := lead, ""
		if before == "" {
			before = out.String()
		}
		switch {
		case clear(inner, before, tail, spans[i+1:]):
			mark = emphasis(s)
		case emphasis(s) != "" && strings.ContainsFunc(inner, alnum):
			w.in.doubt(w.line, EmphasisLost, inner, 0)
		}
		out.WriteString(lead + mark + words(inner) + mark + w.pointed(s) + tail)
	}
	return strings.Join(strings.FieldsFunc(out.String(), func(r rune) bool { return r == ' ' }), " ")
}

func emphasis(s Span) string { return strings.Repeat("*", 2*one(s.Strong)+one(s.Em)) }

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pointed is where a link leads, in “About this briefing”: there is no list of
// resources for it.
func (w *writer) pointed(s Span) string {
	if !w.about || !s.Link || s.Text == s.Address {
		return ""
	}
	if !usable(s.Address) {
		return " (address not given)"
	}
	return " (" + words(s.Address) + ")"
}

// clear says whether marks of emphasis around words would be understood here: they
// stand between blanks or signs, or touch letters on both of their sides, and do not
// stand beside other marks.
func clear(inner, before, after string, next []Span) bool {
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	if r, _ := utf8.DecodeLastRuneInString(before); before != "" && (r == '*' || r == '\\' || alnumOrMark(r) && !alnum(first)) {
		return false
	}
	if after != "" {
		return true
	}
	for _, s := range next {
		if s.NoteNumber > 0 {
			return alnum(last)
		}
		if s.Text == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s.Text)
		return unicode.IsSpace(r) || !s.Strong && !s.Em && (alnum(last) || !alnumOrMark(r))
	}
	return true
}

func alnumOrMark(r rune) bool {
	return alnum(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.No, r)
}

// superscript is the number of a note as it stands in print. It is no word.
func superscript(n int) string {
	var s strings.Builder
	for _, digit := range strconv.Itoa(n) {
		s.WriteRune([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[digit-'0'])
	}
	return s.String()
}

// fill breaks text into lines. What begins a line and would be a mark there is
// escaped.
func fill(text, first, next string) string {
	var out strings.Builder
	line := ""
	lead := first
	flush := func() {
		out.WriteString(lead + atStart(line))
		lead, line = "\n"+next, ""
	}
	for _, word := range strings.Split(text, " ") {
		if word == "" {
			continue
		}
		if line != "" && utf8.RuneCountInString(next)+utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			flush()
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	flush()
	return out.String()
}

var startNumber = regexp.MustCompile(`^(\d+)([.)])`)

func atStart(line string) string {
	if line != "" && strings.IndexByte("+-=:", line[0]) >= 0 {
		return `\` + line
	}
	return startNumber.ReplaceAllString(line, `$1\$2`)
}
