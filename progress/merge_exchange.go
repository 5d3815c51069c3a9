package progress

import (
	"errors"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// errNobody is about a person who is not in the file and not in the store.
var errNobody = errors.New("it is about a person who is not in the file")

// known holds what is about a person to there being one.
func (m *merging) known(person string) error {
	is, err := m.found(`SELECT 1 FROM people WHERE id = ?`, person)
	if err == nil && !is {
		err = errNobody
	}
	return err
}

// person leaves somebody who is here as they are here: no file raises what their
// card is worth. Somebody new with the name of another who is here has a changed
// card, as if it had come alone.
func (m *merging) person(in Person) (outcome, error) {
	is, err := m.found(`SELECT 1 FROM people WHERE id = ?`, in.ID)
	if err != nil || is {
		return wasThere, err
	}
	if m.names[in.Name] && in.ID != Myself && in.Trust != Retired {
		in.Trust = Changed
	}
	return wasAdded, m.exec(`INSERT INTO people(id, name, role, card, trust, since, checked) VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0))`,
		in.ID, in.Name, in.Role, in.Card, string(in.Trust), in.Since, orZero(in.Checked))
}

// handover leaves out one whose number another one has here: two machines then made
// one each, and the numbers say in which order files are to be opened.
func (m *merging) handover(in Handover) (outcome, error) {
	if err := m.known(in.Person); err != nil {
		return 0, err
	}
	is, err := m.found(`SELECT 1 FROM handovers WHERE id = ?`, in.ID)
	if err != nil || is {
		return wasThere, err
	}
	taken, err := m.found(`SELECT 1 FROM handovers WHERE person = ? AND sent = ? AND sequence = ?`, in.Person, in.Sent, in.Sequence)
	if err != nil || taken {
		return wasLeft, err
	}
	return wasAdded, m.putHandover(in)
}

func (m *merging) shown(in Shown) (outcome, error) {
	if err := m.known(in.Person); err != nil {
		return 0, err
	}
	if gone, err := m.gone(in.Person, in.Reflection, in.Mine || in.Person == Myself, in.At); gone || err != nil {
		return wasLeft, err
	}
	is, err := m.found(`SELECT 1 FROM shown WHERE person = ? AND mine = ? AND reflection = ? AND handover = ? AND digest = ?`,
		in.Person, in.Mine, in.Reflection, in.Handover, in.Digest)
	if err != nil || is {
		return wasThere, err
	}
	return wasAdded, m.putShown(in)
}

// gone says whether words were taken away here: with one's own reflection when it
// was erased, or when a person asked theirs back.
func (m *merging) gone(person, reflection string, own bool, when time.Time) (is bool, err error) {
	if own {
		there, err := m.found(`SELECT 1 FROM reflections WHERE id = ?`, reflection)
		if err != nil || there || m.erased {
			return false, err
		}
		_, is, err = m.erasedAt(reflection)
		return is, err
	}
	given, was := m.given[[2]string{person, reflection}]
	return was && when.UnixMilli() <= given.UnixMilli(), nil
}

// lookGiven notes what was given back here before, and when.
func (m *merging) lookGiven() error {
	m.given = map[[2]string]time.Time{}
	return m.rows(`SELECT person, about, max(at) FROM entries WHERE kind = 'withdrawn' AND mine
		AND json_valid(body) AND json_extract(body, '$.done') GROUP BY person, about`, nil, func(row *sqlite3.Stmt) {
		m.given[[2]string{row.ColumnText(0), row.ColumnText(1)}] = at(row, 2)
	})
}

// goneEither is [merging.gone] for what was said about a reflection of either side.
func (m *merging) goneEither(person, reflection string, when time.Time) (bool, error) {
	is, err := m.gone(person, reflection, true, when)
	if err != nil || is {
		return is, err
	}
	return m.gone(person, reflection, false, when)
}

// entry adds what was said. What has left once stays so.
func (m *merging) entry(in Entry) (outcome, error) {
	if err := m.known(in.Person); err != nil {
		return 0, err
	}
	if in.Kind == "comment" || in.Kind == "redaction" {
		if gone, err := m.goneEither(in.Person, in.About, in.At); gone || err != nil {
			return wasLeft, err
		}
	}
	there, left := false, false
	err := m.rows(`SELECT gone FROM entries WHERE person = ? AND digest = ?`, []any{in.Person, in.Digest},
		func(row *sqlite3.Stmt) { there, left = true, row.ColumnBool(0) })
	if err != nil || there && (left || !in.Gone) {
		return wasThere, err
	}
	return wasAdded, m.putEntry(in)
}

// meeting keeps one with another content beside the one that is here.
func (m *merging) meeting(in Meeting) (outcome, error) {
	if err := m.known(in.Person); err != nil {
		return 0, err
	}
	became := wasAdded
	for range 2 {
		var have []Meeting
		err := m.rows(`SELECT `+meetingColumns+` FROM meetings WHERE id = ?`, []any{in.ID},
			func(row *sqlite3.Stmt) { have = append(have, meeting(row)) })
		if err != nil {
			return 0, err
		}
		if len(have) == 0 {
			return became, m.putMeeting(in)
		}
		if have[0].Body == in.Body && have[0].Person == in.Person || became == wasJoined {
			break
		}
		in.ID, became = beside(in.ID, in.Person, in.Body), wasJoined
	}
	return wasThere, nil
}

func (m *merging) note(in Note) (outcome, error) {
	if err := m.known(in.Person); err != nil {
		return 0, err
	}
	if gone, err := m.gone(in.Person, in.About, false, in.At); gone || err != nil {
		return wasLeft, err
	}
	var here Note
	err := m.rows(`SELECT `+noteColumns+` FROM notes WHERE person = ? AND about = ?`, []any{in.Person, in.About},
		func(row *sqlite3.Stmt) { here = note(row) })
	if err != nil {
		return 0, err
	}
	if here.Text == "" {
		return wasAdded, m.putNote(in)
	}
	text := joined(here.Text, in.Text, "\n\n")
	if text == here.Text {
		return wasThere, nil
	}
	if in.At.Before(here.At) {
		in.At = here.At
	}
	in.Text = text
	return wasJoined, m.putNote(in)
}
