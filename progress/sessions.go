package progress

import (
	"errors"
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/advice"
)

// A Session is a trainer's run of a briefing with a team, as it is kept. What a
// session holds is the caller's: its body is a document that is not read here.
type Session struct {
	ID       string    `json:"id"`       // UUIDv7
	Briefing string    `json:"briefing"` // its id
	Team     string    `json:"team"`     // as the trainer calls it; empty for none
	At       time.Time `json:"at"`
	Body     string    `json:"body"`
	Aside    string    `json:"aside"` // why the body cannot be read; empty for one that can
}

// ErrNoSession is returned for a session that the store does not hold.
var ErrNoSession = advice.New("there is no such session", "prebirth sessions lists them")

// SaveSession keeps a session, or what changed of it. One that was set aside is not
// written over.
func (s *Store) SaveSession(t Session) error {
	if t.ID == "" || t.Briefing == "" {
		return fmt.Errorf("keep session: %w", errNoID)
	}
	return s.write("keep session", func() error {
		have, err := s.sessionsWhere(`WHERE id = ?`, t.ID)
		if err == nil && len(have) > 0 && have[0].Aside != "" {
			err = errors.New("the one of this name is damaged and was set aside")
		}
		if err != nil {
			return err
		}
		return s.exec(`INSERT OR REPLACE INTO sessions(id, briefing, team, at, body) VALUES (?, ?, ?, ?, ?)`,
			t.ID, t.Briefing, t.Team, t.At, t.Body)
	})
}

// Sessions returns all sessions, the last one first, those that were set aside too.
func (s *Store) Sessions() (all []Session, err error) {
	err = s.view("read sessions", func() (err error) {
		all, err = s.sessionsWhere(`ORDER BY at DESC, id DESC`)
		return err
	})
	return all, err
}

// Session returns one session. The error wraps [ErrNoSession] when there is none.
func (s *Store) Session(id string) (t Session, err error) {
	err = s.view("read session", func() error {
		all, err := s.sessionsWhere(`WHERE id = ?`, id)
		if err == nil && len(all) == 0 {
			err = ErrNoSession
		}
		if err == nil {
			t = all[0]
		}
		return err
	})
	return t, err
}

// SetSessionAside notes why a session cannot be read, or with nothing that it can.
// Its body stays as it is.
func (s *Store) SetSessionAside(id, why string) error {
	return s.write("set session aside", func() error {
		return s.exec(`UPDATE sessions SET aside = ? WHERE id = ?`, why, id)
	})
}

// EraseSession takes a session off the disk. The error wraps [ErrNoSession] when
// there is none.
func (s *Store) EraseSession(id string) error {
	err := s.write("erase session", func() error {
		all, err := s.sessionsWhere(`WHERE id = ?`, id)
		if err == nil && len(all) == 0 {
			err = ErrNoSession
		}
		if err != nil {
			return err
		}
		return s.exec(`DELETE FROM sessions WHERE id = ?`, id)
	})
	if err != nil {
		return err
	}
	return s.view("erase session from the log", s.emptyLog)
}

// sessionsWhere is called with the lock held.
func (s *Store) sessionsWhere(clause string, args ...any) ([]Session, error) {
	all := []Session{}
	err := s.rows(`SELECT `+sessionColumns+` FROM sessions `+clause, args, func(row *sqlite3.Stmt) {
		all = append(all, session(row))
	})
	return all, err
}

const sessionColumns = `id, briefing, team, at, body, aside`

func session(row *sqlite3.Stmt) Session {
	return Session{
		ID: row.ColumnText(0), Briefing: row.ColumnText(1), Team: row.ColumnText(2), At: at(row, 3),
		Body: row.ColumnText(4), Aside: row.ColumnText(5),
	}
}
