package progress

import (
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/ncruces/go-sqlite3"
)

// NewID returns an id for a reflection or a revision: a UUIDv7, which sorts by
// the time it was made.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// SaveReflection puts an edit on the disk: the reflection and its revision, both
// or neither. The last call wins, in everything the edit says, except that
// Created stays that of the first save, and that an empty Sharing leaves the
// reflection as it was (private, for a new one). An edit without a word, of
// blanks only, begins no reflection; and one that leaves a reflection without a
// word in any revision takes it away, as if it had never been begun. A revision
// belongs to one reflection for good: offered to another it is an error.
func (s *Store) SaveReflection(e Edit) error {
	if err := e.check(); err != nil {
		return fmt.Errorf("save reflection: %w", err)
	}
	if e.wordless() {
		_, err := s.Reflection(e.Reflection)
		if errors.Is(err, ErrNotFound) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return s.write("save reflection", func() error {
		if err := s.putReflection(e); err != nil {
			return err
		}
		if err := s.putRevision(e); err != nil {
			return err
		}
		if e.wordless() {
			if gone, err := s.dropWordless(e.Reflection); gone || err != nil {
				return err
			}
		}
		return s.noteSaved(e.Reflection)
	})
}

func (e Edit) wordless() bool { return strings.TrimSpace(e.Text) == "" }

// dropWordless takes a reflection away in none of whose revisions is a word.
func (s *Store) dropWordless(id string) (gone bool, err error) {
	words := false
	err = s.rows(`SELECT text FROM revisions WHERE reflection = ?`, []any{id}, func(row *sqlite3.Stmt) {
		words = words || strings.TrimSpace(row.ColumnText(0)) != ""
	})
	if err != nil || words {
		return false, err
	}
	return true, s.takeAway(id)
}

// takeAway deletes the rows of a reflection.
func (s *Store) takeAway(id string) error {
	for _, sql := range []string{
		`DELETE FROM revisions WHERE reflection = ?`,
		`DELETE FROM reflections WHERE id = ?`,
		`UPDATE runs SET saved = NULL WHERE saved = ?`,
	} {
		if err := s.exec(sql, id); err != nil {
			return err
		}
	}
	if s.runSaved == id {
		s.runSaved = ""
	}
	return nil
}

func (e Edit) check() error {
	if e.Reflection == "" || e.Revision == "" || e.Prompt == "" {
		return errNoID
	}
	if e.Sharing == "" {
		return nil
	}
	return e.Sharing.check()
}

func (sh Sharing) check() error {
	if sh != Private && sh != ForSupervision {
		return fmt.Errorf("%q is neither %q nor %q", string(sh), string(Private), string(ForSupervision))
	}
	return nil
}

// nextSeq is the row number for a save of id: its own when it was saved last,
// else the next.
func (s *Store) nextSeq(id string) (seq int64, exists bool, err error) {
	var own, newest int64
	err = s.rows(`SELECT (SELECT seq FROM reflections WHERE id = ?), (SELECT max(seq) FROM reflections)`, []any{id},
		func(row *sqlite3.Stmt) { own, newest = row.ColumnInt64(0), row.ColumnInt64(1) })
	if exists = own != 0; exists && own == newest {
		return own, true, err
	}
	return newest + 1, exists, err
}

func (s *Store) putReflection(e Edit) error {
	seq, exists, err := s.nextSeq(e.Reflection)
	if err != nil {
		return err
	}
	briefing, _, _ := strings.Cut(e.Prompt, "/")
	if exists {
		return s.exec(`UPDATE reflections SET seq = ?, prompt = ?, briefing = ?, asked = ?, published = ?,
			sharing = coalesce(nullif(?, ''), sharing), text = ?, updated = ? WHERE id = ?`,
			seq, e.Prompt, briefing, e.Asked, e.Published, e.Sharing, e.Text, e.At, e.Reflection)
	}
	sharing := e.Sharing
	if sharing == "" {
		sharing = Private
	}
	return s.exec(`INSERT INTO reflections(seq, id, prompt, briefing, asked, published, sharing, text, created, updated)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, e.Reflection, e.Prompt, briefing, e.Asked, e.Published, sharing, e.Text, e.At, e.At)
}

func (s *Store) putRevision(e Edit) error {
	put := false
	err := s.rows(`INSERT INTO revisions(id, reflection, asked, text, at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT(id) DO UPDATE SET asked = excluded.asked, text = excluded.text, at = excluded.at
		WHERE reflection = excluded.reflection RETURNING 1`,
		[]any{e.Revision, e.Reflection, e.Asked, e.Text, e.At}, func(*sqlite3.Stmt) { put = true })
	if err == nil && !put {
		err = errors.New("its revision belongs to another reflection")
	}
	return err
}

// SetSharing says who a reflection is for. Its words do not change, so neither do
// its place in the lists, Updated or its revisions. The error wraps
// [ErrNotFound] when there is no such reflection.
func (s *Store) SetSharing(id string, to Sharing) error {
	if err := to.check(); err != nil {
		return fmt.Errorf("set sharing: %w", err)
	}
	return s.write("set sharing", func() error {
		r, err := s.byID(id)
		if err != nil || r.Sharing == to {
			return err
		}
		return s.exec(`UPDATE reflections SET sharing = ? WHERE id = ?`, to, id)
	})
}

// Erase takes a reflection away for good: its words, all its revisions and its
// part of the search index. What they stood on is overwritten, in the file and,
// unless another copy of the program is reading just now, in its log; the log
// goes at the latest when the last copy closes. It is the one write whose cost
// grows with the store, because the whole index is written anew. The error wraps
// [ErrNotFound] when there is no such reflection.
func (s *Store) Erase(id string) error {
	err := s.write("erase reflection", func() error {
		if _, err := s.byID(id); err != nil {
			return err
		}
		if err := s.takeAway(id); err != nil {
			return err
		}
		return s.exec(`INSERT INTO search(search) VALUES ('optimize')`)
	})
	if err != nil {
		return err
	}
	return s.view("erase reflection from the log", s.emptyLog)
}
