package intake

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// A madePart is a part as a partnership might write it.
type madePart struct {
	number int
	title  string
	paras  []string
	list   []string
}

// words are what has to come out: all of it, in order.
func (p madePart) words() []string {
	return tokens(p.title + "\n" + strings.Join(append(append([]string(nil), p.paras...), p.list...), "\n"))
}

// madeParts are the parts of a briefing, in the order of a wheel.
func madeParts() []madePart {
	all := []madePart{
		{1, "Background", []string{"A baby known as “Robin” was born at 34 weeks. Robin’s mother, aged 19, had asked for help twice – nobody rang back.", "The review covers 2 years (2021 to 2023) and 5 services."}, nil},
		{2, "What happened", []string{"Three things came together:"}, []string{"a move from one county to another", "a midwife who left; 10 weeks without another", "a father who was never asked"}},
		{3, "Why it matters", []string{"6 out of 12 babies are on no plan at birth. That’s £1,000 of work, and a life."}, nil},
		{4, "Findings & learning", []string{"See p. 4 of the review. It’s short.", "What is written here is about <systems>, not people."}, []string{"Ask again.", "Write it down.", "Tell the family what you wrote."}},
		{5, "Questions to ask", []string{"In your next supervision:"}, []string{"Who is missing from the plan?", "What would the baby say?"}},
		{6, "What to do", []string{"Today: ring one person.", "This week: read the procedure; it has changed."}, nil},
		{7, "Where to find more", []string{"The partnership’s own pages have the full report."}, nil},
	}
	return []madePart{all[0], all[6], all[5], all[1], all[2], all[4], all[3]}
}

// asText writes parts as a text, with a heading made of a number and a title.
func asText(head func(n int, title string) string, mark func(i int) string) string {
	var b strings.Builder
	b.WriteString("Learning from Robin\n\nNorthshire Safeguarding Children Partnership\n\nMarch 2024\n\n")
	for _, p := range madeParts() {
		b.WriteString(head(p.number, p.title) + "\n\n" + strings.Join(p.paras, "\n\n") + "\n\n")
		for i, item := range p.list {
			b.WriteString(mark(i) + item + "\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func bulletMark(int) string     { return "- " }
func numberMark(i int) string   { return fmt.Sprintf("%d. ", i+1) }
func dotHead(s string) headFunc { return func(n int, t string) string { return fmt.Sprintf(s, n, t) } }

type headFunc = func(n int, title string) string

func utf16Bytes(s string, order binary.ByteOrder, bom bool) []byte {
	var b bytes.Buffer
	if bom {
		s = "\ufeff" + s
	}
	_ = binary.Write(&b, order, utf16.Encode([]rune(s)))
	return b.Bytes()
}

func windows1252(t testing.TB, s string) []byte {
	data, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A madeWord is a Word document in the making: its body, and the parts beside it.
type madeWord struct {
	body  strings.Builder
	files map[string]string
}

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

// xmlText is words in a run, with properties in front of them.
func xmlText(props, s string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + html.EscapeString(s) + `</w:t></w:r>`
}

// xmlPara is a paragraph; props are those of the paragraph.
func xmlPara(props string, runs ...string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr>` + strings.Join(runs, "") + `</w:p>`
}

func styled(name string) string { return `<w:pStyle w:val="` + name + `"/>` }

func listed(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

// bytes is the document as a file: styles with headings, a list of bullets (1), lists
// of numbers (2, 3), and one that numbers parts (4).
func (m *madeWord) bytes(t testing.TB) []byte {
	numbers := `<w:numbering ` + wordSpace + `>`
	for id, lvl := range []string{`<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>`, `<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`,
		`<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`, `<w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1"/>`, `<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>`} {
		numbers += fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">`, id)
		for level := range 3 {
			numbers += fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/>%s</w:lvl>`, level, strings.ReplaceAll(lvl, "%1", fmt.Sprintf("%%%d", level+1)))
		}
		numbers += `</w:abstractNum>`
	}
	for id := range 5 {
		numbers += fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id+1, id)
	}
	styles := `<w:styles ` + wordSpace + `><w:style w:styleId="Title"><w:name w:val="Title"/></w:style>`
	for i := range 3 {
		styles += fmt.Sprintf(`<w:style w:styleId="H%d"><w:name w:val="heading %d"/></w:style>`, i+1, i+1)
	}
	styles += `<w:style w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="H1"/></w:style>` +
		`<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>`
	files := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpace + `><w:body>` + m.body.String() + `<w:sectPr/></w:body></w:document>`,
		"word/numbering.xml":  numbers + `</w:numbering>`, "word/styles.xml": styles,
	}
	for name, text := range m.files {
		files[name] = text
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// start is the top of the page, as asText has it.
func (m *madeWord) start() {
	m.body.WriteString(xmlPara(styled("Title"), xmlText("", "Learning from Robin")) +
		xmlPara("", xmlText("", "Northshire Safeguarding Children Partnership")) + xmlPara("", xmlText("", "March 2024")))
}

// text is a part without its heading.
func (p madePart) text(list int) string {
	var b strings.Builder
	for _, para := range p.paras {
		b.WriteString(xmlPara("", xmlText("", para)))
	}
	for _, item := range p.list {
		b.WriteString(xmlPara(listed(list, 0), xmlText("", item)))
	}
	return b.String()
}
