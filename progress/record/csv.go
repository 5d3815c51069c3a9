package record

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// CSV writes a record for a spreadsheet: UTF-8 with the mark that has Excel read it as
// such, a row for each text, under
//
//	Section  the section's heading
//	Under    the heading below it, such as a briefing and its part
//	Row      of a table or a list, from 1; empty for other texts
//	Label    of the text, or the heading of its column
//	Text     as it was written
//
// No cell is one that a spreadsheet would work out: see inert.
func CSV(l Layout, r Record) []byte { return csvOf(compose(l, r)) }

// byteOrderMark has Excel read UTF-8, where it would else take the computer's own code
// page and spoil each letter with an accent.
const byteOrderMark = "\ufeff"

func csvOf(d document) []byte {
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	w := csv.NewWriter(&out)
	s := sheet{write: func(cells ...string) {
		for i, cell := range cells {
			cells[i] = inert(cell)
		}
		must(w.Write(cells))
	}}
	s.write("Section", "Under", "Row", "Label", "Text")
	s.write(d.title, "", "", "", "")
	for _, section := range d.sections {
		s.section, s.under = section.heading, ""
		for _, b := range section.blocks {
			s.block(b)
		}
	}
	w.Flush()
	must(w.Error())
	return out.Bytes()
}

// A sheet is rows under the headings that were read last.
type sheet struct {
	write          func(cells ...string)
	section, under string
}

func (s *sheet) block(b block) {
	switch b := b.(type) {
	case heading:
		s.under = line(b.text)
	case para:
		s.row(0, b.label, b.text)
	case quote:
		s.row(0, "", b.text)
	case entries:
		for i, e := range b {
			s.row(i+1, "", e)
		}
	case table:
		for i, row := range b.rows {
			if b.head == nil {
				s.row(i+1, row[0], row[1])
				continue
			}
			for j, cell := range row {
				s.row(i+1, b.head[j], cell)
			}
		}
	}
}

func (s *sheet) row(n int, label, text string) {
	number := ""
	if n > 0 {
		number = strconv.Itoa(n)
	}
	var paras []string
	for _, lines := range paragraphs(text) {
		paras = append(paras, strings.Join(lines, "\n"))
	}
	s.write(s.section, s.under, number, line(label), strings.Join(paras, "\n\n"))
}

// inert puts an apostrophe before what a spreadsheet would take for a formula, and
// work out or run when the file is opened: what begins with = + - @, with their wide
// forms, or with a tab or a line's end, before which Excel does not stop looking.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@＝＋－＠\t\r\n", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
