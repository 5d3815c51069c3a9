package session

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// A Verb is what a command does.
type Verb string

// The verbs. Next, Previous and To are for whoever knows how the room's screen is
// laid out, and become a Go.
const (
	Next     Verb = "next"
	Previous Verb = "previous"
	To       Verb = "to" // N: the number of a part

	Start  Verb = "start"
	Go     Verb = "go"     // At: a place
	Blank  Verb = "blank"  // the room's screen, or brings it back
	Points Verb = "points" // reveals point by point from now on, or no more
	Pause  Verb = "pause"  // the clock, or has it go on
	End    Verb = "end"

	Ask       Verb = "ask"   // Asked: without what was said
	Leave     Verb = "leave" // the question, for the part
	Say       Verb = "say"   // Text
	Mend      Verb = "mend"  // N, Text
	Drop      Verb = "drop"  // N
	Move      Verb = "move"  // N, By: places down
	Join      Verb = "join"  // N: with the one after it
	Undo      Verb = "undo"  // the last change to what was said
	Reveal    Verb = "reveal"
	RevealAll Verb = "reveal all"
	Hide      Verb = "hide"
	Hands     Verb = "hands"      // Text: the answer, By: how many; below zero takes it away
	ShowHands Verb = "show hands" // or hides them
	Type      Verb = "type"       // Text: what is being typed, For: what it will be

	SetPresent Verb = "present" // N
	SetLedBy   Verb = "led by"  // Text
	SetTeam    Verb = "team"    // Text
	SetReview  Verb = "review"  // Text: a day
	Agree      Verb = "agree"   // Action
	Amend      Verb = "amend"   // N: which, from 0; Action
	Strike     Verb = "strike"  // N
)

// A Command changes a session. What a verb needs is said beside it. One with an id is
// done once, however often it is given: whoever does not know whether it arrived gives
// it again.
type Command struct {
	ID     string `json:"id,omitempty"`
	Do     Verb   `json:"do"`
	N      int    `json:"n,omitempty"`
	By     int    `json:"by,omitempty"`
	Text   string `json:"text,omitempty"`
	At     Place  `json:"at,omitzero"`
	Asked  Asked  `json:"asked,omitzero"`
	For    string `json:"for,omitempty"`
	Action Action `json:"action,omitzero"`
}

// Do does a command at a time. An error says why it could not be done; nothing but
// the clock has changed then.
func (s *Session) Do(c Command, now time.Time) error {
	s.Count(now)
	if s.Knows(c.ID) {
		return nil
	}
	err := errUnknown
	for _, do := range []func(Command, time.Time) error{s.show, s.hear, s.write} {
		if err = do(c, now); !errors.Is(err, errUnknown) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Do, err)
	}
	if c.ID != "" {
		s.Done = append(s.Done[max(0, len(s.Done)-mostDone+1):], c.ID)
	}
	return nil
}

// mostDone is how many commands are remembered: more than can be on their way.
const mostDone = 100

// Knows says whether a command was done already.
func (s *Session) Knows(id string) bool { return id != "" && slices.Contains(s.Done, id) }

// Writes says whether a verb puts down what somebody said or agreed, and does not only
// show it: what must not be lost on its way.
func (v Verb) Writes() bool {
	return slices.Contains([]Verb{Say, Mend, Drop, Join, Move, Hands, SetPresent, SetLedBy, SetTeam, SetReview, Agree, Amend, Strike}, v)
}

var (
	errUnknown  = errors.New("there is no such command")
	errNotBegun = errors.New("the session has not begun")
	errOver     = errors.New("the session has ended")
	errNoPart   = errors.New("there is no such part")
)

// show does what changes the room's screen and the clock.
func (s *Session) show(c Command, now time.Time) error {
	switch c.Do {
	case Start, Go, Blank, Points, Pause, End, Ask, Leave:
	default:
		return errUnknown
	}
	switch {
	case s.Over():
		return errOver
	case s.Began.IsZero() && c.Do != Start && c.Do != Points:
		return errNotBegun
	}
	switch c.Do {
	case Start:
		s.start(now)
	case Go:
		return s.goTo(c.At)
	case Blank:
		s.Dark = !s.Dark
	case Points:
		s.ByPoints = !s.ByPoints
		s.Place.Over = 0
	case Pause:
		if s.Running == Stopped {
			s.run()
		} else {
			s.Running = Stopped
		}
	case End:
		s.Running, s.Ended, s.Asking, s.Dark = Stopped, now, "", false
	case Ask:
		return s.ask(c.Asked)
	case Leave:
		s.Asking = ""
		s.turn()
	}
	return nil
}

func (s *Session) start(now time.Time) {
	if s.Began.IsZero() {
		s.Began = now
	}
	s.Part().Shown, s.Dark = true, false
	s.run()
}

// goTo goes to a place. Going anywhere leaves a question and brings a blank screen
// back.
func (s *Session) goTo(at Place) error {
	if at.Part < 0 || at.Part >= len(s.Parts) || at.Point < 0 || at.Over < 0 {
		return errNoPart
	}
	s.Place, s.Asking, s.Dark = at, "", false
	s.Part().Shown = true
	s.turn()
	return nil
}

func (s *Session) ask(q Asked) error {
	if q.Prompt == "" || q.Question == "" {
		return errors.New("there is no such prompt")
	}
	if have := s.asked(q.Prompt); have == nil {
		s.Asked = append(s.Asked, Asked{Prompt: q.Prompt, Part: q.Part, Question: q.Question, Published: q.Published})
	}
	s.Asking, s.Dark = q.Prompt, false
	s.turn()
	return nil
}

// hear does what changes what the room said. It can be done after the session has
// ended, too: then Text or Asked says of which prompt.
func (s *Session) hear(c Command, _ time.Time) error {
	if c.Do == Undo {
		return s.undo()
	}
	if !slices.Contains([]Verb{Say, Mend, Drop, Move, Join, Reveal, RevealAll, Hide, Hands, ShowHands}, c.Do) {
		return errUnknown
	}
	a := s.Question()
	if c.Asked.Prompt != "" {
		a = s.asked(c.Asked.Prompt)
	}
	if a == nil {
		return errNotAsked
	}
	before := a.copied()
	held := size(s.Asked)
	err := a.do(c)
	if now := size(s.Asked); err == nil && now > held && now > mostWords {
		err = errFull
	}
	if err != nil {
		*a = before
		return err
	}
	if slices.Contains([]Verb{Mend, Drop, Move, Join, Hands}, c.Do) {
		if c.Do == Join {
			before.Joined = c.N
		}
		s.Undo = append(s.Undo[max(0, len(s.Undo)-mostUndo+1):], before)
		for size(s.Undo) > mostWords {
			s.Undo = s.Undo[1:]
		}
	}
	return nil
}

func (a *Asked) do(c Command) error {
	switch c.Do {
	case Say:
		return a.say(c.Text)
	case Mend:
		return a.mend(c.N, c.Text)
	case Drop:
		return a.drop(c.N)
	case Move:
		return a.move(c.N, c.By)
	case Join:
		return a.join(c.N)
	case Reveal:
		return a.reveal(c.N, true)
	case RevealAll:
		return a.revealAll()
	case Hide:
		return a.reveal(c.N, false)
	case Hands:
		return a.hands(c.Text, c.By)
	case ShowHands:
		a.HandsSeen = !a.HandsSeen
	}
	return nil
}

// undo brings back what was said as it was before the last change of it. What came
// since stays, and nothing becomes visible by it that was not before the change.
func (s *Session) undo() error {
	if len(s.Undo) == 0 {
		return errors.New("there is nothing to undo")
	}
	before := s.Undo[len(s.Undo)-1]
	s.Undo = s.Undo[:len(s.Undo)-1]
	a := s.asked(before.Prompt)
	if a == nil {
		return errNotAsked
	}
	for _, now := range a.Said {
		i, err := before.at(now.N)
		switch {
		case err == nil && before.Joined != now.N: // joining hid it
			before.Said[i].Seen = now.Seen
		case err == nil:
		case now.N > before.Last:
			before.Said = append(before.Said, now)
		}
	}
	before.HandsSeen, before.Last, before.Joined = a.HandsSeen, a.Last, 0
	*a = before
	return nil
}
