package clean

import "strings"

// A Text is words that may be shown anywhere. Only this package makes one, so
// whoever takes a Text need not ask where it came from. The zero Text is empty.
type Text struct{ s string }

// Of is the words as they may be shown, with their line ends and tabs; see
// [String].
func Of(s string) Text { return Text{String(s)} }

// Line is Of on one line: line ends and tabs become spaces.
func Line(s string) Text { return Text{oneLine.Replace(String(s))} }

var oneLine = strings.NewReplacer("\n", " ", "\t", " ")

// String is the words.
func (t Text) String() string { return t.s }
