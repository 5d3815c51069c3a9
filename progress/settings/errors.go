package settings

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// An Error is one thing that is wrong with the file, and what to do about it.
type Error struct {
	File    string
	Line    int // from 1; 0 for the file as a whole
	Problem string
	Mend    string
}

// Error names the file, the line and the problem.
func (e *Error) Error() string {
	switch {
	case e.File == "":
		return e.Problem
	case e.Line == 0:
		return e.File + ": " + e.Problem
	}
	return fmt.Sprintf("%s, line %d: %s", e.File, e.Line, e.Problem)
}

// Hint says what to do.
func (e *Error) Hint() string { return e.Mend }

// Errors is everything that is wrong with the file, in the order of its lines; it is
// never empty.
type Errors []*Error

// Error has one row for each.
func (e Errors) Error() string {
	rows := make([]string, len(e))
	for i, one := range e {
		rows[i] = one.Error()
	}
	return strings.Join(rows, "\n")
}

// Unwrap returns each of them.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}

// mostMends is how many a hint has: it is one line.
const mostMends = 3

// Hint says what to do about the first of them, each with its line.
func (e Errors) Hint() string {
	if len(e) == 1 {
		return e[0].Mend
	}
	var mends []string
	for _, one := range e[:min(len(e), mostMends)] {
		mends = append(mends, fmt.Sprintf("line %d: %s", one.Line, one.Mend))
	}
	if len(e) > mostMends {
		mends = append(mends, "prebirth settings check has the rest")
	}
	return strings.Join(mends, "; ")
}

// Join is all that is wrong with a file, from who read it and who judged it; nil where
// nothing is. Any other error than [Errors] stands for itself.
func Join(errs ...error) error {
	var all Errors
	for _, err := range errs {
		var some Errors
		switch {
		case errors.As(err, &some):
			all = append(all, some...)
		case err != nil:
			return err
		}
	}
	return all.orNil()
}

func (e Errors) orNil() error {
	if len(e) == 0 {
		return nil
	}
	slices.SortStableFunc(e, func(a, b *Error) int { return a.Line - b.Line })
	return e
}

// Check says whether a setting may have a value, as a line of the file would. The
// name may be that of a line for an action: "key SCREEN/ACTION".
func Check(name, value string) error {
	if err := check(name, value); err != nil { // an *Error that is nil is not no error
		return err
	}
	return nil
}

func check(name, value string) *Error {
	if control(name) || control(value) || !utf8.ValidString(name+value) {
		return &Error{Problem: fmt.Sprintf("%q = %q has a character that no text has", name, value), Mend: "write it in plain letters"}
	}
	if words := strings.Fields(name); len(words) > 0 && words[0] == "key" {
		return checkKey(name, value)
	}
	known, ok := Find(name)
	if !ok {
		return unknown(name)
	}
	if known.Allows(value) {
		return nil
	}
	problem := fmt.Sprintf("%s cannot be %q", name, value)
	if value == "" {
		problem = name + " has no value"
	}
	mend := "it is " + either(known.Names())
	if near := Nearest(value, known.Names()); near != "" {
		mend = "did you mean " + near + "? It" + mend[2:]
	}
	return &Error{Problem: problem, Mend: mend}
}

const keyForm = "write it as key SCREEN/ACTION = KEY, with one or more keys, such as key reader/turn-page = n right"

func checkKey(name, value string) *Error {
	if _, _, ok := splitKey(name); !ok {
		return &Error{Problem: fmt.Sprintf("%q names no action of a screen", name), Mend: keyForm}
	}
	if len(strings.Fields(value)) == 0 {
		return &Error{Problem: name + " has no key", Mend: keyForm}
	}
	return nil
}

func unknown(name string) *Error {
	var names []string
	for _, s := range Known() {
		names = append(names, s.Name)
	}
	mend := "the settings are " + strings.Join(names, ", ") + ", and key SCREEN/ACTION"
	if near := Nearest(name, append(names, "key")); near != "" {
		mend = "did you mean " + near + "? The" + mend[3:]
	}
	return &Error{Problem: fmt.Sprintf("there is no setting %q", name), Mend: mend}
}

// either lists words as they are offered: "a, b or c".
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// mostApart is how many letters a slip of the hand may have. A word with more of them
// was another word.
const mostApart = 2

// Nearest is the word that is most like one that was written, empty where none is.
func Nearest(written string, words []string) string {
	best, least := "", mostApart+1
	for _, word := range words {
		if n := apart(strings.ToLower(written), word); n < least && n < len(word) {
			best, least = word, n
		}
	}
	return best
}

// apart is in how many letters two words differ (Levenshtein). Longer words than any
// name are as far apart as they are long.
func apart(a, b string) int {
	if len(a) > len(b)+mostApart {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
