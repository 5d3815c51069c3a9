package tui_test

import (
	"testing"
	"time"

	"prebirth/tui/robot"
)

// The other copy is killed. This one notices by itself.
func TestASecondCopyNoticesThatTheOtherHasGone(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		home := written(t)
		first := robot.Start(t, robot.Home(home)).Press("m", "enter").Shows("I stood before it.")
		second := robot.Start(t, robot.Home(home)).Press("m", "enter").Shows("Another copy of prebirth is writing: process")
		first.Quit()
		second.Wait(5 * time.Second).Misses("Another copy").Type(" Twice.").Wait(settled)
		holds(t, second, secondPrompt, "The hardest part is the first door.\nI stood before it. Twice.")
	})
}

// Where another copy of the program writes, this one shows the words, says who
// writes, and writes on from the newest as soon as the other has closed.
func TestASecondCopyWaitsItsTurnToWrite(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		home := written(t)
		first := robot.Start(t, robot.Home(home)).Press("m", "enter").Shows("I stood before it.")
		second := robot.Start(t, robot.Home(home)).Press("m", "enter")
		second.Shows("I stood before it.", "Another copy of prebirth is writing: process").Type("x")
		second.Shows("Nothing can be saved, so nothing can be written here").Paste("y").Wait(settled)
		holds(t, first, secondPrompt, "The hardest part is the first door.\nI stood before it.")

		second.Press("esc").Press("end", "v", "left", "r").Shows("NOT SAVED: another copy of prebirth is writing").Press("esc", "home", "enter")
		first.Press("ctrl+end").Type(" Then I knocked.").Quit()
		second.Type("z").Shows("Then I knocked.z").Press("ctrl+end").Type(" Twice.").Wait(settled)
		holds(t, second, secondPrompt, "The hardest part is the first door.\nI stood before it. Then I knocked.z Twice.")
		holds(t, second, firstPrompt, wall)
	})
}
