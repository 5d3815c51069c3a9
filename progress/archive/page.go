package archive

import (
	_ "embed" // the style
	"fmt"
	"html"
	"strings"
	"unicode"

	"prebirth/briefings/clean/webpage"
)

//go:embed archive.css
var style string

// whole is a page with a body: without script, picture or font, and with a policy
// that allows nothing but the style that is in it. It is well-formed XML as well, but
// for its first line.
func whole(title, body string, back bool) string {
	var h strings.Builder
	h.WriteString(webpage.Head(title, style) + "<body>\n<main>\n")
	h.WriteString("<h1 dir=\"auto\">" + html.EscapeString(title) + "</h1>\n" + body + "</main>\n")
	if back {
		h.WriteString("<nav><p><a href=\"index.html\">All chapters</a></p></nav>\n")
	}
	return h.String() + "</body>\n</html>\n"
}

// index is the page that leads to the others.
func index(pages []page) string {
	var body strings.Builder
	body.WriteString("<p>These pages are not encrypted. README.txt says what they are.</p>\n")
	if len(pages) == 0 {
		body.WriteString("<p>None is like that.</p>\n")
		return whole("My reflections", body.String(), false)
	}
	body.WriteString("<ul>\n")
	for _, p := range pages {
		fmt.Fprintf(&body, "<li><a href=\"%s.html\" dir=\"auto\">%s</a> (%d)</li>\n", p.name, html.EscapeString(p.title), p.entries)
	}
	return whole("My reflections", body.String()+"</ul>\n", false)
}

// article writes one reflection.
func article(h *strings.Builder, e Entry, number int) {
	fmt.Fprintf(h, "<article aria-labelledby=\"r%d\">\n<h2 id=\"r%d\" dir=\"auto\">%s</h2>\n", number, number, html.EscapeString(line(e.Heading)))
	if strings.TrimSpace(seen(e.Asked)) != "" {
		h.WriteString("<blockquote>\n")
		paragraphs(h, e.Asked)
		h.WriteString("</blockquote>\n")
	}
	paragraphs(h, e.Text)
	fmt.Fprintf(h, "<footer><p>%s</p></footer>\n</article>\n", html.EscapeString(line(e.Note)))
}

// paragraphs writes a text: blank lines divide, and other line ends stay. Each takes
// its direction from its own words, so that Arabic or Urdu stands as it is read.
func paragraphs(h *strings.Builder, text string) {
	open := false
	end := func() {
		if open {
			h.WriteString("</p>\n")
		}
		open = false
	}
	for l := range strings.SplitSeq(seen(text), "\n") {
		l = strings.TrimRightFunc(l, unicode.IsSpace)
		switch {
		case l == "":
			end()
			continue
		case open:
			h.WriteString("<br/>")
		default:
			h.WriteString("<p dir=\"auto\">")
		}
		open = true
		h.WriteString(html.EscapeString(l))
	}
	end()
}

// seen leaves out what a page may not hold: control characters, what turns the
// direction of text, and what is there without being seen. Joiners stay: letters of
// Persian and emoji are made with them.
func seen(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.Map(func(r rune) rune { // which reads invalid UTF-8 as U+FFFD
		switch {
		case r == '\n' || r == '\t' || r == '\u200c' || r == '\u200d', unicode.Is(unicode.Prepended_Concatenation_Mark, r):
			return r
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Noncharacter_Code_Point):
			return -1
		}
		return r
	}, text)
}

// line is a text that has to stay on one line.
func line(text string) string { return strings.Join(strings.Fields(seen(text)), " ") }
