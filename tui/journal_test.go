package tui_test

import (
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/tui/robot"
)

// mine is a test in one's own reflections.
func mine(t *testing.T, name string, tell func(t *testing.T, app *robot.App)) {
	t.Run(name, func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			tell(t, robot.Start(t, robot.Home(written(t))).Press("m").Shows("My reflections"))
		})
	})
}

func TestMyReflections(t *testing.T) {
	mine(t, "newest first", func(t *testing.T, app *robot.App) {
		s := app.Screen()
		first, second, third := strings.Index(s, "The hardest part"), strings.Index(s, "What came before"), strings.Index(s, "I thought of")
		if first < 0 || first > second || second > third {
			t.Errorf("the order is wrong\n%s", s)
		}
		app.Shows("23 Dec 1999 · private · Safeguarding un/born babies, part 1", "1 of 3").Misses("…")
	})
	mine(t, "only those for supervision", func(t *testing.T, app *robot.App) {
		app.Press("s").Shows("for supervision", "What came before").Misses("The hardest part", "I thought of")
		app.Press("s").Shows("The hardest part", "I thought of").Misses("What came before")
		app.Press("s").Shows("The hardest part", "I thought of", "What came before")
	})
	mine(t, "only those of a briefing", func(t *testing.T, app *robot.App) {
		app.Press("b").Shows("Only those to “Safeguarding un/born babies”", "The hardest part")
		app.Press("b").Misses("Only those to “Safeguarding", "No reflection is like that") // never one that nothing was written to
	})
	mine(t, "finds while the words are typed, and esc shows all again", func(t *testing.T, app *robot.App) {
		app.Press("/").Type("light").Shows("I thought of").Misses("The hardest part", "What came before")
		app.Press("enter", "enter").Shows("Reflecting", "the keeper of a lighthouse")
		app.Press("esc").Shows("My reflections").Misses("The hardest part")
		app.Press("/", "esc").Shows("The hardest part")
	})
	mine(t, "opens and is written on", func(t *testing.T, app *robot.App) {
		app.Press("enter").Shows("The hardest part is the first door.", "Saved 23 December 09:30").Press("ctrl+end").Type(" Open.").Press("esc")
		app.Shows("My reflections", "I stood before it. Open.")
		holds(t, app, secondPrompt, "The hardest part is the first door.\nI stood before it. Open.")
		app.Shows("1 Jan 00:00 · private")
	})
	mine(t, "m marks for supervision and back", func(t *testing.T, app *robot.App) {
		app.Press("m").Shows("It is now for supervision")
		if got := app.Latest(secondPrompt).Sharing; got != progress.ForSupervision {
			t.Errorf("on the disk it is %s", got)
		}
		app.Press("m").Shows("It is now private")
	})
	mine(t, "two reflections to one prompt are both there", func(t *testing.T, app *robot.App) {
		app.Quit()
		home := robot.Furnish(t, func(s *progress.Store) error {
			for _, words := range []string{"mine", "mine too"} {
				if _, err := s.SaveReflection(progress.Edit{Reflection: words, Revision: "v" + words, Prompt: firstPrompt, Text: words, At: time.Now()}); err != nil {
					return err
				}
			}
			return nil
		})
		app = robot.Start(t, robot.Home(home)).Press("m").Shows("▸ mine too", "1 of 2", "part 1 · one of 2")
		app.Press("down").Shows("▸ mine", "2 of 2")
	})
	mine(t, "the question before erasing says what backups hold", func(t *testing.T, app *robot.App) {
		app.Press("d").Shows("Backups still hold it until they rotate out, after thirty days of use.")
		app.Resize(20, 6).Shows("Erase", "Backups").Misses("more below").Press("n")
	})
	mine(t, "y erases for good", func(t *testing.T, app *robot.App) {
		app.Press("d").Shows("Erase this reflection and its 1 version for good?").Wait(settled).Press("y").Shows("Erased")
		app.Misses("The hardest part").Shows("What came before")
		holds(t, app, secondPrompt, "")
	})
	mine(t, "any other key keeps it", func(t *testing.T, app *robot.App) {
		for _, key := range []string{"n", "esc", "enter", "space", "d", "Y"} {
			app.Press("d").Shows("for good?").Press(key).Shows("Nothing was erased", "The hardest part")
		}
		holds(t, app, secondPrompt, "The hardest part is the first door.\nI stood before it.")
	})
	mine(t, "a paste into the question does not erase", func(t *testing.T, app *robot.App) {
		app.Press("d").Shows("for good?").Paste("y").Shows("The hardest part")
	})
	mine(t, "a key typed ahead of the question does not erase", func(t *testing.T, app *robot.App) {
		app.Burst("d", "y").Shows("The hardest part")
		holds(t, app, secondPrompt, "The hardest part is the first door.\nI stood before it.")
	})
	mine(t, "a question asked while the list changes is not about another", func(t *testing.T, app *robot.App) {
		app.Burst("s", "d").Press("y")
		holds(t, app, secondPrompt, "The hardest part is the first door.\nI stood before it.")
		app.Press("esc", "m").Shows("What came before")
	})
	story(t, "nothing written yet", func(t *testing.T, app *robot.App) {
		app.Press("m").Shows("Nothing is written yet").Press("enter", "v", "d", "y").Shows("Nothing is written yet")
	})
	story(t, "erasing what has just been written, and writing anew", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("away with this").Press("esc", "esc", "m", "d").Shows("for good?").Wait(settled).Press("y").Shows("Nothing is written yet")
		holds(t, app, firstPrompt, "")
		app.Press("esc", "enter", "r").Misses("away with this").Type("again").Wait(settled)
		holds(t, app, firstPrompt, "again")
	})
}
