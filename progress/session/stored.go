package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// schema is the form of a session on disk and between two terminals.
const schema = 1

// A DamagedError says that a session cannot be read. The others can.
type DamagedError struct{ Why error }

// Error says why.
func (e *DamagedError) Error() string { return fmt.Sprintf("read session: %v", e.Why) }

// Unwrap is why.
func (e *DamagedError) Unwrap() error { return e.Why }

// Hint says what to do.
func (e *DamagedError) Hint() string {
	return "it is set aside as it was found, and the other sessions are as they were; a backup from before may hold it whole (prebirth restore)"
}

// Body is a session as it is stored.
func (s *Session) Body() string {
	copied := *s
	copied.Schema = schema
	text, err := json.Marshal(copied)
	if err != nil { // there is nothing in it that cannot be
		panic(err)
	}
	return string(text)
}

// Parse reads a session that was stored, and holds it to what the rest of the
// program relies on. The error is a [*DamagedError].
func Parse(body string) (*Session, error) {
	s := &Session{}
	dec := json.NewDecoder(strings.NewReader(body))
	err := dec.Decode(s)
	if err == nil {
		err = s.check()
	}
	if err != nil {
		return nil, &DamagedError{err}
	}
	return s, nil
}

func (s *Session) check() error {
	switch {
	case s.Schema != schema:
		return fmt.Errorf("it has form %d, and this program knows form %d", s.Schema, schema)
	case s.ID == "" || s.Briefing == "":
		return errors.New("it does not say what it is")
	case len(s.Parts) == 0 || len(s.Parts) > 1000:
		return errors.New("it has no parts")
	case s.Place.Part < 0 || s.Place.Part >= len(s.Parts) || s.Place.Point < 0 || s.Place.Over < 0:
		return errors.New("it is at no part")
	case s.Asking != "" && s.asked(s.Asking) == nil:
		return errors.New("it asks what it does not have")
	case s.Talk < 0 || !oneOf(s.Running, Stopped, OfPart, OfTalking):
		return errors.New("its clock is wrong")
	}
	for _, p := range s.Parts {
		if p.Plan < 0 || p.Took < 0 {
			return errors.New("its clock is wrong")
		}
	}
	for _, a := range s.Actions {
		if _, err := Day(a.Due); err != nil {
			return err
		}
	}
	_, err := Day(s.Review)
	return err
}

func oneOf(a Account, all ...Account) bool {
	for _, b := range all {
		if a == b {
			return true
		}
	}
	return false
}
