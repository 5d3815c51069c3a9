package tui_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"prebirth/tui"
	"prebirth/tui/robot"
)

// Two monkeys lead a session, one at the clicker and one at the notes. Whatever they
// press, the room never receives what is the trainer's, the session is always one
// that can be read again, and both terminals show the same part.
func TestMonkeysLeadASession(t *testing.T) {
	seeds := uint64(6)
	if tui.Raced {
		seeds = 2
	}
	for seed := range seeds {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			robot.Story(t, func(t *testing.T) { monkeys(t, seed) })
		})
	}
}

func monkeys(t *testing.T, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 7))
	lib := robot.Library(presented(t))
	room := robot.Lead(t, func(p *tui.Presenting) { p.Team = withheld }, lib)
	notes := room.Notes(lib)
	room.Press("enter")
	// Not t and y: they show the notes here, and end it.
	clicker := []string{"pgdown", "pgup", "b", ".", "esc", "f5", "1", "4", "7", "v", "a", "r", "R", "x", "i", "?", "space", "left", "q", "n"}
	trainers := []string{"n", "p", "enter", "enter", "tab", "esc", "up", "down", "r", "a", "m", "+", "J", "K", "d", "u", "g", "f", "left", "right", "l",
		"w", "s", "v", "x", "b", "1", "5", "pgdown", "ctrl+t", "ctrl+u", "backspace", "j", "k", "?"}
	for range 150 {
		switch r.IntN(4) {
		case 0:
			room.Press(clicker[r.IntN(len(clicker))])
		case 1:
			notes.Type([]string{"hidden " + withheld, "yes 4", "12", "x", "1/2/2027"}[r.IntN(5)])
		case 2:
			room.Resize(20+r.IntN(100), 6+r.IntN(40))
		default:
			notes.Press(trainers[r.IntN(len(trainers))])
		}
		time.Sleep(time.Duration(r.IntN(1500)) * time.Millisecond)
		if room.Ended() || notes.Ended() {
			t.Fatalf("a terminal has ended\n%s\n%s", room.Screen(), notes.Screen())
		}
	}
	room.Wait(2 * time.Second)
	s := room.Session()
	for _, a := range s.Asked {
		for _, said := range a.Said {
			if said.Seen && strings.Contains(said.Text, withheld) {
				return // it was revealed, by a monkey that had the key for it
			}
		}
		if a.HandsSeen {
			return
		}
	}
	if strings.Contains(string(room.Bytes()), withheld) {
		t.Error("the room received what was hidden")
	}
}
