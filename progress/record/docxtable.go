package record

import "fmt"

// table writes a table of fixed widths, so that a long word is broken in its
// cell and never pushes the table over the page's edge. A row stays on one page
// where it can, and the headings come again on each page. The order of the
// elements is the schema's: Word refuses another.
func (w *wordXML) table(t table) {
	first, column := 1, 0
	if t.head == nil {
		first, column = 0, 1
	}
	fmt.Fprintf(w, `<w:tbl><w:tblPr><w:tblStyle w:val="RecordTable"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblLook w:val="%04X" w:firstRow="%d" w:lastRow="0" w:firstColumn="%d" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`,
		measure, 0x600|first*0x20|column*0x80, first, column)
	w.WriteString(`<w:tblGrid>`)
	for _, width := range t.widths {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, measure*width/100)
	}
	w.WriteString("</w:tblGrid>\n")
	if t.head != nil {
		w.row(t, t.head, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, len(t.head))
	}
	for _, row := range t.rows {
		w.row(t, row, `<w:trPr><w:cantSplit/></w:trPr>`, column)
	}
	// Between two tables has to be a paragraph, or they become one.
	w.WriteString("</w:tbl>\n")
	w.paragraph("TableEnd", "", nil)
}

// row writes a row whose first cells are headings.
func (w *wordXML) row(t table, cells []string, properties string, headings int) {
	w.WriteString(`<w:tr>` + properties)
	for i, cell := range cells {
		style := "TableText"
		if i < headings {
			style = "TableHeading"
		}
		fmt.Fprintf(w, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, measure*t.widths[i]/100)
		if w.words(style, "", cell) == 0 { // a cell has to have a paragraph
			w.paragraph(style, "", nil)
		}
		w.WriteString(`</w:tc>`)
	}
	w.WriteString("</w:tr>\n")
}
