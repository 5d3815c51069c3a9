//go:build fault

package tui

import (
	"strconv"
	"strings"
	"sync/atomic"
)

// faults panic at the n-th time that something is done, as PREBIRTH_FAULT says:
// "update:40" is the fortieth message, and "view", "command" and "goroutine"
// are counted the same way. Only tests are built with this.
type faults struct {
	what string
	left *atomic.Int64
}

func faultsIn(environ []string) faults {
	f := faults{left: new(atomic.Int64)}
	for _, v := range environ {
		if setting, ok := strings.CutPrefix(v, "PREBIRTH_FAULT="); ok {
			what, n, _ := strings.Cut(setting, ":")
			count, err := strconv.ParseInt(n, 10, 64)
			if err != nil {
				panic("PREBIRTH_FAULT is not understood")
			}
			f.what = what
			f.left.Store(count)
		}
	}
	return f
}

// FaultWords are what a panic of the tests holds, to be looked for wherever the
// program leaves something.
const FaultWords = "canary words of a panic"

func (f faults) meet(what string) {
	if f.what == what && f.left.Add(-1) == 0 {
		panic(FaultWords)
	}
}
