package intake

import (
	"path"
	"strconv"
	"strings"

	"prebirth/briefings/clean"
)

// A wordReader makes blocks of the body of a Word document.
type wordReader struct {
	doc     *Document
	styles  map[string]style
	numbers *numbering
	links   map[string]string // addresses by the id of their relation
	notes   map[string]*node  // by kind and id
	noteNo  map[string]int

	at      int // paragraphs so far
	removed int
	open    *Block // a paragraph whose end was deleted: the next one goes on
	boxes   []*node
	field   field
	inBox   int
}

// A field of Word may be a link: its address comes first and then its words.
type field struct {
	depth   int
	command string
	address string
	link    bool
}

func readWord(data []byte) (*Document, error) {
	p, err := openPacked(data)
	if err != nil {
		return nil, err
	}
	if kind, err := p.read("mimetype"); err == nil && strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument.") {
		return nil, &RefusedError{why: "it is an OpenDocument file, such as LibreOffice writes", hint: "open it in LibreOffice or Word and save it as .docx"}
	}
	if !p.has("word/document.xml") {
		return nil, &RefusedError{why: "it is a zip file, and no Word document", hint: "name the document itself, as .docx or as plain text"}
	}
	trees := map[string]*node{}
	for _, name := range []string{"styles", "numbering", "footnotes", "endnotes", "_rels/document.xml.rels", "document"} {
		file := "word/" + strings.TrimSuffix(name, ".rels") + ".xml"
		if path.Ext(name) == ".rels" {
			file = "word/" + name
		}
		text, err := p.read(file)
		if err != nil {
			return nil, err
		}
		if trees[name], err = parseXML(text); err != nil {
			return nil, err
		}
	}
	r := &wordReader{doc: &Document{Unit: Paragraphs, Meta: map[string]string{}, marked: true},
		styles: styles(trees["styles"]), numbers: newNumbering(trees["numbering"]), links: map[string]string{}, notes: map[string]*node{}, noteNo: map[string]int{}}
	trees["_rels/document.xml.rels"].each("Relationship", func(n *node) { r.links[n.value("Id")] = n.value("Target") })
	for kind, tree := range map[string]string{"footnote": "footnotes", "endnote": "endnotes"} {
		trees[tree].each(kind, func(n *node) { r.notes[kind+n.value("id")] = n })
	}
	trees["document"].each("body", func(n *node) { r.doc.Blocks = append(r.doc.Blocks, r.blocks(n)...) })
	if r.open != nil {
		r.doc.Blocks = append(r.doc.Blocks, *r.open)
	}
	if p.has("word/comments.xml") {
		r.doc.doubt(0, CommentsLeft, "", 0)
	}
	if err := r.furniture(p); err != nil {
		return nil, err
	}
	if r.removed > 0 {
		r.doc.doubt(0, Cleaned, "", r.removed)
	}
	r.doc.credits()
	return r.doc, nil
}

// furniture lists the words at the top and the foot of the pages, which belong to no
// part.
func (r *wordReader) furniture(p *packed) error {
	for i := range 10 {
		for _, kind := range []string{"header", "footer"} {
			text, err := p.read("word/" + kind + strconv.Itoa(i) + ".xml")
			if err != nil {
				return err
			}
			tree, err := parseXML(text)
			if err != nil {
				return err
			}
			var words []string
			tree.each("t", func(n *node) { words = append(words, clean.String(n.text)) })
			if all := strings.Join(words, ""); strings.ContainsFunc(all, alnum) {
				r.doc.doubt(0, HeaderLeft, all, 0)
			}
		}
	}
	return nil
}

// blocks are those of a body, a cell, a text box or a note.
func (r *wordReader) blocks(n *node) (out []Block) {
	for _, k := range n.kids {
		switch k.name {
		case "p":
			out = append(out, r.paragraph(k)...)
		case "tbl":
			out = append(out, r.table(k))
		case "del":
			r.deleted(k)
		case "moveFrom", "sectPr", "pPr", "tcPr", "tblPr", "sdtPr":
		case "AlternateContent":
			out = append(out, r.blocks(chosen(k))...)
		case "sdt":
			if strings.Contains(k.kid("sdtPr/docPartObj/docPartGallery").value("val"), "Table of Contents") {
				r.doc.doubt(r.at+1, ContentsLeft, "", 0)
				continue
			}
			out = append(out, r.blocks(k)...)
		default:
			out = append(out, r.blocks(k)...)
		}
	}
	return out
}

// chosen is the first of the forms in which the same thing is stored.
func chosen(n *node) *node {
	for _, k := range n.kids {
		if k.name == "Choice" {
			return k
		}
	}
	for _, k := range n.kids {
		if k.name == "Fallback" {
			return k
		}
	}
	return &node{}
}

func (r *wordReader) table(n *node) Block {
	b := Block{Kind: table, Line: r.at + 1, Apart: true}
	n.each("tr", func(row *node) {
		if row.kid("trPr/del") != nil {
			r.deleted(row)
			return
		}
		var cells []Cell
		row.each("tc", func(cell *node) { cells = append(cells, r.blocks(cell)) })
		if len(cells) > 0 {
			b.Rows = append(b.Rows, cells)
		}
	})
	return b
}

// paragraph is one, or several where lines are broken in it, and then the text boxes
// that are tied to it.
func (r *wordReader) paragraph(n *node) []Block {
	r.at++
	b := r.kindOf(n)
	if strings.HasPrefix(r.styles[n.kid("pPr/pStyle").value("val")].name, "toc ") {
		r.doc.doubt(r.at, ContentsLeft, "", 0)
		return nil
	}
	outer := r.boxes
	r.boxes = nil
	b.Spans = r.runs(n, Span{Strong: b.Kind != heading && r.styles[n.kid("pPr/pStyle").value("val")].bold == "on"})
	boxes := r.boxes
	r.boxes = outer
	if r.open != nil {
		r.open.Spans = append(r.open.Spans, b.Spans...)
		b, r.open = *r.open, nil
	}
	var out []Block
	if n.kid("pPr/rPr/del") != nil && r.inBox == 0 {
		held := b
		r.open = &held
	} else {
		out = broken(b)
	}
	r.inBox++
	for _, box := range boxes {
		if r.inBox < 8 {
			out = append(out, r.blocks(box)...)
		}
	}
	r.inBox--
	return out
}

// kindOf is what a paragraph is by its properties.
func (r *wordReader) kindOf(n *node) Block {
	b := Block{Kind: paragraph, Line: r.at, Apart: true}
	s, styled := r.styles[n.kid("pPr/pStyle").value("val")]
	if !styled {
		s.level = -1
	}
	if level, err := strconv.Atoi(n.kid("pPr/outlineLvl").value("val")); err == nil && level >= 0 && level < 9 {
		s.level = level + 1
	}
	numbers := n.kid("pPr/numPr")
	at, id := numbers.kid("ilvl").value("val"), numbers.kid("numId").value("val")
	if numbers == nil || id == "" {
		id = s.numbers.kid("numId").value("val")
	}
	if at == "" {
		at = s.numbers.kid("ilvl").value("val")
	}
	depth, _ := strconv.Atoi(at)
	mark, listed := r.numbers.next(id, depth)
	switch {
	case s.level >= 0:
		b.Kind, b.Level, b.Mark = heading, s.level, mark
	case listed:
		b.Kind, b.Level, b.Mark = item, max(depth, 0), mark
	case strings.Contains(s.name, "quote"):
		b.Kind = quotation
	}
	return b
}

// broken cuts a block at its line breaks. In a list they are blanks.
func broken(b Block) (out []Block) {
	b.Spans = merged(b.Spans)
	if b.Kind != paragraph && b.Kind != heading && b.Kind != quotation {
		return append(out, b)
	}
	lines := [][]Span{nil}
	for _, s := range b.Spans {
		for i, piece := range strings.Split(s.Text, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			s.Text = piece
			if piece != "" || s.NoteNumber > 0 {
				lines[len(lines)-1] = append(lines[len(lines)-1], s)
			}
		}
	}
	for _, spans := range lines {
		next := b
		next.Spans = merged(spans)
		if strings.TrimSpace(next.Text()) != "" || notes(next) {
			out = append(out, next)
			b.Mark, b.Apart = "", false
		}
	}
	return out
}
