package progress

import (
	"errors"
	"io"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/whole"
)

// Held is how much of each kind of thing a person has in a store, by the names of
// the parts of a whole, and "versions" of reflections.
type Held map[string]int

// Held counts what [Store.Export] would write.
func (s *Store) Held() (Held, error) {
	have := Held{}
	err := s.view("count what is kept", func() error {
		for part, sql := range map[string]string{
			"settings":    `SELECT count(*) FROM settings WHERE name <> '` + SettingOffered + `'`,
			"places":      `SELECT count(*) FROM places`,
			"reads":       `SELECT count(*) FROM reads`,
			"reflections": `SELECT count(*) FROM reflections`,
			"versions":    `SELECT count(*) FROM revisions`,
			"cards":       `SELECT count(*) FROM identity`,
			"people":      `SELECT count(*) FROM people`,
			"handovers":   `SELECT count(*) FROM handovers`,
			"shown":       `SELECT count(*) FROM shown`,
			"entries":     `SELECT count(*) FROM entries`,
			"meetings":    `SELECT count(*) FROM meetings`,
			"notes":       `SELECT count(*) FROM notes`,
			"sessions":    `SELECT count(*) FROM sessions`,
		} {
			if err := s.rows(sql, nil, func(row *sqlite3.Stmt) { have[part] = row.ColumnInt(0) }); err != nil {
				return err
			}
		}
		return nil
	})
	return have, err
}

// Export writes everything that a person has in the store as one JSON document,
// which [Store.Import] takes in on another machine: with every version, with the
// notes for nobody else, and without keys. It is not encrypted. It is the store at
// one moment, written entry by entry; the same store gives the same bytes but for
// made and version, which say when and by what it was written.
//
// w must not use the store. An error of w is returned wrapped; what was written is
// then of no use.
func (s *Store) Export(w io.Writer, made time.Time, version string) (Held, error) {
	have := Held{}
	err := s.view("write everything", func() (err error) {
		if err := s.exec(`BEGIN`); err != nil {
			return err
		}
		defer func() {
			if ending := s.exec(`COMMIT`); err == nil {
				err = ending
			}
		}()
		parts := wholeParts()
		return whole.Write(w, made, version, partNames(), func(part int, put func(any) error) error {
			have[parts[part].name] = 0
			return parts[part].write(s, func(entry any) error {
				have[parts[part].name]++
				if r, ok := entry.(wholeReflection); ok {
					have["versions"] += len(r.Versions)
				}
				return put(entry)
			})
		})
	})
	return have, err
}

// walk calls do for each row until it returns an error, which it returns.
func (s *Store) walk(sql string, do func(*sqlite3.Stmt) error) error {
	var failed error
	err := s.rows(sql, nil, func(row *sqlite3.Stmt) {
		if failed == nil {
			failed = do(row)
		}
	})
	return errors.Join(failed, err)
}

func (s *Store) eachSetting(do func(any) error) error {
	return s.walk(`SELECT name, value FROM settings ORDER BY name`, func(row *sqlite3.Stmt) error {
		if one := (setting{row.ColumnText(0), row.ColumnText(1)}); one.carried() {
			return do(one)
		}
		return nil
	})
}

func (s *Store) eachPlace(do func(any) error) error {
	return s.walk(`SELECT `+placeColumns+` FROM places ORDER BY briefing`, func(row *sqlite3.Stmt) error { return do(place(row)) })
}

func (s *Store) eachRead(do func(any) error) error {
	return s.walk(`SELECT part, at FROM reads ORDER BY part`, func(row *sqlite3.Stmt) error {
		return do(readPart{row.ColumnText(0), at(row, 1)})
	})
}

// eachWhole goes through the reflections in the order in which they were saved.
func (s *Store) eachWhole(do func(any) error) error {
	return s.walk(`SELECT `+columns+` FROM reflections r ORDER BY seq`, func(row *sqlite3.Stmt) error {
		r := reflection(row)
		versions, err := s.versionsOf(r.ID)
		if err != nil {
			return err
		}
		kept, err := s.keptIn(r.ID)
		if err != nil {
			return err
		}
		stars, err := s.starsOf(r.ID)
		if err != nil {
			return err
		}
		return do(wholeReflection{r.ID, r.Prompt, r.Asked, r.Published, r.Sharing, r.Created, r.Updated, r.Revision, r.Text, stars, kept, r.Tags, versions})
	})
}

// versionsOf are the versions of a reflection, the one saved first, first; the lock
// is held.
func (s *Store) versionsOf(reflection string) ([]wholeVersion, error) {
	all := []wholeVersion{}
	err := s.rows(`SELECT id, asked, text, at FROM revisions WHERE reflection = ? ORDER BY seq`, []any{reflection},
		func(row *sqlite3.Stmt) {
			all = append(all, wholeVersion{row.ColumnText(0), row.ColumnText(1), row.ColumnText(2), at(row, 3)})
		})
	return all, err
}

func (s *Store) eachCard(do func(any) error) error {
	return s.walk(`SELECT card, since, coalesce(retired, 0) FROM identity ORDER BY since, card`, func(row *sqlite3.Stmt) error {
		return do(card{row.ColumnText(0), at(row, 1), sometime(row, 2)})
	})
}

func (s *Store) eachPerson(do func(any) error) error {
	return s.walk(`SELECT `+personColumns+` FROM people ORDER BY id`, func(row *sqlite3.Stmt) error { return do(person(row)) })
}

func (s *Store) eachHandover(do func(any) error) error {
	return s.walk(`SELECT `+handoverColumns+` FROM handovers ORDER BY id`, func(row *sqlite3.Stmt) error { return do(handover(row)) })
}

func (s *Store) eachShown(do func(any) error) error {
	return s.walk(`SELECT `+shownColumns+` FROM shown ORDER BY person, mine, reflection, handover, digest`,
		func(row *sqlite3.Stmt) error { return do(shown(row)) })
}

func (s *Store) eachEntry(do func(any) error) error {
	return s.walk(`SELECT `+entryColumns+` FROM entries ORDER BY person, digest`, func(row *sqlite3.Stmt) error { return do(entry(row)) })
}

func (s *Store) eachMeeting(do func(any) error) error {
	return s.walk(`SELECT `+meetingColumns+` FROM meetings ORDER BY id`, func(row *sqlite3.Stmt) error { return do(meeting(row)) })
}

func (s *Store) eachNote(do func(any) error) error {
	return s.walk(`SELECT `+noteColumns+` FROM notes ORDER BY person, about`, func(row *sqlite3.Stmt) error { return do(note(row)) })
}

func (s *Store) eachSession(do func(any) error) error {
	return s.walk(`SELECT `+sessionColumns+` FROM sessions ORDER BY id`, func(row *sqlite3.Stmt) error { return do(session(row)) })
}
