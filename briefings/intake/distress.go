package intake

import (
	"strings"

	"prebirth/briefings"
)

// noteLike says whether a line would be read as a content note.
func noteLike(line string) bool {
	return strings.HasPrefix(strings.TrimLeft(line, "*_"), briefings.NoteMark)
}

// text writes the text of a part. A content note is one where it comes first and is
// short. One that stands elsewhere keeps its place and its words, is told, and is
// written so that it is not taken for one: the check would refuse it.
func (w *writer) text(blocks []Block, number int) {
	at := w.out.Len()
	w.blocks(blocks)
	lines := strings.Split(string(w.out.Bytes()[at:]), "\n")
	w.out.Truncate(at)
	first := true
	for i, line := range lines {
		if noteLike(line) && !(first && shortNote(blocks[0])) {
			lines[i] = strings.Replace(line, briefings.NoteMark, strings.TrimSuffix(briefings.NoteMark, ":")+`\:`, 1)
		}
		first = first && strings.TrimSpace(line) == ""
	}
	w.out.WriteString(strings.Join(lines, "\n"))
	for i, b := range blocks {
		if noteLike(b.plain()) && !(i == 0 && shortNote(b)) {
			w.in.doubt(b.Line, NoteWithin, b.plain(), number)
		}
	}
}

func shortNote(b Block) bool {
	note, ok := strings.CutPrefix(b.plain(), briefings.NoteMark)
	return ok && b.Kind == paragraph && briefings.CountWords(note) <= briefings.NoteMost
}
