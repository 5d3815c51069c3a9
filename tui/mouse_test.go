package tui_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/tui/language"
	"prebirth/tui/robot"
)

// mouse is what a terminal sends for the mouse, in cells from 0.
func click(x, y int) string {
	return fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x+1, y+1, x+1, y+1)
}

const (
	wheelUp   = "\x1b[<64;10;10M"
	wheelDown = "\x1b[<65;10;10M"
)

// on clicks the first place where words are.
func on(t *testing.T, app *robot.App, words string) *robot.App {
	t.Helper()
	for y, row := range app.Rows() {
		if at := strings.Index(row, words); at >= 0 {
			return app.Send(click(len([]rune(row[:at])), y))
		}
	}
	t.Fatalf("%q is not on the screen\n%s", words, app.Screen())
	return nil
}

// modes are the modes of the mouse, and whether they were asked for.
func modes(app *robot.App) (set, reset bool) {
	all := app.Bytes()
	for _, n := range []string{"9", "1000", "1001", "1002", "1003", "1005", "1006", "1015", "1016"} {
		set = set || bytes.Contains(all, []byte("\x1b[?"+n+"h"))
	}
	return set, bytes.Contains(all, []byte("\x1b[?1002l")) && bytes.Contains(all, []byte("\x1b[?1006l"))
}

// Off, the mouse is the terminal's: nothing is asked for, and what a terminal sends all
// the same is neither done nor typed.
func TestTheMouseIsTheTerminals(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t)
		before := app.Screen()
		app.Send(wheelDown + click(10, 5) + "\x1b[M !!")
		if app.Screen() != before {
			t.Errorf("the mouse did something:\n%s", app.Screen())
		}
		app.Press("enter", "r").Type("words").Send(wheelUp + click(3, 3) + "\x1b[<35;4;4M").Press("esc")
		if kept := app.Kept(firstPrompt); kept != "words" {
			t.Errorf("%q was written", kept)
		}
		app.Quit()
		if set, _ := modes(app); set {
			t.Error("the mouse was asked for")
		}
	})
}

// On, the wheel is the keys up and down, and a click chooses, opens and presses.
func TestTheMouse(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, chosen(t, "mouse = yes"), robot.At(100, 24))
		app.Send(wheelDown).Shows("▸  2 Provide help")
		app.Send(wheelUp)
		on(t, app, "Pre-birth planning").Shows("▸ Pre-birth planning")
		on(t, app, "Pre-birth planning").Shows("part 1 of")
		top := app.Rows()[3]
		app.Send(wheelDown)
		if app.Rows()[0+3] == top {
			t.Error("the wheel does not scroll")
		}
		on(t, app, "○ 03").Shows("part 3 of")
		on(t, app, "esc back").Shows("▸ Pre-birth planning")
		on(t, app, "s supervision").Shows("Nothing is shared yet")
		on(t, app, "esc back")
		on(t, app, "1-9 key message").Shows("▸ Pre-birth planning")
		app.Press("m").Shows("Nothing is written yet")
		app.Press("esc").Send(click(200, 300) + click(0, 0) + "\x1b[<2;12;7M\x1b[<0;1;24M").Shows("▸ Pre-birth planning")
		on(t, app, "ctrl+x hide").Shows("Paused")
		app.Send(click(3, 2) + wheelDown).Shows("Paused").Press("ctrl+x")
		app.Quit()
		if set, reset := modes(app); !set || !reset {
			t.Errorf("the mouse was asked for: %v, and given back: %v", set, reset)
		}
	})
}

// A question is answered by its own entries alone: no wheel and no click beside them is
// any other key.
func TestTheMouseAndAQuestion(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, chosen(t, "mouse = yes"))
		app.Press("enter", "r").Type("first words").Press("esc", "n", "r").Type("second words").Press("esc", "esc", "m")
		on(t, app, "first words").Press("d").Shows("Erase this reflection")
		app.Send(wheelDown + click(5, 8)).Shows("Erase this reflection")
		on(t, app, "second words").Shows("Erase this reflection", "▸ first words")
		on(t, app, "▸ first words").Shows("Erase this reflection")
		on(t, app, "any other key").Misses("Erase this reflection").Press("d").Wait(settled)
		on(t, app, "y erase").Shows("Erased").Misses("first words")
		on(t, app, "second words")
		on(t, app, "second words").Shows("Reflecting")
		on(t, app, "tab for whom").Shows("choose").Send(wheelDown).Press("esc", "esc")
		if r := app.Latest("unborn-babies/2/acting-today"); r.Text != "second words" || r.Sharing == progress.ForSupervision {
			t.Error("the wheel marked it for supervision")
		}
		app.Quit()
	})
}

// What stands at the foot in another language is pressed all the same.
func TestTheMouseInWelsh(t *testing.T) {
	say := language.Of(language.Welsh).Say
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, chosen(t, "mouse = yes"), robot.Language(language.Welsh))
		app.Press("enter", "r").Type("first words").Press("esc", "esc", "m", "d").Shows(say("any other key"))
		on(t, app, say("any other key")).Misses(say("any other key")).Press("d").Wait(settled)
		on(t, app, "y "+say("erase for good")).Misses("first words")
		app.Quit()
	})
}

// Where one writes, the mouse writes nothing; and the room has no mouse at all.
func TestTheMouseWhereOneWrites(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, chosen(t, "mouse = yes"))
		app.Press("/").Type("mother").Send(wheelDown)
		on(t, app, "02 “Baby").Shows("Find: mother", "▸ Safeguarding un/born babies · 02")
		on(t, app, "02 “Baby").Shows("part 2 of 7").Press("esc", "esc")
		app.Press("enter", "1", "r").Type("words").Send(click(4, 4) + wheelUp + wheelUp).Type("!").Press("esc")
		if kept := app.Kept(firstPrompt); kept != "words!" {
			t.Errorf("%q was written", kept)
		}
		app.Quit()
	})
	robot.Story(t, func(t *testing.T) {
		file := chosen(t, "mouse = yes")
		room := robot.Lead(t, nil, file).Press("enter", "2")
		notes := room.Notes(file)
		on(t, notes, "n/p next").Shows("part 2, screen 2")
		on(t, notes, "enter ask").Shows("Said:").Type("so they said").Press("enter").Type("again").Press("enter", "tab")
		on(t, notes, "again").Shows("▸ hidden  again")
		on(t, notes, "again").Shows("Said:")
		room.Send(click(10, 10)).Send(wheelDown)
		notes.Quit()
		room.Quit()
		if set, _ := modes(room); set {
			t.Error("the room asked for the mouse")
		}
		if set, reset := modes(notes); !set || !reset {
			t.Errorf("the notes asked for the mouse: %v, and gave it back: %v", set, reset)
		}
	})
}
