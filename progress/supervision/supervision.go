// Package supervision is what two people make of the reflections that one of them
// chose to show: comments, agreed actions, sign-offs, and what of all that is new.
//
// It stands between the store, which keeps rows, and the file that carries them
// from one machine to the other (progress/handover). What was said is never
// changed, only added to; what holds now is worked out from all of it each time
// ([Fold]), so that files may be opened in any order, and more than once, and the
// same holds in the end.
//
// Both people use it in the same way: "mine" is whoever sits at this machine.
// Where two people sit together at one store, the other is [progress.Myself].
package supervision

import (
	"encoding/json"
	"slices"
	"time"

	"prebirth/progress"
)

// A Passage is words of a version of a reflection. Where it is empty the whole is
// meant.
type Passage struct {
	Start, End int    // in bytes of that version
	Quote      string // its words, so that they are known when the version is not
}

// A Comment is what somebody said about a version of a reflection.
type Comment struct {
	Digest     string // of the entry, which is its name
	Reflection string
	Version    string // digest of the words it is about
	Passage    Passage
	Text       string
	At         time.Time
	Mine       bool
	Gone       bool // it has left; else it can still be taken back
}

// A SignOff fixes the version that was discussed.
type SignOff struct {
	Digest     string
	Reflection string
	Version    string // digest of the words
	Sentence   string
	At         time.Time
	Mine       bool
	Gone       bool
}

// A Redaction points at words that name somebody, without repeating them.
type Redaction struct {
	Digest     string
	Reflection string
	Version    string
	Start, End int
	What       string // the kind of thing that stands there
	At         time.Time
	Mine       bool
	Gone       bool
}

// A Withdrawal asks for a reflection back.
type Withdrawal struct {
	Reflection string
	Reason     string
	At         time.Time
	Mine       bool
	Answered   time.Time // when the other side said what it did; zero for not yet
	Done       bool      // and whether it took its copy away

	asked, answered string // digests of the entries that say so
}

// An Action is something agreed, that comes back until it is closed.
type Action struct {
	ID      string
	Digest  string
	What    string
	Who     string
	Due     string // "2026-03-31", or empty
	Agreed  string // the date it was first agreed
	About   []string
	At      time.Time
	Mine    bool
	Gone    bool
	Outcome Outcome // what became of it; the zero Outcome while it is open
}

// An Outcome closes an action.
type Outcome struct {
	State string // "done" or "dropped"; empty while it is open
	Text  string
	At    time.Time
	Mine  bool
	Gone  bool

	digest string // of the entry
}

// Open says whether an action has not been closed.
func (a Action) Open() bool { return a.Outcome.State == "" }

// Overdue says whether an open action should have been done before a day, given as
// "2026-03-31".
func (a Action) Overdue(today string) bool { return a.Open() && a.Due != "" && a.Due < today }

// A Piece is one reflection that was shown, with all that was said about it.
type Piece struct {
	Reflection string
	Mine       bool
	Versions   []progress.Shown // the newest first; never empty, but for a piece that was taken away
	Comments   []Comment
	SignOffs   []SignOff
	Redactions []Redaction
	Withdrawal *Withdrawal
	News       News
}

// News says why a piece deserves to be looked at first.
type News string

// In the order in which they are shown.
const (
	Fresh      News = "new"        // shown for the first time since the last meeting
	Reworded   News = "changed"    // shown before, in other words
	Returned   News = "returned"   // one's own, about which something came since the last meeting
	Unanswered News = "unanswered" // nothing was said about it yet
	Known      News = ""
)

// Between is everything that stands between oneself and one person.
type Between struct {
	Person  progress.Person
	Pieces  []*Piece
	Actions []Action // the open ones first, the one due first before others
	Met     time.Time
}

// Piece is the one about a reflection, or nil.
func (b *Between) Piece(reflection string) *Piece {
	for _, p := range b.Pieces {
		if p.Reflection == reflection {
			return p
		}
	}
	return nil
}

// Knows says whether the person was shown a reflection in the words it has now.
func (b *Between) Knows(r progress.Reflection) bool {
	p := b.Piece(r.ID)
	return p != nil && slices.ContainsFunc(p.Versions, func(v progress.Shown) bool { return v.Text == r.Text })
}

// Signed says whether the newest version was signed off.
func (p *Piece) Signed() bool {
	return len(p.Versions) > 0 && slices.ContainsFunc(p.SignOffs, func(s SignOff) bool { return s.Version == p.Versions[0].Digest })
}

// Starred is the passages that the writer starred in the newest version.
func (p *Piece) Starred() (passages []string) {
	if len(p.Versions) > 0 {
		_ = json.Unmarshal([]byte(p.Versions[0].Stars), &passages) // where none were kept there are none
	}
	return passages
}

// InWords says how a withdrawal stands.
func (w Withdrawal) InWords() string {
	switch {
	case w.Done:
		return "given back"
	case !w.Answered.IsZero():
		return "asked back, and kept"
	}
	return "asked back"
}

// LongDay is a day such as 2026-03-31 as a person writes it. What is no day stays as it
// is.
func LongDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}
