package progress

import (
	"errors"

	"github.com/ncruces/go-sqlite3"
)

// columns are those of a Reflection, in the order that [reflection] reads.
const columns = `r.id, r.prompt, r.asked, r.published, r.text, r.sharing, r.created, r.updated, r.revision, r.tags`

func reflection(row *sqlite3.Stmt) Reflection {
	return Reflection{
		ID:        row.ColumnText(0),
		Prompt:    row.ColumnText(1),
		Asked:     row.ColumnText(2),
		Published: row.ColumnBool(3),
		Text:      row.ColumnText(4),
		Sharing:   Sharing(row.ColumnText(5)),
		Created:   at(row, 6),
		Updated:   at(row, 7),
		Revision:  row.ColumnText(8),
		Tags:      tagsIn(row.ColumnText(9)),
	}
}

// byID reads one reflection; the lock is held.
func (s *Store) byID(id string) (r Reflection, err error) {
	found := false
	err = s.rows(`SELECT `+columns+` FROM reflections r WHERE id = ?`, []any{id}, func(row *sqlite3.Stmt) {
		r, found = reflection(row), true
	})
	if err == nil && !found {
		err = ErrNotFound
	}
	return r, err
}

// Reflection returns the reflection with this id, in full. The error wraps
// [ErrNotFound] when there is none.
func (s *Store) Reflection(id string) (r Reflection, err error) {
	err = s.view("read reflection", func() error {
		r, err = s.byID(id)
		return err
	})
	return r, err
}

// Latest returns the reflection to a prompt that was saved last, and whether
// there is one.
func (s *Store) Latest(prompt string) (r Reflection, found bool, err error) {
	err = s.view("read reflection", func() error {
		return s.rows(`SELECT `+columns+` FROM reflections r WHERE prompt = ? ORDER BY seq DESC LIMIT 1`, []any{prompt},
			func(row *sqlite3.Stmt) { r, found = reflection(row), true })
	})
	return r, found, err
}

// Reflections returns the reflections that a filter chooses, the one saved last
// first. Its cost grows with Limit and Offset, not with what the store holds.
//
// Words are found at the start of words, all of them, in any order, without
// regard to case and accents; a word of one letter counts only when there is no
// other. Nothing in them is an operator. Words without a letter or a digit find
// nothing.
func (s *Store) Reflections(f Filter) ([]Reflection, error) {
	found := []Reflection{}
	err := s.view("find reflections", func() error {
		f, err := s.spelt(f)
		if err != nil {
			return err
		}
		sql, args := f.query(s.endings)
		if sql == "" {
			return nil
		}
		return s.rows(sql, args, func(row *sqlite3.Stmt) { found = append(found, reflection(row)) })
	})
	return found, err
}

// Each calls do with each reflection that a filter chooses, the one saved last
// first, without a limit; the filter's Limit and Offset do not count. Which they
// are is decided at one moment, so that a save meanwhile neither hides one nor
// brings one twice; each comes with the words it has when it is its turn, and one
// that was erased meanwhile does not come. do may use the store. Its error ends
// the walk and is returned as it is.
func (s *Store) Each(f Filter, do func(Reflection) error) error {
	ids := []string{}
	err := s.view("find reflections", func() error {
		f, err := s.spelt(f)
		if err != nil {
			return err
		}
		sql, args := f.chosen(s.endings)
		if sql == "" {
			return nil
		}
		return s.rows(sql, args, func(row *sqlite3.Stmt) { ids = append(ids, row.ColumnText(0)) })
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		r, err := s.Reflection(id)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err == nil {
			err = do(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Tallies counts the reflections to each prompt, by the prompt's id. Prompts
// without one are not in it. The counts are kept, not made.
func (s *Store) Tallies() (map[string]Tally, error) {
	tallies := map[string]Tally{}
	err := s.view("count reflections", func() error {
		return s.rows(`SELECT prompt, total, shared FROM tallies`, nil, func(row *sqlite3.Stmt) {
			prompt := row.ColumnText(0)
			tallies[prompt] = Tally{Prompt: prompt, Total: row.ColumnInt(1), ForSupervision: row.ColumnInt(2)}
		})
	})
	return tallies, err
}

// Revisions returns the wordings of a reflection, the one saved last, which is
// the present one, first. A reflection that does not exist has none.
func (s *Store) Revisions(id string) ([]Revision, error) {
	revisions := []Revision{}
	err := s.view("read revisions", func() error {
		return s.rows(`SELECT id, reflection, asked, text, at FROM revisions WHERE reflection = ?
			ORDER BY seq DESC`, []any{id}, func(row *sqlite3.Stmt) {
			revisions = append(revisions, Revision{
				ID:         row.ColumnText(0),
				Reflection: row.ColumnText(1),
				Asked:      row.ColumnText(2),
				Text:       row.ColumnText(3),
				At:         at(row, 4),
			})
		})
	})
	return revisions, err
}
