package handout

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"

	"prebirth/briefings"
)

// oneLine is the words in a block where a line cannot end.
func (r *reader) oneLine(n ast.Node) []span {
	return joined(r.spans(n, 0, false))
}

// joined is words with a blank for each end of a line.
func joined(all []span) []span {
	for i := range all {
		if all[i].ends() {
			all[i] = span{text: " "}
		}
		joined(all[i].inner)
	}
	return all
}

// spans are the words in a block or in a span, nil where there are none. In a link
// is no other.
func (r *reader) spans(n ast.Node, depth int, linked bool) (all []span) {
	if depth > maxNesting {
		return plain("…")
	}
	var run strings.Builder // of words that stand side by side: what stands beside what makes markup
	flush := func() {
		if text := blanks.ReplaceAllString(safe(run.String()), " "); text != "" {
			all = append(all, span{text: text})
		}
		run.Reset()
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		for _, s := range r.span(c, depth, linked) {
			if s.kind == words {
				run.WriteString(s.text)
				continue
			}
			flush()
			all = append(all, s)
		}
	}
	flush()
	return trimmed(all)
}

// trimmed is words without ends of lines before the first and after the last, which
// are there where something was left out. It is nil where there is nothing to read.
func trimmed(all []span) (kept []span) {
	first := slices.IndexFunc(all, span.shown)
	if first < 0 {
		return nil
	}
	last := len(all) - 1
	for !all[last].shown() {
		last--
	}
	for i, s := range all {
		if i >= first && i <= last || !s.ends() {
			kept = append(kept, s)
		}
	}
	return kept
}

// span is one node of the words. Raw HTML is left out, and of a picture are left
// the words in its place.
func (r *reader) span(n ast.Node, depth int, linked bool) []span {
	switch n := n.(type) {
	case *ast.Text:
		return r.text(n)
	case *ast.String:
		return []span{{text: decoded(n.Value)}}
	case *ast.CodeSpan:
		return r.verbatim(n)
	case *ast.Emphasis:
		kind := emphasis
		if n.Level > 1 {
			kind = strong
		}
		return r.around(kind, n, depth, linked)
	case *east.Strikethrough:
		return r.around(struck, n, depth, linked)
	case *ast.AutoLink:
		return linkTo(string(n.URL(r.src)), []span{{text: line(string(n.Label(r.src)))}}, linked)
	case *ast.Link:
		return linkTo(decoded(n.Destination), r.spans(n, depth+1, true), linked)
	case *ast.Image:
		return r.spans(n, depth+1, linked)
	}
	return nil
}

// around is a span around others, nil where they are blank.
func (r *reader) around(kind spanKind, n ast.Node, depth int, linked bool) []span {
	inner := r.spans(n, depth+1, linked)
	if inner == nil {
		return nil
	}
	return []span{{kind: kind, inner: inner}}
}

// linkTo is words that lead somewhere, or the words alone.
func linkTo(to string, shown []span, linked bool) []span {
	to = line(to)
	if linked || shown == nil || !briefings.SafeAddress(to) {
		return shown
	}
	return []span{{kind: link, address: to, inner: shown}}
}

func (r *reader) text(n *ast.Text) []span {
	all := []span{{text: decoded(n.Value(r.src))}}
	switch {
	case n.HardLineBreak():
		return append(all, span{kind: hardEnd})
	case n.SoftLineBreak():
		return append(all, span{kind: softEnd})
	}
	return all
}

// verbatim is the words of a code span, in which nothing is decoded.
func (r *reader) verbatim(n ast.Node) []span {
	var all []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			all = append(all, t.Value(r.src)...)
		}
	}
	shown := blanks.ReplaceAllString(safe(string(all)), " ")
	if strings.TrimSpace(shown) == "" {
		return []span{{text: " "}}
	}
	return []span{{kind: verbatim, text: shown}}
}

var blanks = regexp.MustCompile(`\s+`)

// decoded is a piece of Markdown as a reader sees it, with escapes and references
// resolved as goldmark resolves them. A reference may stand for anything, so that
// it has to be made [safe] after this.
func decoded(markdown []byte) string {
	if !bytes.ContainsAny(markdown, "\\&\x00") { // most pieces, of which there may be very many
		return string(markdown)
	}
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	html.DefaultWriter.Write(w, markdown)
	_ = w.Flush() // to memory, which takes everything
	return stdhtml.UnescapeString(out.String())
}
