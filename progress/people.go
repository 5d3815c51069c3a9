package progress

import (
	"errors"
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/advice"
)

// A Trust says what a contact card is worth.
type Trust string

// A card that came by any way is unverified until both people have read its six
// words aloud; one that came in place of another with the same name is changed,
// until they have done so again.
const (
	Unverified Trust = "unverified"
	Verified   Trust = "verified"
	Changed    Trust = "changed"
	Retired    Trust = "retired"
)

// Myself is the id of the person that a supervisor is on this machine, where two
// people sit together at one store.
const Myself = "here"

// A Person is somebody with whom reflections are exchanged.
type Person struct {
	ID      string    `json:"id"` // the fingerprint of the card, or [Myself]
	Name    string    `json:"name"`
	Role    string    `json:"role"`
	Card    string    `json:"card"` // the contact card as it came; empty for Myself
	Trust   Trust     `json:"trust"`
	Since   time.Time `json:"since"`
	Checked time.Time `json:"checked,omitzero"` // when the six words were compared; zero for never
}

// ErrNoPerson is returned for a person that the store does not know.
var ErrNoPerson = advice.New("there is no such person among your contacts",
	"prebirth handover people lists them; prebirth handover add FILE adds a contact card")

// An Identity is one's own keys and the card that says them to others.
type Identity struct {
	Card    string
	Keys    string
	Since   time.Time
	Retired time.Time // zero for the present one
}

const personColumns = `id, name, role, card, trust, since, coalesce(checked, 0)`

func person(row *sqlite3.Stmt) Person {
	return Person{
		ID: row.ColumnText(0), Name: row.ColumnText(1), Role: row.ColumnText(2), Card: row.ColumnText(3),
		Trust: Trust(row.ColumnText(4)), Since: at(row, 5), Checked: sometime(row, 6),
	}
}

// sometime is a time that may never have been.
func sometime(row *sqlite3.Stmt, column int) time.Time {
	if row.ColumnInt64(column) == 0 {
		return time.Time{}
	}
	return at(row, column)
}

// orZero is a time for a column, 0 where it has not come.
func orZero(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// People returns everybody that reflections are exchanged with, by name.
func (s *Store) People() ([]Person, error) {
	all := []Person{}
	err := s.view("read contacts", func() error {
		return s.rows(`SELECT `+personColumns+` FROM people ORDER BY name COLLATE NOCASE, since, id`, nil,
			func(row *sqlite3.Stmt) { all = append(all, person(row)) })
	})
	return all, err
}

// Person returns one contact. The error wraps [ErrNoPerson] when there is none.
func (s *Store) Person(id string) (p Person, err error) {
	err = s.view("read contact", func() error {
		found := false
		err := s.rows(`SELECT `+personColumns+` FROM people WHERE id = ?`, []any{id},
			func(row *sqlite3.Stmt) { p, found = person(row), true })
		if err == nil && !found {
			err = ErrNoPerson
		}
		return err
	})
	return p, err
}

// SavePerson keeps a contact, or what changed of one.
func (s *Store) SavePerson(p Person) error {
	if p.ID == "" {
		return fmt.Errorf("keep contact: %w", errNoID)
	}
	return s.write("keep contact", func() error {
		return s.exec(`INSERT INTO people(id, name, role, card, trust, since, checked) VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0))
			ON CONFLICT(id) DO UPDATE SET name = excluded.name, role = excluded.role, card = excluded.card,
				trust = excluded.trust, checked = excluded.checked`,
			p.ID, p.Name, p.Role, p.Card, string(p.Trust), p.Since, orZero(p.Checked))
	})
}

// Identities returns one's own keys, the present ones first, and then those that
// were retired, which still open what was made for them.
func (s *Store) Identities() ([]Identity, error) {
	all := []Identity{}
	err := s.view("read keys", func() error {
		return s.rows(`SELECT card, keys, since, coalesce(retired, 0) FROM identity ORDER BY retired IS NOT NULL, since DESC`, nil,
			func(row *sqlite3.Stmt) {
				all = append(all, Identity{row.ColumnText(0), row.ColumnText(1), at(row, 2), sometime(row, 3)})
			})
	})
	return all, err
}

// errOtherKeys is a first identity where there is one.
var errOtherKeys = errors.New("there are keys already")

// SetIdentity keeps one's own keys. retire says that the keys up to now are
// retired by them; without it there must be none.
func (s *Store) SetIdentity(i Identity, retire bool) error {
	return s.write("keep keys", func() error {
		present := 0
		err := s.rows(`SELECT count(*) FROM identity WHERE retired IS NULL AND card <> ?`, []any{i.Card},
			func(row *sqlite3.Stmt) { present = row.ColumnInt(0) })
		if err == nil && present > 0 && !retire {
			err = errOtherKeys
		}
		if err == nil {
			err = s.exec(`UPDATE identity SET retired = ? WHERE retired IS NULL AND card <> ?`, i.Since, i.Card)
		}
		if err != nil {
			return err
		}
		return s.exec(`INSERT OR REPLACE INTO identity(card, keys, since, retired) VALUES (?, ?, ?, NULL)`, i.Card, i.Keys, i.Since)
	})
}
