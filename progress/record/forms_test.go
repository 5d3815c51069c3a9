package record

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestFormOf(t *testing.T) {
	for path, want := range map[string]Form{"a.docx": FormDocx, "A.DOCX": FormDocx, "a.htm": FormHTML, "a": FormMarkdown, "a.txt": FormMarkdown,
		"a.csv": FormCSV, "b/a.json": FormJSON, "a.pdf": FormPDF, "a.odt": "", "a.doc": ""} {
		if got, known := FormOf(path); got != want || known != (want != "") {
			t.Errorf("%s is %q", path, got)
		}
	}
	for _, f := range Forms() {
		if data, err := f.Write(Layout{}, meeting()); err != nil || len(data) == 0 {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// Whatever is written again from the JSON is what was written from the record.
func TestJSONRoundTrip(t *testing.T) {
	all := append(full(), CPD{unsaid()}, NMC{}, Supervision{}, Team{People: 2})
	for _, text := range seeds() {
		if len(text) < 1000 {
			all = append(all, everywhere(text), everywhereSaid(text))
		}
	}
	for _, r := range all {
		written := JSON(Layout{}, r)
		again := readTree(t, written)
		want := compose(Layout{}, r)
		for name, pair := range map[string][2][]byte{
			"JSON":     {jsonOf(again), written},
			"Markdown": {markdownOf(again), markdownOf(want)},
			"HTML":     {htmlOf(again), htmlOf(want)},
			"Docx":     {docxOf(again), docxOf(want)},
			"CSV":      {csvOf(again), csvOf(want)},
		} {
			if !bytes.Equal(pair[0], pair[1]) {
				t.Errorf("%s of %s from its JSON is another:\n%.2000s\n\n%.2000s", name, r.name(), pair[0], pair[1])
			}
		}
	}
}

// readTree reads a record as another program would.
func readTree(t *testing.T, data []byte) document {
	t.Helper()
	var tree jsonRecord
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&tree); err != nil || tree.Schema != 1 {
		t.Fatalf("%v, schema %d", err, tree.Schema)
	}
	d := document{record: tree.Record, title: tree.Title, name: tree.Name}
	for _, s := range tree.Sections {
		section := section{id: s.ID, heading: s.Heading}
		for _, b := range s.Blocks {
			section.blocks = append(section.blocks, map[string]block{
				"heading": heading{b.Text}, "para": para{b.Label, b.Text}, "quote": quote{b.Text},
				"list": entries(b.Entries), "table": table{b.Head, b.Widths, b.Rows},
			}[b.Kind])
		}
		d.sections = append(d.sections, section)
	}
	return d
}

func TestInert(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "words": "words", "=1+1": "'=1+1", "+44": "'+44", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "\rx": "'\rx", "\n=1": "'\n=1",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a", " =1": " =1", "a=1": "a=1", "'=1": "'=1", "–1": "–1",
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0", "=HYPERLINK(\"http://a.example\")": "'=HYPERLINK(\"http://a.example\")",
	} {
		if got := inert(cell); got != want {
			t.Errorf("inert(%q) = %q, want %q", cell, got, want)
		}
	}
}

// Every word of a record is in a cell, and no cell is worked out, wherever a text stands.
func TestCSV(t *testing.T) {
	all := full()
	for _, text := range []string{"=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\u200b=1", "\ufeff=1", "\x00=1", "＝1", "a\n=1", `"=1`, "a,b\"c\"", "a;b"} {
		all = append(all, everywhere(text), everywhereSaid(text), learnedOf(text).CPD(), learnedOf(text).NMC())
	}
	for _, r := range all {
		data, marked := strings.CutPrefix(string(CSV(Layout{}, r)), byteOrderMark)
		if !marked {
			t.Error("Excel would not read it as UTF-8")
		}
		rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, row := range rows {
			if len(row) != 5 {
				t.Errorf("a row has %d cells", len(row))
			}
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(c)[0]) {
					t.Errorf("%s: the cell %q is worked out", r.name(), c)
				}
				cells = append(cells, c)
			}
		}
		read := strings.Join(strings.Fields(strings.Join(cells, "\n")), "")
		for _, block := range expected(compose(Layout{}, r), false) {
			if want := strings.TrimSuffix(strings.Join(strings.Fields(block), ""), ":"); !strings.Contains(read, want) {
				t.Errorf("%s: %q is in no cell", r.name(), block)
			}
		}
	}
}

func learnedOf(text string) gathered {
	own := map[string]string{}
	for field := range learned().Own {
		own[field] = text
	}
	return gathered{Learning{From: []Learnt{{Briefing: text, Part: text, Asked: text, IncludeWords: true, Words: text, Written: on(3, 3)}},
		Talks: []Talk{{on(3, 3), text}}, Agreed: []Action{{What: text, Outcome: text}}, Own: own}}
}

// Printed, a record has every word, in the order of the tree.
func TestPDFHoldsEveryWord(t *testing.T) {
	toText, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("needs pdftotext, of poppler-utils")
	}
	long := meeting()
	long.Wellbeing = strings.Repeat("Many words in one paragraph, and ŵ and ŷ. ", 400) + "\n" + strings.Repeat("unbroken", 60)
	texts := seeds()
	for _, r := range append(full(), CPD{unsaid()}, NMC{}, Team{People: 2}, long, learnedOf(strings.Join(texts[2:12], "\n\n")).CPD()) {
		data, err := PDF(Layout{}, r)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "record.pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, want := printedOf(run(t, toText, "-raw", file, "-"), compose(Layout{}, r)), treeOf(compose(Layout{}, r)); got != want {
			t.Errorf("%s reads differently:\n%s", r.name(), differing(split(got), split(want)))
		}
	}
}

func split(s string) (all []string) {
	for len(s) > 0 {
		n := min(len(s), 60)
		all, s = append(all, s[:n]), s[n:]
	}
	return all
}

// printedOf is the letters of what was printed, without the foot of the pages, the
// signs before the entries of a list, and a table's headings where a page begins
// within it.
func printedOf(text string, d document) (printed string) {
	for i, page := range strings.Split(text, "\f") {
		page = inked(strings.ReplaceAll(regexp.MustCompile(`(?m)^Page \d+ of \d+$`).ReplaceAllString(page, ""), "•", ""))
		for _, s := range d.sections {
			for _, b := range s.blocks {
				if table, is := b.(table); is && i > 0 && table.head != nil {
					page = strings.TrimPrefix(page, inked(strings.Join(table.head, "")))
				}
			}
		}
		printed += page
	}
	return printed
}

func inked(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}

func treeOf(d document) string { return inked(strings.Join(expected(d, false), "\n")) }

// A row that is longer than a page goes on on the next, with all its words.
func TestPDFOfALongRow(t *testing.T) {
	toText, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("needs pdftotext, of poppler-utils")
	}
	r := Supervision{Decisions: []Decision{{"Short", strings.Repeat("Many words in one row.\n", 200) + "The last line."}}}
	data, err := PDF(Layout{}, r)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "record.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	got := run(t, toText, "-raw", file, "-")
	if n := strings.Count(got, "Many words in one row."); n != 200 || !strings.Contains(got, "The last line.") {
		t.Errorf("%d of 200 lines are there", n)
	}
	if pages, heads := strings.Count(got, "\f"), len(regexp.MustCompile(`Decision\s+Why`).FindAllString(got, -1)); pages < 4 || heads < pages-1 {
		t.Errorf("the headings stand %d times on %d pages", heads, pages)
	}
}

// What the face cannot set is said, and nothing is written with gaps.
func TestPDFRefusesWhatItCannotSet(t *testing.T) {
	for text, want := range map[string]string{
		"a 漢 b":     "漢 (U+6F22)",
		"👩 and 👧":   "👧 (U+1F467), 👩 (U+1F469)",
		"שלום":      "ו (U+05D5)",
		"اردو":      "ا (U+0627)",
		"漢字漢字仮名交じり": "and 2 more",
	} {
		_, err := PDF(Layout{}, Supervision{Wellbeing: text})
		var fault *SignError
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), want) || fault.Hint() == "" {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"Cŵn, tŷ, Łódź, naïve, Ελλάδα, мир, ñ, e\u0301, “quotes” – … € ✓ ★", "a\tb", "\u202eabc\u202c"} {
		if _, err := PDF(Layout{}, Supervision{Wellbeing: text}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestPDFSaysNothingOfTheComputer(t *testing.T) {
	data, err := PDF(Layout{}, meeting())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"/Producer", "/Creator", "/Author", "/JavaScript", "/URI", "/Launch", "D:2"} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("it has %s", word)
		}
	}
	if !bytes.Contains(data, []byte("/Lang (en-GB)")) {
		t.Error("it has no language")
	}
}
