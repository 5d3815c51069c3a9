package record

import (
	"strings"
	"time"
)

// A Record is data that a layout can lay out: [Supervision] or [Team].
type Record interface {
	name() string              // as a layout calls it
	fields() []string          // all it has, in their usual order
	field(name string) content // nil for one it does not have
	on() time.Time             // its day; zero for none
	withheld() string          // a sentence that takes the place of everything, or ""
}

// records are all that there are, each empty: for what they have.
func records() []Record { return []Record{Supervision{}, Team{}} }

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
)

// content is what one field holds. Nothing recorded is no blocks.
type content interface {
	kind() Kind
	blocks() []block
}

type text string

func (text) kind() Kind { return KindText }

func (t text) blocks() []block {
	if blank(string(t)) {
		return nil
	}
	return []block{para{text: string(t)}}
}

type fact struct{ label, text string }

type facts []fact

func (facts) kind() Kind { return KindFacts }

// blocks leaves out what has no value.
func (fs facts) blocks() []block {
	t := table{widths: []int{25, 75}}
	for _, f := range fs {
		if !blank(f.text) {
			t.rows = append(t.rows, []string{f.label, f.text})
		}
	}
	if t.rows == nil {
		return nil
	}
	return []block{t}
}

type decisions []Decision

func (decisions) kind() Kind { return KindDecisions }

func (ds decisions) blocks() []block {
	if len(ds) == 0 {
		return nil
	}
	t := table{head: []string{"Decision", "Why"}, widths: []int{50, 50}}
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
