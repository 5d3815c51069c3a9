package tui_test

import (
	"testing"

	"prebirth/tui"
	"prebirth/tui/robot"
)

// The two terminals of a session have plain signs, too, and what one writes keeps its
// letters.
func TestPlainSignsOfASession(t *testing.T) {
	story(t, "room and notes", func(t *testing.T, _ *robot.App) {
		room := robot.Lead(t, nil, robot.PlainSigns())
		notes := room.Notes(robot.PlainSigns())
		look := func() {
			t.Helper()
			for name, app := range map[string]*robot.App{"room": room, "notes": notes} {
				if left := tui.Fancy(app.Screen()); left != "" {
					t.Errorf("%s: left are %q\n%s", name, left, app.Screen())
				}
			}
		}
		look()
		room.Press("enter")
		look()
		notes.Press("enter").Type("Łucja’s “tŷ” – a house\n").Press("ctrl+r")
		look()
		notes.Shows(`Łucja's "tŷ" - a house`)
		room.Press("?")
		notes.Press("esc", "?")
		look()
		room.Press("esc", "e")
		look()
	})
	story(t, "what is written is kept as it was typed", func(t *testing.T, _ *robot.App) {
		app := robot.Start(t, robot.PlainSigns()).Press("enter", "r").Type("“tŷ” – a house…").Shows(`"tŷ" - a house~`).Wait(settled)
		if got := app.Kept(firstPrompt); got != "“tŷ” – a house…" {
			t.Errorf("kept is %q", got)
		}
	})
}
