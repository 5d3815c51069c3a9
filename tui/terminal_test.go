package tui_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/tui"
	"prebirth/tui/robot"
)

// TestMonkeyInTheTerminal is the monkey of monkey_test.go at the real program
// in the real loop: slower, with the renderer, the reader of keys and the
// writer's own goroutine, and so the one to run with -race.
func TestMonkeyInTheTerminal(t *testing.T) {
	keys := strings.Fields(`enter enter tab esc backspace space up down left right home end pgup pgdown delete f1 ctrl+g ctrl+k ctrl+n ctrl+o
		ctrl+p ctrl+s ctrl+t ctrl+u ctrl+w ctrl+y ctrl+z alt+up alt+down alt+b shift+left shift+up ctrl+left ctrl+end
		b d f j k m n o p q r r r s v y G / ? 1 2 4 7 é 家 .`)
	steps := 150
	if tui.Raced {
		steps = 75
	}
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				r, home := rand.New(rand.NewPCG(seed, 1)), t.TempDir()
				app := robot.Start(t, robot.Home(home))
				for range steps {
					switch n := r.IntN(100); {
					case n < 6:
						app.Resize(1+r.IntN(130), 1+r.IntN(50))
					case n < 9:
						app.Paste("pasted\nin two lines")
					case n < 15:
						burst := make([]string, 5)
						for i := range burst {
							burst[i] = keys[r.IntN(len(keys))]
						}
						app.Burst(burst...)
					default:
						app.Press(keys[r.IntN(len(keys))])
					}
					if app.Ended() {
						app.Left()
						app = robot.Start(t, robot.Home(home))
					}
				}
				app.Resize(80, 24).Quit()
				app = robot.Start(t, robot.Home(home)).Press("m", "esc", "home", "down", "enter", "5", "r", "ctrl+end").Type("the last word")
				app.Quit()
				app.Disk(func(store *progress.Store) {
					newest, err := store.Reflections(progress.Filter{Limit: 1})
					if err != nil || len(newest) == 0 || !strings.Contains(newest[0].Text, "the last word") {
						t.Errorf("on the disk is %v, %v\n%s", newest, err, app.Screen())
					}
				})
			})
		})
	}
}
