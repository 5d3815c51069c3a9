package progress

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/whole"
)

// An outcome is what became of an entry.
type outcome int

const (
	wasThere outcome = iota // the store has it, or something newer of its kind
	wasAdded
	wasJoined // the store has another of the same name; both are kept
	wasLeft   // it was left out
)

// A Taken is what became of the entries of one part of a file.
type Taken struct {
	Added  int // new here
	There  int // here already, and as it was
	Joined int // with other words here: both were kept
	Left   int // left out, because it was erased or given back here, or has no place here
}

func (t *Taken) count(o outcome) {
	switch o {
	case wasThere:
		t.There++
	case wasAdded:
		t.Added++
	case wasJoined:
		t.Joined++
	case wasLeft:
		t.Left++
	}
}

// An Imported is what became of a file of everything.
type Imported struct {
	Parts    map[string]Taken // by the names of the parts, such as "reflections"
	Versions int              // of reflections that were added
	Changed  bool             // something is here that was not
}

// Import takes in what [Store.Export] wrote, in one transaction: all of it, or
// nothing where the error is an [*whole.Error] or one of the store. r is read from
// its beginning.
//
// What is here stays; what is new is added. A reflection that is here with other
// words gets the versions that it lacks, in the order of their times, and what was
// saved last is its present words. Who it is for stays as it is here. Notes,
// reasons and unsaid remarks with other words are joined; meetings and sessions
// with another content are kept beside those that are here; of two places the later
// counts. So the same file a second time changes nothing.
//
// What was erased here within a month is left out, unless erased is set, and so is
// what a person asked back before. One's own cards are left out always: their keys
// are not in the file.
func (s *Store) Import(r io.ReadSeeker, erased bool) (done Imported, err error) {
	err = s.write("take in everything", func() error {
		if _, err := r.Seek(0, io.SeekStart); err != nil {
			return &whole.Error{Err: err}
		}
		m := &merging{Store: s, erased: erased}
		if err := m.look(); err != nil {
			return err
		}
		parts := wholeParts()
		got := make([]Taken, len(parts))
		err := whole.Read(r, partNames(), func(part int, text []byte) (wrong, err error) {
			became, wrong, err := parts[part].read(m, text)
			got[part].count(became)
			return wrong, err
		})
		if err == nil {
			err = m.order()
		}
		done = m.done(parts, got)
		return err
	})
	if wrong := (*whole.Error)(nil); errors.As(err, &wrong) {
		err = wrong // it says what was being done
	}
	if err != nil {
		done = Imported{}
	}
	return done, err
}

// A merging is one import.
type merging struct {
	*Store
	erased bool // what was erased here may come back

	had      int64                   // number of the row that was the newest before
	next     int64                   // of the row that comes next
	names    map[string]bool         // of the people who were here before
	given    map[[2]string]time.Time // when what was given back before: a person's words about a reflection
	placed   []placed                // reflections that came, as they came
	versions int                     // that were added
}

// look notes what was here before.
func (m *merging) look() error {
	m.names = map[string]bool{}
	err := m.rows(`SELECT coalesce(max(seq), 0) FROM reflections`, nil, func(row *sqlite3.Stmt) { m.had = row.ColumnInt64(0) })
	m.next = m.had
	if err != nil {
		return err
	}
	err = m.rows(`SELECT name FROM people WHERE id <> ?`, []any{Myself}, func(row *sqlite3.Stmt) { m.names[row.ColumnText(0)] = true })
	if err != nil {
		return err
	}
	return m.lookGiven()
}

func (m *merging) done(parts []wholePart, got []Taken) Imported {
	all := Imported{Parts: map[string]Taken{}, Versions: m.versions}
	for i, part := range parts {
		all.Parts[part.name] = got[i]
		all.Changed = all.Changed || got[i].Added+got[i].Joined > 0
	}
	return all
}

// found says whether sql answers anything.
func (m *merging) found(sql string, args ...any) (is bool, err error) {
	err = m.rows(sql, args, func(*sqlite3.Stmt) { is = true })
	return is, err
}

// RemarkSetting is how the names begin under which unsaid remarks are kept among
// the settings: the words of a person, which nothing may take the place of.
const RemarkSetting = "remark "

// setting keeps the value that is here, but for unsaid remarks.
func (m *merging) setting(in setting) (outcome, error) {
	here, there := "", false
	err := m.rows(`SELECT value FROM settings WHERE name = ?`, []any{in.Name},
		func(row *sqlite3.Stmt) { here, there = row.ColumnText(0), true })
	if err != nil || there && (here == in.Value || !strings.HasPrefix(in.Name, RemarkSetting) || here == "") {
		return wasThere, err
	}
	value, became := in.Value, wasAdded
	if there {
		if value = joined(here, in.Value, "\n\n"); value == here {
			return wasThere, nil
		}
		became = wasJoined
	}
	return became, m.exec(`INSERT OR REPLACE INTO settings(name, value) VALUES (?, ?)`, in.Name, value)
}

// joined is two texts in one, or one of them where it holds the other.
func joined(here, in, between string) string {
	switch {
	case strings.Contains(here, in):
		return here
	case strings.Contains(in, here):
		return in
	}
	return here + between + in
}

// place keeps the later one.
func (m *merging) place(in Place) (outcome, error) {
	var here time.Time
	there := false
	err := m.rows(`SELECT at FROM places WHERE briefing = ?`, []any{in.Briefing},
		func(row *sqlite3.Stmt) { here, there = at(row, 0), true })
	if err != nil || there && in.At.UnixMilli() <= here.UnixMilli() {
		return wasThere, err
	}
	return wasAdded, m.putPlace(in)
}

// readPart keeps the first date.
func (m *merging) readPart(in readPart) (outcome, error) {
	had, err := m.found(`SELECT 1 FROM reads WHERE part = ? AND at <= ?`, in.Part, in.At)
	if err != nil || had {
		return wasThere, err
	}
	return wasAdded, m.exec(`INSERT OR REPLACE INTO reads(part, at) VALUES (?, ?)`, in.Part, in.At)
}

// card is one's own, of no use without its keys, which are elsewhere.
func (m *merging) card(card) (outcome, error) { return wasLeft, nil }

// session keeps one with another content beside the one that is here.
func (m *merging) session(in Session) (outcome, error) {
	became := wasAdded
	for range 2 {
		have, err := m.sessionsWhere(`WHERE id = ?`, in.ID)
		if err != nil {
			return 0, err
		}
		if len(have) == 0 {
			return became, m.exec(`INSERT INTO sessions(`+sessionColumns+`) VALUES (?, ?, ?, ?, ?, ?)`,
				in.ID, in.Briefing, in.Team, in.At, in.Body, in.Aside)
		}
		if have[0].Body == in.Body || became == wasJoined {
			break
		}
		was := in.ID
		in.ID, became = beside(was, in.Body), wasJoined
		in.Body = renamed(in.Body, was, in.ID)
	}
	return wasThere, nil
}

// renamed is a body that says its own id, with another one. Any other stays as it
// is.
func renamed(body, was, id string) string {
	fields := map[string]json.RawMessage{}
	own := ""
	if json.Unmarshal([]byte(body), &fields) != nil || json.Unmarshal(fields["id"], &own) != nil || own != was {
		return body
	}
	var err error
	if fields["id"], err = json.Marshal(id); err != nil {
		return body
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return body
	}
	return string(text)
}

// passagesOf reads a list of starred passages.
func passagesOf(text string) (all []string, err error) {
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, errors.New("its stars are no list of words")
	}
	return all, nil
}

// starred is the stars of two stores in one.
func starred(here, in string) string {
	if here == "" {
		return in
	}
	one, err := passagesOf(here)
	more, err2 := passagesOf(in)
	if err != nil || err2 != nil {
		return here
	}
	n := len(one)
	for _, passage := range more {
		if !slices.Contains(one, passage) {
			one = append(one, passage)
		}
	}
	text, err := json.Marshal(one)
	if err != nil || len(one) == n {
		return here
	}
	return string(text)
}
