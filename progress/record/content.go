package record

import (
	"strings"
	"time"
)

// A Record is data that a layout can lay out: [Supervision], [Team],
// [Session], [CPD] or [NMC].
type Record interface {
	name() string              // as a layout calls it
	fields() []string          // all it has, in their usual order
	field(name string) content // nil for one it does not have
	on() time.Time             // its day; zero for none
	withheld() string          // a sentence that takes the place of everything, or ""
}

// records are all that there are, each empty: for what they have.
func records() []Record { return []Record{Supervision{}, Team{}, Session{}, CPD{}, NMC{}} }

// A Kind says how a section is set out.
type Kind string

// The kinds.
const (
	KindFacts     Kind = "facts"     // names and values
	KindText      Kind = "text"      // paragraphs
	KindActions   Kind = "actions"   // who does what, by when
	KindDiscussed Kind = "discussed" // reflections, each with its prompt and comments
	KindDecisions Kind = "decisions" // what, and why
	KindCounts    Kind = "counts"    // of people
	KindParts     Kind = "parts"     // of a briefing, and the time each took
	KindPoints    Kind = "points"    // questions, each with what was said to it
	KindOwn       Kind = "own"       // the person's own words, and what was gathered
)

// content is what one field holds. Nothing recorded is no blocks.
type content interface {
	kind() Kind
	labels() []string // the names it puts before what was recorded, whether or not anything was
	blocks(own names) []block
}

// names are a service's own in place of the built-in labels.
type names map[string]string

// of is the name that is written for a label.
func (n names) of(label string) string {
	if own := line(n[label]); own != "" {
		return own
	}
	return label
}

// all is of, for the headings of a table.
func (n names) all(labels []string) []string {
	out := make([]string, len(labels))
	for i, label := range labels {
		out[i] = n.of(label)
	}
	return out
}

type text string

func (text) kind() Kind { return KindText }

func (text) labels() []string { return nil }

func (t text) blocks(names) []block {
	if blank(string(t)) {
		return nil
	}
	return []block{para{text: string(t)}}
}

type fact struct{ label, text string }

type facts []fact

func (facts) kind() Kind { return KindFacts }

func (fs facts) labels() []string {
	all := make([]string, len(fs))
	for i, f := range fs {
		all[i] = f.label
	}
	return all
}

// blocks leaves out what has no value.
func (fs facts) blocks(own names) []block {
	t := table{widths: []int{25, 75}}
	for _, f := range fs {
		if !blank(f.text) {
			t.rows = append(t.rows, []string{own.of(f.label), f.text})
		}
	}
	if t.rows == nil {
		return nil
	}
	return []block{t}
}

type decisions []Decision

func (decisions) kind() Kind { return KindDecisions }

func (decisions) labels() []string { return []string{"Decision", "Why"} }

func (ds decisions) blocks(own names) []block {
	if len(ds) == 0 {
		return nil
	}
	t := table{head: own.all(ds.labels()), widths: []int{50, 50}}
	for _, d := range ds {
		why := d.Why
		if blank(why) {
			why = "No reason was recorded."
		}
		t.rows = append(t.rows, []string{d.What, why})
	}
	return []block{t}
}

// join puts each that is not blank on lines of its own.
func join(texts ...string) string {
	var said []string
	for _, t := range texts {
		if !blank(t) {
			said = append(said, t)
		}
	}
	return strings.Join(said, "\n")
}
