package intake

// notes writes the notes that blocks refer to, each once, and gives their blocks.
func (w *writer) notes(blocks []Block) (written []Block) {
	eachNote(blocks, func(n int) { written = append(written, w.note(n)...) })
	return written
}

func eachNote(blocks []Block, do func(n int)) {
	for _, b := range blocks {
		for _, s := range b.Spans {
			if s.NoteNumber > 0 {
				do(s.NoteNumber)
			}
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				eachNote(cell, do)
			}
		}
	}
}

func (w *writer) note(n int) []Block {
	if n > len(w.doc.Notes) || w.noted[n] {
		return nil
	}
	w.noted[n] = true
	all := w.doc.Notes[n-1].Blocks
	for i, b := range all {
		b = spelledOut(b)
		if b.Kind != table && b.Kind != verbatim {
			b.Kind = paragraph
		}
		if i == 0 {
			b.Spans = append([]Span{{NoteNumber: n}, {Text: " "}}, b.Spans...)
		}
		w.block(b)
	}
	return append(all[:len(all):len(all)], w.notes(all)...)
}

// strayNotes writes the notes that no part refers to. They belong to what stands in
// the front matter, or to nothing.
func (w *writer) strayNotes(b *body) {
	met := map[int]bool{}
	var meet func(n int)
	meet = func(n int) {
		if n <= len(w.doc.Notes) && !met[n] {
			met[n] = true
			eachNote(w.doc.Notes[n-1].Blocks, meet)
		}
	}
	for _, s := range b.parts {
		eachNote(s.head, meet)
		eachNote(s.blocks, meet)
	}
	for n := range w.doc.Notes {
		if !met[n+1] {
			w.note(n + 1)
		}
	}
}
