package record

import (
	"slices"
	"strings"
	"unicode"
)

// A document is what every writer sets out: one tree for all forms, so that
// they say the same in the same order. Its texts are as they were given; a
// writer takes them through [line] or [paragraphs], and escapes them.
type document struct {
	record   string // which record it is
	title    string // the heading
	name     string // of the file's properties: the title, with the day
	sections []section
}

// A section without a heading holds what stands under the title.
type section struct {
	id, heading string
	blocks      []block
}

// A block is a heading, a para, a quote, entries or a table.
type block any

// A heading is one below the section's.
type heading struct{ text string }

// A para is text in paragraphs, the first with a label before it where there
// is one. A label without text leads in what comes next.
type para struct{ label, text string }

// A quote is words that somebody wrote, set apart from the record's own.
type quote struct{ text string }

// Entries are texts that belong together, in their order. None is blank.
type entries []string

// A table has a heading for each column, or none: then the first of each row is
// the row's heading. Widths are in hundredths of the whole.
type table struct {
	head   []string
	widths []int
	rows   [][]string
}

// laid is the layout that a record is laid out with. One that was made for another
// record, the zero Layout among them, is none for this one: then the built-in one
// is used, rather than a page that says that nothing was recorded.
func laid(l Layout, r Record) Layout {
	if l.Record != r.name() {
		return builtIn(r.name())
	}
	return l
}

// compose lays a record out.
func compose(l Layout, r Record) document {
	l = laid(l, r)
	d := document{record: r.name(), title: line(l.Title)}
	d.name = list([]string{d.title, day(r.on())}, ", ")
	if why := r.withheld(); why != "" {
		d.sections = []section{{blocks: []block{para{text: why}}}}
		return d
	}
	for _, s := range l.Sections {
		held := r.field(s.Field)
		if held == nil {
			continue
		}
		blocks := held.blocks(s.Labels)
		if len(blocks) == 0 {
			if blank(s.Empty) {
				continue
			}
			blocks = []block{para{text: s.Empty}}
		}
		d.sections = append(d.sections, section{id: s.ID, heading: line(s.Heading), blocks: blocks})
	}
	if source := line(l.Source); source != "" {
		d.sections = append(d.sections, section{id: formID, heading: "About this form", blocks: facts{
			{"Set out after", source}, {"Date of that", line(l.Date)},
			{"Before you use it", "Forms change: compare it with the regulator's own."},
		}.blocks(nil)})
	}
	return d
}

// formID is the id of the section about the form. No section of a layout can have it,
// because theirs have no capitals.
const formID = "Form"

// textsOf are all the texts of a block.
func textsOf(b block) []string {
	switch b := b.(type) {
	case heading:
		return []string{b.text}
	case para:
		return []string{b.label, b.text}
	case quote:
		return []string{b.text}
	case entries:
		return b
	case table:
		return slices.Concat(append([][]string{b.head}, b.rows...)...)
	}
	return nil
}

// countWords counts runs between blanks that hold a letter or a digit.
func countWords(text string) (n int) {
	for _, run := range strings.Fields(clean(text)) {
		if strings.ContainsFunc(run, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
