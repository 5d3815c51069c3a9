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
	if isBuiltIn(got.ID) {
		lines = append(lines, e.Say("%s is the id of a built-in briefing. To take its place as a local edition, write edition: local below the id, and keep its prompts: prebirth pack check prints those that are missing. For a briefing of its own, give another with --id.", got.ID))
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
	case intake.NoPartWords:
		return e.Say("part %d has no words below its heading: “%s”", d.N, words)
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
	case intake.DeletedLeft:
		return e.Say("words whose deletion was tracked and not accepted yet were left out: “%s”", words)
	case intake.EmphasisLost:
		return e.Say("emphasis that Markdown cannot express here was left out; the words are there: “%s”", words)
	case intake.RaisedTaken:
		return e.Say("a raised number that belongs to no note was kept as one: “%s”", words)
	case intake.NoteWithin:
		return e.Say("a content note comes first in its part and has at most %d words; this one in part %d stays as text: “%s”", briefings.NoteMost, d.N, words)
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
