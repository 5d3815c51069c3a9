//go:build fault

package tui_test

import (
	"errors"
	"testing"

	"prebirth/tui"
	"prebirth/tui/robot"
)

// The mouse is given back however the program ends.
func TestTheMouseIsGivenBack(t *testing.T) {
	for _, fault := range []string{"update:9", "view:9", "command:2", "goroutine:1"} {
		robot.Story(t, func(t *testing.T) {
			app := robot.Start(t, chosen(t, "mouse = yes"), robot.Fault(fault))
			for _, key := range []string{"enter", "r", "a", "b", "c", "esc", "down", "down", "esc"} {
				if !app.Ended() {
					app.Press(key).Wait(settled)
				}
			}
			err := app.Err()
			if set, reset := modes(app); set && !reset || !errors.As(err, new(*tui.FaultError)) {
				t.Errorf("%s: the mouse was asked for: %v, and given back: %v (%v)", fault, set, reset, err)
			}
		})
	}
}
