package record

import (
	"bytes"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"
)

// PDF writes a record for printing: A4, page numbers, bookmarks for the headings, a
// table's headings again on each page. It is not tagged, so that a screen reader has
// no headings and no tables in it: [HTML] and [Docx] are the accessible forms.
//
// Its one face has the letters of Europe's languages. The error is a [*SignError] for
// a record with others: nothing is written with gaps in it.
func PDF(l Layout, r Record) ([]byte, error) { return pdfOf(compose(l, r)) }

func pdfOf(d document) ([]byte, error) {
	face := dejaVu()
	if err := printable(d, face); err != nil {
		return nil, err
	}
	f := fpdf.New("P", "mm", "A4", "")
	f.AddUTF8FontFromBytes("face", "", face)
	f.SetFont("face", "", sizeText)
	// The bytes are the same whenever they are made, and name no program and no time.
	never := time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	f.SetCreationDate(never)
	f.SetModificationDate(never)
	f.SetProducer("", false)
	f.SetCatalogSort(true)
	f.SetCompression(false) // a record is small as it is; a compressor for each page is half of the time
	f.SetTitle(d.name, true)
	f.SetLang("en-GB")
	f.SetAutoPageBreak(false, 0)
	f.SetCellMargin(0)
	p := &paper{Fpdf: f}
	p.page()
	p.heading(0, sizeTitle, d.title)
	for _, s := range d.sections {
		if s.heading != "" {
			p.heading(1, sizeSection, s.heading)
		}
		for _, b := range s.blocks {
			p.block(b)
		}
	}
	p.number()
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Sizes of letters in points, and lengths in millimetres.
const (
	sizeTitle, sizeSection, sizeBelow, sizeText, sizeFoot = 17, 13, 11.5, 10, 8.5

	across, down     = 210, 297
	margin, ground   = 20, 22  // at the sides; above and below
	leading          = 0.50    // millimetres from line to line, for each point of size
	indent, gap, pad = 6, 2, 1 // of quotes and lists; between paragraphs; within a cell
)

// A paper is pages that fill from above.
type paper struct {
	*fpdf.Fpdf
	y float64 // where the next line goes
}

func (p *paper) page() {
	p.AddPage()
	p.y = ground
}

// room begins a page where there is none left for so much.
func (p *paper) room(height float64) {
	if p.y+height > down-ground {
		p.page()
	}
}

// put writes one line at a place. A heavy one is drawn with an edge: there is one face.
func (p *paper) put(x, y, size float64, heavy bool, words string) {
	p.SetFontSize(size)
	if heavy {
		p.SetLineWidth(size * 0.012)
		p.SetTextRenderingMode(2)
		defer p.SetTextRenderingMode(0)
	}
	p.SetXY(x, y)
	p.CellFormat(0, size*leading, words, "", 0, "L", false, 0, "")
}

// fit divides a line of text into those that fit a width. A tab is four blanks: the
// face has none.
func (p *paper) fit(words string, size, width float64) []string {
	p.SetFontSize(size)
	words = norm.NFC.String(strings.ReplaceAll(words, "\t", "    "))
	if words == "" {
		return nil
	}
	return p.SplitText(words, width)
}

func (p *paper) heading(level int, size float64, words string) {
	words = line(words)
	if words == "" {
		return
	}
	lines := p.fit(words, size, across-2*margin)
	space := 0.0
	if level > 0 {
		space = 2 * gap
	}
	p.room(space + float64(len(lines)+3)*size*leading) // never the last on a page
	p.y += space
	p.SetFontSize(size)
	p.Bookmark(words, level, p.y)
	for _, l := range lines {
		p.put(margin, p.y, size, true, l)
		p.y += size * leading
	}
	p.y += gap
}

func (p *paper) block(b block) {
	switch b := b.(type) {
	case heading:
		p.heading(2, sizeBelow, b.text)
	case para:
		p.words(margin, b.label, b.text, "", false)
	case quote:
		p.words(margin+indent, "", b.text, "", true)
	case entries:
		for _, e := range b {
			p.words(margin+indent, "", e, "•", false)
		}
	case table:
		p.table(b)
	}
}

// words writes paragraphs from x to the right margin, with a label on a line of its
// own, a sign before the first line, or a rule beside them.
func (p *paper) words(x float64, label, text, sign string, rule bool) {
	if label = line(label); label != "" {
		for _, l := range p.fit(label+":", sizeText, across-margin-x) {
			p.line(x, l, true, rule)
		}
	}
	for _, lines := range paragraphs(text) {
		for _, whole := range lines {
			for _, l := range p.fit(whole, sizeText, across-margin-x) {
				p.room(sizeText * leading)
				if sign != "" {
					p.put(x-indent/2, p.y, sizeText, false, sign)
					sign = ""
				}
				p.line(x, l, false, rule)
			}
		}
		p.y += gap
	}
}

func (p *paper) line(x float64, words string, heavy, rule bool) {
	height := sizeText * leading
	p.room(height)
	p.put(x, p.y, sizeText, heavy, words)
	if rule {
		p.SetLineWidth(0.5)
		p.Line(x-indent/2, p.y, x-indent/2, p.y+height)
	}
	p.y += height
}
