package screen

import (
	"charm.land/bubbles/v2/key"

	"prebirth/briefings/clean"
)

// Lines is a screen in words alone, for whoever has it read out or reads it line by
// line: what there is to read, what can be chosen by its number, what can be
// written, and what can be done. It says all that the View draws, and nothing that
// only the eye needs: no columns, no windows onto a longer text, no signs.
type Lines struct {
	Text   []string // what there is to read, a paragraph each, unwrapped
	Clocks []string // how the time goes; read out once and then only when it is asked for
	From   int      // the paragraph where the person stopped
	Items  []Item   // what can be chosen, numbered from 1 as it is read out
	Chosen int      // the index of the item that is; of no meaning without items
	Pick   Pick     // what the number of an item does
	Field  Field    // what can be written
	Next   string   // the key that reads on, where there is one
	Said   string   // one line of words about what was done last, possibly empty
	Bad    bool     // Said tells of trouble
	Busy   bool     // what was asked for is still being done, and nothing is answered before it is
	Keys   []key.Binding
}

// An Item is one thing that can be chosen.
type Item struct {
	Heading string // of the group that begins with it, possibly empty
	Text    string
}

// A Pick is what the number of an item does when it is typed.
type Pick int

// The number of an item chooses it and then presses enter, or only chooses it, or is
// pressed as the key of that digit.
const (
	PickOpens Pick = iota
	PickChooses
	PickPresses
)

// A Field is where something is written.
type Field struct {
	Kind  FieldKind
	Label string // a few words: what is asked for
	Text  string // what stands there; never of a secret
	At    int    // the byte of a text where writing goes on
	Keep  string // the key that has it kept at once, where there is one
}

// A FieldKind is how a field is filled in.
type FieldKind int

// A word is looked for while it is written; a line ends with enter; a secret is a line
// that must not be shown; a text has any number of paragraphs.
const (
	NoField FieldKind = iota
	WordField
	LineField
	SecretField
	TextField
)

// Spoken is a screen that says its Lines. Every screen does.
type Spoken interface{ Lines() Lines }

// Choose chooses the item of an index, as listed in Lines.
type Choose struct{ Item int }

// Lift says that the key before was let go, as it is known to be where a line is
// typed for each.
type Lift struct{}

// Write puts a text in the place of all that stands in the field. In a field for a text,
// writing goes on At a byte of it.
type Write struct {
	Text string
	At   int
}

// Heard says that a paragraph of the Text has been read, and all before it. On a page
// without Next that is the last one, once the page has been read.
type Heard struct{ Paragraph int }

// A Page is a screen as it is read out: its Lines, and what the program says
// around it.
//
// The Said of its Lines is trouble of the whole program where there is any.
type Page struct {
	Route  string // what it is a page of, to tell it from the next
	Title  clean.Text
	Right  clean.Text
	Notice clean.Text // of the program itself
	// Tour is the first words to somebody new, a line each, on the page they are of. New
	// says that nobody has answered them yet.
	Tour []string
	New  bool
	// Now is what a person's settings have in place of the keys that the Lines name, by
	// the names of those.
	Now   map[string]string
	Lines Lines
}

// Now is every binding that does something now, those included that the footer
// leaves out.
func (t Table[S]) Now(s S) []key.Binding {
	var out []key.Binding
	for _, a := range t {
		if a.When == nil || a.When(s) {
			out = append(out, a.Key)
		}
	}
	return out
}
