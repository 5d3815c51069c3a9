package progress

import (
	"crypto/sha256"
	"errors"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// A landing is where an edit goes.
type landing struct {
	reflection string
	revision   string
	begins     bool // the reflection is not there yet
	moved      bool // the revision is another than the edit's
	done       bool // there is nothing to write
}

// settleOn decides where an edit goes; the lock is held. A revision stays in the
// reflection that it is in; one that is new goes where its base is. What was
// changed there by somebody else is left as it is.
func (s *Store) settleOn(e Edit) (landing, error) {
	e, err := s.followMoves(e)
	if err != nil {
		return landing{}, err
	}
	at := landing{reflection: e.Reflection, revision: e.Revision}
	var own, base, present, text string
	err = s.rows(`SELECT reflection, text FROM revisions WHERE id = ?`, []any{e.Revision},
		func(row *sqlite3.Stmt) { own, text = row.ColumnText(0), row.ColumnText(1) })
	if err == nil && own == "" && e.Base != "" {
		err = s.rows(`SELECT reflection FROM revisions WHERE id = ?`, []any{e.Base},
			func(row *sqlite3.Stmt) { base = row.ColumnText(0) })
	}
	if err != nil {
		return at, err
	}
	if own != "" {
		at.reflection = own
	} else if base != "" {
		at.reflection = base
	}
	r, err := s.byID(at.reflection)
	if errors.Is(err, ErrNotFound) {
		return s.settleOnNothing(e, at)
	}
	if present = r.Revision; err != nil || present == e.Revision || present != "" && present == e.Base {
		return at, err
	}
	if own != "" && text == e.Text {
		at.done = true // it was saved, and somebody went on from there
		return at, nil
	}
	return at.beside(own != ""), nil
}

// beside is a new reflection. A revision that is in another one stays there.
func (l landing) beside(taken bool) landing {
	l.reflection, l.begins = NewID(), true
	if taken {
		l.revision, l.moved = NewID(), true
	}
	return l
}

// followMoves replaces the revisions of an edit by what they became.
func (s *Store) followMoves(e Edit) (Edit, error) {
	for _, id := range []*string{&e.Revision, &e.Base} {
		if *id == "" {
			continue
		}
		err := s.rows(`SELECT became FROM moved WHERE revision = ?`, []any{*id},
			func(row *sqlite3.Stmt) { *id = row.ColumnText(0) })
		if err != nil {
			return e, err
		}
	}
	return e, nil
}

// settleOnNothing decides about a reflection that is not there: it is new, or it
// was erased.
func (s *Store) settleOnNothing(e Edit, at landing) (landing, error) {
	at.begins = true
	erased, known, err := s.erasedAt(at.reflection)
	switch {
	case err != nil || !known:
		return at, err
	case e.At.After(erased):
		return at.beside(false), nil
	}
	at.done = true
	return at, nil
}

// forgetErased is how long words on their way to an erased reflection are known.
const forgetErased = 30 * 24 * time.Hour

// noteErased remembers that a reflection was erased.
func (s *Store) noteErased(id string) error {
	now := time.Now()
	if err := s.exec(`DELETE FROM erased WHERE at < ?`, now.Add(-forgetErased)); err != nil {
		return err
	}
	return s.exec(`INSERT OR REPLACE INTO erased(digest, at) VALUES (?, ?)`, digest(id), now)
}

func (s *Store) erasedAt(id string) (when time.Time, known bool, err error) {
	err = s.rows(`SELECT at FROM erased WHERE digest = ?`, []any{digest(id)},
		func(row *sqlite3.Stmt) { when, known = at(row, 0), true })
	return when, known, err
}

func digest(id string) []byte {
	sum := sha256.Sum256([]byte(id))
	return sum[:16]
}
