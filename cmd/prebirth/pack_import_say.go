package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/briefings/intake"
)

// besideMost is how many files of a folder are looked at for another edition, and
// besideSize how large one may be, in bytes.
const (
	besideMost = 200
	besideSize = 1 << 20
)

// editionsBeside are the briefings in the folder of a file that are editions of the
// same. What cannot be read there is none.
func editionsBeside(b *briefings.Briefing, output string) (all []intake.Edition) {
	names, _ := filepath.Glob(filepath.Join(filepath.Dir(output), "*.md")) // fails for a bad pattern only
	for _, name := range names[:min(len(names), besideMost)] {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() || info.Size() > besideSize {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil || !strings.HasPrefix(string(text), "---") {
			continue
		}
		other, _ := briefings.Read(filepath.Base(name), string(text))
		if e, ok := intake.EditionOf(b, other); ok {
			all = append(all, e)
		}
	}
	return all
}

// importSaid is what there is to look at after an import, a line for each.
func (e *env) importSaid(got *intake.Imported, editions []intake.Edition) (lines []string) {
	for _, p := range got.Parts {
		line := "  " + e.Say("%d. %s (%s)", p.Number, clean.Line(p.Title), e.Count(p.Words, "%d word", "%d words"))
		lines = append(lines, line)
	}
	if len(got.Doubts) > 0 {
		lines = append(lines, e.Say("Please look at these places of the document:"))
	}
	for _, d := range got.Doubts {
		said := e.doubtSaid(d)
		switch {
		case d.Line > 0 && got.Unit == intake.Paragraphs:
			said = e.Say("paragraph %d: %s", d.Line, said)
		case d.Line > 0:
			said = e.Say("line %d: %s", d.Line, said)
		}
		lines = append(lines, "  "+said)
	}
	for _, edition := range editions {
		lines = append(lines, e.editionSaid(edition)...)
	}
	return lines
}

// doubtSaid is a doubt as a sentence.
func (e *env) doubtSaid(d intake.Doubt) string {
	words := brief(d.Words)
	switch d.What {
	case intake.TitleTaken:
		return e.Say("taken as the title: “%s”", words)
	case intake.TitleSaysKind:
		return e.Say("the title says only what kind of document it is: “%s”; --title gives another", words)
	case intake.DateTaken:
		return e.Say("taken as the date: “%s”", words)
	case intake.PublisherTaken:
		return e.Say("taken as the publisher: “%s”", words)
	case intake.NoPublisher:
		return e.Say("no publisher was found; --publisher gives one")
	case intake.NoDate:
		return e.Say("no date was found; --date gives one")
	case intake.Unnumbered:
		return e.Say("no numbered parts were found: all of it stands in one part")
	case intake.NumberedHeadings:
		return e.Say("no numbered parts were found: its headings were numbered, %d of them, from “%s”", d.N, words)
	case intake.OtherNumber:
		return e.Say("taken as text, though it could open part %d: “%s”", d.N, words)
	case intake.OtherForm:
		return e.Say("taken as part %d, though its number is written in another way: “%s”", d.N, words)
	case intake.MissingPart:
		return e.Say("part %d was not found", d.N)
	case intake.NextLineTitle:
		return e.Say("taken as the title of part %d: “%s”", d.N, words)
	case intake.NoPartTitle:
		return e.Say("part %d has no title; its heading stands for one: “%s”", d.N, words)
	}
	return e.detailSaid(d, words)
}

// detailSaid is a doubt about something within a part.
func (e *env) detailSaid(d intake.Doubt, words string) string {
	switch d.What {
	case intake.HeadingTaken:
		return e.Say("taken as a heading: “%s”", words)
	case intake.ListTaken:
		return e.Say("a list without marks: %d lines from “%s”", d.N, words)
	case intake.Credit:
		return e.Say("a note to a star elsewhere, left where it stood: “%s”", words)
	case intake.NoAddress:
		return e.Say("a link that leads nowhere: “%s”", words)
	case intake.UnsafeAddress:
		return e.Say("a link whose address is not for the web was left without it: “%s”", words)
	case intake.LinkListed:
		return e.Say("a link within the text stands under Resources as well: “%s”", words)
	case intake.EncodingTaken:
		return e.Say("read as %s, which the file does not say; look at its quotes and accents", words)
	case intake.Cleaned:
		return e.Count(d.N, "%d hidden character was removed", "%d hidden characters were removed")
	case intake.PictureLeft:
		return e.Say("a picture was left out: “%s”", words)
	case intake.HeaderLeft:
		return e.Say("left out, from the top or the foot of the pages: “%s”", words)
	case intake.CommentsLeft:
		return e.Say("comments in the margin were left out")
	case intake.HiddenLeft:
		return e.Say("hidden words were left out: “%s”", words)
	case intake.ContentsLeft:
		return e.Say("a table of contents was left out")
	case intake.TableLaidOut:
		return e.Say("a table was read cell by cell")
	case intake.MetaLeft:
		return e.Say("left out, because the front matter has no place for it: “%s”", words)
	}
	return string(d.What)
}

func (e *env) editionSaid(edition intake.Edition) []string {
	lines := []string{e.Say("%s is another edition of the same briefing. What differs:", clean.Line(edition.Of.File))}
	for _, d := range edition.Differs {
		here, there := brief(d.Here), brief(d.There)
		where := map[string]string{"title": e.Say("the title"), "publisher": e.Say("the publisher"), "date": e.Say("the date"),
			"about": e.Say("what is said about it"), "part": e.Say("part %d", d.Part)}[d.Where]
		if d.Marks {
			lines = append(lines, "  "+e.Say("%s: only signs and capitals", where))
			continue
		}
		lines = append(lines, "  "+e.Say("%s: here “%s”, there “%s”", where, here, there))
	}
	if len(edition.Differs) == 0 {
		lines = append(lines, "  "+e.Say("nothing: they are the same"))
	}
	return lines
}

// brief is words short enough for a line.
func brief(words string) string {
	r := []rune(clean.Line(words).String())
	if len(r) <= 80 {
		return string(r)
	}
	cut := 79
	if i := slices.Index(slices.Clone(r[60:79]), ' '); i >= 0 {
		cut = 60 + i
	}
	return string(r[:cut]) + " …"
}

// An importedPart is a part that was found, as JSON.
type importedPart struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	Line   int    `json:"line"` // of its heading in the document, 0 where it has none
	Words  int    `json:"words"`
}

// A doubted place of a document, as JSON.
type doubted struct {
	Line  int    `json:"line"` // 0 where it is about the whole
	What  string `json:"what"`
	Words string `json:"words,omitempty"`
	N     int    `json:"number,omitempty"`
}

func importedDocument(output string, got *intake.Imported, editions []intake.Edition) map[string]any {
	parts, doubts, others := []importedPart{}, []doubted{}, []any{}
	for _, p := range got.Parts {
		parts = append(parts, importedPart{p.Number, p.Title, p.Line, p.Words})
	}
	for _, d := range got.Doubts {
		doubts = append(doubts, doubted{d.Line, string(d.What), d.Words, d.N})
	}
	for _, edition := range editions {
		differs := []any{}
		for _, d := range edition.Differs {
			differs = append(differs, map[string]any{"where": d.Where, "part": d.Part, "signsOnly": d.Marks, "here": d.Here, "there": d.There})
		}
		others = append(others, map[string]any{"file": edition.Of.File, "id": edition.Of.ID, "differs": differs})
	}
	return map[string]any{"schema": schema, "file": output, "id": got.ID, "title": got.Title, "kind": string(got.Kind), "publisher": got.Publisher,
		"date": got.Date, "lines": string(got.Unit), "parts": parts, "doubts": doubts, "editions": others}
}
