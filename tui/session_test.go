package tui_test

import (
	"testing"

	"prebirth/tui/robot"
)

func TestTheRoom(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil)
		room.Shows("Before the start")
		t.Log(room.Unpainted())
		room.Press("enter")
		room.Shows("B a c k g r o u n d")
		t.Log(room.Unpainted(), "\n"+room.Screen())
		notes := room.Notes()
		notes.Shows("1. Background")
		t.Log("\n" + notes.Screen())
		notes.Press("n")
		room.Shows("F i r s t")
		notes.Quit()
		room.Quit()
	})
}
