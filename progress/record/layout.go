package record

import (
	"bytes"
	_ "embed" // the built-in layouts
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// schema is the form of a layout that this program knows.
const schema = 1

// A Layout says what a record is made of, in which order and under which
// headings. The package describes it.
type Layout struct {
	Schema   int
	Record   string // which record it lays out
	Title    string
	Sections []Section

	// Date and Source are of a regulator's form that it follows, in words, and are
	// written at the end of the record; empty for a record of our own.
	Date, Source string
}

// A Section is one heading of a record and what stands under it.
type Section struct {
	ID      string
	Heading string
	Kind    Kind
	Field   string // what it is made from
	Empty   string // printed when nothing was recorded; without it the section is then left out

	// Words is how many the form takes here, 0 for as many as one likes. A record is
	// never cut to it: see [WordCounts].
	Words int

	// Labels are a service's own names for what the section calls "Date" or "By
	// when", by the built-in name; nil for none.
	Labels map[string]string

	line  int            // of the file it was read from; 0 for none
	lines map[string]int // of each of Labels
}

// A LayoutError says what is wrong with a layout. Nothing of it is used.
type LayoutError struct {
	Line   int    // where it is, from 1; 0 where that is not known
	Reason string // what is wrong
	Mend   string // what to do
}

// Error names the line and the reason.
func (e *LayoutError) Error() string {
	if e.Line == 0 {
		return "read layout: " + e.Reason
	}
	return fmt.Sprintf("read layout: line %d: %s", e.Line, e.Reason)
}

// Hint says what to do.
func (e *LayoutError) Hint() string { return e.Mend }

// Default is the built-in layout of a supervision record.
func Default() Layout { return builtIn("supervision") }

// DefaultTeam is the built-in layout of a team picture.
func DefaultTeam() Layout { return builtIn("team") }

// DefaultSession is the built-in layout of the record of a session.
func DefaultSession() Layout { return builtIn("session") }

// DefaultCPD is the built-in layout of a record for Social Work England.
func DefaultCPD() Layout { return builtIn("cpd") }

// DefaultNMC is the built-in layout of a reflective account.
func DefaultNMC() Layout { return builtIn("nmc") }

//go:embed cpd.json
var cpdJSON string

//go:embed nmc.json
var nmcJSON string

//go:embed supervision.json
var supervisionJSON string

//go:embed team.json
var teamJSON string

//go:embed session.json
var sessionJSON string

// BuiltIn are the records that have a built-in layout.
func BuiltIn() []string { return []string{"supervision", "session", "team", "cpd", "nmc"} }

// Text is a built-in layout as its file, which a service can make its own from, and
// whether there is one of the name.
func Text(record string) (string, bool) {
	text, ok := map[string]string{"supervision": supervisionJSON, "team": teamJSON, "session": sessionJSON, "cpd": cpdJSON, "nmc": nmcJSON}[record]
	return text, ok
}

// builtIn panics on a built-in layout that is wrong: the tests read them all.
func builtIn(record string) Layout {
	data, _ := Text(record)
	l, err := ParseLayout([]byte(data))
	if err != nil {
		panic(err)
	}
	return l
}

// Check says what is wrong with a layout, nil for nothing. The error is a
// [*LayoutError].
func (l Layout) Check() error {
	if l.Schema != schema {
		return &LayoutError{0, fmt.Sprintf("it has schema %d, and this program knows schema %d", l.Schema, schema),
			fmt.Sprintf("write \"schema\": %d, if it was made for this program; else use the newer prebirth it was made for", schema)}
	}
	i := slices.IndexFunc(records(), func(r Record) bool { return r.name() == l.Record })
	if i < 0 {
		return &LayoutError{0, fmt.Sprintf("there is no record %q", line(l.Record)), "the records are supervision, team, session, cpd and nmc"}
	}
	if line(l.Title) == "" || len(l.Sections) == 0 {
		return &LayoutError{0, "it has no title, or no sections", "give a title and at least one section"}
	}
	seen := seen{record: records()[i], ids: map[string]bool{}, fields: map[string]bool{}}
	for _, s := range l.Sections {
		if reason, mend := seen.wrong(s); reason != "" {
			return &LayoutError{s.line, fmt.Sprintf("section %q: %s", line(s.ID), reason), mend}
		}
		if err := s.misnamed(seen.record.field(s.Field).labels()); err != nil {
			return err
		}
	}
	return nil
}

// misnamed says what is wrong with the labels of a section that has the known
// ones, nil for nothing.
func (s Section) misnamed(known []string) error {
	mend := "the labels are " + strings.Join(known, ", ")
	if known == nil {
		mend = "take it out: such a section has no labels"
	}
	for _, label := range slices.Sorted(maps.Keys(s.Labels)) {
		if !slices.Contains(known, label) {
			return &LayoutError{s.lines[label], fmt.Sprintf("section %q: there is no label %q", line(s.ID), line(label)), mend}
		}
		if line(s.Labels[label]) == "" {
			return &LayoutError{s.lines[label], fmt.Sprintf("section %q: the label %q has no name", line(s.ID), label), "write a name, or take it out"}
		}
	}
	return nil
}

// seen is what the sections before this one had.
type seen struct {
	record      Record
	ids, fields map[string]bool
}

// wrong says what is wrong with the next section, and how to mend it; empty for
// nothing.
func (v seen) wrong(s Section) (reason, mend string) {
	known := v.record.fields()
	at := slices.Index(known, s.Field)
	switch {
	case !identifier(s.ID):
		return "its id is missing, or is not made of small letters, digits and hyphens", `write an id such as "earlier-actions"`
	case v.ids[s.ID]:
		return "another section has this id", "give each section an id of its own"
	case line(s.Heading) == "":
		return "it has no heading", "give it a heading"
	case at < 0:
		return fmt.Sprintf("there is no field %q", line(s.Field)), "the fields are " + strings.Join(known, ", ")
	case s.Words < 0:
		return "its number of words is below nought", "write how many words the form takes, or take it out"
	case v.fields[s.Field]:
		return fmt.Sprintf("the field %q is in another section already", s.Field), "keep one of the two"
	}
	kind := v.record.field(s.Field).kind()
	if s.Kind != kind {
		return fmt.Sprintf("its kind is %q", line(string(s.Kind))), fmt.Sprintf("the field %q has kind %q", s.Field, kind)
	}
	for _, later := range known[at+1:] {
		if kind == KindActions && v.fields[later] && v.record.field(later).kind() == kind {
			return fmt.Sprintf("%q comes before it", later), "put earlier actions before those that are agreed now"
		}
	}
	v.ids[s.ID], v.fields[s.Field] = true, true
	return "", ""
}

func identifier(id string) bool { return regexp.MustCompile(`^[a-z][a-z0-9-]{0,63}$`).MatchString(id) }

// lineAt is the line of an offset, from 1.
func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}
