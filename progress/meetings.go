package progress

import (
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// A Meeting is one supervision meeting of two people, as far as it is written
// down. Its fields are the caller's: what a record holds is not fixed here.
type Meeting struct {
	ID     string    `json:"id"` // UUIDv7
	Person string    `json:"person"`
	Held   time.Time `json:"held"`
	Body   string    `json:"body"`
}

// SaveMeeting keeps a meeting, or what changed of it.
func (s *Store) SaveMeeting(m Meeting) error {
	if m.ID == "" || m.Person == "" {
		return fmt.Errorf("keep meeting: %w", errNoID)
	}
	return s.write("keep meeting", func() error {
		return s.putMeeting(m)
	})
}

const meetingColumns = `id, person, held, body`

func meeting(row *sqlite3.Stmt) Meeting {
	return Meeting{row.ColumnText(0), row.ColumnText(1), at(row, 2), row.ColumnText(3)}
}

func (s *Store) putMeeting(m Meeting) error {
	return s.exec(`INSERT OR REPLACE INTO meetings(`+meetingColumns+`) VALUES (?, ?, ?, ?)`, m.ID, m.Person, m.Held, m.Body)
}

// Meetings returns those with a person, the last one first.
func (s *Store) Meetings(person string) ([]Meeting, error) {
	all := []Meeting{}
	err := s.view("read meetings", func() error {
		return s.rows(`SELECT `+meetingColumns+` FROM meetings WHERE person = ? ORDER BY held DESC, id DESC`, []any{person},
			func(row *sqlite3.Stmt) { all = append(all, meeting(row)) })
	})
	return all, err
}

// A Note is what a supervisor writes for nobody else. It is never in a handover or
// a record.
type Note struct {
	Person string    `json:"person"`
	About  string    `json:"about"` // id of a reflection; empty for the person as a whole
	Text   string    `json:"text"`
	At     time.Time `json:"at"`
}

// SaveNote keeps a note in place of the one before. An empty one takes it away.
func (s *Store) SaveNote(n Note) error {
	return s.write("keep note", func() error {
		if n.Text == "" {
			return s.exec(`DELETE FROM notes WHERE person = ? AND about = ?`, n.Person, n.About)
		}
		return s.putNote(n)
	})
}

const noteColumns = `person, about, text, at`

func note(row *sqlite3.Stmt) Note {
	return Note{row.ColumnText(0), row.ColumnText(1), row.ColumnText(2), at(row, 3)}
}

func (s *Store) putNote(n Note) error {
	return s.exec(`INSERT OR REPLACE INTO notes(`+noteColumns+`) VALUES (?, ?, ?, ?)`, n.Person, n.About, n.Text, n.At)
}

// Notes returns the notes about a person.
func (s *Store) Notes(person string) ([]Note, error) {
	all := []Note{}
	err := s.view("read notes", func() error {
		return s.rows(`SELECT `+noteColumns+` FROM notes WHERE person = ? ORDER BY about`, []any{person},
			func(row *sqlite3.Stmt) { all = append(all, note(row)) })
	})
	return all, err
}

// Stars returns the passages of a reflection that its writer starred, as a JSON
// list of their words, or empty. Words are found again when the text moves on.
func (s *Store) Stars(reflection string) (passages string, err error) {
	err = s.view("read stars", func() error {
		passages, err = s.starsOf(reflection)
		return err
	})
	return passages, err
}

// starsOf is called with the lock held.
func (s *Store) starsOf(reflection string) (passages string, err error) {
	err = s.rows(`SELECT passages FROM stars WHERE reflection = ?`, []any{reflection},
		func(row *sqlite3.Stmt) { passages = row.ColumnText(0) })
	return passages, err
}

// SetStars keeps the starred passages of a reflection. The error wraps
// [ErrNotFound] when there is no such reflection.
func (s *Store) SetStars(reflection, passages string) error {
	return s.write("keep stars", func() error {
		if _, err := s.byID(reflection); err != nil {
			return err
		}
		return s.putStars(reflection, passages)
	})
}

func (s *Store) putStars(reflection, passages string) error {
	return s.exec(`INSERT OR REPLACE INTO stars(reflection, passages) VALUES (?, ?)`, reflection, passages)
}
