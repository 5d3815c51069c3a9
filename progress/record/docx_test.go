package record

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// Every part is well-formed and has a type, every relation leads to a part, and
// every part has one that leads to it.
func TestDocxHoldsTogether(t *testing.T) {
	for _, r := range full() {
		holdsTogether(t, unzip(t, Docx(Layout{}, r)))
	}
}

func holdsTogether(t *testing.T, all map[string][]byte) {
	t.Helper()
	led := map[string]bool{}
	for name, data := range all {
		each(t, string(data), func(token xml.Token) {
			e, _ := token.(xml.StartElement)
			target := attribute(e, "Target")
			led[path.Join(path.Dir(path.Dir(name)), target)] = true
			switch {
			case e.Name.Local == "Override" && all[strings.TrimPrefix(attribute(e, "PartName"), "/")] == nil:
				t.Errorf("%s gives a type to %s, which is not there", name, attribute(e, "PartName"))
			case e.Name.Local == "Relationship" && all[path.Join(path.Dir(path.Dir(name)), target)] == nil:
				t.Errorf("%s leads to %s, which is not there", name, target)
			}
		})
		if typed := bytes.Contains(all["[Content_Types].xml"], []byte(`"/`+name+`"`)); !typed && !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			t.Errorf("%s has no type", name)
		}
	}
	for name := range all {
		if !led[name] && !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			t.Errorf("nothing leads to %s", name)
		}
	}
}

// Every style that a paragraph, a run or a table names is there: Word falls back
// to plain text without a word. So is the list that a style of an entry names.
func TestDocxNamesStylesThatAreThere(t *testing.T) {
	for _, r := range full() {
		namesStyles(t, unzip(t, Docx(Layout{}, r)))
	}
}

func namesStyles(t *testing.T, all map[string][]byte) {
	t.Helper()
	for _, name := range []string{"word/document.xml", "word/footer.xml", "word/styles.xml", "word/numbering.xml"} {
		each(t, string(all[name]), func(token xml.Token) {
			e, _ := token.(xml.StartElement)
			switch e.Name.Local {
			case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
				if style := attribute(e, "val"); !bytes.Contains(all["word/styles.xml"], []byte(`w:styleId="`+style+`"`)) {
					t.Errorf("%s names the style %s, which is not there", name, style)
				}
			case "numId":
				if list := attribute(e, "val"); !bytes.Contains(all["word/numbering.xml"], []byte(`<w:num w:numId="`+list+`">`)) {
					t.Errorf("%s names the list %s, which is not there", name, list)
				}
			}
		})
	}
}

func TestDocxSaysNothingOfTheComputer(t *testing.T) {
	for title, r := range map[string]Record{"Supervision record, 17 March 2026": meeting(), "Team session and action plan, 24 November 2026": session()} {
		core := string(unzip(t, Docx(Layout{}, r))["docProps/core.xml"])
		for _, word := range []string{"creator", "lastModifiedBy", "created", "modified"} {
			if strings.Contains(core, word) {
				t.Errorf("the properties have %s: %s", word, core)
			}
		}
		if !strings.Contains(core, "<dc:title>"+title+"</dc:title>") {
			t.Errorf("the properties have another title: %s", core)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Where LibreOffice is installed, it opens the document and prints every word.
func TestOfficeOpensTheDocument(t *testing.T) {
	office, err := exec.LookPath("soffice")
	toText, err2 := exec.LookPath("pdftotext")
	if err != nil || err2 != nil || testing.Short() {
		t.Skip("needs soffice and pdftotext, and is left out by -short")
	}
	long := strings.Repeat("unbroken", 60) + "\n" + strings.Repeat("Many words in one row.\n", 200) + "The last line."
	m, s := meeting(), session()
	m.Earlier[1].Outcome = long
	s.Points[0].Said[0] = long
	dir := t.TempDir()
	for _, r := range []Record{m, s, learned().CPD()} {
		file := filepath.Join(dir, r.name()+".docx")
		if err := os.WriteFile(file, Docx(Layout{}, r), 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, file)
		printed := strings.Join(strings.Fields(run(t, toText, filepath.Join(dir, r.name()+".pdf"), "-")), "")
		for _, block := range expected(compose(Layout{}, r), false) {
			for l := range strings.SplitSeq(block, "\n") { // lines may stand on two pages
				if want := strings.Join(strings.Fields(l), ""); !strings.Contains(printed, want) {
					t.Errorf("%s: %q is not printed", r.name(), l)
				}
			}
		}
		if signs, said := strings.Count(printed, "•"), len(s.Points[0].Said)+len(s.Points[1].Said); r.name() == "session" && signs != said {
			t.Errorf("%d contributions have a sign before them, not %d", signs, said)
		}
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

// Another program, which is small enough to be installed anywhere, finds every word of
// the document in it.
func TestAnotherProgramReadsTheDocument(t *testing.T) {
	toText, err := exec.LookPath("docx2txt")
	if err != nil {
		t.Skip("needs docx2txt")
	}
	for _, r := range []Record{meeting(), session(), learned().CPD(), learned().NMC()} {
		file := filepath.Join(t.TempDir(), r.name()+".docx")
		if err := os.WriteFile(file, Docx(Layout{}, r), 0o600); err != nil {
			t.Fatal(err)
		}
		// It has its own ways with marks and quotes.
		letters := func(text string) string {
			return strings.Join(strings.FieldsFunc(strings.NewReplacer("&#39;", "", "&#34;", "").Replace(text),
				func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "")
		}
		read := letters(run(t, toText, file, "-"))
		for _, block := range expected(compose(Layout{}, r), false) {
			for l := range strings.SplitSeq(block, "\n") {
				if !strings.Contains(read, letters(l)) {
					t.Errorf("%s: %q was not read", r.name(), l)
				}
			}
		}
	}
}
