package supervision

import (
	"errors"
	"fmt"

	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/internal/advice"
)

// A needsNameError is a first need of keys where nobody has said whose they are.
type needsNameError struct{}

func (needsNameError) Error() string { return "you have no contact card yet" }

func (needsNameError) Hint() string {
	return "make it once: prebirth handover card --name 'Your Name' --role 'Your role'"
}

// ErrNoCard is returned where one's own keys are needed and there are none.
var ErrNoCard error = needsNameError{}

// Keys are one's own, with the card that others know them by.
type Keys struct {
	Identity *handover.Identity
	Card     handover.Card
}

// Keys are one's own, the present ones first. The error is [ErrNoCard] when there
// are none.
func (d *Desk) Keys() ([]Keys, error) {
	kept, err := d.Store.Identities()
	if err != nil {
		return nil, err
	}
	if len(kept) == 0 {
		return nil, ErrNoCard
	}
	all := make([]Keys, len(kept))
	for i, k := range kept {
		if all[i].Card, err = handover.ParseCard([]byte(k.Card)); err != nil {
			return nil, fmt.Errorf("read your contact card: %w", err)
		}
		if all[i].Identity, err = handover.ParseIdentity([]byte(k.Keys)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// MakeCard returns one's own contact card, made with new keys where there is none
// yet. A name or a role that is not the one on the card makes the card anew, with
// the same keys.
func (d *Desk) MakeCard(name, role string) (handover.Card, error) {
	keys, err := d.Keys()
	if err != nil && !errors.Is(err, ErrNoCard) {
		return handover.Card{}, err
	}
	var own *handover.Identity
	if len(keys) > 0 {
		have := keys[0].Card
		if name == "" {
			name = have.Name
		}
		if role == "" {
			role = have.Role
		}
		if name == have.Name && role == have.Role {
			return have, nil
		}
		own = keys[0].Identity
	} else if name == "" {
		return handover.Card{}, ErrNoCard
	} else if own, err = handover.NewIdentity(); err != nil {
		return handover.Card{}, err
	}
	return d.keepCard(own, name, role)
}

func (d *Desk) keepCard(own *handover.Identity, name, role string) (handover.Card, error) {
	card, err := own.Card(name, role, d.Now())
	if err != nil {
		return handover.Card{}, err
	}
	secret, err := own.MarshalText()
	if err != nil {
		return handover.Card{}, err
	}
	return card, d.Store.SetIdentity(progress.Identity{Card: card.Text(), Keys: string(secret), Since: d.Now()}, true)
}

// Retire puts new keys in the place of one's own, on a card with the same name. The
// old ones still open what was made for them.
func (d *Desk) Retire() (handover.Card, error) {
	keys, err := d.Keys()
	if err != nil {
		return handover.Card{}, err
	}
	own, err := handover.NewIdentity()
	if err != nil {
		return handover.Card{}, err
	}
	return d.keepCard(own, keys[0].Card.Name, keys[0].Card.Role)
}

// Meet keeps a contact card that came. It is unverified until its words were
// compared; where somebody of the same name is known with other keys, it says
// changed. The same card again changes nothing but the name and the role on it.
func (d *Desk) Meet(text []byte) (progress.Person, handover.Card, error) {
	card, err := handover.ParseCard(text)
	if err != nil {
		return progress.Person{}, card, err
	}
	keys, err := d.Keys()
	if err == nil && keys[0].Card.Fingerprint() == card.Fingerprint() {
		return progress.Person{}, card, fmt.Errorf("add contact card: %w", errOwnCard)
	}
	people, err := d.Store.People()
	if err != nil {
		return progress.Person{}, card, err
	}
	p := progress.Person{ID: card.Fingerprint(), Name: card.Name, Role: card.Role, Card: card.Text(), Trust: progress.Unverified, Since: d.Now()}
	for _, have := range people {
		switch {
		case have.ID == p.ID:
			p.Trust, p.Since, p.Checked = have.Trust, have.Since, have.Checked
		case have.Name == p.Name && have.ID != progress.Myself && p.Trust == progress.Unverified:
			p.Trust = progress.Changed
		}
	}
	return p, card, d.Store.SavePerson(p)
}

var errOwnCard = advice.New("this is your own card", "give it to the other person, and take theirs")

// Trust notes that the six words were compared (Verified), or that a card is no
// longer used (Retired).
func (d *Desk) Trust(person string, trust progress.Trust) error {
	p, err := d.Store.Person(person)
	if err != nil {
		return err
	}
	p.Trust = trust
	if trust == progress.Verified {
		p.Checked = d.Now()
	}
	return d.Store.SavePerson(p)
}
