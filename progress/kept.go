package progress

import (
	"fmt"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/advice"
)

// A Kept is a finding of the guard that the writer looked at and kept, and why.
type Kept struct {
	Words  string    `json:"words"`  // as they stood in the reflection
	Kind   string    `json:"kind"`   // the guard's kind
	Reason string    `json:"reason"` // in the writer's words; never empty
	At     time.Time `json:"at"`
}

// errNoReason is a finding that was kept without a reason.
var errNoReason = advice.New("no reason is given", "say in a few words why these words may stay")

// Keep notes that words of a reflection were looked at and kept. The same words
// again replace the reason. The error wraps [ErrNotFound] when there is no such
// reflection.
func (s *Store) Keep(reflection string, k Kept) error {
	if strings.TrimSpace(k.Reason) == "" {
		return fmt.Errorf("keep words: %w", errNoReason)
	}
	return s.write("keep words", func() error {
		if _, err := s.byID(reflection); err != nil {
			return err
		}
		return s.putKept(reflection, k)
	})
}

func (s *Store) putKept(reflection string, k Kept) error {
	return s.exec(`INSERT OR REPLACE INTO kept(reflection, words, kind, reason, at) VALUES (?, ?, ?, ?, ?)`,
		reflection, k.Words, k.Kind, k.Reason, k.At)
}

// Kept returns what was kept in a reflection, by the words, oldest first.
func (s *Store) Kept(reflection string) (all []Kept, err error) {
	err = s.view("read kept words", func() error {
		all, err = s.keptIn(reflection)
		return err
	})
	return all, err
}

// keptIn is called with the lock held.
func (s *Store) keptIn(reflection string) ([]Kept, error) {
	all := []Kept{}
	err := s.rows(`SELECT words, kind, reason, at FROM kept WHERE reflection = ? ORDER BY at, words`, []any{reflection},
		func(row *sqlite3.Stmt) {
			all = append(all, Kept{Words: row.ColumnText(0), Kind: row.ColumnText(1), Reason: row.ColumnText(2), At: at(row, 3)})
		})
	return all, err
}
