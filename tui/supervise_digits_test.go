package tui_test

import (
	"testing"

	"prebirth/tui/robot"
)

// The reflections and actions of a person are chosen by the numbers they have on the
// screen, beside the people as well, and the parts of a session by their own.
func TestNumbersInSupervisionAndBeforeTheStart(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		robot.Story(t, func(t *testing.T) {
			app := robot.Start(t, robot.Home(supervising(t)), robot.At(size[0], size[1])).Press("s")
			app.Shows("1▸ I listened to her first", "2  I was tense", "3  Shadow an assessment", "↑/↓ 1-9 choose")
			app.Press("3").Shows("1  I listened", "3▸ Shadow an assessment").Press("2").Shows("2▸ I was tense").Press("7").Shows("2▸ I was tense")
			app.Press("w", "2").Shows(".docx2").Misses("1▸").Press("esc")
		})
	}
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("4").Shows("▸ [x]  4").Press("9").Shows("▸ [x]  4")
		room.Press("space").Shows("▸ [ ]  4").Press("q").Left()
	})
}
