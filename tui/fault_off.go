//go:build !fault

package tui

// faults are for tests (fault_on.go); without them nothing is left of this.
type faults struct{}

func faultsIn([]string) faults { return faults{} }

func (faults) meet(string) {}
