package intake

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"prebirth/briefings"
	"prebirth/briefings/clean/escape"
)

// A writer writes what was found as our Markdown.
type writer struct {
	in  *Imported
	doc *Document
	out bytes.Buffer

	about bool         // “About this briefing” is being written
	noted map[int]bool // notes that were written
	line  int          // of the block that is being written
}

func (w *writer) briefing(b *body) []byte {
	w.noted = map[int]bool{}
	fmt.Fprintf(&w.out, "---\nid: %s\ntitle: %s\nkind: %s\npublisher: %s\ndate: %s\norder: 1\n---\n",
		w.in.ID, value(w.in.Title), w.in.Kind, value(w.in.Publisher), value(w.in.Date))
	w.out.WriteString("\n## About this briefing\n\n" + fill(w.source(), "", "") + "\n")
	w.about = true
	w.blocks(b.intro)
	w.notes(b.intro)
	w.strayNotes(b)
	w.about = false
	for _, s := range b.parts {
		w.part(s)
	}
	return w.out.Bytes()
}

// value is a value of the front matter, in quotes where it needs them.
func value(s string) string {
	if s != "" && strings.ContainsRune("&*!|>{[%@`", rune(s[0])) || strings.Contains(s, ": ") || strings.HasPrefix(s, `"`) || strings.HasSuffix(s, `"`) {
		return `"` + s + `"`
	}
	return s
}

// source names the document by its front matter, as sources are named.
func (w *writer) source() string {
	text := words(w.in.Title)
	if w.in.Publisher != "not given" {
		text += ", " + words(w.in.Publisher)
	}
	return text + ". Date: " + words(strings.TrimSuffix(w.in.Date, ".")) + "."
}

func (w *writer) part(s section) {
	fmt.Fprintf(&w.out, "\n## %d. %s\n", s.number, s.title)
	text, links := resources(s.blocks)
	w.text(text, s.number)
	notes := append(w.notes(s.head), w.notes(s.blocks)...)
	listed := w.listed(append(append(s.head[:len(s.head):len(s.head)], text...), notes...))
	if len(listed)+len(links) > 0 {
		w.out.WriteString("\n### Resources\n\n")
		for _, r := range listed {
			w.out.WriteString(fill(w.resource(r, ""), "- ", "  ") + "\n")
		}
		for _, b := range links {
			link, note := linkLine(b)
			w.address(b.Line, link, false)
			w.out.WriteString(fill(w.resource(link, note), "- ", "  ") + "\n")
		}
	}
	w.out.WriteString("\n### Sources\n\n" + fill(w.source(), "- ", "  ") + "\n")
	count := &briefings.Part{Text: wordsOf(s.blocks)}
	if count.Words() == 0 && len(links) == 0 {
		w.in.doubt(s.line, NoPartWords, s.title, s.number)
	}
	w.in.Parts = append(w.in.Parts, Part{s.number, s.title, s.line, count.Words()})
}

func wordsOf(blocks []Block) string {
	var all []string
	for _, b := range blocks {
		all = append(all, b.Text())
	}
	return strings.Join(all, "\n")
}

// words escapes text that stands on its own between others.
func words(text string) string {
	text = strings.ReplaceAll(escape.Words(strings.Join(strings.Fields(text), " ")), `\<`, "&lt;")
	text = loneAnd.ReplaceAllString(text, "&$1") // it begins no reference
	return strings.ReplaceAll(text, "](", `]\(`) // what looks like a link to whoever checks
}

var loneAnd = regexp.MustCompile(`\\&([^A-Za-z#]|$)`)

// resources parts the links at the end of a text, each a block of its own, from the
// text.
func resources(blocks []Block) (text, links []Block) {
	at := len(blocks)
	for at > 0 && linksAlone(blocks[at-1]) {
		at--
	}
	return blocks[:at], blocks[at:]
}

func linksAlone(b Block) bool {
	if b.Kind != paragraph && b.Kind != item || b.Mark != "" || !hasLink(b) {
		return false
	}
	link, note := linkLine(b)
	return link.Link && strings.TrimSpace(link.Text) != "" && (note == "" || !strings.ContainsRune(",.:", rune(note[0])))
}

// linkLine takes a block apart that is a link and possibly words about it. The zero
// span is one that is not.
func linkLine(b Block) (link Span, note string) {
	spans := b.Spans
	for len(spans) > 0 && spans[0].Link && (link.Text == "" || spans[0].Address == link.Address) {
		link = Span{Text: link.Text + spans[0].Text, Link: true, Address: spans[0].Address}
		spans = spans[1:]
	}
	for _, s := range spans {
		if s.Link || s.NoteNumber > 0 {
			return Span{}, ""
		}
		note += s.Text
	}
	if note != "" && !blankAt(note) {
		return Span{}, ""
	}
	return link, strings.TrimSpace(note)
}

// resource is a link as an item of Resources.
func (w *writer) resource(link Span, note string) string {
	text := words(link.Text) + " (address not given)"
	if usable(link.Address) {
		text = "[" + words(link.Text) + "](" + inBrackets.Replace(link.Address) + ")"
	}
	if note != "" {
		text += " " + words(note)
	}
	return text
}

var inBrackets = strings.NewReplacer("(", "%28", ")", "%29")

func usable(address string) bool {
	return briefings.SafeAddress(address) && !strings.ContainsAny(address, " \t\n")
}

// address lists what is wrong with the address of a link, or that it is within a text
// and named a second time.
func (w *writer) address(line int, link Span, within bool) {
	switch {
	case usable(link.Address):
		if within {
			w.in.doubt(line, LinkListed, link.Text, 0)
		}
	case link.Address == "" || strings.HasPrefix(link.Address, "#"):
		w.in.doubt(line, NoAddress, link.Text, 0)
	default:
		w.in.doubt(line, UnsafeAddress, link.Text, 0)
	}
}

// listed are the links within a text. Their words stay there, so each is named a
// second time, with its address.
func (w *writer) listed(blocks []Block) (all []Span) {
	seen := map[Span]bool{}
	var look func(blocks []Block)
	look = func(blocks []Block) {
		for _, b := range blocks {
			for _, s := range joinedLinks(b.Spans) {
				if !seen[s] && strings.TrimSpace(s.Text) != "" {
					seen[s] = true
					all = append(all, s)
					w.address(b.Line, s, true)
				}
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					look(cell)
				}
			}
		}
	}
	look(blocks)
	return all
}

// joinedLinks are the links among spans, whole where their words look different.
func joinedLinks(spans []Span) (all []Span) {
	open := false
	for _, s := range spans {
		if !s.Link {
			open = false
			continue
		}
		if n := len(all); open && all[n-1].Address == s.Address {
			all[n-1].Text += s.Text
			continue
		}
		all = append(all, Span{Text: s.Text, Link: true, Address: s.Address})
		open = true
	}
	return all
}
