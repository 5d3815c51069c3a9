package progress

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/ncruces/go-sqlite3"
)

// NewID returns an id for a reflection or a revision: a UUIDv7, which sorts by
// the time it was made.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// SaveReflection puts an edit on the disk: the reflection and its revision, both
// or neither. Created stays that of the first save, and an empty Sharing leaves
// the reflection as it was (private, for a new one). An edit without a word, of
// blanks only, begins no reflection; and one that leaves a reflection without a
// word in any revision takes it away, as if it had never been begun.
//
// kept is the reflection that holds the words now. It is that of the edit, but
// for two cases. When somebody else changed the reflection after Base was read,
// both stay: the words go into a new reflection to the same prompt, and so do
// later edits of this Revision or made from it. When the reflection was erased
// meanwhile, what was typed before that is left out, and what was typed after it
// becomes a new one.
//
// Of the revisions the newest fifty stay, and of the older ones the last of each
// five minutes.
func (s *Store) SaveReflection(e Edit) (kept string, err error) {
	if err := e.check(); err != nil {
		return "", fmt.Errorf("save reflection: %w", err)
	}
	if e.wordless() {
		begins := false
		err := s.view("save reflection", func() (err error) {
			at, err := s.settleOn(e)
			begins = at.begins
			return err
		})
		if err != nil || begins {
			return e.Reflection, err
		}
	}
	err = s.write("save reflection", func() error {
		kept, err = s.save(e)
		return err
	})
	return kept, err
}

// save puts an edit where it belongs.
func (s *Store) save(e Edit) (kept string, err error) {
	at, err := s.settleOn(e)
	if err != nil || at.done {
		return e.Reflection, err
	}
	if at.moved {
		if err := s.exec(`INSERT OR REPLACE INTO moved(revision, became) VALUES (?, ?)`, e.Revision, at.revision); err != nil {
			return "", err
		}
	}
	e.Reflection, e.Revision = at.reflection, at.revision
	if err := s.putReflection(e); err != nil {
		return "", err
	}
	if err := s.putRevision(e); err != nil {
		return "", err
	}
	if e.wordless() {
		if gone, err := s.dropWordless(e.Reflection); gone || err != nil {
			return e.Reflection, err
		}
	}
	return e.Reflection, s.noteSaved(e.Reflection)
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
	if err := s.forget(id); err != nil {
		return err
	}
	for _, sql := range []string{
		`DELETE FROM moved WHERE became IN (SELECT id FROM revisions WHERE reflection = ?)`,
		`DELETE FROM kept WHERE reflection = ?`,
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
			sharing = coalesce(nullif(?, ''), sharing), text = ?, updated = ?, revision = ? WHERE id = ?`,
			seq, e.Prompt, briefing, e.Asked, e.Published, e.Sharing, e.Text, e.At, e.Revision, e.Reflection)
	}
	sharing := e.Sharing
	if sharing == "" {
		sharing = Private
	}
	return s.exec(`INSERT INTO reflections(seq, id, prompt, briefing, asked, published, sharing, text, created, updated, revision)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, e.Reflection, e.Prompt, briefing, e.Asked, e.Published, sharing, e.Text, e.At, e.At, e.Revision)
}

// putRevision writes the revision of an edit as the newest of its reflection.
func (s *Store) putRevision(e Edit) error {
	var newest, own int64
	err := s.rows(`SELECT (SELECT max(seq) FROM revisions WHERE reflection = ?), (SELECT seq FROM revisions WHERE id = ?)`,
		[]any{e.Reflection, e.Revision},
		func(row *sqlite3.Stmt) { newest, own = row.ColumnInt64(0), row.ColumnInt64(1) })
	if err != nil {
		return err
	}
	if own > 0 && own == newest {
		return s.exec(`UPDATE revisions SET asked = ?, text = ?, at = ? WHERE id = ?`, e.Asked, e.Text, e.At, e.Revision)
	}
	if own > 0 {
		return s.exec(`UPDATE revisions SET asked = ?, text = ?, at = ?, seq = ? WHERE id = ?`,
			e.Asked, e.Text, e.At, newest+1, e.Revision)
	}
	err = s.exec(`INSERT INTO revisions(id, reflection, asked, text, at, seq) VALUES (?, ?, ?, ?, ?, ?)`,
		e.Revision, e.Reflection, e.Asked, e.Text, e.At, newest+1)
	if err != nil {
		return err
	}
	return s.thin(e.Reflection, newest+1)
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
		if err := s.noteErased(id); err != nil {
			return err
		}
		return s.exec(`INSERT INTO search(search) VALUES ('optimize')`)
	})
	if err != nil {
		return err
	}
	return s.view("erase reflection from the log", s.emptyLog)
}
