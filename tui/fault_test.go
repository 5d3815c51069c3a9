//go:build fault

package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/tui"
	"prebirth/tui/robot"
)

// A fault of the program, wherever it is: the terminal is given back, what was
// typed is on the disk, one sentence is all that is left of it, and the next
// start goes on.
func TestFaults(t *testing.T) {
	for what, times := range map[string][]int{
		"update": {1, 2, 9, 20, 33, 60}, "view": {1, 2, 15, 40}, "command": {1, 2, 5, 9, 12}, "goroutine": {1, 2, 3},
	} {
		for _, n := range times {
			fault := fmt.Sprintf("%s:%d", what, n)
			t.Run(fault, func(t *testing.T) {
				for !told(t, func(t *testing.T) { fall(t, fault) }) {
				}
			})
		}
	}
}

// told tells a story, and says that it has to be told again where the program ended while
// the library's reader of the terminal had something for it: that waits for ever to hand it
// over (sendEvents in ultraviolet's terminal_reader.go). In a process of its own it ends
// with the process; a story is not over while it is there.
func told(t *testing.T, tell func(*testing.T)) (whole bool) {
	defer func() {
		if why := recover(); why != nil && !strings.Contains(fmt.Sprint(why), "main bubble goroutine has exited") {
			panic(why)
		}
	}()
	robot.Story(t, tell)
	return true
}

func fall(t *testing.T, fault string) {
	home := robot.Furnish(t, func(*progress.Store) error { return nil })
	app := robot.Start(t, robot.Home(home), robot.Fault(fault))
	typed := ""
	do := func(key string) {
		if !app.Ended() {
			if app.Has("Reflecting") && len(key) == 1 {
				typed += key
			}
			app.Press(key)
		}
	}
	do("enter")
	do("r")
	for _, letter := range "abcdefghijklmnopqrstuvwxyz" {
		do(string(letter))
	}
	for range 40 {
		if !app.Ended() {
			app.Wait(settled)
			do("esc")
			do("enter")
		}
	}
	if !app.Ended() {
		t.Fatalf("it goes on\n%s", app.Screen())
	}
	err := app.Err()
	if !errors.As(err, new(*tui.FaultError)) {
		t.Errorf("it ended with %v", err)
	}
	if err != nil && strings.Contains(err.Error(), tui.FaultWords) || strings.Contains(app.Written(), tui.FaultWords) {
		t.Error("the words of the panic got out")
	}
	if app.Alternate() {
		t.Error("the terminal was not given back")
	}
	again := robot.Start(t, robot.Home(home)).Shows("Library")
	if kept := again.Kept(firstPrompt); kept != typed && kept+strings.TrimPrefix(typed, kept) != typed || len(kept) < len(typed)-1 {
		t.Errorf("typed was %q, and on the disk is %q: only the letter it fell over may be missing", typed, kept)
	}
	again.Quit()
}
