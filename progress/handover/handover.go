// Package handover is the file that takes chosen reflections to a supervisor, and
// the one that brings comments back.
//
// A file is made with [Seal] and read with [Open]. It is signed by who made it,
// says for whom it is, and is encrypted so that only these two open it; FORMAT.md
// shows how the stock age and ssh-keygen programs do the same without this one.
//
// The package is pure: it has no store, no clock and no files. It says that a file
// is whole, signed by the keys of the contact card in it, and meant for the reader.
// Whether these keys belong to whom the card names, whether the file was seen
// before, and whether its place in the sequence is right, is for the caller to
// decide; [Bundle] has what that needs. Words come out as they were written, so
// that their hashes stay true: whoever shows them cleans them first.
package handover

// Format is the version of the format that is written, and the newest that is
// read.
const Format = 1

// Limits of a file, in bytes unless they say otherwise. They are looked at before
// anything else is, so that a hostile file costs little: [Open] allocates a small
// multiple of MaxFile at most.
const (
	MaxFile  = 8 << 20
	MaxItems = 500 // items

	maxHeader  = 64 << 10
	maxStanzas = 20 // stanzas; this program writes two
	maxPlain   = 5 << 20
	maxLine    = 1 << 20
	maxDepth   = 8 // levels of nested JSON; the format needs three
)

// Limits of what is in a file: of texts in bytes, and of the rest in characters.
const (
	MaxText    = 256 << 10 // a reflection
	MaxComment = 8 << 10   // a comment, the words it is about, what came of an action
	MaxNote    = 2000      // the note of a file
	MaxReason  = 1000      // why something was kept or withdrawn; what was agreed
	MaxName    = 100       // a name, a role, a kind of thing

	maxTitle = 500
	maxAsked = 4000
	maxID    = 200  // the id of a prompt
	maxList  = 1000 // entries of a list within an item
	maxCount = 1_000_000
)
