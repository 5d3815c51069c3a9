package intake

import (
	"fmt"
	"strings"
	"testing"
)

// What a Word document has besides paragraphs comes in where it belongs.
func TestWordNotesTablesLinks(t *testing.T) {
	m := &madeWord{files: map[string]string{
		"word/footnotes.xml": `<w:footnotes ` + wordSpace + `><w:footnote w:id="0"><w:p/></w:footnote>` +
			`<w:footnote w:id="7">` + xmlPara("", xmlText("", "Laming, 2003.")) + `</w:footnote><w:footnote w:id="8">` + xmlPara("", xmlText("", "Seen in 2 homes.")) + `</w:footnote></w:footnotes>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Target="https://example.org/a(b)" TargetMode="External"/><Relationship Id="r2" Target="file:///c:/secret"/></Relationships>`,
		"word/header1.xml":             `<w:hdr ` + wordSpace + `>` + xmlPara("", xmlText("", "Official")) + `</w:hdr>`,
		"word/comments.xml":            `<w:comments ` + wordSpace + `/>`,
	}}
	m.start()
	note := func(id int) string { return fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, id) }
	link := func(id, words string) string {
		return `<w:hyperlink r:id="` + id + `">` + xmlText("", words) + `</w:hyperlink>`
	}
	row := func(cells ...string) (out string) {
		for _, c := range cells {
			out += cell(xmlPara("", xmlText("", c)))
		}
		return `<w:tr>` + out + `</w:tr>`
	}
	m.body.WriteString(xmlPara(styled("TOC1"), xmlText("", "01 First ..... 1")) +
		xmlPara(styled("H1"), xmlText("", "02 Second"), note(8)) + xmlPara("", xmlText("", "A cot"), xmlText("<w:i/>", " is "), xmlText("", "here."), xmlText("<w:vanish/>", "secret")) +
		`<w:tbl>` + row("Age", "Babies | all") + row("1", "2") + `</w:tbl>` +
		xmlPara(styled("H1"), xmlText("", "01 First")) + xmlPara("", xmlText("", "Law says so"), note(7), xmlText("", ", and "), link("r1", "the guide"), xmlText("", " too.")) +
		xmlPara("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/field" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
			xmlText("", "A field"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
		xmlPara("", link("r2", "A drive")) +
		xmlPara(`<w:rPr><w:del/></w:rPr>`, xmlText("", "Half a ")) + xmlPara("", xmlText("", "sentence, "), `<w:r><w:noBreakHyphen/><w:tab/></w:r>`, xmlText("<w:b w:val=\"0\"/>", "whole.")) +
		xmlPara(listed(5, 0), xmlText("", "lettered")) + xmlPara(listed(2, 0), xmlText("", "numbered")) + xmlPara(listed(2, 0), xmlText("", "again")) + xmlPara(listed(1, 1), xmlText("", "deeper")))
	in := imported(t, "a.docx", m.bytes(t))
	b := loaded(t, in)
	if len(b.Parts) != 2 {
		t.Fatalf("%d parts\n%s", len(b.Parts), in.Markdown)
	}
	same(t, "part 1", tokens(shown(b.Parts[0].Text)), tokens("Law says so², and the guide too. A field A drive Half a sentence, - whole. a) lettered 1. numbered 2. again deeper Laming, 2003."))
	same(t, "part 2", tokens(shown(b.Parts[1].Text)), tokens("A cot is here. Age Babies | all 1 2 ² Seen in 2 homes."))
	got := ""
	for _, r := range b.Parts[0].Resources {
		got += r.Title + "=" + r.Address + "; "
	}
	if got != "the guide=https://example.org/a%28b%29; A field=https://example.org/field; A drive=; " {
		t.Errorf("links: %s", got)
	}
	for _, want := range []string{"| Age | Babies \\| all |", "A cot *is* here.", "² Laming"} {
		if !strings.Contains(string(in.Markdown), want) {
			t.Errorf("there is no %q in\n%s", want, in.Markdown)
		}
	}
	for _, what := range []What{HiddenLeft, HeaderLeft, CommentsLeft, ContentsLeft, UnsafeAddress, LinkListed} {
		if !doubts(in, what) {
			t.Errorf("nothing is said of %s: %v", what, in.Doubts)
		}
	}
}

// What a line of a document could mean to a reader of Markdown, it does not mean.
func TestWordsAreNoMarkup(t *testing.T) {
	odd := "# a\n> b\n<b>c</b> <a href=x>\n**d e\n_f_g\n| h |\n--- i\n`j` k\n[l](m n)\n![p](q)\nr \\* s\n&amp; &lt; t\n~~~\n```u\n12. v\n13) w\nx https://example.org/y_z_ .\n## 1. A\n### Reflect\n* z\n"
	in := imported(t, "odd.txt", []byte("A title\n\n01 One\n\n"+odd+"\n02 Two\n\n"+strings.ReplaceAll(odd, "\n", "\n\n")))
	b := loaded(t, in)
	if len(b.Parts) != 2 || len(b.Parts[0].Prompts) > 0 {
		t.Fatalf("it came in as\n%s", in.Markdown)
	}
	for _, p := range b.Parts {
		same(t, p.Title, tokens(shown(p.Text)), tokens(strings.Replace(odd, "[l](m n)", "l(m n)", 1)))
	}
}

// A line that begins with a number where a paragraph was broken begins no list.
func TestBrokenLinesAreNoLists(t *testing.T) {
	long := "Of these, " + strings.Repeat("1. - ", 200) + "end"
	b := loaded(t, imported(t, "a.txt", []byte("T\n\n01 One\n\n"+long+"\n\n02 Two\n\nWords.\n")))
	same(t, "a long paragraph", tokens(shown(b.Parts[0].Text)), tokens(long))
}

// Numbered lists are no parts, even where they count further than the parts do, are
// spread out, or stand in the form of the parts.
func TestNumberedListsAreNoParts(t *testing.T) {
	for _, gap := range []string{"\n", "\n\n"} {
		list := strings.Join([]string{"1. ring", "2. write", "3. visit", "4. ask again"}, gap)
		for _, form := range []string{"%d. %s", "%02d %s", "Part %d: %s", "%d) %s"} {
			text := "T\n\n" + fmt.Sprintf(form, 2, "Then") + "\n\nWords here.\n\n" + list + "\n\n" + fmt.Sprintf(form, 1, "First") + "\n\nMore words.\n\n" + list + "\n"
			b := loaded(t, imported(t, "a.txt", []byte(text)))
			if len(b.Parts) != 2 || b.Parts[0].Title != "First" || b.Parts[1].Title != "Then" {
				t.Errorf("%s with lists of %q: %d parts, of which the first is %q", form, gap, len(b.Parts), b.Parts[0].Title)
				continue
			}
			for i, words := range []string{"More words. ", "Words here. "} {
				same(t, form, tokens(shown(b.Parts[i].Text)), tokens(words+list))
			}
		}
	}
}

func TestDoubtsNameTheirLines(t *testing.T) {
	in := imported(t, "a.txt", []byte("A title\n\n1 May 2024\n\n01 One\n\nLook for:\nsmoke\nnoise\ncold\n\n03 Three\n\n*A credit to nobody\n\n03 Three again\n\nSee [it](#) and [that](javascript:x) here.\n"))
	got := ""
	for _, d := range in.Doubts {
		got += fmt.Sprintf("%d %s %d; ", d.Line, d.What, d.N)
	}
	want := "0 missing-part 2; 0 no-publisher 0; 1 title-taken 0; 3 date-taken 0; 8 list-taken 3; 14 credit 0; 16 other-number 3; 18 no-address 0; 18 unsafe-address 0; "
	if got != want {
		t.Errorf("doubts: %s\nnot:    %s", got, want)
	}
}

func TestRefusals(t *testing.T) {
	bomb := &madeWord{files: map[string]string{"word/footnotes.xml": strings.Repeat(" ", 3<<20)}}
	deep := &madeWord{}
	deep.body.WriteString(strings.Repeat("<w:p>", 300) + strings.Repeat("</w:p>", 300))
	for name, c := range map[string]struct {
		data []byte
		why  string
	}{
		"pdf": {[]byte("%PDF-1.7 x"), "a PDF"}, "rtf": {[]byte(`{\rtf1`), "rich text"}, "doc": {[]byte("\xd0\xcf\x11\xe0"), "before 2007"},
		"html": {[]byte(" <!DOCTYPE html><p>"), "web page"}, "binary": {[]byte("a\x00bcdefgh"), "not a text"}, "zip": {[]byte("PK\x03\x04"), "no whole Word"},
		"large": {make([]byte, MaxFile+1), "10 MiB"}, "bomb": {bomb.bytes(t), "unpacks to far more"}, "deep": {deep.bytes(t), "nested too deeply"},
		"twice":   {(&madeWord{files: map[string]string{"Word/Document.xml": "x"}}).bytes(t), "same name"},
		"climbs":  {(&madeWord{files: map[string]string{"word/../../x": "x"}}).bytes(t), "a name that no"},
		"damaged": {(&madeWord{files: map[string]string{"word/styles.xml": "<a><b></a>"}}).bytes(t), "damaged"},
		"cut":     {(&madeWord{files: map[string]string{"word/styles.xml": "<a><b>"}}).bytes(t), "damaged"},
		"closed":  {(&madeWord{files: map[string]string{"word/styles.xml": "</a>"}}).bytes(t), "damaged"},
		"other":   {(&madeWord{files: map[string]string{"word/document.xml": ""}}).bytes(t), "no text"},
		"empty":   {nil, "no text"},
	} {
		_, err := Import("x", c.data, Options{Title: "T"})
		refused, ok := err.(*RefusedError)
		if !ok || !strings.Contains(err.Error(), c.why) || refused.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
