package intake

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// fiftyPages is a Word document of about 50 pages: 400 words and a list each, in runs
// as short as an editor leaves them.
func fiftyPages(b testing.TB) []byte {
	draw := rand.New(rand.NewPCG(1, 2))
	words := func(n int) string {
		var all []string
		for range n {
			all = append(all, fmt.Sprintf("%c%c%s", 'a'+rune(draw.IntN(26)), 'a'+rune(draw.IntN(26)), strings.Repeat("e", draw.IntN(6))))
		}
		return strings.Join(all, " ")
	}
	m := &madeWord{}
	m.start()
	for page := range 50 {
		if page%7 == 0 {
			m.body.WriteString(xmlPara(styled("H1"), xmlText("", fmt.Sprintf("%02d %s", page/7+1, words(3)))))
		}
		for range 7 {
			var runs []string
			for range 10 {
				runs = append(runs, xmlText(`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>`, words(5)+" "))
			}
			m.body.WriteString(xmlPara(`<w:spacing w:after="120"/><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>`, runs...))
		}
		for range 5 {
			m.body.WriteString(xmlPara(listed(1, 0), xmlText("<w:b/>", words(4)), xmlText("", " "+words(6))))
		}
	}
	return m.bytes(b)
}

// BenchmarkWord is the import of a Word document of 50 pages: under 200 ms.
func BenchmarkWord(b *testing.B) {
	data := fiftyPages(b)
	in := imported(b, "a.docx", data)
	if len(in.Parts) != 8 {
		b.Fatalf("%d parts", len(in.Parts))
	}
	for b.Loop() {
		imported(b, "a.docx", data)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/import")
	b.ReportMetric(float64(len(in.Markdown))/1000, "kB-out")
}
