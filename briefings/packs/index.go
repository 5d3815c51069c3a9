package packs

import (
	"errors"
	"fmt"
	"hash/crc32"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

// The index is two lists, each lines of fields with tabs between them and a checksum at
// its end. The first is read at every start: a line for each pack, and below it one for
// each of its briefings. The second, a line for each part, is read when somebody asks
// for the parts of any. JSON would take a multiple of the time.

const (
	indexHead = "prebirth packs 1\n"
	packMark  = "pack"
	briefMark = "briefing"
	partMark  = "part"
	endMark   = "end\t"
)

// summed is a list with its checksum.
func summed(list string) string {
	return list + endMark + fmt.Sprintf("%08x\n", crc32.Checksum([]byte(list), crc32.MakeTable(crc32.Castagnoli)))
}

// endSize is how long the last line of a list is.
const endSize = len(endMark) + len("00000000\n")

// unsummed is a list without its checksum, which must be right.
func unsummed(text string) (string, bool) {
	at := len(text) - endSize
	if at < 0 || summed(text[:at]) != text {
		return "", false
	}
	return text[:at], true
}

// written is the two lists of an index.
func written(all []*Installed) (first, second string) {
	var heads, parts strings.Builder
	heads.WriteString(indexHead)
	put := func(b *strings.Builder, fields ...string) {
		for i, f := range fields {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean.Line(f).String())
		}
		b.WriteByte('\n')
	}
	for _, i := range all {
		put(&heads, packMark, i.Name, i.Publisher, i.Licence, i.Source, i.Hash, i.sum, fmt.Sprint(i.size), fmt.Sprint(i.mtime), i.Added.UTC().Format(time.RFC3339))
		for _, f := range i.Briefings {
			put(&heads, briefMark, f.File, f.ID, f.Language, string(f.Edition), string(f.Kind), fmt.Sprint(f.Order), fmt.Sprint(f.Count()), fmt.Sprint(f.Words()), f.Publisher, f.Date, f.Title)
			for _, p := range f.Listed() {
				put(&parts, partMark, fmt.Sprint(p.Number), p.ID, fmt.Sprint(p.Words()), p.Title, promptIDs(p))
			}
		}
	}
	return summed(heads.String()), summed(parts.String())
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

// hexHash is how a hash is written.
var hexHash = regexp.MustCompile(`^[0-9a-f]{64}$`)

// parse understands the first list. parts gives the second, when it is asked for.
func (s *Shelf) parse(text string, parts func() string) ([]*Installed, error) {
	text, ok := unsummed(text)
	if !ok || !strings.HasPrefix(text, indexHead) {
		return nil, errIndex
	}
	in := indexReader{shelf: s, rest: text[len(indexHead):]}
	in.listed = sync.OnceValue(func() [][]*briefings.Part { return listed(parts(), in.counts) })
	for in.err == nil && in.rest != "" {
		in.line()
	}
	return in.all, in.err
}

// An indexReader goes through the lines of the first list.
type indexReader struct {
	shelf  *Shelf
	rest   string
	all    []*Installed
	counts []int // how many parts each briefing has
	listed func() [][]*briefings.Part
	err    error
}

// fieldsOf takes a line apart.
func fieldsOf(row string) (fields [12]string, n int) {
	for more := true; more && n < len(fields); n++ {
		fields[n], row, more = strings.Cut(row, "\t")
	}
	return fields, n
}

func (in *indexReader) line() {
	row, rest, ok := strings.Cut(in.rest, "\n")
	in.rest = rest
	fields, n := fieldsOf(row)
	switch {
	case ok && fields[0] == packMark && n == 10:
		in.pack(fields[1:])
	case ok && fields[0] == briefMark && n == 12 && len(in.all) > 0:
		in.briefing(fields[1:])
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
	if err != nil || !safeName.MatchString(f[0]) || !hexHash.MatchString(f[4]) {
		in.err = errIndex
		return
	}
	in.all = append(in.all, &Installed{Name: f[0], Publisher: f[1], Licence: f[2], Source: f[3], Hash: f[4], sum: f[5],
		size: int64(in.number(f[6])), mtime: int64(in.number(f[7])), Added: added})
}

func (in *indexReader) briefing(f []string) {
	i, shelf, place, parts := in.all[len(in.all)-1], in.shelf, len(in.counts), in.number(f[6])
	b := &briefings.Briefing{File: f[0], ID: f[1], Language: f[2], Edition: briefings.Edition(f[3]), Kind: briefings.Kind(f[4]),
		Order: in.number(f[5]), Publisher: f[8], Date: f[9], Title: f[10], Pack: i.Name}
	if parts < 0 || parts > mostParts {
		in.err = errIndex
		return
	}
	in.counts = append(in.counts, parts)
	list := func() []*briefings.Part {
		if all := in.listed(); all != nil && len(all[place]) == parts && parts > 0 && strings.HasPrefix(all[place][0].ID, b.ID+"/") {
			return all[place]
		}
		return shelf.open(i, b).Parts // the list was written anew meanwhile
	}
	i.Briefings = append(i.Briefings, briefings.Sketch(b, parts, in.number(f[7]), list, func() *briefings.Briefing { return shelf.open(i, b) }))
}

// mostParts is how many parts a briefing can have, at most as many as lines.
const mostParts = 10_000

// listed is the parts of every briefing, in their order, or nil where the list is not
// of these. What there are many of is cut from pieces that are made at once (an id of a
// prompt has two strokes), and every word is a piece of the list itself.
func listed(text string, counts []int) [][]*briefings.Part {
	text, ok := unsummed(text)
	if !ok {
		return nil
	}
	n := strings.Count(text, "\n")
	all, parts, order := make([][]*briefings.Part, 0, len(counts)), make([]briefings.Part, n), make([]*briefings.Part, n)
	prompts := make([]briefings.Prompt, 0, strings.Count(text, "/")/2)
	for at := range parts {
		row, rest, _ := strings.Cut(text, "\n")
		text = rest
		fields, many := fieldsOf(row)
		number, err := strconv.Atoi(fields[1])
		words, wrong := strconv.Atoi(fields[3])
		if fields[0] != partMark || many != 6 || err != nil || wrong != nil {
			return nil
		}
		p := &parts[at]
		p.Number, p.ID, p.Title = number, fields[2], fields[4]
		p.SetWords(words)
		first := len(prompts)
		for rest := fields[5]; rest != ""; {
			var id string
			id, rest, _ = strings.Cut(rest, " ")
			id, published := strings.CutPrefix(id, "+")
			prompts = append(prompts, briefings.Prompt{ID: id, Published: published})
		}
		p.Prompts = prompts[first:len(prompts):len(prompts)]
		order[at] = p
	}
	at := 0
	for _, count := range counts {
		if at+count > n {
			return nil
		}
		all = append(all, order[at:at+count:at+count])
		at += count
	}
	return all
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
	for n := 1; n <= sketch.Count(); n++ { // the list of parts may be what cannot be read
		p := &briefings.Part{ID: fmt.Sprintf("%s/%d", sketch.ID, n), Number: n, Title: sketch.Title}
		out.Parts = append(out.Parts, &briefings.Part{ID: p.ID, Number: p.Number, Title: p.Title, Text: said, Prompts: p.Prompts})
	}
	return out
}
