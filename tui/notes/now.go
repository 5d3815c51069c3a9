package notes

import (
	"encoding/json"
	"fmt"

	"prebirth/progress/session"
)

// Now is a session as it is, and what only the room's side knows of it.
type Now struct {
	Session json.RawMessage `json:"session"` // as it is stored
	Screen  int             `json:"screen"`  // of the part, from 1
	Screens int             `json:"screens"`
	Point   int             `json:"point"` // how many are revealed
	Points  int             `json:"points"`
	Waiting bool            `json:"waiting,omitempty"` // something is not on the disk yet
	Trouble string          `json:"trouble,omitempty"` // why it cannot be saved
	Kept    bool            `json:"kept"`              // false for a rehearsal
	Taken   int             `json:"taken,omitempty"`   // how many commands came from notes in other terminals
}

// Bytes is Now on its way to another process.
func (n Now) Bytes() []byte {
	data, err := json.Marshal(n)
	if err != nil { // there is nothing in it that cannot be
		panic(err)
	}
	return data
}

// ParseNow reads Now as it came from another process.
func ParseNow(data []byte) (Now, error) {
	var n Now
	err := json.Unmarshal(data, &n)
	if err == nil {
		_, err = n.session()
	}
	if err != nil {
		return Now{}, fmt.Errorf("read what the room says: %w", err)
	}
	return n, nil
}

func (n Now) session() (*session.Session, error) { return session.Parse(string(n.Session)) }
