package intake

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

var run = regexp.MustCompile(`[\p{L}\p{M}\p{Nd}]+`)

// runsOf are the runs of letters and figures in words, sorted.
func runsOf(texts ...string) []string {
	var all []string
	for _, text := range texts {
		all = append(all, run.FindAllString(text, -1)...)
	}
	slices.Sort(all)
	return all
}

// all is every run of letters in a document as it was read.
func (d *Document) runs(in *Imported) []string {
	var texts []string
	for _, b := range d.Blocks {
		texts = append(texts, parted(b).Text())
	}
	for _, n := range d.Notes {
		for _, b := range n.Blocks {
			texts = append(texts, parted(b).Text())
		}
	}
	return runsOf(texts...)
}

// parted is a block with a blank for each reference to a note: what stands before and
// after one is no word together.
func parted(b Block) Block {
	b.Spans = slices.Clone(b.Spans)
	for i := range b.Spans {
		if b.Spans[i].NoteNumber > 0 {
			b.Spans[i] = Span{Text: " "}
		}
	}
	for _, row := range b.Rows {
		for _, c := range row {
			for i := range c {
				c[i] = parted(c[i])
			}
		}
	}
	return b
}

// FuzzImport: whatever comes in, the importer does not panic, what it writes loads
// without faults of form, and no word is lost, none is added, none stands in two
// parts.
func FuzzImport(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, false)
	}
	for name, data := range textLayouts(f) {
		f.Add(data, strings.HasSuffix(name, ".md"))
	}
	for _, data := range wordLayouts(f) {
		f.Add(data, false)
	}
	f.Add([]byte("# T\n\n## 1. a\n\n> q\n\n```x\nc\n```\n\n| a | b |\n|--|--|\n| *c* | [d](e) |\n\n1. x\n   - y[^1]\n3. z\n\n[^1]: n\n"), true)
	f.Add([]byte("!Partnership\n\n*Title\n\n@ 1 June 2024"), false)
	f.Add([]byte("0[^1]0\n[^1]:0"), false)
	f.Fuzz(func(t *testing.T, data []byte, markdown bool) {
		name := "a.txt"
		if markdown {
			name = "a.md"
		}
		doc, err := Read(name, data)
		if err != nil {
			return
		}
		in, err := doc.Briefing(Options{Title: "Zzyzx"})
		if err != nil {
			return
		}
		lib, err := briefings.Load(fstest.MapFS{in.ID + ".md": {Data: in.Markdown}})
		if err != nil {
			t.Fatalf("%v\n%q\n%s", err, data, in.Markdown)
		}
		b := lib.Briefings[0]
		if strings.Contains(b.About, "(address not given)") || len(b.Parts) != len(in.Parts) || clean.String(string(in.Markdown)) != string(in.Markdown) {
			if len(b.Parts) != len(in.Parts) || clean.String(string(in.Markdown)) != string(in.Markdown) {
				t.Fatalf("%d parts of %d, or cleaning alters it\n%q\n%s", len(b.Parts), len(in.Parts), data, in.Markdown)
			}
			return // words that say of links in the introduction where they lead
		}
		texts := []string{shown(intro(b))}
		for _, p := range b.Parts {
			if n := len(p.Prompts); n > 0 {
				t.Fatalf("%d prompts\n%s", n, in.Markdown)
			}
			texts = append(texts, p.Title, shown(p.Text))
		}
		lost := missing(doc.runs(in), append(runsOf(texts...), runsOf(front(in, b)...)...))
		if len(lost) > 0 {
			t.Fatalf("lost: %q\n%q\n%s", lost, data, in.Markdown)
		}
		if in.Title != "Zzyzx" || !strings.Contains(string(data), "Zzyzx") {
			if added := missing(runsOf(texts...), append(doc.runs(in), "Zzyzx")); len(added) > 0 {
				t.Fatalf("added: %q\n%q\n%s", added, data, in.Markdown)
			}
		}
	})
}

// front is what went to the front matter or to resources, or is only a number.
func front(in *Imported, b *briefings.Briefing) []string {
	all := []string{in.Title, in.Publisher, in.Date, "Title Publisher Published by Date of publication title publisher published date"}
	for _, p := range b.Parts {
		for _, r := range p.Resources {
			all = append(all, shown(r.Title), shown(r.Note))
		}
	}
	return all
}

// missing are those of a sorted list that another has fewer of. Numbers of parts, and
// words that only count them, may be.
func missing(all, from []string) (lost []string) {
	count := map[string]int{}
	for _, w := range from {
		count[strings.ToLower(w)]++
	}
	for _, w := range all {
		lower := strings.ToLower(w)
		if count[lower]--; count[lower] >= 0 {
			continue
		}
		if _, ok := numberOf(strings.TrimLeft(lower, "0")); ok || slices.Contains([]string{"part", "section", "minute", "step", "key", "message", "no", "zzyzx"}, lower) {
			continue
		}
		lost = append(lost, w)
	}
	return lost
}
