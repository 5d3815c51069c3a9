package packs

import (
	"errors"
	"fmt"
	"hash/crc32"
	"regexp"
	"strconv"
	"strings"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

// The index is lines of fields with tabs between them: a line for each pack, below it
// one for each of its briefings, below that one for each part, and a checksum at the
// end. A list of a thousand packs is read in a few milliseconds that way, which JSON
// would take a multiple of.

const (
	indexHead = "prebirth packs 1\n"
	packMark  = "pack"
	briefMark = "briefing"
	partMark  = "part"
	endMark   = "end\t"
)

// written is the index of packs.
func written(all []*Installed) string {
	var b strings.Builder
	b.WriteString(indexHead)
	put := func(fields ...string) {
		for i, f := range fields {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean.Line(f).String())
		}
		b.WriteByte('\n')
	}
	for _, i := range all {
		put(packMark, i.Name, i.Publisher, i.Licence, i.Source, i.Hash, i.sum, fmt.Sprint(i.size), fmt.Sprint(i.mtime), i.Added.UTC().Format(time.RFC3339))
		for _, f := range i.Briefings {
			put(briefMark, f.File, f.ID, f.Language, string(f.Edition), string(f.Kind), fmt.Sprint(f.Order), f.Publisher, f.Date, f.Title)
			for _, p := range f.Parts {
				put(partMark, fmt.Sprint(p.Number), p.ID, fmt.Sprint(p.Words()), p.Title, promptIDs(p))
			}
		}
	}
	return b.String() + endMark + fmt.Sprintf("%08x\n", crc32.Checksum([]byte(b.String()), crc32.MakeTable(crc32.Castagnoli)))
}

// promptIDs are the whole ids of a part's prompts; those that are published have a + before
// them.
func promptIDs(p *briefings.Part) string {
	var ids []string
	for _, q := range p.Prompts {
		id := q.ID
		if q.Published {
			id = "+" + id
		}
		ids = append(ids, id)
	}
	return strings.Join(ids, " ")
}

var errIndex = errors.New("it is damaged, or was written by a newer version")

// safeName is what becomes part of a path.
var safeName = regexp.MustCompile(`^[a-z0-9-]{1,60}$`)

// parse understands the index.
func (s *Shelf) parse(text string) ([]*Installed, error) {
	at := strings.LastIndex(text, endMark)
	if at < 0 || !strings.HasPrefix(text, indexHead) {
		return nil, errIndex
	}
	if text[at:] != endMark+fmt.Sprintf("%08x\n", crc32.Checksum([]byte(text[:at]), crc32.MakeTable(crc32.Castagnoli))) {
		return nil, errIndex
	}
	in := newIndexReader(s, text[len(indexHead):at])
	for in.err == nil && in.rest != "" {
		in.line()
	}
	in.close()
	return in.all, in.err
}

// An indexReader goes through the lines. What it makes for parts and prompts, which are
// many, is cut from four pieces that are made at once (a prompt's id has two strokes), and every word is a piece of the
// index itself.
type indexReader struct {
	shelf *Shelf
	rest  string
	all   []*Installed
	brief *briefings.Briefing
	first int // of its parts
	err   error

	parts   []briefings.Part
	order   []*briefings.Part
	words   []int
	prompts []briefings.Prompt
}

func newIndexReader(s *Shelf, text string) *indexReader {
	parts := strings.Count(text, "\n"+partMark+"\t")
	return &indexReader{shelf: s, rest: text, parts: make([]briefings.Part, 0, parts), order: make([]*briefings.Part, 0, parts),
		words: make([]int, 0, parts), prompts: make([]briefings.Prompt, 0, strings.Count(text, "/")/2)}
}

func (in *indexReader) line() {
	row, rest, ok := strings.Cut(in.rest, "\n")
	in.rest = rest
	var fields [10]string
	n := 0
	for more := ok; more && n < len(fields); n++ {
		fields[n], row, more = strings.Cut(row, "\t")
	}
	switch {
	case fields[0] == packMark && n == 10:
		in.close()
		in.pack(fields[1:])
	case fields[0] == briefMark && n == 10 && len(in.all) > 0:
		in.close()
		in.briefing(fields[1:])
	case fields[0] == partMark && n == 6 && in.brief != nil:
		in.part(fields[1:])
	default:
		in.err = errIndex
	}
}

func (in *indexReader) number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		in.err = errIndex
	}
	return n
}

func (in *indexReader) pack(f []string) {
	added, err := time.Parse(time.RFC3339, f[8])
	if err != nil || !safeName.MatchString(f[0]) || len(f[4]) != 64 || !safeName.MatchString(f[4][:12]) {
		in.err = errIndex
		return
	}
	in.all = append(in.all, &Installed{Name: f[0], Publisher: f[1], Licence: f[2], Source: f[3], Hash: f[4], sum: f[5],
		size: int64(in.number(f[6])), mtime: int64(in.number(f[7])), Added: added})
}

func (in *indexReader) briefing(f []string) {
	in.brief = &briefings.Briefing{File: f[0], ID: f[1], Language: f[2], Edition: briefings.Edition(f[3]), Kind: briefings.Kind(f[4]),
		Order: in.number(f[5]), Publisher: f[6], Date: f[7], Title: f[8]}
	in.first = len(in.order)
}

func (in *indexReader) part(f []string) {
	if !strings.HasPrefix(f[1], in.brief.ID+"/") || len(in.parts) == cap(in.parts) {
		in.err = errIndex
		return
	}
	in.parts = append(in.parts, briefings.Part{ID: f[1], Number: in.number(f[0]), Title: f[3]})
	p := &in.parts[len(in.parts)-1]
	in.words = append(in.words, in.number(f[2]))
	first := len(in.prompts)
	for rest := f[4]; rest != ""; {
		var id string
		id, rest, _ = strings.Cut(rest, " ")
		id, published := strings.CutPrefix(id, "+")
		in.prompts = append(in.prompts, briefings.Prompt{ID: id, Published: published})
	}
	p.Prompts = in.prompts[first:len(in.prompts):len(in.prompts)]
	in.order = append(in.order, p)
}

// close makes a sketch of the briefing whose parts were read.
func (in *indexReader) close() {
	if in.brief == nil {
		return
	}
	i, b, shelf := in.all[len(in.all)-1], in.brief, in.shelf
	b.Pack = i.Name
	last := len(in.order)
	b.Parts = in.order[in.first:last:last]
	i.Briefings = append(i.Briefings, briefings.Sketch(b, in.words[in.first:last], func() *briefings.Briefing { return shelf.open(i, b) }))
	in.brief = nil
}

// open reads the briefing that a sketch is of. Where the pack was changed meanwhile, it
// is one that says so in each part, so that no screen is without words.
func (s *Shelf) open(i *Installed, sketch *briefings.Briefing) *briefings.Briefing {
	p, err := s.Open(i)
	if err == nil {
		for _, b := range p.Briefings {
			if b.File == sketch.File {
				b.Pack = i.Name
				return b
			}
		}
		err = &ChangedError{i.Name, nil}
	}
	said := clean.Line(err.Error()).String()
	out := &briefings.Briefing{ID: sketch.ID, Title: sketch.Title, Kind: sketch.Kind, Publisher: sketch.Publisher,
		Date: sketch.Date, Order: sketch.Order, File: sketch.File, Pack: i.Name, About: said}
	for _, p := range sketch.Parts {
		out.Parts = append(out.Parts, &briefings.Part{ID: p.ID, Number: p.Number, Title: p.Title, Text: said, Prompts: p.Prompts})
	}
	return out
}
