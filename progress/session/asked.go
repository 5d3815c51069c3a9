package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Asked is a prompt that the room was asked, and what it said. Nobody is named.
type Asked struct {
	Prompt    string `json:"prompt"` // its id
	Part      string `json:"part"`   // title of its part
	Question  string `json:"question"`
	Published bool   `json:"published,omitempty"`
	Said      []Said `json:"said,omitempty"`
	Hands     []Hand `json:"hands,omitempty"`
	HandsSeen bool   `json:"handsSeen,omitempty"` // the room may see the hands
	Last      int    `json:"last,omitempty"`      // number of the contribution that was typed last
	Joined    int    `json:"joined,omitempty"`    // of a question as it was before: the contribution that was joined with the next
}

// Said is one contribution. The room sees it when it was revealed.
type Said struct {
	N    int    `json:"n"` // its number, which stays while others come and go
	Text string `json:"text"`
	Seen bool   `json:"seen,omitempty"`
}

// A Hand is one answer to a show of hands, and how many gave it.
type Hand struct {
	Label string `json:"label"`
	Count int    `json:"count"`
}

// How much a question can hold, and how long its words may be in bytes. A session is
// told to the notes as a whole, which has its bounds.
const (
	MostSaid  = 200
	MostHands = 12
	MostText  = 2000
	mostCount = 9999
	mostUndo  = 10
	mostWords = 128 << 10 // of all that was said, and of what can be undone, each
)

var (
	errNotAsked = errors.New("no question is on the screen")
	errNoSuch   = errors.New("there is no such contribution any more")
	errEmpty    = errors.New("there are no words")
	errFull     = errors.New("there is no room for more")
)

// at is the place of a contribution by its number.
func (a *Asked) at(n int) (int, error) {
	i := slices.IndexFunc(a.Said, func(s Said) bool { return s.N == n })
	if i < 0 {
		return 0, errNoSuch
	}
	return i, nil
}

// Hidden is how many contributions the room has not seen.
func (a *Asked) Hidden() (n int) {
	for _, s := range a.Said {
		if !s.Seen {
			n++
		}
	}
	return n
}

func (a *Asked) say(text string) error {
	text, err := words(text)
	if err == nil && len(a.Said) >= MostSaid {
		err = errFull
	}
	if err != nil {
		return err
	}
	a.Last++
	a.Said = append(a.Said, Said{N: a.Last, Text: text})
	return nil
}

func (a *Asked) mend(n int, text string) error {
	i, err := a.at(n)
	if err == nil {
		text, err = words(text)
	}
	if err == nil {
		a.Said[i].Text = text
	}
	return err
}

func (a *Asked) drop(n int) error {
	i, err := a.at(n)
	if err == nil {
		a.Said = slices.Delete(a.Said, i, i+1)
	}
	return err
}

// move moves a contribution by places, as far as there are any.
func (a *Asked) move(n, by int) error {
	i, err := a.at(n)
	if err != nil {
		return err
	}
	to := max(0, min(i+by, len(a.Said)-1))
	s := a.Said[i]
	a.Said = slices.Insert(slices.Delete(a.Said, i, i+1), to, s)
	return nil
}

// join makes one contribution of two neighbours. The room sees it when it has seen
// both: joining reveals nothing.
func (a *Asked) join(n int) error {
	i, err := a.at(n)
	if err != nil {
		return err
	}
	if i+1 >= len(a.Said) {
		return errors.New("there is none after it")
	}
	one, two := a.Said[i], a.Said[i+1]
	text, err := words(strings.TrimRight(one.Text, ".; ") + "; " + two.Text)
	if err != nil {
		return err
	}
	a.Said[i] = Said{N: one.N, Text: text, Seen: one.Seen && two.Seen}
	a.Said = slices.Delete(a.Said, i+1, i+2)
	return nil
}

// reveal shows a contribution to the room or hides it again; 0 is the next one that
// is hidden, in order.
func (a *Asked) reveal(n int, seen bool) error {
	if n == 0 {
		i := slices.IndexFunc(a.Said, func(s Said) bool { return !s.Seen })
		if i < 0 {
			return errors.New("everything is revealed")
		}
		a.Said[i].Seen = true
		return nil
	}
	i, err := a.at(n)
	if err == nil {
		a.Said[i].Seen = seen
	}
	return err
}

func (a *Asked) revealAll() error {
	for i := range a.Said {
		a.Said[i].Seen = true
	}
	return nil
}

// hands counts hands for an answer. A count below zero takes the answer away.
func (a *Asked) hands(label string, count int) error {
	label, err := words(label)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(a.Hands, func(h Hand) bool { return strings.EqualFold(h.Label, label) })
	switch {
	case count > mostCount:
		return fmt.Errorf("%d hands are too many", count)
	case i >= 0 && count < 0:
		a.Hands = slices.Delete(a.Hands, i, i+1)
	case i >= 0:
		a.Hands[i].Count = count
	case count < 0:
		return errNoSuch
	case len(a.Hands) >= MostHands:
		return errFull
	default:
		a.Hands = append(a.Hands, Hand{label, count})
	}
	return nil
}

// words is a text on one line, within bounds.
func words(text string) (string, error) {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
	switch {
	case text == "":
		return "", errEmpty
	case len(text) > MostText:
		return "", fmt.Errorf("it is too long: %d bytes, and %d fit", len(text), MostText)
	}
	return text, nil
}

// size is how many bytes of words questions hold.
func size(all []Asked) (n int) {
	for _, a := range all {
		n += len(a.Question)
		for _, s := range a.Said {
			n += len(s.Text)
		}
		for _, h := range a.Hands {
			n += len(h.Label)
		}
	}
	return n
}

// copied is a copy that shares nothing.
func (a Asked) copied() Asked {
	a.Said, a.Hands = slices.Clone(a.Said), slices.Clone(a.Hands)
	return a
}
