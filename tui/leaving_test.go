package tui_test

import (
	"errors"
	"strings"
	"testing"

	"prebirth/tui"
	"prebirth/tui/robot"
)

// Words that wait are saved before one leaves, however quickly that is; and those
// that cannot be, because the store is locked, are not left without a warning.
func TestLeavingQuickly(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		home := written(t)
		robot.Start(t, robot.Home(home)).Press("m", "enter").Burst(" Quickly.").Press("esc", "esc", "q").Left()
		opened := robot.Start(t, robot.Home(home)).Press("m").Shows("Quickly.")
		opened.Quit()
	})
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, robot.Home(locked(t)), robot.Passphrase(passphrase)).Type(passphrase).Press("enter", "m", "enter")
		app.Shows("I stood before it.")
		if err := app.Opening().Lock(); err != nil { // behind the program's back, as a failing disk would
			t.Fatal(err)
		}
		app.Burst(" Quickly.").Press("esc", "esc", "q").Shows("NOT SAVED", "Leave now, with the same key")
		var lost *tui.UnsavedError
		if err := app.Press("q").Wait(settled).Err(); !errors.As(err, &lost) || !strings.Contains(lost.Edits[0].Text, "Quickly.") {
			t.Errorf("the second time it ends with %v", err)
		}
	})
}
