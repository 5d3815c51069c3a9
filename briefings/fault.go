package briefings

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Fault is one place where a file breaks an authoring rule.
type Fault struct {
	File string
	Line int    // from 1; 0 where the whole file is meant
	Rule string // what is asked
	Mend string // what to do about it
}

// At is the file, and the line where there is one.
func (f Fault) At() string {
	if f.Line == 0 {
		return f.File
	}
	return fmt.Sprintf("%s:%d", f.File, f.Line)
}

func (f Fault) Error() string { return f.In(english{}) }

// A Speaker says a sentence, which may have gaps, in the language of whoever reads it.
type Speaker = interface {
	Say(english string, args ...any) string
}

type english struct{}

func (english) Say(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// In is the fault as a sentence, which says that the rule is broken: a rule alone reads
// as if it were so. Rule and mend stay in English.
func (f Fault) In(in Speaker) string {
	return in.Say("%s: against the rule: %s; %s", f.At(), f.Rule, f.Mend)
}

// Faults is every fault found, in the order of files and lines. As an error it
// prints one per line.
type Faults []Fault

func (f Faults) Error() string { return f.In(english{}) }

// In is every fault as [Fault.In] says it, one per line.
func (f Faults) In(in Speaker) string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.In(in)
	}
	return strings.Join(lines, "\n")
}

// Hint points to the page that explains the rules.
func (f Faults) Hint() string {
	return "prebirth pack format prints the format and its rules"
}

func (f Faults) sorted() Faults {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return f
}

// OrNil is the faults in order, or no error where there are none.
func (f Faults) OrNil() error { return f.orNil() }

func (f Faults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	return f.sorted()
}

// FaultsIn takes the faults out of an error of [Load].
func FaultsIn(err error) Faults {
	var faults Faults
	errors.As(err, &faults)
	return faults
}
