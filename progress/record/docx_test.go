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
)

// Every part is well-formed and has a type, and every relation leads to a part.
func TestDocxHoldsTogether(t *testing.T) {
	all := unzip(t, Docx(Default(), meeting()))
	for name, data := range all {
		each(t, string(data), func(token xml.Token) {
			e, _ := token.(xml.StartElement)
			switch target := attribute(e, "Target"); {
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
}

// Every style that a paragraph, a run or a table names is there: Word falls back
// to plain text without a word.
func TestDocxNamesStylesThatAreThere(t *testing.T) {
	all := unzip(t, Docx(Default(), meeting()))
	for _, name := range []string{"word/document.xml", "word/footer.xml", "word/styles.xml"} {
		each(t, string(all[name]), func(token xml.Token) {
			e, _ := token.(xml.StartElement)
			switch e.Name.Local {
			case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
				if style := attribute(e, "val"); !bytes.Contains(all["word/styles.xml"], []byte(`w:styleId="`+style+`"`)) {
					t.Errorf("%s names the style %s, which is not there", name, style)
				}
			}
		})
	}
}

func TestDocxSaysNothingOfTheComputer(t *testing.T) {
	core := string(unzip(t, Docx(Default(), meeting()))["docProps/core.xml"])
	for _, word := range []string{"creator", "lastModifiedBy", "created", "modified"} {
		if strings.Contains(core, word) {
			t.Errorf("the properties have %s: %s", word, core)
		}
	}
	if !strings.Contains(core, "<dc:title>Supervision record, 17 March 2026</dc:title>") {
		t.Errorf("the properties have another title: %s", core)
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
	dir := t.TempDir()
	s := meeting()
	s.Earlier[1].Outcome = strings.Repeat("unbroken", 60) + "\n" + strings.Repeat("Many words in one row.\n", 200) + "The last line."
	file := filepath.Join(dir, "record.docx")
	if err := os.WriteFile(file, Docx(Default(), s), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, file)
	printed := strings.Join(strings.Fields(run(t, toText, filepath.Join(dir, "record.pdf"), "-")), "")
	for _, block := range expected(compose(Default(), s), false) {
		for l := range strings.SplitSeq(block, "\n") { // lines may stand on two pages
			if want := strings.Join(strings.Fields(l), ""); !strings.Contains(printed, want) {
				t.Errorf("%q is not printed", l)
			}
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
