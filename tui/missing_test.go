package tui_test

import (
	"errors"
	"strings"
	"testing"

	"prebirth/briefings/packs"
	"prebirth/tui/robot"
)

// What could not be read for the library is said where it is missed, with what to do,
// until another screen is opened.
func TestWhatTheLibraryLeavesOutIsSaid(t *testing.T) {
	t.Parallel()
	left := func(name string, home func(*testing.T) string, tell func(*testing.T, *robot.App), amiss ...error) {
		t.Run(name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) { tell(t, robot.Start(t, robot.Home(home(t)), robot.Amiss(amiss...))) })
		})
	}
	one, two := &packs.ChangedError{Name: "our-city"}, &packs.ChangedError{Name: "their-city"}
	left("nothing", fresh, func(t *testing.T, app *robot.App) { app.Misses("Not in the library") })
	left("a pack", fresh, func(t *testing.T, app *robot.App) {
		app.Shows("Not in the library: read pack our-city", "was changed or damaged", "Remove it, and add it again")
		app.Press("enter").Misses("Not in the library").Press("esc").Shows("Library").Misses("Not in the library")
	}, one)
	left("three", fresh, func(t *testing.T, app *robot.App) {
		app.Shows("read pack our-city", "2 more are left out like it")
	}, one, two, two)
	left("after the passphrase", locked, func(t *testing.T, app *robot.App) {
		app.Misses("our-city")
		press(app, unlocking)
		app.Shows("Library", "Not in the library: read pack our-city")
	}, one)
	left("no words to the terminal", fresh, func(t *testing.T, app *robot.App) {
		app.Shows("Not in the library: read")
		if strings.Contains(app.Styled(), "\x1b[2J") {
			t.Error("they came to it")
		}
	}, errors.New("read \x1b[2Jthis"))
}
