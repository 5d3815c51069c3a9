package tui_test

import (
	"runtime"
	"testing"

	"prebirth/tui/robot"
)

// blocked is a home whose folders cannot be made, because what is above it is
// no folder. The screen shows its name, so it is the same at each run.
const blocked = "/dev/null/home"

func TestAStoreThatCannotBeOpened(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no " + blocked)
	}
	cannot := func(name string, tell func(t *testing.T, app *robot.App)) {
		t.Run(name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) { tell(t, robot.Start(t, robot.Home(blocked))) })
		})
	}
	cannot("is said, with the reason and what to do", func(t *testing.T, app *robot.App) {
		app.Shows("Nothing can be saved", "not a directory", "--home")
	})
	t.Run("is said whole for a long path too", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			robot.Start(t, robot.Home("/dev/null/alice/.local/share/prebirth")).Shows("not a directory", "--home")
		})
	})
	cannot("leaves everything to read", func(t *testing.T, app *robot.App) {
		app.Press("enter").Shows("Behind this briefing", "Nothing can be saved").Press("3", "space").Shows("part 3 of 7")
		app.Press("/").Type("grandparents").Press("enter").Shows("part ")
		app.Press("o").Shows("Links and sources").Press("esc", "esc").Shows("Find:").Press("esc").Shows("part 3").Press("esc").Shows("Library").Quit()
	})
	cannot("lets nobody begin to write", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Shows("Nothing can be saved").Type("x").Shows("Nothing can be saved, so nothing can be written here")
		app.Paste("y").Press("tab", "ctrl+t").Press("esc").Shows("part 1 of 7")
	})
	cannot("says so where the reflections would be", func(t *testing.T, app *robot.App) {
		app.Press("m").Shows("What was written cannot be shown")
	})
}

func TestWordsComeBackAfterACrash(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t).Press("enter", "r").Type("in the middle of a").Wait(settled)
		home := app.Crash()
		app = robot.Start(t, robot.Home(home))
		app.Shows("What you wrote to Safeguarding un/born babies, part 1 is back", "as saved at 00:00 on 1 January")
		app.Shows("Continue where you stopped").Press("enter").Shows("Reflecting", "in the middle of a")
		app.Press("esc", "esc").Misses("is back")
		app.Quit()
		robot.Start(t, robot.Home(home)).Misses("is back") // it is said once
	})
}

func TestNothingCameBackAfterAnOrderlyEnd(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		home := t.TempDir()
		robot.Start(t, robot.Home(home)).Press("enter", "r").Type("done").Quit()
		robot.Start(t, robot.Home(home)).Misses("ended without closing")
	})
}

func TestSmallWindows(t *testing.T) {
	story(t, "a window that is too small says so and loses nothing", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("kept").Resize(19, 6).Shows("Window too small").Type(" still")
		app.Resize(80, 24).Shows("kept still").Wait(settled)
		holds(t, app, firstPrompt, "kept still")
		app.Resize(1, 1).Resize(10, 3).Resize(300, 100).Shows("kept still").Resize(20, 6).Shows("kept still")
	})
	story(t, "keys in it do nothing where nothing is written", func(t *testing.T, app *robot.App) {
		for _, size := range [][2]int{{80, 1}, {80, 2}, {80, 3}, {1, 24}, {1, 1}} {
			app.Press("enter").Resize(size[0], size[1]).Press("n", "q", "esc", "r").Resize(80, 24).Shows("part 1 of 7").Press("esc")
		}
	})
	story(t, "ctrl+c leaves it", func(t *testing.T, app *robot.App) {
		app.Resize(5, 2).Quit()
	})
}
