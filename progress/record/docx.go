package record

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// The parts of a document that are the same in all of them.
//
//go:embed docx
var parts embed.FS

// Docx writes a record as a Word document (Office Open XML, ECMA-376), which
// LibreOffice opens as well: A4, British English, real headings and tables, page
// numbers. It names no author, no program and no time, so that a file says
// nothing of the computer it was made on.
func Docx(l Layout, r Record) []byte { return docxOf(compose(l, r)) }

func docxOf(d document) []byte {
	var doc wordXML
	doc.document(d)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	// The list of types comes first: some readers tell a document by it.
	add(z, "[Content_Types].xml", part("content-types.xml"))
	add(z, "_rels/.rels", part("rels.xml"))
	add(z, "docProps/core.xml", []byte(core(d.name)))
	add(z, "word/document.xml", []byte(doc.String()))
	add(z, "word/_rels/document.xml.rels", part("document-rels.xml"))
	add(z, "word/styles.xml", part("styles.xml"))
	add(z, "word/numbering.xml", part("numbering.xml"))
	add(z, "word/settings.xml", part("settings.xml"))
	add(z, "word/footer.xml", part("footer.xml"))
	must(z.Close())
	return out.Bytes()
}

func part(name string) []byte {
	data, err := parts.ReadFile("docx/" + name)
	must(err)
	return data
}

// add puts a part into the file. It is not compressed, so that a record's bytes
// never depend on the version of the compressor; a record is small as it is. Its
// time is the earliest that a zip file can have.
func add(z *zip.Writer, name string, data []byte) {
	w, err := z.CreateHeader(&zip.FileHeader{
		Name: name, Method: zip.Store, Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC),
	})
	must(err)
	_, err = w.Write(data)
	must(err)
}

// must is for what cannot fail: reading what is built in, and writing to memory.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// core is the document's properties: what it is called and its language.
func core(title string) string {
	return xmlHeader + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + escapeXML(title) + `</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>` + "\n"
}

// escapeXML escapes a text for XML. It has been through [clean], so that
// nothing in it is outside what XML can hold.
func escapeXML(text string) string {
	var b strings.Builder
	must(xml.EscapeText(&b, []byte(text)))
	return b.String()
}

// The page, in twentieths of a point: A4 with margins of 20 mm at the sides and
// 22 mm above and below.
const (
	pageWidth, pageHeight = 11906, 16838
	side, edge            = 1134, 1247
	measure               = pageWidth - 2*side
)

// wordXML writes the part that holds the words.
type wordXML struct{ strings.Builder }

func (w *wordXML) document(d document) {
	w.WriteString(xmlHeader + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` + "\n")
	w.paragraph("Title", "", []string{d.title})
	for _, s := range d.sections {
		if s.heading != "" {
			w.paragraph("Heading1", "", []string{s.heading})
		}
		for _, b := range s.blocks {
			w.block(b)
		}
	}
	fmt.Fprintf(w, `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="%d" w:h="%d"/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`,
		pageWidth, pageHeight, edge, side, edge, side)
	w.WriteString("</w:body></w:document>\n")
}

func (w *wordXML) block(b block) {
	switch b := b.(type) {
	case heading:
		w.paragraph("Heading2", "", []string{line(b.text)})
	case para:
		w.words("Normal", b.label, b.text)
	case quote:
		w.words("Quote", "", b.text)
	case entries:
		for _, e := range b {
			w.entry(e)
		}
	case table:
		w.table(b)
	}
}

// words writes paragraphs, and says how many.
func (w *wordXML) words(style, label, text string) int {
	paras := paragraphs(text)
	if label = line(label); label != "" && paras == nil {
		style, paras = "Lead", [][]string{nil}
	}
	for i, lines := range paras {
		if i > 0 {
			label = ""
		}
		w.paragraph(style, label, lines)
	}
	return len(paras)
}

// entry writes one, with a sign before its first paragraph only.
func (w *wordXML) entry(text string) {
	style := "Entry"
	for _, lines := range paragraphs(text) {
		w.paragraph(style, "", lines)
		style = "EntryGoesOn"
	}
}

// paragraph writes one, line by line.
func (w *wordXML) paragraph(style, label string, lines []string) {
	w.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	if label != "" {
		w.WriteString(`<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>`)
		w.run(label + ":")
		w.WriteString(`</w:r>`)
	}
	if label != "" && lines != nil {
		lines = append([]string{" " + lines[0]}, lines[1:]...)
	}
	w.WriteString(`<w:r>`)
	for i, l := range lines {
		if i > 0 {
			w.WriteString(`<w:br/>`)
		}
		w.run(l)
	}
	w.WriteString("</w:r></w:p>\n")
}

// run writes the words of a line. A tab is an element of its own.
func (w *wordXML) run(l string) {
	for i, words := range strings.Split(l, "\t") {
		if i > 0 {
			w.WriteString(`<w:tab/>`)
		}
		if words != "" {
			w.WriteString(`<w:t xml:space="preserve">` + escapeXML(words) + `</w:t>`)
		}
	}
}
