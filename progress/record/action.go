package record

import (
	"cmp"
	"time"
)

// A State says how an action stands. The zero State is [Open].
type State string

// The states.
const (
	Open    State = "open"
	Done    State = "done"
	Dropped State = "dropped"
	Carried State = "carried" // over to the next meeting
)

// An Action is who does what, by when.
type Action struct {
	What, Who   string
	Due         time.Time // the last day for it
	FirstAgreed time.Time // at which meeting, where it was an earlier one
	State       State
	Outcome     string // what came of it, or why it was dropped

	// Overdue says that Due has passed. The caller says it, who knows the day. It
	// is not written of an action that is done or dropped.
	Overdue bool
}

// stands is how an action stands, in words, a line for each thing there is to
// say.
func (a Action) stands() string {
	state := a.State.String()
	if a.late() {
		state += ", overdue"
		if due := day(a.Due); due != "" {
			state += " since " + due
		}
	}
	first, outcome := day(a.FirstAgreed), a.Outcome
	if first != "" {
		first = "First agreed " + first
	}
	if !blank(outcome) {
		outcome = "Outcome: " + outcome
	}
	return join(state, first, outcome)
}

// String is the state as it is written.
func (s State) String() string {
	switch s {
	case Open, "":
		return "Open"
	case Done:
		return "Done"
	case Dropped:
		return "Dropped"
	case Carried:
		return "Carried over"
	}
	return line(string(s))
}

// late says whether an action still has to be done after its day.
func (a Action) late() bool {
	return a.Overdue && a.State != Done && a.State != Dropped
}

// actions are a table.
type actions struct {
	list     []Action
	standing bool   // say of each how it stands, of an open one too
	who      string // what the doer's column is called; empty for "Who"
}

func (actions) kind() Kind { return KindActions }

func (as actions) labels() []string {
	return []string{"Action", cmp.Or(as.who, "Who"), "By when", "How it stands"}
}

func (as actions) blocks(own names) []block {
	if len(as.list) == 0 {
		return nil
	}
	t := table{head: own.all(as.labels()), widths: []int{30, 20, 20, 30}}
	told := as.standing
	for _, a := range as.list {
		stands := a.stands()
		told = told || stands != Open.String()
		t.rows = append(t.rows, []string{a.What, line(a.Who), day(a.Due), stands})
	}
	if !told { // all are open and new, and a column that says so is noise
		t.head, t.widths = t.head[:3], []int{50, 25, 25}
		for i := range t.rows {
			t.rows[i] = t.rows[i][:3]
		}
	}
	return []block{t}
}
