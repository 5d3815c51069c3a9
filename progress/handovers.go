package progress

import (
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// A Handover is a file that was made for a person, or came from one.
type Handover struct {
	ID       string    `json:"id"` // UUIDv7
	Person   string    `json:"person"`
	Sent     bool      `json:"sent"` // made here; else opened here
	Kind     string    `json:"kind"`
	Sequence int       `json:"sequence"` // from 1, in each direction
	Hash     string    `json:"hash"`     // of its manifest
	Manifest string    `json:"manifest"` // the manifest and its signature, as they are in the file: what was shown, without the words
	Created  time.Time `json:"created"`
	At       time.Time `json:"at"` // when it was made or opened here
}

// A Shown is one version of a reflection that somebody was shown.
type Shown struct {
	Person     string    `json:"person"`
	Mine       bool      `json:"mine"`       // one's own; else the person's
	Reflection string    `json:"reflection"` // its id
	Digest     string    `json:"digest"`     // SHA-256 of its words, in hexadecimal
	Revision   string    `json:"revision"`
	Prompt     string    `json:"prompt"` // its id
	Asked      string    `json:"asked"`
	Published  bool      `json:"published"`
	Briefing   string    `json:"briefing"` // titles, as they were
	Part       string    `json:"part"`
	Text       string    `json:"text"`
	Stars      string    `json:"stars"` // the passages its writer starred, as a JSON list
	Written    time.Time `json:"written"`
	At         time.Time `json:"at"` // when it was shown
	Handover   string    `json:"handover"`
}

// An Entry is something one of two people says about reflections: a comment, an
// agreed action, a sign-off and so on.
type Entry struct {
	Person string    `json:"person"`
	Digest string    `json:"digest"` // SHA-256 of Body, in hexadecimal
	ID     string    `json:"id"`     // UUIDv7
	Mine   bool      `json:"mine"`
	Kind   string    `json:"kind"`
	About  string    `json:"about"` // id of the reflection or of the action it belongs to, or empty
	At     time.Time `json:"at"`
	Body   string    `json:"body"` // canonical, as it is handed over
	Gone   bool      `json:"gone"` // it has left, or came; else it can still be taken back
}

const handoverColumns = `id, person, sent, kind, sequence, hash, manifest, created, at`

func handover(row *sqlite3.Stmt) Handover {
	return Handover{
		ID: row.ColumnText(0), Person: row.ColumnText(1), Sent: row.ColumnBool(2), Kind: row.ColumnText(3),
		Sequence: row.ColumnInt(4), Hash: row.ColumnText(5), Manifest: row.ColumnText(6), Created: at(row, 7), At: at(row, 8),
	}
}

// Handovers returns the files exchanged with a person, or with everybody where
// it is empty, oldest first.
func (s *Store) Handovers(person string) ([]Handover, error) {
	all := []Handover{}
	err := s.view("read handovers", func() error {
		return s.rows(`SELECT `+handoverColumns+` FROM handovers WHERE person = ?1 OR ?1 = '' ORDER BY at, sequence`,
			[]any{person}, func(row *sqlite3.Stmt) { all = append(all, handover(row)) })
	})
	return all, err
}

// SaveHandover keeps a file that was made or opened, with every version and entry
// in it, all or nothing. Made entries are marked as having left with it. The same
// again is the same as once.
func (s *Store) SaveHandover(h Handover, shown []Shown, entries []Entry) error {
	return s.write("keep handover", func() error {
		err := s.putHandover(h)
		for _, v := range shown {
			if err == nil {
				err = s.putShown(v)
			}
		}
		for _, e := range entries {
			if err == nil {
				err = s.putEntry(e)
			}
		}
		return err
	})
}

func (s *Store) putHandover(h Handover) error {
	return s.exec(`INSERT INTO handovers(`+handoverColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(id) DO NOTHING`, h.ID, h.Person, h.Sent, h.Kind, h.Sequence, h.Hash, h.Manifest, h.Created, h.At)
}

const shownColumns = `person, mine, reflection, digest, revision, prompt, asked, published, briefing, part, text, stars, written, at, handover`

func (s *Store) putShown(v Shown) error {
	return s.exec(`INSERT INTO shown(`+shownColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`,
		v.Person, v.Mine, v.Reflection, v.Digest, v.Revision, v.Prompt, v.Asked, v.Published, v.Briefing, v.Part, v.Text,
		v.Stars, v.Written, v.At, v.Handover)
}

func shown(row *sqlite3.Stmt) Shown {
	return Shown{
		Person: row.ColumnText(0), Mine: row.ColumnBool(1), Reflection: row.ColumnText(2), Digest: row.ColumnText(3),
		Revision: row.ColumnText(4), Prompt: row.ColumnText(5), Asked: row.ColumnText(6), Published: row.ColumnBool(7),
		Briefing: row.ColumnText(8), Part: row.ColumnText(9), Text: row.ColumnText(10), Stars: row.ColumnText(11),
		Written: at(row, 12), At: at(row, 13), Handover: row.ColumnText(14),
	}
}

// ShownOf returns every version that a person was shown (mine), or showed, of one
// reflection, or of all where reflection is empty, newest first.
func (s *Store) ShownOf(person string, mine bool, reflection string) ([]Shown, error) {
	all := []Shown{}
	err := s.view("read what was shown", func() error {
		return s.rows(`SELECT `+shownColumns+` FROM shown WHERE person = ?1 AND mine = ?2 AND (reflection = ?3 OR ?3 = '')
			ORDER BY written DESC, at DESC, handover DESC`, []any{person, mine, reflection}, func(row *sqlite3.Stmt) { all = append(all, shown(row)) })
	})
	return all, err
}

const entryColumns = `person, digest, id, mine, kind, about, at, body, gone`

func entry(row *sqlite3.Stmt) Entry {
	return Entry{
		Person: row.ColumnText(0), Digest: row.ColumnText(1), ID: row.ColumnText(2), Mine: row.ColumnBool(3),
		Kind: row.ColumnText(4), About: row.ColumnText(5), At: at(row, 6), Body: row.ColumnText(7), Gone: row.ColumnBool(8),
	}
}

func (s *Store) putEntry(e Entry) error {
	return s.exec(`INSERT INTO entries(`+entryColumns+`)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET gone = gone OR excluded.gone`,
		e.Person, e.Digest, e.ID, e.Mine, e.Kind, e.About, e.At, e.Body, e.Gone)
}

// SaveEntry keeps something that is said here. In place of the one with the digest
// it replaces, where that is not empty and has not left yet.
func (s *Store) SaveEntry(e Entry, replaces string) error {
	return s.write("keep entry", func() error {
		if err := s.exec(`DELETE FROM entries WHERE person = ? AND digest = ? AND mine AND NOT gone`, e.Person, replaces); err != nil {
			return err
		}
		return s.putEntry(e)
	})
}

// DropEntry takes back something that has not left yet.
func (s *Store) DropEntry(person, digest string) error {
	return s.write("take entry back", func() error {
		return s.exec(`DELETE FROM entries WHERE person = ? AND digest = ? AND mine AND NOT gone`, person, digest)
	})
}

// Entries returns everything that was said between two people, in an order that
// does not depend on the way it came.
func (s *Store) Entries(person string) ([]Entry, error) {
	all := []Entry{}
	err := s.view("read entries", func() error {
		return s.rows(`SELECT `+entryColumns+` FROM entries WHERE person = ?
			ORDER BY at, id, digest`, []any{person}, func(row *sqlite3.Stmt) { all = append(all, entry(row)) })
	})
	return all, err
}

// forget takes away what was exchanged of one's own reflection, when it is erased:
// its words, and comments and private notes made at this machine, which quote them.
// Agreed actions and sign-offs stay; they hold none of its words.
func (s *Store) forget(reflection string) error {
	for _, sql := range []string{
		`DELETE FROM shown WHERE (mine OR person = '` + Myself + `') AND reflection = ?`,
		`DELETE FROM entries WHERE about = ? AND kind IN ('comment', 'redaction')`,
		`DELETE FROM notes WHERE person = '` + Myself + `' AND about = ?`,
	} {
		if err := s.exec(sql, reflection); err != nil {
			return fmt.Errorf("take away what was exchanged: %w", err)
		}
	}
	return nil
}

// SaveShown keeps versions that were shown at this machine.
func (s *Store) SaveShown(all []Shown) error {
	return s.write("keep what was shown", func() error {
		for _, v := range all {
			if err := s.putShown(v); err != nil {
				return err
			}
		}
		return nil
	})
}

// DropShown takes away what a person showed of a reflection, when they ask for it
// back: its words, and what was said about it here and has not left.
func (s *Store) DropShown(person, reflection string) error {
	return s.write("take away what was shown", func() error {
		err := s.exec(`DELETE FROM shown WHERE person = ? AND NOT mine AND reflection = ?`, person, reflection)
		if err == nil {
			err = s.exec(`DELETE FROM entries WHERE person = ? AND about = ? AND kind IN ('comment', 'redaction')`, person, reflection)
		}
		if err == nil {
			err = s.exec(`DELETE FROM notes WHERE person = ? AND about = ?`, person, reflection)
		}
		return err
	})
}

// News is how many reflections and remarks came from others since the last meeting
// with each of them. It reads an index, and no words.
func (s *Store) News() (n int, err error) {
	err = s.view("count what is new", func() error {
		return s.rows(`WITH met AS (SELECT p.id AS person, coalesce((SELECT max(held) FROM meetings m WHERE m.person = p.id), 0) AS at FROM people p)
			SELECT (SELECT count(DISTINCT shown.person || ' ' || reflection) FROM met JOIN shown ON shown.person = met.person
					WHERE NOT mine AND shown.at > met.at)
				+ (SELECT count(*) FROM met JOIN entries ON entries.person = met.person WHERE NOT mine AND entries.at > met.at)`,
			nil, func(row *sqlite3.Stmt) { n = row.ColumnInt(0) })
	})
	return n, err
}
