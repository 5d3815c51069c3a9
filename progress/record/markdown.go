package record

import (
	"strings"

	"prebirth/briefings/clean/escape"
)

// Markdown writes a record as Markdown, for a reader of plain text as much as
// for a program. A row of a table is an item of a list, because a cell of a
// Markdown table holds one line only.
func Markdown(l Layout, r Record) []byte { return markdownOf(compose(l, r)) }

func markdownOf(d document) []byte {
	var m markdown
	m.heading(1, d.title)
	for _, s := range d.sections {
		m.heading(2, s.heading)
		for _, b := range s.blocks {
			m.block(b)
		}
	}
	return []byte(m.String())
}

type markdown struct{ strings.Builder }

func (m *markdown) block(b block) {
	switch b := b.(type) {
	case heading:
		m.heading(3, b.text)
	case para:
		m.next()
		m.words("", "", label(b.label), b.text)
	case quote:
		m.next()
		m.words("> ", "> ", "", b.text)
	case entries:
		m.next()
		for _, e := range b {
			m.words("- ", "  ", "", e)
		}
	case table:
		m.table(b)
	}
}

// heading writes nothing for a heading without words.
func (m *markdown) heading(level int, words string) {
	if words = line(words); words != "" {
		m.next()
		m.WriteString(strings.Repeat("#", level) + " " + escape.Line(words) + "\n")
	}
}

// next leaves a line free before what comes, unless it is the first.
func (m *markdown) next() {
	if m.Len() > 0 {
		m.WriteString("\n")
	}
}

// words writes paragraphs, the first line after the prefix first and the label,
// the others after the prefix rest.
func (m *markdown) words(first, rest, label, text string) {
	paras := paragraphs(text)
	if paras == nil && label == "" {
		return
	}
	m.WriteString(first + label)
	for i, lines := range paras {
		switch {
		case i > 0:
			m.WriteString("\n" + strings.TrimRight(rest, " ") + "\n" + rest)
		case label != "":
			m.WriteString(" ")
		}
		for j, l := range lines {
			if j > 0 {
				m.WriteString("\\\n" + rest)
			}
			m.WriteString(escape.Line(l))
		}
	}
	m.WriteString("\n")
}

// table writes a list. An action or a decision is an item with a list in it.
func (m *markdown) table(t table) {
	for i, row := range t.rows {
		if t.head == nil {
			if i == 0 {
				m.next()
			}
			m.words("- ", "  ", label(row[0]), row[1])
			continue
		}
		m.next()
		for j, cell := range row {
			switch {
			case j == 0:
				m.words("- ", "  ", label(t.head[j]), cell)
			case !blank(cell):
				m.words("  - ", "    ", label(t.head[j]), cell)
			}
		}
	}
}

// label is the record's words before a text. What a person is called may stand
// in it, and is escaped.
func label(words string) string {
	if words = line(words); words == "" {
		return ""
	}
	return "**" + escape.Line(words) + ":**"
}
