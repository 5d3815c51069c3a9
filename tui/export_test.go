package tui

import "os"

// Raced says whether the race detector watches, under which everything takes
// ten times as long: tests that race nothing are then left out, and monkeys
// get tired sooner.
var Raced bool

// Unfurnish takes away what tests shared.
func Unfurnish() {
	for _, home := range templates {
		os.RemoveAll(home)
	}
}
