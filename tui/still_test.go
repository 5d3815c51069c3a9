package tui_test

import (
	"regexp"
	"testing"
	"time"

	"prebirth/tui"
	"prebirth/tui/robot"
)

// Nothing moves by itself. On every screen a minute passes without a key, and nothing is
// written to the terminal: no cursor is drawn, no waiting turns, no line slides. That is
// what --reduced-motion promises, and it holds without it.
func TestNothingMovesByItself(t *testing.T) {
	t.Parallel()
	if tui.Raced {
		t.Skip("nothing here races")
	}
	for _, f := range frames {
		t.Run(f.name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				app := robot.Start(t, robot.Home(f.home(t)))
				press(app, f.keys)
				app.Wait(settled) // "Saved 00:01" comes once, when it is true
				before := app.Bytes()
				if moved := app.Wait(time.Minute).Bytes()[len(before):]; len(moved) > 0 {
					t.Errorf("in a minute without a key it writes %q", moved)
				}
				if blinks := blinking.FindString(string(before)); blinks != "" {
					t.Errorf("something blinks: %q", blinks)
				}
			})
		})
	}
}

// blinking is a cursor that the terminal is told to blink, or text that does.
var blinking = regexp.MustCompile(`\x1b\[[135] q|\x1b\[\?12h|\x1b\[([0-9;]*;)?[56](;[0-9;]*)?m`)

// While a session runs, the notes have its clocks, and nothing else of them changes. The
// room, which has none, is not written to at all.
func TestOnlyTheClocksMove(t *testing.T) {
	story(t, "session", func(t *testing.T, _ *robot.App) {
		room := robot.Lead(t, nil)
		notes := room.Notes()
		room.Press("enter").Wait(time.Second)
		quiet, before, moved := room.Bytes(), notes.Rows(), false
		for range 60 {
			notes.Wait(time.Second)
			now := notes.Rows()
			for i, row := range now {
				if row == before[i] {
					continue
				}
				moved = true
				if !clocks.MatchString(row) {
					t.Errorf("row %d was %q and is %q", i, before[i], row)
				}
			}
			before = now
		}
		if !moved {
			t.Error("the clocks stand still")
		}
		if more := room.Bytes()[len(quiet):]; len(more) > 0 {
			t.Errorf("the room was written to: %q", more)
		}
		if blinks := blinking.Find(notes.Bytes()); blinks != nil {
			t.Errorf("something blinks: %q", blinks)
		}
	})
}

// clocks is a time as the notes write it: 0:02.
var clocks = regexp.MustCompile(`\b\d+:\d\d\b`)
