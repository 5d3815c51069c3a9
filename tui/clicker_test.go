package tui_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/tui/robot"
)

// A key of a clicker that is held or bounces is one step, on whichever terminal it
// arrives; numbers are steps of their own, however soon they come.
func TestKeysThatAreHeld(t *testing.T) {
	held := strings.Fields(strings.Repeat("pgdown ", 30))
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("enter", "4")
		notes := room.Notes()
		notes.Shows("The room sees part 4, screen 1")
		room.Burst(held...)
		notes.Shows("The room sees part 4, screen 2")
		notes.Burst(held...)
		notes.Shows("The room sees part 5, screen 1")
		notes.Press("enter").Burst(held...) // in the line
		notes.Shows("The room sees part 5, screen 1")
		room.Press("2", "3")
		notes.Shows("The room sees part 3, screen 1")
		notes.Press("esc", "esc").Press("6", "7")
		notes.Shows("The room sees part 7, screen 1")
		notes.Burst("b", "b", "b")
		notes.Shows("it is blank")
		notes.Quit()
		room.Quit()
	})
}

// What is typed while the room is away is handed over when it is back, so that no
// fault of the notes can lose it either.
func TestTypedWhileTheRoomIsAway(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("enter")
		notes := room.Notes().Press("enter").Type("half a")
		place, killed := room.Place()
		home := room.Wait(2 * time.Second).Crash() // by then it is on the disk
		killed()
		notes.Wait(0).Shows("The room is not there").Type(" sentence")
		room = robot.LeadAt(t, place, killed, nil, robot.Home(home)).Press("enter").Wait(2 * time.Second)
		notes.Shows("Said: half a sentence")
		if typed := slices.Collect(maps.Values(room.Session().Lines)); !slices.Equal(typed, []string{"half a sentence"}) {
			t.Errorf("the session has %q", typed)
		}
		notes.Quit()
		room.Quit()
	})
}
