// Package intake makes a briefing of a document that was written elsewhere: plain
// text, Markdown or a Word document (.docx). Bytes come in, and the Markdown of
// ../library/README.md goes out. It knows no store, no terminal and no clock, it
// follows no address and it runs nothing.
//
// The words of a document are never altered. What it holds is cut into blocks
// ([Document]), the blocks that open a numbered part are found, and every block then
// goes to exactly one place: the front matter, “About this briefing” or a part. What
// could be read in more than one way is decided and listed as a [Doubt], with the
// line it is about, so that whoever imports can look there.
package intake

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"prebirth/briefings"
)

// Limits of a document, in bytes.
const (
	MaxFile = 10 << 20 // as it comes
	maxOut  = 1 << 20  // of the briefing, which [briefings.Load] would refuse above
)

// Options are what the person who imports knows better than the document. What is
// empty is looked for in it.
type Options struct {
	Title, Publisher, Date, ID string
	Kind                       briefings.Kind
}

// An Imported is a document as a briefing.
type Imported struct {
	ID, Title, Publisher, Date string
	Kind                       briefings.Kind
	Parts                      []Part // in number order
	Doubts                     []Doubt
	Unit                       Unit   // of all its lines
	Markdown                   []byte // the file, which loads without faults of form
}

// A Part is a numbered part that was found.
type Part struct {
	Number int
	Title  string
	Line   int // of its heading in the document, 0 where it has none
	Words  int
}

// A RefusedError is a document that cannot be read, and what to do instead.
type RefusedError struct {
	why, hint string
	err       error // possibly nil
}

func (e *RefusedError) Error() string {
	if e.err != nil {
		return fmt.Sprintf("read document: %s: %v", e.why, e.err)
	}
	return "read document: " + e.why
}

// Hint says how the document can be brought into a form that is read.
func (e *RefusedError) Hint() string { return e.hint }

func (e *RefusedError) Unwrap() error { return e.err }

// An UntitledError says that a document has no title and none was given.
type UntitledError struct{}

func (e *UntitledError) Error() string { return "read document: it has no title" }

// Hint says how to give one.
func (e *UntitledError) Hint() string { return "give it one with --title" }

// Import makes a briefing of a document. The name only helps to tell Markdown from
// plain text. The error is a [*RefusedError], or an [*UntitledError] where the title
// has to be asked for.
func Import(name string, data []byte, o Options) (*Imported, error) {
	doc, err := Read(name, data)
	if err != nil {
		return nil, err
	}
	return doc.Briefing(o)
}

// Read cuts a document into blocks. The error is a [*RefusedError].
func Read(name string, data []byte) (*Document, error) {
	if len(data) > MaxFile {
		return nil, &RefusedError{why: "it is larger than 10 MiB", hint: "take the pictures out, or save its text alone"}
	}
	if bytes.HasPrefix(data, []byte("PK")) {
		return readWord(data)
	}
	text, encoding, err := decode(data)
	if err != nil {
		return nil, err
	}
	if isBriefing(text) {
		return nil, &RefusedError{why: "it is a briefing already", hint: "prebirth pack check FILE checks it, and prebirth pack add FILE adds it; what came by a pipe has to be a file first"}
	}
	return readText(text, encoding, markdownName(name))
}

// isBriefing says whether a text is in our own format: its front matter says which
// briefing it is and of which kind, and it has parts.
func isBriefing(text string) bool {
	if len(text) > maxText || !strings.HasPrefix(strings.TrimPrefix(text, "\ufeff"), "---") {
		return false
	}
	b, _ := briefings.Read("", strings.TrimPrefix(text, "\ufeff"))
	return b.ID != "" && len(b.Parts) > 0 && (b.Title != "" && b.Kind.Known() || b.Edition == briefings.Addition)
}

// Briefing finds title, parts and the rest in a document and writes it as our
// Markdown.
func (d *Document) Briefing(o Options) (*Imported, error) {
	if !slices.ContainsFunc(d.Blocks, func(b Block) bool { return strings.ContainsFunc(b.Text(), alnum) }) {
		return nil, &RefusedError{why: "there is no text in it", hint: "a page that was scanned is a picture: it has to be typed, or read by a program for that"}
	}
	in := &Imported{Unit: d.Unit, Doubts: append([]Doubt(nil), d.Doubts...)}
	body := d.sections(in)
	if err := body.frontMatter(in, d, o); err != nil {
		return nil, err
	}
	w := &writer{in: in, doc: d}
	in.Markdown = w.briefing(body)
	sortDoubts(in.Doubts)
	if len(in.Markdown) > maxOut {
		return nil, &RefusedError{why: "it makes a briefing of more than 1 MiB", hint: "cut it into several documents"}
	}
	return in, nil
}
