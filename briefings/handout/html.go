package handout

import (
	_ "embed" // the style
	"fmt"
	"html"
	"strings"

	"prebirth/briefings"
	"prebirth/briefings/clean/webpage"
)

//go:embed handout.css
var style string

// HTML writes a handout as one file that needs nothing else: no script, no
// picture, no font, and a policy that forbids them all but the style that is in
// it. It prints on A4 and reads on a telephone. It is well-formed XML as well, but
// for its first line.
func HTML(b *briefings.Briefing, o Options) []byte {
	var h page
	title := line(b.Title)
	h.WriteString(webpage.Head(title, style) + "<body>\n<main>\n<h1 dir=\"auto\">" + html.EscapeString(title) + "</h1>\n")
	h.blocks(compose(b, o), false)
	h.WriteString("</main>\n</body>\n</html>\n")
	return []byte(h.String())
}

type page struct{ strings.Builder }

// blocks writes what is on a page, or in an item whose paragraphs are lines.
func (h *page) blocks(all []block, tight bool) {
	for _, b := range all {
		switch b := b.(type) {
		case heading:
			h.element(fmt.Sprintf("h%d", b.level), b.words)
		case paragraph:
			if tight {
				h.element("div", b.words)
			} else {
				h.element("p", b.words)
			}
		case quote:
			h.around("blockquote", b.blocks)
		case aside:
			h.around("aside", b.blocks)
		case code:
			h.WriteString("<pre>" + html.EscapeString(b.text) + "</pre>\n")
		case rule:
			h.WriteString("<hr/>\n")
		case list:
			h.list(b)
		case grid:
			h.grid(b)
		}
	}
}

func (h *page) around(name string, inside []block) {
	h.WriteString("<" + name + ">\n")
	h.blocks(inside, false)
	h.WriteString("</" + name + ">\n")
}

// element writes words in an element that takes its direction from them.
func (h *page) element(name string, words []span) {
	h.WriteString("<" + name + " dir=\"auto\">")
	h.spans(words)
	h.WriteString("</" + name + ">\n")
}

func (h *page) list(l list) {
	name, attributes := "ul", ""
	if l.ordered {
		name = "ol"
		if l.start != 1 {
			attributes = fmt.Sprintf(" start=\"%d\"", l.start)
		}
	}
	h.WriteString("<" + name + attributes + ">\n")
	for _, item := range l.items {
		h.WriteString("<li>")
		h.blocks(item, l.tight)
		h.WriteString("</li>\n")
	}
	h.WriteString("</" + name + ">\n")
}

func (h *page) grid(g grid) {
	h.WriteString("<table>\n<thead><tr>")
	for _, c := range g.head {
		h.WriteString("<th scope=\"col\" dir=\"auto\">")
		h.spans(c)
		h.WriteString("</th>")
	}
	h.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range g.rows {
		h.WriteString("<tr>")
		for _, c := range row {
			h.WriteString("<td dir=\"auto\">")
			h.spans(c)
			h.WriteString("</td>")
		}
		h.WriteString("</tr>\n")
	}
	h.WriteString("</tbody>\n</table>\n")
}

func (h *page) spans(all []span) {
	for _, s := range all {
		switch s.kind {
		case words:
			h.WriteString(html.EscapeString(s.text))
		case verbatim:
			h.WriteString("<code>" + html.EscapeString(s.text) + "</code>")
		case softEnd:
			h.WriteString("\n")
		case hardEnd:
			h.WriteString("<br/>")
		case link:
			h.WriteString("<a href=\"" + html.EscapeString(s.address) + "\">")
			h.spans(s.inner)
			h.WriteString("</a>")
		default:
			name := map[spanKind]string{emphasis: "em", strong: "strong", struck: "del"}[s.kind]
			h.WriteString("<" + name + ">")
			h.spans(s.inner)
			h.WriteString("</" + name + ">")
		}
	}
}
