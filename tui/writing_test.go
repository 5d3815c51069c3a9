package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/tui/robot"
)

func TestWriting(t *testing.T) {
	t.Parallel()
	story(t, "typed words are on the disk after a second and a half", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("because it frightens me").Wait(settled)
		holds(t, app, firstPrompt, "because it frightens me")
	})

	story(t, "a second of typing without a pause is on the disk", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r")
		typed := ""
		for range 20 { // a key each [robot.Beat]: the writer never finds a pause
			app.Type("x")
			typed += "x"
		}
		if kept := app.Kept(firstPrompt); len(kept) < len(typed)-8 {
			t.Errorf("of %d letters in three seconds %d are on the disk", len(typed), len(kept))
		}
	})

	story(t, "Saved is shown only of what is on the disk", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r")
		typed, saved := "", 0
		for i := range 40 {
			if i%13 < 7 {
				app.Type("y")
				typed += "y"
			} else {
				app.Wait(0)
			}
			if !app.Has("Saved ") {
				continue
			}
			saved++
			holds(t, app, firstPrompt, typed)
		}
		if saved == 0 {
			t.Error("it never said that it had saved")
		}
	})

	story(t, "esc keeps the words, at once", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("half a sent").Press("esc").Shows("part 1 of 7")
		holds(t, app, firstPrompt, "half a sent")
		app.Shows("part 1 of 7").Press("r").Shows("Reflecting")
	})

	story(t, "ctrl+c keeps the words, at once", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Burst("and then", "ctrl+c").Left()
		holds(t, app, firstPrompt, "and then")
	})

	story(t, "a blurred window keeps the words, at once", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("looking away").Send("\x1b[O")
		holds(t, app, firstPrompt, "looking away")
	})

	story(t, "letters typed ahead of the screen arrive in it", func(t *testing.T, app *robot.App) {
		app.Burst("enter", "r", "the quick brown fox").Wait(settled)
		holds(t, app, firstPrompt, "the quick brown fox")
	})

	t.Run("letters typed ahead of the store arrive in it", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			home := written(t)
			app := robot.Start(t, robot.Home(home)).Press("m").Shows("My reflections")
			app.Press("end").Burst("enter", " And more.").Wait(settled)
			holds(t, app, firstPrompt, "I thought of a harbour wall, and of the keeper of a lighthouse. And more.")
		})
	})

	story(t, "undo and redo", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("one").Paste(" two")
		app.Press("ctrl+z").Shows("one").Misses("two")
		app.Press("ctrl+y").Shows("one two").Press("ctrl+s")
		holds(t, app, firstPrompt, "one two")
	})

	story(t, "what was taken out by mistake is an earlier version", func(t *testing.T, app *robot.App) {
		long := strings.Repeat("a good deal of writing ", 5)
		app.Press("enter", "r").Type(long).Wait(settled).Press("ctrl+u").Type("little").Wait(settled)
		holds(t, app, firstPrompt, "little")
		app.Disk(func(s *progress.Store) {
			versions, err := s.Revisions(app.Latest(firstPrompt).ID)
			if err != nil || len(versions) < 2 || !strings.Contains(fmt.Sprint(versions), long) {
				t.Errorf("the fuller wording is gone: %v, %v", versions, err)
			}
		})
	})

	story(t, "lines, tabs and characters of every kind", func(t *testing.T, app *robot.App) {
		words := "naïve 🇬🇧 👩‍👧 家 נ\n\nnew paragraph"
		app.Press("enter", "r").Type(words).Wait(settled)
		holds(t, app, firstPrompt, words)
		app.Paste("\tin").Wait(settled)
		holds(t, app, firstPrompt, words+"\tin")
	})

	t.Run("the cursor comes back to where it was", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			home := t.TempDir()
			app := robot.Start(t, robot.Home(home)).Press("enter", "r").Type("left and right")
			app.Press("home", "right", "right", "right", "right").At(6, 6).Quit()
			app = robot.Start(t, robot.Home(home)).Press("enter").Shows("left and right").At(6, 6).Type("!").Wait(settled)
			holds(t, app, firstPrompt, "left! and right")
		})
	})

	story(t, "ctrl+n goes to the other prompt and keeps both", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Shows("prompt 1 of 3").Type("to the first").Press("ctrl+n")
		app.Shows("prompt 2 of 3").Misses("to the first").Type("to the second").Press("ctrl+p").Shows("to the first")
		holds(t, app, firstPrompt, "to the first")
		holds(t, app, secondPrompt, "to the second")
	})

	for name, last := range map[string][]string{
		"to the other prompt": {"ctrl+n", "three"},
		"back to the part":    {"esc"},
		"out of the program":  {"ctrl+c"},
	} {
		story(t, "letters typed before the words are there are kept on the way "+name, func(t *testing.T, app *robot.App) {
			app.Press("enter", "r").Burst(append([]string{"one", "ctrl+n", "two"}, last...)...).Wait(settled)
			holds(t, app, firstPrompt, "one")
			holds(t, app, secondPrompt, "two")
		})
	}

	story(t, "the part can be read while writing", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("mine").Press("ctrl+o").Shows("Behind this briefing", "mine", "Before you read on")
		app.Type(" too").Shows("mine too").Press("ctrl+o").Misses("Behind this briefing")
	})

	story(t, "a way to begin goes below what is written", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("Before.").Press("ctrl+t").Shows("A way to begin", "So what?")
		app.Press("1").Misses("A way to begin").Type("It rained.").Wait(settled)
		holds(t, app, firstPrompt, "Before.\n\nWhat?\nIt rained.\n\nSo what?\n\n\nNow what?\n")
	})

	story(t, "letters behind ctrl+t are not lost", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r", "ctrl+t").Type("no, my own words").Wait(settled)
		holds(t, app, firstPrompt, "no, my own words")
	})
}

// holds checks what is on the disk.
func holds(t *testing.T, app *robot.App, prompt, want string) {
	t.Helper()
	if got := app.Kept(prompt); got != want {
		t.Errorf("on the disk is %.200q (%d bytes), want %.200q (%d bytes)", got, len(got), want, len(want))
	}
}

func TestForWhom(t *testing.T) {
	sharing := func(t *testing.T, app *robot.App, want progress.Sharing) {
		t.Helper()
		if got := app.Latest(firstPrompt).Sharing; got != want {
			t.Errorf("on the disk it is %s, want %s", got, want)
		}
	}
	story(t, "private until tab says otherwise", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("mine").Wait(settled).Shows("● private")
		sharing(t, app, progress.Private)
		app.Press("tab", "right").Shows("○ private", "● for supervision").Wait(settled)
		sharing(t, app, progress.ForSupervision)
		app.Press("tab").Type(" and hers").Wait(settled)
		sharing(t, app, progress.ForSupervision)
		holds(t, app, firstPrompt, "mine and hers")
	})
	story(t, "chosen before anything is written", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r", "tab", "right", "tab").Type("for us both").Wait(settled)
		sharing(t, app, progress.ForSupervision)
	})
	story(t, "letters there go back to writing", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r", "tab").Type("all of it").Wait(settled)
		holds(t, app, firstPrompt, "all of it")
	})
	story(t, "a paste there goes back to writing", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r", "tab").Paste("pasted").Wait(settled)
		holds(t, app, firstPrompt, "pasted")
	})
}

func TestSecondThoughts(t *testing.T) {
	story(t, "what is typed and taken out again was never begun", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("oops").Wait(settled)
		app.Press("backspace", "backspace", "backspace", "backspace").Wait(settled)
		app.Press("esc", "esc", "m").Shows("Nothing is written yet")
	})
	story(t, "an emptied reflection keeps its earlier words and says so", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type(strings.Repeat("many words ", 8)).Wait(settled)
		app.Press("ctrl+u").Wait(settled)
		app.Press("esc", "esc", "m").Shows("(emptied; its earlier versions are kept)")
		app.Press("v", "left").Shows("many words")
	})
	story(t, "writing from My reflections does not move the reading", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("one").Press("esc", "5").Shows("part 5 of 7").Press("esc")
		app.Press("m", "enter").Shows("one").Type(" more").Press("esc", "esc").Shows("Continue", "part 5 of 7")
		app.Press("home", "enter").Shows("part 5 of 7", "read on")
	})
	story(t, "an emptied reflection can be made private again", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type(strings.Repeat("for two ", 10)).Press("tab", "right", "tab").Wait(settled)
		app.Press("ctrl+u", "tab", "left", "tab").Wait(settled)
		if got := app.Latest(firstPrompt).Sharing; got != progress.Private {
			t.Errorf("the screen says private and the disk %s", got)
		}
	})
}
