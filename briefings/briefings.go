// Package briefings is what there is to read: briefings made of numbered
// parts, each with its text, its reflective prompts, its resources and its
// sources.
//
// A briefing is one Markdown file, written as library/README.md describes.
// [Load] turns a folder of them into a [Library]; [Check] holds them against
// the authoring rules. Nothing here knows about screens or about what a person
// has read: the rest of the program meets a briefing, a part and a prompt by
// their plain ids ("unborn-babies", "unborn-babies/3",
// "unborn-babies/3/acting-today").
//
// Text is cleaned on the way in (see package clean): no control, direction or tag
// character of a file reaches a terminal from here.
package briefings

import (
	"fmt"
	"strings"
	"sync"
)

// A Kind says how many parts a briefing has and how long they are.
type Kind string

// The kinds, spelled as in a file's front matter.
const (
	SevenMinute Kind = "seven-minute briefing" // parts 1 to 7
	KeyMessages Kind = "key messages"          // parts 1 to 10
	Background  Kind = "background"            // parts 1 to any number
)

// A Library is everything that can be read, in the order of the front matter.
type Library struct {
	Briefings []*Briefing
}

// A Briefing is one title with numbered parts. Parts are in number order,
// whatever their order in the file.
type Briefing struct {
	ID        string // "unborn-babies"
	Title     string
	Kind      Kind
	Publisher string
	Date      string // of the source, in words
	Order     int
	About     string // Markdown: where the text comes from
	Parts     []*Part
	File      string // the name it was read from, for faults

	Edition  Edition    // empty for a briefing of its own
	Language string     // "cy"; empty for English
	Licence  string     // in words; possibly empty
	Pack     string     // the name of the pack it came in; empty for what is built in
	Contacts []Resource // who helps here; on every part, too

	meta      map[string]int // line of each front matter name
	malformed Faults         // what the parser could not place
	lazy      *lazy          // where it is a sketch
}

// A Part is one numbered screen.
type Part struct {
	ID        string // "unborn-babies/3"
	Number    int
	Title     string
	Text      string // Markdown
	Prompts   []Prompt
	Resources []Resource
	Sources   []Source
	Notes     string // Markdown, for the trainer only
	Contacts  []Resource
	From      string // the publisher of the pack that brought the text; empty where it came with the briefing

	line     int // of the heading
	textLine int // of the first line of Text
	words    int // of a sketch, which has no text to count

	index  sync.Once // makes plain at the first search
	plain  []string  // paragraphs without Markdown
	folded []string  // the same in lower case
}

// A Prompt is a reflective question. Its id never changes, because reflections
// are kept under it.
type Prompt struct {
	ID        string // "unborn-babies/3/acting-today"
	Text      string // one paragraph of plain words
	Published bool   // a source asks it; otherwise the question is ours
	From      string // the publisher of the pack that brought it; empty where it came with the briefing

	line int
}

// Mark is the word that tells whose question it is: "published" or "ours". A pack's
// own are ours to it.
func (p Prompt) Mark() string {
	if p.Published {
		return "published"
	}
	return "ours"
}

// Whose is the same for a reader, who has to know a pack's from those of the briefing.
func (p Prompt) Whose() string {
	if p.From != "" {
		return p.Mark() + ", from " + p.From
	}
	return p.Mark()
}

// A Resource is something to turn to. Address is empty where none could be
// confirmed; nobody guesses one.
type Resource struct {
	Title   string
	Address string // http, https or mailto
	Note    string // what it is, possibly empty
	// NotGiven says of one without an address that its source has a link that leads
	// nowhere. Of any other it is only not confirmed.
	NotGiven bool

	line int
}

// A Source is where the facts of a part come from.
type Source struct {
	Text    string // title and publisher
	Address string // possibly empty
	Date    string // in words; "not given" where the source has none

	line int
}

// Briefing finds a briefing by its id.
func (l *Library) Briefing(id string) (*Briefing, bool) {
	for _, b := range l.Briefings {
		if b.ID == id {
			return b.whole(), true
		}
	}
	return nil, false
}

// Part finds a part, and the briefing it belongs to, by an id such as
// "unborn-babies/3".
func (l *Library) Part(id string) (*Briefing, *Part, bool) {
	name, number, ok := strings.Cut(id, "/")
	if !ok {
		return nil, nil, false
	}
	b, ok := l.Briefing(name)
	if !ok {
		return nil, nil, false
	}
	for _, p := range b.Parts {
		if fmt.Sprint(p.Number) == number {
			return b, p, true
		}
	}
	return b, nil, false
}

// Prompt finds a prompt, with its briefing and part, by an id such as
// "unborn-babies/3/acting-today".
func (l *Library) Prompt(id string) (*Briefing, *Part, *Prompt, bool) {
	if before, ok := LaterOf(id); ok {
		b, p, q, ok := l.Prompt(before)
		if !ok {
			return nil, nil, nil, false
		}
		return b, p, later(q), true
	}
	cut := strings.LastIndexByte(id, '/')
	if cut < 0 {
		return nil, nil, nil, false
	}
	b, p, ok := l.Part(id[:cut])
	if !ok {
		return nil, nil, nil, false
	}
	for i := range p.Prompts {
		if p.Prompts[i].ID == id {
			return b, p, &p.Prompts[i], true
		}
	}
	return nil, nil, nil, false
}

// Index is the place of part number n in Parts, or -1.
func (b *Briefing) Index(n int) int {
	for i, p := range b.Parts {
		if p.Number == n {
			return i
		}
	}
	return -1
}

// Words is how many words a reader meets in the whole briefing.
func (b *Briefing) Words() int {
	if b.lazy != nil {
		return b.lazy.words
	}
	n := 0
	for _, p := range b.Parts {
		n += p.Words()
	}
	return n
}

// Known says whether it is one of the kinds.
func (k Kind) Known() bool { return k == SevenMinute || k == KeyMessages || k == Background }
