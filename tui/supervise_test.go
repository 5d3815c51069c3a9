package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/progress/supervision"
	"prebirth/tui"
	"prebirth/tui/robot"
)

// supervising is the home of a supervisor to whom two people handed reflections
// over, with a comment, a sign-off and two actions.
func supervising(t *testing.T) string {
	t.Helper()
	return robot.Furnish(t, tui.Supervising)
}

// A supervisor comments, agrees, signs off and closes; what is typed is kept until it
// is said.
func TestSupervising(t *testing.T) {
	t.Parallel()
	with := func(name string, story func(t *testing.T, app *robot.App)) {
		t.Run(name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				story(t, robot.Start(t, robot.Home(supervising(t))).Press("s").Shows("Amina Khan"))
			})
		})
	}
	between := func(app *robot.App) (b *supervision.Between) {
		app.Disk(func(s *progress.Store) {
			var err error
			if b, err = supervision.At(s).With("amina"); err != nil {
				t.Error(err)
			}
		})
		return b
	}
	with("what is new or changed is first", func(t *testing.T, app *robot.App) {
		app.Shows("changed", "new", "★ I listened to her first.", "overdue since 20 December 1999").Press("right").Shows("Ben Jones", "not verified yet")
	})
	with("a comment on a sentence", func(t *testing.T, app *robot.App) {
		app.Press("enter").Shows("I listened").Press("c", "ctrl+n", "ctrl+n").Shows("On: “I will ask about the plan earlier next time.”")
		app.Type("What would help you to?").Press("ctrl+s").Shows("What would help you to?", "goes with the next file")
		c := between(app).Piece("01950000-0000-7000-8000-000000000001").Comments
		if len(c) != 1 || c[0].Passage.Quote != "I will ask about the plan earlier next time." {
			t.Errorf("on the disk is %+v", c)
		}
	})
	with("what is typed is kept, through a crash", func(t *testing.T, app *robot.App) {
		app.Press("enter", "c").Type("Half a thou").Wait(settled)
		again := robot.Start(t, robot.Home(app.Crash())).Press("s", "enter", "c").Shows("Half a thou", "Kept, and not said yet")
		again.Type("ght.").Press("esc").Shows("Nothing was said about it yet").Press("c").Shows("Half a thought.").Press("ctrl+s").Shows("Half a thought.")
		again.Press("c").Misses("Half a thought. Kept").Quit()
	})
	with("what changed is marked, and signed off", func(t *testing.T, app *robot.App) {
		app.Press("down", "enter").Shows("[-calm-]", "{+tense+}", "signed off an earlier version", "on words that have changed since")
		app.Press("s").Shows("Sign off this version?").Press("x").Shows("Nothing was changed").Press("s", "y").Shows("Signed off")
		if !between(app).Piece("01950000-0000-7000-8000-000000000002").Signed() {
			t.Error("it is not signed off on the disk")
		}
	})
	with("who is not verified is not signed off", func(t *testing.T, app *robot.App) {
		app.Press("right", "enter", "s").Shows("Compare the six words first")
	})
	with("an action comes back until it is closed", func(t *testing.T, app *robot.App) {
		app.Press("a", "ctrl+n", "ctrl+t", "ctrl+t").Shows("Who: practitioner. By when: 15 January 2000.").Type("Ask the midwife").Press("ctrl+s")
		app.Shows("Ask the midwife", "by 15 January 2000").Press("end").Press("pgdown", "pgdown", "pgdown", "pgdown", "enter").Shows("What came of it")
		app.Type("It was done.").Press("ctrl+s").Shows("done")
		closed := 0
		for _, a := range between(app).Actions {
			if !a.Open() {
				closed++
			}
		}
		if closed != 1 {
			t.Errorf("%d actions are closed", closed)
		}
	})
	with("a private note stays here", func(t *testing.T, app *robot.App) {
		app.Press("enter", "n").Type("zebrafinch").Press("ctrl+s").Shows("Your private note", "zebrafinch")
		app.Disk(func(s *progress.Store) {
			entries, err := s.Entries("amina")
			for _, e := range entries {
				if strings.Contains(e.Body, "zebrafinch") || err != nil {
					t.Errorf("it is among what leaves: %s %v", e.Body, err)
				}
			}
		})
	})
	with("words that name somebody are pointed at, and not repeated", func(t *testing.T, app *robot.App) {
		app.Press("enter", "p").Shows("They are not repeated").Type("nowhere in it").Press("ctrl+s").Shows("do not stand in it")
		app.Press("ctrl+a", "ctrl+k").Type("the plan").Press("ctrl+n", "ctrl+s").Shows("this may name somebody (place), “the plan”")
		app.Disk(func(s *progress.Store) {
			entries, err := s.Entries("amina")
			for _, e := range entries {
				if e.Kind == "redaction" && strings.Contains(e.Body, "plan") || err != nil {
					t.Errorf("the words leave: %s %v", e.Body, err)
				}
			}
		})
	})
	with("the meeting ends", func(t *testing.T, app *robot.App) {
		app.Press("e").Shows("Is the meeting over?").Press("x").Shows("Nothing was noted").Press("e", "y").Shows("The meeting is noted").Misses("changed", "new ·")
	})
}

// The record is written from the screen, once a meeting was noted.
func TestWritingTheRecord(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "record.md")
		app := robot.Start(t, robot.Home(supervising(t)), robot.At(120, 40)).Press("s").Shows("Amina Khan")
		app.Press("right", "w", "ctrl+u").Paste(file).Press("enter").Shows("no meeting was noted yet")
		app.Press("left", "w").Shows("File: supervision-2000-01-01.docx").Press("esc").Misses("File:")
		app.Press("w", "ctrl+u").Paste(file).Press("enter").Shows("Written, and not encrypted")
		text, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(text), "Shadow an assessment") || strings.Contains(string(text), "I was calm. I asked") {
			t.Errorf("the record is %v\n%s", err, text)
		}
		app.Press("w", "ctrl+u").Paste(file).Press("enter").Shows("there is a file of this name already").Quit()
	})
}

// Two people at one computer see what is marked, and nothing else.
func TestSupervisingAtOneComputer(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, robot.Home(written(t))).Press("s").Shows("Your supervisor, at this computer", "What came before her pregnancy.")
		app.Misses("harbour", "door").Press("enter").Misses("harbour").Press("c").Quit()
	})
}
