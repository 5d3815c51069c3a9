package handout

import (
	"strings"
	"unicode"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

// A block is one of the types below: what a page is made of. All words in it are
// safe to show and not yet escaped for a form.
type block any

type (
	heading struct {
		level int // 2 and more
		words []span
	}
	paragraph struct{ words []span }
	quote     struct{ blocks []block }
	code      struct{ text string }
	rule      struct{}

	list struct {
		ordered bool
		start   int  // of an ordered one
		tight   bool // the items are lines and not paragraphs
		items   [][]block
	}
	grid struct {
		head []cell
		rows [][]cell
	}
	cell []span

	// An aside is told apart from what is around it. It begins with a heading.
	aside struct{ blocks []block }
)

// A span is some words in a block.
type span struct {
	kind    spanKind
	text    string // of words and verbatim
	address string // of a link
	inner   []span // of the others
}

type spanKind int

const (
	words spanKind = iota
	verbatim
	emphasis
	strong
	struck
	link
	softEnd // of a line, where the source has one
	hardEnd // of a line, that has to be kept
)

// ends says whether a line ends here.
func (s span) ends() bool { return s.kind == softEnd || s.kind == hardEnd }

// shown says whether there is something to read in a span. What has others in it
// is made for those that have.
func (s span) shown() bool { return !s.ends() && (s.kind != words || !blank(s.text)) }

// line is a text as words on one line: runs of blanks are one.
func line(text string) string { return strings.Join(strings.Fields(safe(text)), " ") }

// blank says whether there is nothing to read in a text.
func blank(text string) bool { return line(text) == "" }

// safe is a text as a handout may carry it: [clean.String], without what XML has
// no place for.
func safe(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Noncharacter_Code_Point, r) {
			return -1
		}
		return r
	}, clean.String(text))
}

// plain is a text as words on one line.
func plain(text string) []span { return []span{{text: line(text)}} }

// named is a text after what it is called.
func named(label, text string) []span {
	return append([]span{{kind: strong, inner: plain(label + ":")}, {text: " "}}, plain(text)...)
}

// entries are what people typed, each in paragraphs and lines as it was typed. One
// without words is left out.
func entries(texts []string) (l list) {
	l.tight = true
	for _, text := range texts {
		if blank(text) {
			continue
		}
		item := typed(text)
		l.tight = l.tight && len(item) == 1
		l.items = append(l.items, item)
	}
	return l
}

// typed is a text as paragraphs, with its line ends.
func typed(text string) (blocks []block) {
	var open []span
	flush := func() {
		if open != nil {
			blocks = append(blocks, paragraph{open})
		}
		open = nil
	}
	for l := range strings.SplitSeq(safe(text), "\n") {
		if l = line(l); l == "" {
			flush()
			continue
		}
		if open != nil {
			open = append(open, span{kind: hardEnd})
		}
		open = append(open, span{text: l})
	}
	flush()
	return blocks
}

// address is an address as a link that shows it, nil for one that may not be
// shown as one to open.
func address(to string) []span {
	to = strings.TrimSpace(clean.Line(safe(to)).String())
	if to == "" || !briefings.SafeAddress(to) {
		return nil
	}
	return []span{{kind: link, address: to, inner: []span{{text: to}}}}
}
