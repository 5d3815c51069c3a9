// Package advice makes errors that are always the same and say what to do about it.
package advice

type advised struct{ text, hint string }

// New is an error with a hint, for a package variable: errors.Is tells it from others.
func New(text, hint string) error { return &advised{text, hint} }

func (a *advised) Error() string { return a.text }

// Hint says what to do.
func (a *advised) Hint() string { return a.hint }
