package handover

import "cmp"

// The kinds of items that a review is made of, beside sign-offs.
const (
	KindComment ItemKind = "comment"
	KindAction  ItemKind = "action"
	KindOutcome ItemKind = "outcome"
)

// A Comment is about a passage of a reflection, or about the whole of it.
type Comment struct {
	Base
	About   About    `json:"about"`
	Passage *Passage `json:"passage,omitempty"` // nil for the whole
	Text    string   `json:"text"`
}

// A Passage is a span of the text that a comment is about, and its words.
type Passage struct {
	Span
	Quote string `json:"quote"`
}

// Kind is [KindComment].
func (Comment) Kind() ItemKind { return KindComment }

func (c Comment) check() string {
	return cmp.Or(
		c.Base.valid(),
		c.About.valid(),
		c.Passage.valid(),
		text("its text", c.Text, 1, MaxComment))
}

// valid checks that a quote is as long as its span. Whether these are the words
// of the reflection is for who has it to see.
func (p *Passage) valid() string {
	const what = "its passage"
	if p == nil {
		return ""
	}
	return cmp.Or(
		p.Span.valid(what, MaxText),
		text(what, p.Quote, 1, MaxComment),
		wrong(what, int64(len(p.Quote)) != p.End-p.Start))
}

// An Action is something that was agreed.
type Action struct {
	Base
	What        string   `json:"what"`
	Who         string   `json:"who"`         // "practitioner", "supervisor", "both", or a name
	Due         string   `json:"due"`         // "2026-03-31", or ""
	Agreed      string   `json:"agreed"`      // the day it was first agreed
	Reflections []string `json:"reflections"` // ids of those it is about; may be empty
}

// Kind is [KindAction].
func (Action) Kind() ItemKind { return KindAction }

func (a Action) check() string {
	return cmp.Or(
		a.Base.valid(),
		note("what was agreed", a.What, 1, MaxReason),
		name("who does it", a.Who, 1),
		maybe(day, "when it is due", a.Due),
		day("when it was agreed", a.Agreed),
		each("its reflections", a.Reflections, maxList, id))
}

// A State says what became of an action.
type State string

// The states of an action that is no longer open as it was.
const (
	Done    State = "done"
	Dropped State = "dropped"
	Carried State = "carried" // to the next time
)

// An Outcome says what became of an action.
type Outcome struct {
	Base
	Action string `json:"action"` // the id of the action's item
	State  State  `json:"state"`
	Text   string `json:"text"` // may be empty
}

// Kind is [KindOutcome].
func (Outcome) Kind() ItemKind { return KindOutcome }

func (o Outcome) check() string {
	return cmp.Or(
		o.Base.valid(),
		id("its action", o.Action),
		one("its state", o.State, Done, Dropped, Carried),
		text("its text", o.Text, 0, MaxComment))
}
