package intake

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// word makes a Word document of the parts, each as a function has it.
func word(t testing.TB, part func(p madePart) string, around func(all string) string) []byte {
	m := &madeWord{files: map[string]string{}}
	m.start()
	all := ""
	for _, p := range madeParts() {
		all += part(p)
	}
	if around != nil {
		all = around(all)
	}
	m.body.WriteString(all)
	return m.bytes(t)
}

func cell(inner string) string {
	return `<w:tc><w:tcPr/>` + inner + `</w:tc>`
}

// textLayouts are texts as partnerships write them.
func textLayouts(t testing.TB) map[string][]byte {
	plain := asText(dotHead("%02d %s"), bulletMark)
	old := asText(dotHead("%d. %s"), func(int) string { return "• " })
	roman := []string{"I", "II", "III", "IV", "V", "VI", "VII"}
	return map[string][]byte{
		"padded.txt":      []byte(plain),
		"dots.txt":        []byte(asText(dotHead("%d. %s"), bulletMark)),
		"brackets.txt":    []byte(asText(dotHead("%d) %s"), bulletMark)),
		"named.txt":       []byte(asText(dotHead("Part %d: %s"), bulletMark)),
		"dashes.txt":      []byte(asText(dotHead("%d – %s"), func(int) string { return "– " })),
		"alone.txt":       []byte(asText(dotHead("Part %d\n\n%s"), bulletMark)),
		"spelt.txt":       []byte(asText(func(n int, s string) string { return "PART " + strings.ToUpper(ordinals[n-1]) + "\n" + s }, bulletMark)),
		"roman.txt":       []byte(asText(func(n int, s string) string { return "Part " + roman[n-1] + " – " + s }, bulletMark)),
		"numbers.txt":     []byte(asText(dotHead("%d. %s"), numberMark)),
		"headings.md":     []byte("# " + asText(dotHead("## %d. %s"), numberMark)),
		"windows1252.txt": windows1252(t, strings.ReplaceAll(old, "\n", "\r\n")),
		"utf16le.txt":     utf16Bytes(plain, binary.LittleEndian, true),
		"utf16be.txt":     utf16Bytes(plain, binary.BigEndian, true),
		"utf16bare.txt":   utf16Bytes(plain, binary.LittleEndian, false),
		"utf8bom.txt":     []byte("\ufeff" + plain),
		"macline.txt":     []byte(strings.ReplaceAll(plain, "\n", "\r")),
	}
}

// wordLayouts are Word documents as partnerships make them.
func wordLayouts(t testing.TB) map[string][]byte {
	box := func(inner string) string {
		return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>` + inner +
			`</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + inner +
			`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	}
	table := func(all string) string { return `<w:tbl><w:tblPr/>` + all + `</w:tbl>` }
	columns := func(string) string {
		heads, texts, out := "", "", ""
		for i, p := range madeParts() {
			heads += cell(xmlPara("", xmlText("<w:b/>", fmt.Sprintf("%d. %s", p.number, p.title))))
			texts += cell(p.text(1))
			if i%3 == 2 || i == 6 {
				out += `<w:tr>` + heads + `</w:tr><w:tr>` + texts + `</w:tr>`
				heads, texts = "", ""
			}
		}
		return table(out)
	}
	return map[string][]byte{
		"headings.docx": word(t, func(p madePart) string {
			return xmlPara(styled("Own"), xmlText("", fmt.Sprintf("%d. %s", p.number, p.title))) + p.text(2)
		}, nil),
		"bold.docx": word(t, func(p madePart) string {
			return xmlPara("", xmlText("<w:b/>", fmt.Sprintf("%d.", p.number)), xmlText("<w:b/>", " "+p.title)) + p.text(2)
		}, nil),
		"cells.docx": word(t, func(p madePart) string {
			return `<w:tr>` + cell(xmlPara("", xmlText("", fmt.Sprintf("%02d", p.number)))+xmlPara("", xmlText("<w:b/>", p.title))+p.text(1)) + `</w:tr>`
		}, table),
		"rows.docx": word(t, func(p madePart) string {
			return `<w:tr>` + cell(xmlPara("", xmlText("", fmt.Sprint(p.number)))) + cell(xmlPara("", xmlText("", p.title))) + cell(p.text(1)) + `</w:tr>`
		}, table),
		"columns.docx": word(t, func(madePart) string { return "" }, columns),
		"boxes.docx": word(t, func(p madePart) string {
			return box(xmlPara("", xmlText("", fmt.Sprintf("%02d %s", p.number, p.title))) + p.text(1))
		}, nil),
		"broken.docx": word(t, func(p madePart) string {
			return xmlPara("", xmlText("", "Part "+strconv.Itoa(p.number)), `<w:r><w:br/></w:r>`, xmlText("", p.title)) + p.text(1)
		}, nil),
		"leadin.docx": word(t, func(p madePart) string {
			p.paras = append([]string(nil), p.paras...)
			first := p.paras[0]
			p.paras = p.paras[1:]
			return xmlPara("", xmlText("<w:b/>", fmt.Sprintf("%d. %s", p.number, p.title)), xmlText("", " "+first)) + p.text(1)
		}, nil),
		"revised.docx": word(t, func(p madePart) string {
			return xmlPara("", `<w:del><w:r><w:delText>03 Old</w:delText></w:r></w:del>`, `<w:ins>`+xmlText("", fmt.Sprintf("%02d %s", p.number, p.title))+`</w:ins>`) +
				`<w:moveFrom>` + xmlPara("", xmlText("", "moved away")) + `</w:moveFrom>` + p.text(1)
		}, nil),
	}
}

// Layouts of other partnerships come in whole: seven parts in the order of their
// numbers, each with its words, and lists of numbers in them are no parts.
func TestLayoutsOfOthers(t *testing.T) {
	all := textLayouts(t)
	for name, data := range wordLayouts(t) {
		all[name] = data
	}
	for name, data := range all {
		t.Run(name, func(t *testing.T) {
			in := imported(t, name, data)
			b := loaded(t, in)
			if b.Title != "Learning from Robin" || b.Publisher != "Northshire Safeguarding Children Partnership" || b.Date != "March 2024" || b.Kind != "seven-minute briefing" {
				t.Errorf("front matter: %q, %q, %q, %q", b.Title, b.Publisher, b.Date, b.Kind)
			}
			if len(b.Parts) != 7 {
				t.Fatalf("%d parts\n%s", len(b.Parts), in.Markdown)
			}
			want := map[int]madePart{}
			for _, p := range madeParts() {
				want[p.number] = p
			}
			for i, p := range b.Parts {
				if p.Number != i+1 || p.Title != want[i+1].title {
					t.Errorf("part %d is %d, %q", i+1, p.Number, p.Title)
				}
				got := partTokens(t, p)
				same(t, fmt.Sprintf("part %d", p.Number), unnumbered(got), unnumbered(want[p.Number].words()))
				if list := want[p.Number].list; list != nil && !regexp.MustCompile(`(?m)^(-|\d\.) `+regexp.QuoteMeta(list[0])).MatchString(p.Text) { // Word counts on
					t.Errorf("part %d has no list:\n%s", p.Number, p.Text)
				}
			}
			same(t, "about", tokens(shown(intro(b))), nil)
		})
	}
}

// unnumbered leaves out the marks of numbered lists.
func unnumbered(all []string) (out []string) {
	for _, w := range all {
		if !listNumber.MatchString(w) {
			out = append(out, w)
		}
	}
	return out
}
