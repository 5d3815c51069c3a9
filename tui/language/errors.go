package language

import (
	"errors"
	"fmt"
	"strings"
)

// An Error is an error of a sentence that the catalogues have, for code that makes
// errors and does not know who will read them. Its Error is English.
type Error struct {
	error
	format string
	args   []any
}

// Errorf is [fmt.Errorf] with a format for the catalogues. An error among the
// arguments is said in the same language as the sentence around it.
func Errorf(format string, args ...any) error {
	return &Error{fmt.Errorf(format, args...), format, args}
}

// Unwrap is what the %w of the format wrap.
func (e *Error) Unwrap() []error {
	if one := errors.Unwrap(e.error); one != nil {
		return []error{one}
	}
	if several, ok := e.error.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()
	}
	return nil
}

// A Speaker says a sentence in a language. Errors that are made where no language is
// known, and have a method In that takes one, are said by it.
type Speaker = interface {
	Say(english string, args ...any) string
}

// Err is an error in this language, as far as it is made of sentences that the
// catalogues have. What other packages say of a fault stays as it is.
func (l *Language) Err(err error) string {
	if said, ok := err.(*Error); ok { //nolint:errorlint // what it wraps is said in its place
		args := make([]any, len(said.args))
		for i, arg := range said.args {
			args[i] = arg
			if inner, ok := arg.(error); ok {
				args[i] = errors.New(l.Err(inner))
			}
		}
		return fmt.Errorf(l.Say(said.format), args...).Error()
	}
	if said, ok := err.(interface{ In(in Speaker) string }); ok {
		return said.In(l)
	}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return l.each(err, several.Unwrap())
	}
	if inner := errors.Unwrap(err); inner != nil && inner.Error() == err.Error() { // it adds no words
		return l.Err(inner)
	}
	return err.Error()
}

// each is an error that says several, a line for each, and as it is where it says
// anything besides.
func (l *Language) each(err error, several []error) string {
	english, said := make([]string, len(several)), make([]string, len(several))
	for i, one := range several {
		english[i], said[i] = one.Error(), l.Err(one)
	}
	if strings.Join(english, "\n") != err.Error() {
		return err.Error()
	}
	return strings.Join(said, "\n")
}
