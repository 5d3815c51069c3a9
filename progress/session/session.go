// Package session is a trainer's run of a briefing with a team: where the room
// is, how long each part took, what was asked and what the room said, and what
// was agreed afterwards.
//
// A [Session] is plain data. It changes by one [Command] at a time, from the
// room's own keys or from the trainer's notes, with the time at which it was
// given: nothing here has a clock, a screen or a file of its own. [Session.Room]
// is all of it that the room may see.
package session

import (
	"time"
)

// A Session is one run. Its texts are as typed; whoever shows them cleans them.
type Session struct {
	Schema   int    `json:"schema"`
	ID       string `json:"id"` // UUIDv7
	Briefing string `json:"briefing"`
	Title    string `json:"title"`   // of the briefing, as it read then
	Edition  string `json:"edition"` // who published it and when, in words
	Team     string `json:"team,omitempty"`

	Parts    []Part `json:"parts"` // those that are shown, in order; never empty
	Place    Place  `json:"place"`
	ByPoints bool   `json:"byPoints,omitempty"` // points are revealed one by one
	Dark     bool   `json:"dark,omitempty"`     // the room's screen is blank

	Asking string  `json:"asking,omitempty"` // id of the prompt on the room's screen
	Asked  []Asked `json:"asked,omitempty"`
	Undo   []Asked `json:"undo,omitempty"` // questions as they were before the last changes
	// Lines are words that are being typed and not said yet, by what they will be.
	// They are kept, so that a fault loses none of them.
	Lines map[string]string `json:"lines,omitempty"`
	Done  []string          `json:"done,omitempty"` // ids of the commands that were done last

	Running Account       `json:"running,omitempty"`
	Talk    time.Duration `json:"talk,omitempty"` // of discussion, in nanoseconds as all times here
	Till    time.Time     `json:"till,omitzero"`  // until when the clock was counted

	Began time.Time `json:"began,omitzero"`
	Ended time.Time `json:"ended,omitzero"`

	Present int      `json:"present,omitempty"` // how many were there; 0 where nobody wrote it down
	LedBy   string   `json:"ledBy,omitempty"`   // a role
	Actions []Action `json:"actions,omitempty"`
	Review  string   `json:"review,omitempty"` // the day the plan is looked at again, 2026-12-15
}

// A Part is one of the briefing's, and the time it has and took.
type Part struct {
	ID     string        `json:"id"` // "unborn-babies/3"
	Number int           `json:"number"`
	Title  string        `json:"title"`
	Plan   time.Duration `json:"plan"`
	Took   time.Duration `json:"took,omitempty"`
	Shown  bool          `json:"shown,omitempty"` // the room has seen it
}

// A Place is where the room is: a part, by its index in Parts, and what of it is
// on the screen. It is kept by point and not by row, so that a window of another
// size shows the same words.
type Place struct {
	Part  int `json:"part"`
	Point int `json:"point,omitempty"` // block of the part's text: the first on the screen, or the last revealed
	Over  int `json:"over,omitempty"`  // how many screens of a point that fills more than one were passed
}

// An Action is what was agreed: what, by whom (a role) and by which day.
type Action struct {
	What  string `json:"what"`
	Owner string `json:"owner,omitempty"`
	Due   string `json:"due,omitempty"` // 2026-12-15
}

// An Account is what the time counts for.
type Account string

// The accounts. A stopped clock counts for nothing.
const (
	Stopped   Account = ""
	OfPart    Account = "part"
	OfTalking Account = "talk"
)

// Over says whether the session has ended.
func (s *Session) Over() bool { return !s.Ended.IsZero() }

// Going says whether the session has begun and not ended.
func (s *Session) Going() bool { return !s.Began.IsZero() && !s.Over() }

// Part is the present part.
func (s *Session) Part() *Part { return &s.Parts[s.Place.Part] }

// Covered is the parts that the room has seen.
func (s *Session) Covered() (shown []Part) {
	for _, p := range s.Parts {
		if p.Shown {
			shown = append(shown, p)
		}
	}
	return shown
}

// asked is the question to a prompt, nil where it was not asked.
func (s *Session) asked(prompt string) *Asked {
	for i := range s.Asked {
		if s.Asked[i].Prompt == prompt {
			return &s.Asked[i]
		}
	}
	return nil
}

// Question is the question on the room's screen, nil where there is none.
func (s *Session) Question() *Asked {
	if s.Asking == "" {
		return nil
	}
	return s.asked(s.Asking)
}
