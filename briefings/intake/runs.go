package intake

import (
	"strconv"
	"strings"

	"prebirth/briefings/clean"
)

// runs are the words below a node of a paragraph, as they look.
func (r *wordReader) runs(n *node, look Span) (out []Span) {
	for _, k := range n.kids {
		switch k.name {
		case "r":
			out = append(out, r.run(k, look)...)
		case "hyperlink":
			inner := look
			inner.Link, inner.Address = true, clean.String(r.links[k.value("id")])
			out = append(out, r.runs(k, inner)...)
		case "fldSimple":
			inner := look
			if address, ok := hyperlink(k.value("instr")); ok {
				inner.Link, inner.Address = true, address
			}
			out = append(out, r.runs(k, inner)...)
		case "del":
			r.deleted(k)
		case "moveFrom", "pPr", "sdtPr", "rPr":
		case "AlternateContent":
			out = append(out, r.runs(chosen(k), look)...)
		case "t": // of a formula
			out = append(out, r.words(k.text, look))
		case "txbxContent":
			r.boxes = append(r.boxes, k)
		default: // ins, moveTo, smartTag, sdt, oMath and whatever else holds runs
			out = append(out, r.runs(k, look)...)
		}
	}
	return out
}

// words are those of a document, without what may not be shown.
func (r *wordReader) words(text string, look Span) Span {
	safe, removed := clean.Count(strings.ReplaceAll(text, "\u00ad", "")) // a soft hyphen is none in print
	r.removed += removed
	look.Text = strings.NewReplacer("\n", " ", "\t", " ").Replace(safe)
	return look
}

func (r *wordReader) run(n *node, look Span) (out []Span) {
	if p := n.kid("rPr"); p != nil {
		if p.kid("b") != nil {
			look.Strong = p.on("b")
		}
		if p.kid("i") != nil {
			look.Em = p.on("i")
		}
		if p.on("vanish") {
			var hidden strings.Builder
			n.each("t", func(t *node) { hidden.WriteString(clean.String(t.text)) })
			if strings.TrimSpace(hidden.String()) != "" {
				r.doc.doubt(r.at, HiddenLeft, hidden.String(), 0)
			}
			return nil
		}
	}
	raised := isRaised(n.kid("rPr"))
	if r.field.link && !look.Link {
		look.Link, look.Address = true, r.field.address
	}
	plain := func(text string) Span { s := look; s.Text = text; return s }
	for _, k := range n.kids {
		switch k.name {
		case "t":
			s := r.words(k.text, look)
			if number, ok := asRaised(s.Text); raised && ok {
				s.Text = number
				r.doc.doubt(r.at, RaisedTaken, number, 0)
			}
			out = append(out, s)
		case "tab", "ptab":
			out = append(out, plain(" "))
		case "br", "cr":
			out = append(out, plain("\n"))
		case "noBreakHyphen":
			out = append(out, plain("-"))
		case "footnoteReference", "endnoteReference":
			if number := r.note(strings.TrimSuffix(k.name, "Reference"), k.value("id")); number > 0 {
				out = append(out, Span{NoteNumber: number})
			}
		case "fldChar", "instrText":
			r.fieldPart(k)
		case "drawing", "pict", "object", "AlternateContent":
			r.drawing(k)
		}
	}
	return out
}

// fieldPart follows a field through its beginning, its command and its end.
func (r *wordReader) fieldPart(n *node) {
	f := &r.field
	switch {
	case n.name == "instrText":
		f.command += n.text
	case n.value("fldCharType") == "begin":
		f.depth++
		f.command = ""
	case n.value("fldCharType") == "separate":
		if address, ok := hyperlink(f.command); ok {
			f.link, f.address = true, address
		}
	case n.value("fldCharType") == "end":
		if f.depth--; f.depth <= 0 {
			*f = field{}
		}
	}
}

// hyperlink is the address in the command of a field.
func hyperlink(command string) (address string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(command), "HYPERLINK")
	if !ok {
		return "", false
	}
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, `\`) { // a place in the same document
		return "", true
	}
	rest = strings.TrimPrefix(rest, `"`)
	address, _, _ = strings.Cut(rest, `"`)
	return clean.String(strings.TrimSpace(address)), true
}

// drawing looks for text boxes in what is drawn, and tells of pictures.
func (r *wordReader) drawing(n *node) {
	if n.name == "AlternateContent" {
		n = chosen(n)
	}
	for _, k := range n.kids {
		switch k.name {
		case "txbxContent":
			r.boxes = append(r.boxes, k)
		case "blip", "imagedata":
			r.doc.doubt(r.at, PictureLeft, "", 0)
		default:
			if k.name == "AlternateContent" {
				k = chosen(k)
			}
			r.drawing(&node{name: "drawing", kids: k.kids})
		}
	}
}

// note is the number of a note in the order of references, 0 where it is not there.
func (r *wordReader) note(kind, id string) int {
	tree := r.notes[kind+id]
	if tree == nil {
		return 0
	}
	if n := r.noteNo[kind+id]; n > 0 {
		return n
	}
	n := len(r.doc.Notes) + 1
	r.noteNo[kind+id] = n
	r.doc.Notes = append(r.doc.Notes, Note{Line: r.at})
	outer, held := r.boxes, r.field
	r.boxes, r.field = nil, field{}
	blocks := r.blocks(tree)
	r.boxes, r.field = outer, held
	r.doc.Notes[n-1].Blocks = blocks
	return n
}

// deleted lists the words that whoever wrote the document took out while changes were
// tracked.
func (r *wordReader) deleted(n *node) {
	var words strings.Builder
	for _, name := range []string{"delText", "t"} {
		n.each(name, func(t *node) { words.WriteString(clean.String(t.text)) })
	}
	if strings.ContainsFunc(words.String(), alnum) {
		r.doc.doubt(r.at, DeletedLeft, words.String(), 0)
	}
}

// isRaised says whether words stand above the line: as Word says so, or as LibreOffice
// does, by how far, in half points.
func isRaised(look *node) bool {
	up, err := strconv.Atoi(look.kid("position").value("val"))
	return look.kid("vertAlign").value("val") == "superscript" || err == nil && up > 0
}

// asRaised is a raised number as it stands in print, so that it is not read as part of
// the word or figure before it.
func asRaised(s string) (string, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n <= 0 || len(s) > 3 || s[0] == '0' {
		return "", false
	}
	return superscript(n), true
}
