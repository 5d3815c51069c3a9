package record

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
)

// What a reader of a form reads: its words, block by block, and the elements
// they stand in.
type reading struct{ words, elements []string }

// readings are the words of a record as each form's own readers read them.
func readings(t *testing.T, r Record) map[string]reading {
	t.Helper()
	md := Markdown(Layout{}, r)
	plain := goldmark.New(goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()))
	extended := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithAttribute()),
		goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()))
	return map[string]reading{
		"Markdown":           readHTML(t, "<x>"+rendered(t, plain, md)+"</x>"),
		"Markdown, extended": readHTML(t, "<x>"+rendered(t, extended, md)+"</x>"),
		"HTML":               readHTML(t, string(HTML(Layout{}, r))),
		"Docx":               readDocx(t, unzip(t, Docx(Layout{}, r))["word/document.xml"]),
	}
}

func rendered(t *testing.T, m goldmark.Markdown, md []byte) string {
	t.Helper()
	var out bytes.Buffer
	if err := m.Convert(md, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// readHTML reads HTML that is well-formed XML. A label is a block of its own.
func readHTML(t *testing.T, page string) reading {
	t.Helper()
	var r reading
	var words strings.Builder
	inside, broken := "", false
	flush := func() {
		if w := words.String(); strings.TrimSpace(w) != "" {
			r.words = append(r.words, strings.Trim(w, "\n"))
		}
		words.Reset()
	}
	each(t, page, func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			r.elements = append(r.elements, e.Name.Local)
			if inside = e.Name.Local; inside == "br" {
				words.WriteString("\n")
				broken = true
				return
			}
			flush()
		case xml.EndElement:
			if e.Name.Local == "strong" && inside == "strong" {
				inside = "after a label"
			}
			if e.Name.Local != "br" {
				flush()
			}
		case xml.CharData:
			text := string(e)
			if inside == "style" || inside == "title" {
				return
			}
			if broken { // a renderer of Markdown sets a line end after the element
				text, broken = strings.TrimPrefix(text, "\n"), false
			}
			if inside == "after a label" {
				text, inside = strings.TrimPrefix(text, " "), ""
			}
			words.WriteString(text)
		}
	})
	return r
}

func readDocx(t *testing.T, document []byte) reading {
	t.Helper()
	var r reading
	var words strings.Builder
	inText, labelled, after := false, false, false
	flush := func() {
		if words.Len() > 0 {
			r.words = append(r.words, words.String())
		}
		words.Reset()
	}
	each(t, string(document), func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			r.elements = append(r.elements, e.Name.Local)
			switch e.Name.Local {
			case "t":
				inText = true
			case "br":
				words.WriteString("\n")
			case "tab":
				words.WriteString("\t")
			case "rStyle":
				labelled = true
			}
		case xml.EndElement:
			switch {
			case e.Name.Local == "t":
				inText = false
			case e.Name.Local == "r" && labelled:
				flush()
				labelled, after = false, true
			case e.Name.Local == "p":
				flush()
				after = false
			}
		case xml.CharData:
			if inText {
				text := string(e)
				if after {
					text, after = strings.TrimPrefix(text, " "), false
				}
				words.WriteString(text)
			}
		}
	})
	return r
}

// each reads XML strictly.
func each(t *testing.T, text string, do func(xml.Token)) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %.2000s", err, text)
		}
		do(token)
	}
}

// unzip is the parts of a document, whose order and times are checked as well.
func unzip(t *testing.T, docx []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for i, f := range z.File {
		if i == 0 && f.Name != "[Content_Types].xml" || f.Modified.Year() != 1980 {
			t.Errorf("part %d is %s of %v", i, f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// expected is what a reading of a document has to be. Markdown says a table's
// headings in each of its rows.
func expected(d document, markdown bool) (words []string) {
	add := func(text string) {
		for _, lines := range paragraphs(text) {
			words = append(words, strings.Join(lines, "\n"))
		}
	}
	named := func(label, text string) {
		if label = line(label); label != "" {
			words = append(words, label+":")
		}
		add(text)
	}
	add(d.title)
	for _, s := range d.sections {
		add(s.heading)
		for _, b := range s.blocks {
			switch b := b.(type) {
			case heading:
				add(line(b.text))
			case para:
				named(b.label, b.text)
			case quote:
				add(b.text)
			case entries:
				for _, e := range b {
					add(e)
				}
			case table:
				expectTable(b, markdown, named)
			}
		}
	}
	return words
}

func expectTable(t table, markdown bool, named func(label, text string)) {
	if !markdown {
		for _, cell := range slices.Concat(append([][]string{t.head}, t.rows...)...) {
			named("", cell)
		}
		return
	}
	for _, row := range t.rows {
		if t.head == nil {
			named(row[0], row[1])
			continue
		}
		for i, cell := range row {
			if i == 0 || !blank(cell) {
				named(t.head[i], cell)
			}
		}
	}
}
