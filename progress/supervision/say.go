package supervision

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/internal/advice"
)

// A Desk is one store, seen as the place where supervision is done.
type Desk struct {
	Store *progress.Store
	Now   func() time.Time
}

// At is the desk of a store.
func At(store *progress.Store) *Desk { return &Desk{store, time.Now} }

// With is everything between oneself and a person.
func (d *Desk) With(person string) (*Between, error) {
	who, err := d.person(person)
	if err != nil {
		return nil, err
	}
	shown, err := d.shown(person)
	if err != nil {
		return nil, err
	}
	entries, err := d.Store.Entries(person)
	if err != nil {
		return nil, err
	}
	met, err := d.met(person)
	if err != nil {
		return nil, err
	}
	return Fold(who, shown, entries, met)
}

// person is a contact, or whoever sits beside, whether they were named or not.
func (d *Desk) person(id string) (progress.Person, error) {
	p, err := d.Store.Person(id)
	if id == progress.Myself && errors.Is(err, progress.ErrNoPerson) {
		return unnamed(), nil
	}
	return p, err
}

// unnamed is whoever sits beside, as long as nobody has named them.
func unnamed() progress.Person {
	return progress.Person{ID: progress.Myself, Name: "Your supervisor", Role: "at this computer", Trust: progress.Verified}
}

// Everybody is everything between oneself and each person who was shown something
// or showed something, and whoever sits beside where something is marked for
// supervision: those first with whom something is new or overdue.
func (d *Desk) Everybody() ([]*Between, error) {
	people, err := d.Store.People()
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(people, func(p progress.Person) bool { return p.ID == progress.Myself }) {
		people = append(people, unnamed())
	}
	var all []*Between
	for _, p := range people {
		b, err := d.With(p.ID)
		if err != nil {
			return nil, err
		}
		if len(b.Pieces)+len(b.Actions) > 0 {
			all = append(all, b)
		}
	}
	today := d.Now().Format(time.DateOnly)
	slices.SortStableFunc(all, func(a, b *Between) int { return b.Waiting(today) - a.Waiting(today) })
	return all, nil
}

// Waiting is how much between two people is new, changed, returned or overdue.
func (b *Between) Waiting(today string) (n int) {
	for _, p := range b.Pieces {
		if p.News == Fresh || p.News == Reworded || p.News == Returned {
			n++
		}
	}
	for _, a := range b.Actions {
		if a.Overdue(today) {
			n++
		}
	}
	return n
}

// shown is every version that was shown, in either direction.
func (d *Desk) shown(person string) ([]progress.Shown, error) {
	theirs, err := d.Store.ShownOf(person, false, "")
	if err != nil {
		return nil, err
	}
	if person == progress.Myself {
		return d.here(theirs)
	}
	mine, err := d.Store.ShownOf(person, true, "")
	return append(theirs, mine...), err
}

// met is when the last meeting with a person was, zero for never.
func (d *Desk) met(person string) (time.Time, error) {
	meetings, err := d.Store.Meetings(person)
	if err != nil || len(meetings) == 0 {
		return time.Time{}, err
	}
	return meetings[0].Held, nil
}

// errNoPiece is a reflection that the person was not shown, or did not show.
var errNoPiece = advice.New("no such reflection is shared with this person", "prebirth review shows those that are, with their ids")

// version is the version that a remark is about: the newest of a piece.
func (b *Between) version(reflection string) (progress.Shown, error) {
	p := b.Piece(reflection)
	if p == nil || len(p.Versions) == 0 {
		return progress.Shown{}, errNoPiece
	}
	return p.Versions[0], nil
}

// base is that of something said now.
func (d *Desk) base() handover.Base {
	return handover.Base{ID: progress.NewID(), At: d.Now().UnixMilli()}
}

// aboutVersion names a version that was shown.
func aboutVersion(v progress.Shown) handover.About {
	return handover.About{Reflection: v.Reflection, Revision: v.Revision, TextSHA256: v.Digest}
}

// admit keeps whoever sits beside among the people, before anything is kept about them.
func (d *Desk) admit(person string) error {
	if _, err := d.Store.Person(person); person == progress.Myself && errors.Is(err, progress.ErrNoPerson) {
		return d.Store.SavePerson(unnamed())
	}
	return nil
}

// Note keeps what is written for nobody else, about a reflection that a person shows; an
// empty text takes it away.
func (d *Desk) Note(person, reflection, text string) error {
	if err := d.admit(person); err != nil {
		return err
	}
	return d.Store.SaveNote(progress.Note{Person: person, About: reflection, Text: text, At: d.Now()})
}

// keep keeps an item that is said here.
func (d *Desk) keep(person string, item handover.Item) error {
	if err := d.admit(person); err != nil {
		return err
	}
	e, err := entry(person, item, true, false)
	if err != nil {
		return err
	}
	return d.Store.SaveEntry(e, "")
}

// Comment says something about the newest version of a reflection, or about the
// words of a passage in it.
func (d *Desk) Comment(b *Between, reflection, passage, text string) error {
	v, err := b.version(reflection)
	if err != nil {
		return fmt.Errorf("comment: %w", err)
	}
	c := handover.Comment{Base: d.base(), About: aboutVersion(v), Text: text}
	if passage != "" {
		at := (Passage{Quote: passage}).Find(v.Text)
		if !at.Found {
			return fmt.Errorf("comment: %w", errNoPassage)
		}
		c.Passage = &handover.Passage{Span: span(at), Quote: passage}
	}
	if err := d.keep(b.Person.ID, c); err != nil {
		return fmt.Errorf("comment: %w", err)
	}
	return nil
}

func span(a Anchor) handover.Span { return handover.Span{Start: int64(a.Start), End: int64(a.End)} }

var errNoPassage = advice.New("these words do not stand in it, as it was shown last", "copy them as prebirth review show has them")

// An Agreement is what is to be done, by whom and by when.
type Agreement struct {
	What  string
	Who   string   // "practitioner", "supervisor", "both", or a name
	Due   string   // "2026-03-31", or empty
	About []string // ids of reflections
}

// Agree notes an action, and answers with its id.
func (d *Desk) Agree(b *Between, a Agreement) (string, error) {
	item := handover.Action{Base: d.base(), What: a.What, Who: a.Who, Due: a.Due, Agreed: d.Now().Format(time.DateOnly), Reflections: a.About}
	if err := d.keep(b.Person.ID, item); err != nil {
		return "", fmt.Errorf("agree an action: %w", err)
	}
	return item.ID, nil
}

// Close says what became of an action: "done", "dropped", or "carried" on.
func (d *Desk) Close(b *Between, action, state, text string) error {
	known := slices.ContainsFunc(b.Actions, func(a Action) bool { return a.ID == action })
	if !known {
		return fmt.Errorf("close an action: %w", errNoAction)
	}
	if err := d.keep(b.Person.ID, handover.Outcome{Base: d.base(), Action: action, State: handover.State(state), Text: text}); err != nil {
		return fmt.Errorf("close an action: %w", err)
	}
	return nil
}

var errNoAction = advice.New("there is no such action with this person", "prebirth review shows the actions with their ids")

// SignOff fixes the newest version of a reflection as the one that was discussed.
// It is signed, and linked to the sign-off before it.
func (d *Desk) SignOff(b *Between, reflection string) error {
	v, err := b.version(reflection)
	if err != nil {
		return fmt.Errorf("sign off: %w", err)
	}
	keys, err := d.keysFor(b.Person)
	if err != nil {
		return fmt.Errorf("sign off: %w", err)
	}
	item, err := keys[0].Identity.SignOff(handover.SignOff{Base: d.base(), About: aboutVersion(v), Previous: b.lastSignOff()})
	if err != nil {
		return err
	}
	if err := d.keep(b.Person.ID, item); err != nil {
		return fmt.Errorf("sign off: %w", err)
	}
	return nil
}

// keysFor are one's own keys to sign with. Two people at one computer have exchanged
// no cards: keys are made for them where there are none.
func (d *Desk) keysFor(p progress.Person) ([]Keys, error) {
	keys, err := d.Keys()
	if p.ID != progress.Myself || !errors.Is(err, ErrNoCard) {
		return keys, err
	}
	if _, err := d.MakeCard("The practitioner", ""); err != nil {
		return nil, err
	}
	return d.Keys()
}

// lastSignOff is the digest of one's own sign-off before the next.
func (b *Between) lastSignOff() string {
	var last SignOff
	for _, p := range b.Pieces {
		for _, s := range p.SignOffs {
			if s.Mine && s.At.After(last.At) {
				last = s
			}
		}
	}
	return last.Digest
}

// Redact points at words that name somebody. They are found in the newest version,
// and not repeated in what is kept of it.
func (d *Desk) Redact(b *Between, reflection, words, what string) error {
	v, err := b.version(reflection)
	if err != nil {
		return fmt.Errorf("point at words: %w", err)
	}
	at := (Passage{Quote: words}).Find(v.Text)
	if !at.Found {
		return fmt.Errorf("point at words: %w", errNoPassage)
	}
	if err := d.keep(b.Person.ID, handover.Redaction{Base: d.base(), About: aboutVersion(v), Span: span(at), What: what}); err != nil {
		return fmt.Errorf("point at words: %w", err)
	}
	return nil
}

// Withdraw asks for a reflection back that a person was shown.
func (d *Desk) Withdraw(b *Between, reflection, reason string) error {
	p := b.Piece(reflection)
	if p == nil || !p.Mine {
		return fmt.Errorf("ask back: %w", errNoPiece)
	}
	if err := d.keep(b.Person.ID, handover.Withdrawal{Base: d.base(), Reflection: reflection, Reason: reason}); err != nil {
		return fmt.Errorf("ask back: %w", err)
	}
	return nil
}

// GiveBack answers a withdrawal: it takes the words away here, or keeps them, and
// says so with the next file.
func (d *Desk) GiveBack(b *Between, reflection string, done bool) error {
	if err := d.keep(b.Person.ID, handover.Withdrawn{Base: d.base(), Reflection: reflection, Done: done}); err != nil {
		return fmt.Errorf("give back: %w", err)
	}
	if !done {
		return nil
	}
	return d.Store.DropShown(b.Person.ID, reflection)
}
