// Package whole is the form in which everything in a store is carried to another
// machine: one JSON document, written and read entry by entry, whatever its size.
//
//	{
//	"schema": 1,
//	"holds": "everything in prebirth",
//	"made": "2026-11-20T12:00:00Z",
//	"version": "1.0",
//	"settings": [
//	{"name":"first note read","value":"yes"}
//	],
//	"places": [
//	],
//	…
//	}
//
// Which parts there are, in which order, and what an entry is made of, is the
// store's to say. Each entry is one line. The document is not encrypted.
//
// [Read] lets nothing through that is not of this form: no other order, no part or
// field twice, nothing larger or deeper than [Write] makes it, nothing after the end.
// Words are as they were typed; whoever shows them cleans them.
package whole

import (
	"errors"
	"fmt"

	"prebirth/progress/internal/advice"
)

const (
	schema = 1
	holds  = "everything in prebirth"
)

// The limits of a document. An entry may be a reflection with all its versions, which
// are fifty and one more for each five minutes of writing.
const (
	mostBytes = 8 << 30   // of a document
	mostEntry = 256 << 20 // bytes of an entry
	mostDepth = 4         // of an entry
)

// An Error says why a document cannot be taken in.
type Error struct {
	Part  string // of the document, such as "reflections"; empty where it is about the whole
	Entry int    // of the part, from 1; 0 where it is about no single one
	Err   error
}

// Error says where, and why.
func (e *Error) Error() string {
	switch {
	case e.Part == "":
		return fmt.Sprintf("take in everything: %v", e.Err)
	case e.Entry == 0:
		return fmt.Sprintf("take in everything: %s: %v", e.Part, e.Err)
	}
	return fmt.Sprintf("take in everything: entry %d of %s: %v", e.Entry, e.Part, e.Err)
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *Error) Hint() string {
	var inner interface{ Hint() string }
	if errors.As(e.Err, &inner) {
		return inner.Hint()
	}
	return "nothing was changed; write the file again with prebirth export --all, and carry it over whole"
}

// What is wrong with a document as a whole.
var (
	errCut   = errors.New("the file ends too early, as one that was cut off")
	errTail  = errors.New("something comes after its end")
	errOrder = errors.New("its parts are not those that prebirth writes, in their order")
	errNoUse = advice.New("it is not a file of prebirth export --all",
		"prebirth export --all --output FILE writes one; a backup is brought back by prebirth restore")
	errNewer = advice.New("a newer version of prebirth wrote it", "use that version here too; nothing was changed")
	errBig   = advice.New("it is larger than anything prebirth writes", "nothing was changed; ask whoever gave you the file")
	errHuge  = advice.New("it has more words than can be carried this way", "prebirth backup carries everything, whatever its size")
)
