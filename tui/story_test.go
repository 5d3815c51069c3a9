package tui_test

import (
	"os"
	"testing"
	"time"

	"prebirth/tui"
	"prebirth/tui/robot"
)

// The stories in these files are told with the robot: what a person presses
// and what is then on the screen and on the disk.

func TestMain(m *testing.M) {
	time.Local = time.UTC // what is on the screen does not depend on where the tests run
	code := m.Run()
	tui.Unfurnish()
	robot.Leave()
	os.Exit(code)
}

// story is a test in a window of 80 by 24 cells.
func story(t *testing.T, name string, tell func(t *testing.T, app *robot.App)) {
	t.Run(name, func(t *testing.T) {
		robot.Story(t, func(t *testing.T) { tell(t, robot.Start(t)) })
	})
}

// The prompts of the first part of the first briefing.
const (
	firstPrompt  = "unborn-babies/1/before-reading"
	secondPrompt = "unborn-babies/1/hardest-part"
)

// settled is longer than the longest time that words may wait to be saved.
const settled = 1500 * time.Millisecond
