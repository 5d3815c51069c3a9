package progress

import (
	"errors"
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// errNoID is a record without the id that it is kept under.
var errNoID = errors.New("it has no id")

// SavePlace keeps where a reader stopped, in place of what was kept for the same
// briefing. Times are kept to the millisecond.
func (s *Store) SavePlace(p Place) error {
	if p.Briefing == "" {
		return fmt.Errorf("save place: %w", errNoID)
	}
	return s.write("save place", func() error {
		return s.putPlace(p)
	})
}

const placeColumns = `briefing, part, block, letters, prompt, cursor, at`

func place(row *sqlite3.Stmt) Place {
	return Place{
		Briefing: row.ColumnText(0),
		Part:     row.ColumnText(1),
		Block:    row.ColumnInt(2),
		Letters:  row.ColumnInt(3),
		Prompt:   row.ColumnText(4),
		Cursor:   row.ColumnInt(5),
		At:       at(row, 6),
	}
}

func (s *Store) putPlace(p Place) error {
	return s.exec(`INSERT OR REPLACE INTO places(`+placeColumns+`)
		VALUES (?, ?, ?, ?, ?, ?, ?)`, p.Briefing, p.Part, p.Block, p.Letters, p.Prompt, p.Cursor, p.At)
}

// Places returns every place by the id of its briefing. Times are UTC.
func (s *Store) Places() (map[string]Place, error) {
	places := map[string]Place{}
	err := s.view("read places", func() error {
		return s.rows(`SELECT `+placeColumns+` FROM places`, nil, func(row *sqlite3.Stmt) {
			places[row.ColumnText(0)] = place(row)
		})
	})
	return places, err
}

// MarkRead keeps that a part was read. The first date stays.
func (s *Store) MarkRead(part string, when time.Time) error {
	if part == "" {
		return fmt.Errorf("mark part as read: %w", errNoID)
	}
	known := false
	err := s.view("mark part as read", func() error {
		return s.rows(`SELECT 1 FROM reads WHERE part = ?`, []any{part}, func(*sqlite3.Stmt) { known = true })
	})
	if err != nil || known {
		return err
	}
	return s.write("mark part as read", func() error {
		return s.exec(`INSERT INTO reads(part, at) VALUES (?, ?) ON CONFLICT DO NOTHING`, part, when)
	})
}

// Reads returns when each part was first read, in UTC, by the part's id.
func (s *Store) Reads() (map[string]time.Time, error) {
	reads := map[string]time.Time{}
	err := s.view("read what was read", func() error {
		return s.rows(`SELECT part, at FROM reads`, nil, func(row *sqlite3.Stmt) {
			reads[row.ColumnText(0)] = at(row, 1)
		})
	})
	return reads, err
}
