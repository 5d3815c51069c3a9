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

func (f Fault) Error() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s; %s", f.File, f.Rule, f.Mend)
	}
	return fmt.Sprintf("%s:%d: %s; %s", f.File, f.Line, f.Rule, f.Mend)
}

// Faults is every fault found, in the order of files and lines. As an error it
// prints one per line.
type Faults []Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// Hint points to the page that explains the rules.
func (f Faults) Hint() string {
	return "the format and its rules are in briefings/library/README.md"
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
