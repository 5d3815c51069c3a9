package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"prebirth/briefings"
)

// partLines are the parts of an import, each as its number and title.
func partLines(in *Imported) string {
	var all []string
	for _, p := range in.Parts {
		all = append(all, fmt.Sprintf("%d %s", p.Number, p.Title))
	}
	return strings.Join(all, "; ")
}

func doubtsOf(in *Imported, what What) string {
	var all []string
	for _, d := range in.Doubts {
		if d.What == what {
			all = append(all, fmt.Sprintf("%d %s", d.Line, d.Words))
		}
	}
	return strings.Join(all, "; ")
}

// No heading of a part is merged into another part without a word.
func TestNoPartIsLostWithoutAWord(t *testing.T) {
	for name, c := range map[string]struct{ text, parts, unsure string }{
		"headings alone at the end": {"A title\n\n1. One\n\nText here.\n\n3. What to do\n\n1. Ask\n2. Record\n3. Refer\n\n2. Two\n\nText two.\n\n4. Learning\nTalk to your team.\n\n5. Questions\n\n6. Further reading\n\nwww.example.org\n",
			"1 One; 2 Two; 3 What to do; 4 Learning; 5 Questions; 6 Further reading", ""},
		"a long list in the last part": {"A title\n\n1. One\n\nText here.\n\n2. Two\n\n1. Ask\n2. Record\n3. Refer\n4. Wait\n", "1 One; 2 Two", ""},
		"a number twice and one missing": {"A title\n\n1. One\n\ntext\n\n2. Two\n\ntext2\n\n2. Two again\n\ntext3\n\n4. Four\n\ntext\n",
			"1 One; 2 Two; 4 Four", "11 2. Two again"},
		"padded, a number twice": {"A title\n\n01 One\n\ntext\n\n02 Two\n\ntext2\n\n02 Two again\n\ntext3\n", "1 One; 2 Two", "11 02 Two again"},
		"one padded part":        {"A title\n\n01 Background\n\nSome words.\n", "1 Background", ""},
		"a date at the top":      {"A title\n\n01 January 2024\n\nSome words.\n", "1 A title", ""},
		"one named part":         {"A title\n\nPart 3 Background\n\nSome words.\n", "1 A title", "3 Part 3 Background"},
		"one marked part":        {"A title\n\n2. Background\n\nSome words.\n", "1 A title", "3 2. Background"},
		"Roman figures":          {"A title\n\nI. One\n\nSome words.\n\nIII. Three\n\nSome words.\n\nII. Two\n\nSome words.\n", "1 One; 2 Two; 3 Three", ""},
		"one Roman figure":       {"A title\n\nI. One\n\nSome words.\n", "1 A title", "3 I. One"},
		"hashes in a plain text": {"A title\n\n# 1. One\n\nSome words.\n\n# 3. Three\n\nSome words.\n\n## 2. Two\n\nSome words.\n", "1 One; 2 Two; 3 Three", ""},
		"only a list":            {"A title\n\nDo this:\n\n1. Ask\n2. Record\n", "1 A title", ""},
	} {
		in := imported(t, "a.txt", []byte(c.text))
		if got := partLines(in); got != c.parts {
			t.Errorf("%s: parts %s", name, got)
		}
		if got := doubtsOf(in, OtherNumber); got != c.unsure {
			t.Errorf("%s: unsure of %q", name, got)
		}
		if got := doubtsOf(in, NoPartWords); (got == "20 Questions") != strings.Contains(c.text, "5. Questions") {
			t.Errorf("%s: without words %q", name, got)
		}
	}
}

// The name of who published a document is not its title, and a date beside it is not
// part of the name.
func TestPublisherTitleAndDateAreToldApart(t *testing.T) {
	const rest = "\n\n01 One\n\nWords.\n\n02 Two\n\nWords.\n"
	for top, want := range map[string]string{
		"Anytown Safeguarding Children Board\nSeven minute briefing: Concealed pregnancy\nMarch 2024": "Seven minute briefing: Concealed pregnancy|Anytown Safeguarding Children Board|March 2024",
		"Anytown SCP\n\n7 Minute Briefing: Neglect":                                                   "7 Minute Briefing: Neglect|Anytown SCP|not given",
		"Learning from Robin\n\nAnytown Safeguarding Children Partnership, June 2025":                 "Learning from Robin|Anytown Safeguarding Children Partnership|June 2025",
		"Anytown Safeguarding Children Partnership, 12 June 2025\n\nLearning from Robin":              "Learning from Robin|Anytown Safeguarding Children Partnership|12 June 2025",
		"June 2025 | Anytown County Council\n\nLearning from Robin":                                   "Learning from Robin|Anytown County Council|June 2025",
		"University Hospitals of Anytown NHS Trust\n\nLearning from Robin":                            "Learning from Robin|University Hospitals of Anytown NHS Trust|not given",
		"Leicester City and Rutland Safeguarding Children Partnerships (LLR SCPs)\n\nLearning":        "Learning|Leicester City and Rutland Safeguarding Children Partnerships (LLR SCPs)|not given",
		"Working in Partnership\n\nAnytown Safeguarding Adults Board":                                 "Working in Partnership|Anytown Safeguarding Adults Board|not given",
		"Anytown Safeguarding Children Board":                                                         "Anytown Safeguarding Children Board|not given|not given",
		"Learning from Robin\n\nLinks updated April 2025":                                             "Learning from Robin|not given|Links updated April 2025",
	} {
		in := imported(t, "a.txt", []byte(top+rest))
		if got := in.Title + "|" + in.Publisher + "|" + in.Date; got != want {
			t.Errorf("%q: %s", top, got)
		}
		if strings.Contains(want, "|Anytown") && doubtsOf(in, PublisherTaken) == "" {
			t.Errorf("%q: nothing is said of the publisher", top)
		}
	}
	m := &madeWord{}
	m.body.WriteString(xmlPara(styled("Title"), xmlText("", "Anytown Safeguarding Children Partnership")) + xmlPara(styled("H1"), xmlText("", "Seven-Minute Briefing: Bruising")) +
		xmlPara(styled("H2"), xmlText("", "1. One")) + xmlPara("", xmlText("", "Words.")) + xmlPara(styled("H2"), xmlText("", "2. Two")) + xmlPara("", xmlText("", "Words.")))
	if in := imported(t, "a.docx", m.bytes(t)); in.Title != "Seven-Minute Briefing: Bruising" || in.Publisher != "Anytown Safeguarding Children Partnership" {
		t.Errorf("a Word document: %q by %q", in.Title, in.Publisher)
	}
}

// Emphasis is kept wherever Markdown can say it, and told where it cannot.
func TestEmphasisIsKeptOrTold(t *testing.T) {
	for _, c := range []struct{ before, bold, after, want, told string }{
		{"Plain ", "bold", " then", "Plain **bold** then", ""},
		{"Plain", "bold", "then", "Plain**bold**then", ""},
		{"Do (", "not", ") wait", "Do (**not**) wait", ""},
		{"say ", "“quoted”", "s x", "say “quoted”s x", "3 “quoted”"},
		{"pre", "(a)", " x", "pre(a) x", "3 (a)"},
		{"x ", "word", ", y", "x **word**, y", ""},
		{"x", "!", " y", "x! y", ""},
	} {
		m := &madeWord{}
		m.body.WriteString(xmlPara(styled("Title"), xmlText("", "T")) + xmlPara("", xmlText("", "01 One")) +
			xmlPara("", xmlText("", c.before), xmlText("<w:b/>", c.bold), xmlText("", c.after)) + xmlPara("", xmlText("", "02 Two")) + xmlPara("", xmlText("", "Words.")))
		in := imported(t, "a.docx", m.bytes(t))
		if got := loaded(t, in).Parts[0].Text; got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
		if got := doubtsOf(in, EmphasisLost); got != c.told {
			t.Errorf("%q: told %q", c.want, got)
		}
	}
}

// What was deleted under tracked changes is told, and a raised number stays apart from
// the word before it.
func TestDeletedWordsAndRaisedNumbers(t *testing.T) {
	m := &madeWord{}
	m.start()
	m.body.WriteString(xmlPara("", xmlText("", "01 One")) + xmlPara("", xmlText("", "Because."), xmlText(`<w:vertAlign w:val="superscript"/>`, "1"), xmlText("", " H"), xmlText(`<w:position w:val="-2"/>`, "2"), xmlText("", "O."), xmlText(`<w:position w:val="8"/><w:sz w:val="19"/>`, "2"), xmlText("", " On the 2"), xmlText(`<w:vertAlign w:val="superscript"/>`, "nd"), xmlText("", " day.")) +
		xmlPara("", `<w:del w:author="a"><w:r><w:delText>Deleted words.</w:delText></w:r></w:del>`, xmlText("", "Kept.")) + xmlPara("", xmlText("", "02 Two")) + xmlPara("", xmlText("", "Words.")))
	in := imported(t, "a.docx", m.bytes(t))
	if got := loaded(t, in).Parts[0].Text; got != "Because.¹ H2O.² On the 2nd day.\n\nKept." {
		t.Errorf("%q", got)
	}
	if got := doubtsOf(in, DeletedLeft) + "|" + doubtsOf(in, RaisedTaken); got != "6 Deleted words.|5 ¹; 5 ²" {
		t.Errorf("told %q", got)
	}
}

// Every content note that is imported passes the check, and one that is not where it
// belongs is told.
func TestContentNotesPassTheCheck(t *testing.T) {
	long := "Content note: " + strings.Repeat("word ", 70)
	for name, c := range map[string]struct{ text, note, told string }{
		"first":       {"Content note: it tells of a death.\n\nWords.", "it tells of a death.", ""},
		"within":      {"Words.\n\nContent note: it tells of a death.\n\nMore.", "", "7 Content note: it tells of a death."},
		"too long":    {long + "\n\nWords.", "", "5 " + strings.TrimSpace(long)},
		"wrapped":     {strings.Repeat("word ", 21) + "Content note: ends here.", "", ""},
		"in a list":   {"Words:\n\n- Content note: a\n- b", "", "7 Content note: a"},
		"in the last": {"Content note: a death.\n\nWords.\n\nContent note: again.", "a death.", "9 Content note: again."},
	} {
		in := imported(t, "a.txt", []byte("T\n\n01 One\n\n"+c.text+"\n\n02 Two\n\nWords.\n"))
		b := loaded(t, in)
		if faults := briefings.CheckForm(b); len(faults) > 0 {
			t.Errorf("%s: %v\n%s", name, faults, in.Markdown)
		}
		if got := b.Parts[0].ContentNote(); got != c.note {
			t.Errorf("%s: the note is %q", name, got)
		}
		if got := doubtsOf(in, NoteWithin); got != c.told {
			t.Errorf("%s: told %q", name, got)
		}
	}
}

// What is a briefing already, or the format of another program, is named and refused.
func TestKnownFormatsAreNamed(t *testing.T) {
	var odt bytes.Buffer
	z := zip.NewWriter(&odt)
	for name, text := range map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"} {
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
	ours := string(imported(t, "a.txt", []byte("T\n\n01 One\n\nWords.\n\n02 Two\n\nWords.\n")).Markdown)
	for name, c := range map[string]struct{ data, why, hint string }{
		"a.odt": {odt.String(), "OpenDocument", "save it as .docx"},
		"a.md":  {ours, "it is a briefing already", "prebirth pack check"},
		"-":     {"\ufeff" + ours, "it is a briefing already", "prebirth pack add"},
	} {
		_, err := Import(name, []byte(c.data), Options{Title: "T"})
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.why) || !strings.Contains(refused.Hint(), c.hint) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Import("a.md", []byte("---\nid: a\ntitle: T\n---\n\n# One\n\nWords.\n"), Options{}); err != nil {
		t.Errorf("front matter of another program: %v", err)
	}
}

func TestAnIDKeepsTheLettersOfATitle(t *testing.T) {
	for title, want := range map[string]string{"Über Kinder: façade & Œuvre": "uber-kinder-facade-oeuvre", "Møller’s naïve Straße": "mollers-naive-strasse", "Ŵyr a Gŵyl": "wyr-a-gwyl"} {
		if got := slug(title); got != want {
			t.Errorf("%q is %s", title, got)
		}
	}
}
