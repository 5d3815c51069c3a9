package record

import (
	_ "embed" // the style
	"html"
	"strconv"
	"strings"

	"prebirth/briefings/clean/webpage"
)

//go:embed record.css
var style string

// HTML writes a record as one file that needs nothing else: no script, no
// picture, no font, and a policy that forbids them all but the style that is in
// it. It prints on A4. It is well-formed XML as well, but for its first line.
func HTML(l Layout, r Record) []byte { return htmlOf(compose(l, r)) }

func htmlOf(d document) []byte {
	var h page
	h.WriteString(webpage.Head(d.name, style) + "<body>\n<main>\n<h1>" + html.EscapeString(d.title) + "</h1>\n")
	for _, s := range d.sections {
		h.section(s)
	}
	h.WriteString("</main>\n</body>\n</html>\n")
	return []byte(h.String())
}

type page struct{ strings.Builder }

func (h *page) section(s section) {
	if s.heading == "" {
		h.WriteString("<section>\n")
	} else {
		id := html.EscapeString(s.id)
		h.WriteString("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\" dir=\"auto\">" + html.EscapeString(s.heading) + "</h2>\n")
	}
	for _, b := range s.blocks {
		h.block(b)
	}
	h.WriteString("</section>\n")
}

func (h *page) block(b block) {
	switch b := b.(type) {
	case heading:
		h.WriteString("<h3 dir=\"auto\">" + html.EscapeString(line(b.text)) + "</h3>\n")
	case para:
		h.words(b.label, b.text)
	case quote:
		h.WriteString("<blockquote>\n")
		h.words("", b.text)
		h.WriteString("</blockquote>\n")
	case entries:
		h.WriteString("<ul>\n")
		for _, e := range b {
			h.WriteString("<li>")
			h.words("", e)
			h.WriteString("</li>\n")
		}
		h.WriteString("</ul>\n")
	case table:
		h.table(b)
	}
}

// words writes paragraphs. Each takes its direction from its own words, so that
// Arabic or Urdu stands as it is read.
func (h *page) words(label, text string) {
	paras := paragraphs(text)
	if label = line(label); label != "" {
		label = "<strong>" + html.EscapeString(label) + ":</strong>"
		if paras == nil {
			h.WriteString("<p class=\"lead\" dir=\"auto\">" + label + "</p>\n")
		}
		label += " "
	}
	for i, lines := range paras {
		h.WriteString("<p dir=\"auto\">")
		if i == 0 {
			h.WriteString(label)
		}
		for j, l := range lines {
			if j > 0 {
				h.WriteString("<br/>")
			}
			h.WriteString(html.EscapeString(l))
		}
		h.WriteString("</p>\n")
	}
}

func (h *page) table(t table) {
	h.WriteString("<table>\n<colgroup>")
	for _, w := range t.widths {
		h.WriteString("<col class=\"w" + strconv.Itoa(w) + "\"/>")
	}
	h.WriteString("</colgroup>\n")
	if t.head != nil {
		h.WriteString("<thead><tr>")
		for _, name := range t.head {
			h.WriteString("<th scope=\"col\">" + html.EscapeString(line(name)) + "</th>")
		}
		h.WriteString("</tr></thead>\n")
	}
	h.WriteString("<tbody>\n")
	for _, row := range t.rows {
		h.WriteString("<tr>")
		for i, cell := range row {
			h.cell(cell, t.head == nil && i == 0)
		}
		h.WriteString("</tr>\n")
	}
	h.WriteString("</tbody>\n</table>\n")
}

// cell writes a cell, or the heading of its row.
func (h *page) cell(text string, names bool) {
	open, end := "<td>", "</td>"
	if names {
		open, end = "<th scope=\"row\">", "</th>"
	}
	h.WriteString(open)
	h.words("", text)
	h.WriteString(end)
}
