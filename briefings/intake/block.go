package intake

import (
	"cmp"
	"slices"
	"strings"
)

// A Document is what was read, as blocks in the order of the source.
type Document struct {
	Blocks []Block
	Notes  []Note // footnotes, in the order in which they are referred to
	Doubts []Doubt
	Unit   Unit
	Meta   map[string]string // front matter of a Markdown file: title, publisher, date, …
	marked bool              // headings are marked as such, as in Markdown and Word
}

// A Unit is what the lines of a document are counted in.
type Unit string

// The units.
const (
	Lines      Unit = "line"
	Paragraphs Unit = "paragraph"
)

// A Kind of block.
type blockKind int

const (
	paragraph blockKind = iota
	heading             // Level 0 is the title of a Word document
	item                // of a list, Level counts from 0
	quotation
	verbatim // Lines as they are, in one span
	table    // Rows
)

// A Block is a paragraph, a heading, an item of a list, a quotation or a table.
type Block struct {
	Kind  blockKind
	Level int
	Mark  string // of a numbered item, as it stands: "1."; empty where it has a bullet
	Spans []Span
	Rows  [][]Cell
	Line  int
	Apart bool // an empty line stands before it
}

// A Cell of a table.
type Cell []Block

// A Span is words that look alike.
type Span struct {
	Text       string
	Strong, Em bool
	Link       bool
	Address    string // of a link, possibly empty
	NoteNumber int    // a reference to Notes[NoteNumber-1], and no text
}

// A Note is a footnote or an endnote.
type Note struct {
	Blocks []Block
	Line   int
}

// Text is the words of a block with its mark, without markup.
func (b Block) Text() string {
	var s strings.Builder
	if b.Mark != "" {
		s.WriteString(b.Mark + " ")
	}
	for _, span := range b.Spans {
		s.WriteString(span.Text)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			for _, inner := range cell {
				s.WriteString(inner.Text() + "\n")
			}
		}
	}
	return s.String()
}

// plain is Text with single blanks and no hard ones.
func (b Block) plain() string { return strings.Join(strings.Fields(b.Text()), " ") }

// strong says whether all its words are.
func (b Block) strong() bool {
	any := false
	for _, s := range b.Spans {
		if strings.TrimSpace(s.Text) != "" {
			if !s.Strong {
				return false
			}
			any = true
		}
	}
	return any
}

// A Doubt is a place where a document could be read in another way, or where
// something of it was left out.
type Doubt struct {
	Line  int // in the document's Unit, 0 where it is about the whole
	What  What
	Words string // of the document, possibly empty
	N     int    // a number that belongs to it, possibly 0
}

// What a doubt is about.
type What string

// The kinds of doubt.
const (
	TitleTaken       What = "title-taken"       // Words
	TitleSaysKind    What = "title-says-kind"   // the title is only the kind of document
	DateTaken        What = "date-taken"        // Words
	PublisherTaken   What = "publisher-taken"   // Words
	NoPublisher      What = "no-publisher"      //
	NoDate           What = "no-date"           //
	Unnumbered       What = "unnumbered"        // all stands in one part
	NumberedHeadings What = "numbered-headings" // its headings were numbered, N of them
	OtherNumber      What = "other-number"      // Words could open part N and was taken as text
	OtherForm        What = "other-form"        // Words opens part N in another form than the others
	MissingPart      What = "missing-part"      // N was not found
	NextLineTitle    What = "next-line-title"   // Words, the line after the number N
	NoPartWords      What = "no-part-words"     // part N has its heading, Words, and nothing below
	NoPartTitle      What = "no-part-title"     // of part N
	HeadingTaken     What = "heading-taken"     // Words, in plain text
	ListTaken        What = "list-taken"        // N lines without marks
	Credit           What = "credit"            // Words begin with a star: a note of their own
	NoAddress        What = "no-address"        // Words are a link that leads nowhere
	UnsafeAddress    What = "unsafe-address"    // Words are a link whose address was left out
	LinkListed       What = "link-listed"       // Words stay in the text, and the link is in Resources
	EncodingTaken    What = "encoding-taken"    // Words is its name
	Cleaned          What = "cleaned"           // N characters that hide or command were taken out
	PictureLeft      What = "picture-left"      // Words describe it
	HeaderLeft       What = "header-left"       // Words of the top or foot of the page
	CommentsLeft     What = "comments-left"     //
	HiddenLeft       What = "hidden-left"       // Words were hidden
	DeletedLeft      What = "deleted-left"      // Words were deleted, and the deletion was not accepted yet
	EmphasisLost     What = "emphasis-lost"     // Words were emphasised where Markdown cannot say so
	RaisedTaken      What = "raised-taken"      // Words is a raised number that belongs to no note
	NoteWithin       What = "note-within"       // Words is a content note that does not come first in part N, or is too long
	ContentsLeft     What = "contents-left"     // a table of contents
	TableLaidOut     What = "table-laid-out"    // its cells were read one after the other
	MetaLeft         What = "meta-left"         // Words of the front matter that have no place
)

// sortDoubts puts them in the order of lines, and what is about the whole first.
func sortDoubts(all []Doubt) {
	slices.SortStableFunc(all, func(a, b Doubt) int { return cmp.Compare(a.Line, b.Line) })
}
