package record

// A document is what every writer sets out: one tree for all forms, so that
// they say the same in the same order. Its texts are as they were given; a
// writer takes them through [line] or [paragraphs], and escapes them.
type document struct {
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

// compose lays a record out. A layout that was made for another record, the zero
// Layout among them, is none for this one: then the built-in one is used, rather
// than a page that says that nothing was recorded.
func compose(l Layout, r Record) document {
	if l.Record != r.name() {
		l = builtIn(r.name())
	}
	d := document{title: line(l.Title)}
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
	return d
}
