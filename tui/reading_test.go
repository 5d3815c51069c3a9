package tui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/tui/robot"
	"prebirth/tui/screen"
)

func TestReading(t *testing.T) {
	story(t, "the first part is one key from the start", func(t *testing.T, app *robot.App) {
		app.Press("enter").Shows("Safeguarding un/born babies", "01  Background", "Behind this briefing are several")
	})

	story(t, "digits go to a part", func(t *testing.T, app *robot.App) {
		app.Press("enter", "4").Shows("part 4 of 7", "04  The perinatal period")
		app.Press("7").Shows("part 7 of 7")
		app.Press("9").Shows("part 7 of 7") // there is no ninth
		app.Press("1").Shows("part 1 of 7")
	})

	story(t, "0 is the tenth part", func(t *testing.T, app *robot.App) {
		app.Press("down", "down", "enter").Shows("part 1 of 10")
		app.Press("0").Shows("part 10 of 10")
	})

	story(t, "n and p turn pages and stop at the ends", func(t *testing.T, app *robot.App) {
		app.Press("enter", "n", "n").Shows("part 3 of 7")
		app.Press("p").Shows("part 2 of 7")
		app.Press("p", "p").Shows("part 1 of 7", "This is the first part")
		app.Press("7", "right").Shows("part 7 of 7", "That was the last part")
	})

	story(t, "space reads on through the part and then to the next", func(t *testing.T, app *robot.App) {
		app.Press("enter")
		var seen strings.Builder
		for range 5 {
			if app.Has("part 2 of 7") {
				break
			}
			seen.WriteString(app.Screen())
			app.Press("space")
		}
		app.Shows("part 2 of 7", "02  “Baby's First Home”")
		for _, words := range []string{"Behind this briefing", "goes on the case record today", "Think of a baby", "Sources"} {
			if !strings.Contains(seen.String(), words) {
				t.Errorf("space went past %q", words)
			}
		}
		app.Press("b").Shows("part 1 of 7", "Sources") // the end of the part before, not its beginning
	})

	story(t, "esc goes back to the library and says where to go on", func(t *testing.T, app *robot.App) {
		app.Press("enter", "3", "esc").Shows("Library", "Continue where you stopped", "part 3 of 7")
	})

	story(t, "q leaves", func(t *testing.T, app *robot.App) {
		app.Press("enter", "q").Left()
	})
}

const header = 2 // rows above the body of a window that is not short

func TestThePlaceIsKept(t *testing.T) {
	again := func(t *testing.T, width, height int, keys ...string) {
		robot.Story(t, func(t *testing.T) {
			home := t.TempDir()
			app := robot.Start(t, robot.Home(home), robot.At(width, height)).Press("enter").Press(keys...)
			rows := app.Rows()
			app.Quit()
			app = robot.Start(t, robot.Home(home), robot.At(width, height)).Press("enter")
			if got := app.Rows(); !slices.Equal(got, rows) {
				t.Errorf("it was left at\n%s\nand came back at\n%s", strings.Join(rows, "\n"), strings.Join(got, "\n"))
			}
		})
	}
	t.Run("to the line", func(t *testing.T) { again(t, 80, 24, "down", "down", "down", "down", "down", "down", "down") })
	t.Run("in a small window", func(t *testing.T) { again(t, 40, 12, "space", "space", "down") })
	t.Run("in the smallest window", func(t *testing.T) { again(t, 20, 6, "space", "space", "down") })
	t.Run("at the end of a part", func(t *testing.T) { again(t, 80, 24, "end") })
	t.Run("in another part", func(t *testing.T) { again(t, 120, 40, "5", "down", "down") })
	t.Run("at once, before anything was saved", func(t *testing.T) { again(t, 80, 24, "n") })

	t.Run("through other sizes, at the beginning of a paragraph", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) { throughSizes(t, 6, 1) })
	})
	t.Run("through other sizes, inside a paragraph", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) { throughSizes(t, 4, 4) })
	})
}

// throughSizes scrolls by lines in a window that shows no rail, and then makes
// it narrower and wider: the words of the first row stay among the first rows.
func throughSizes(t *testing.T, lines, rows int) {
	app := robot.Start(t, robot.At(76, 20)).Press("enter")
	for range lines {
		app.Press("down")
	}
	before := app.Rows()
	words := strings.Fields(before[header])[:2]
	for _, size := range [][2]int{{60, 20}, {46, 18}, {70, 22}, {76, 20}} {
		app.Resize(size[0], size[1])
		top := strings.Join(strings.Fields(strings.Join(app.Rows()[header:header+rows], " ")), " ")
		if !strings.Contains(top, strings.Join(words, " ")) {
			t.Errorf("at %v the top is %q; before it began with %q", size, top, words)
		}
	}
	if got := app.Rows(); !slices.Equal(got, before) {
		t.Errorf("in the first size again it shows\n%s\nand not\n%s", app.Screen(), strings.Join(before, "\n"))
	}
}

func TestAPartIsReadWhenItsEndWasSeen(t *testing.T) {
	reads := func(app *robot.App) (ids []string) {
		app.Disk(func(s *progress.Store) {
			reads, err := s.Reads()
			if err != nil {
				t.Fatal(err)
			}
			for id := range reads {
				ids = append(ids, id)
			}
		})
		return ids
	}
	story(t, "by scrolling", func(t *testing.T, app *robot.App) {
		app.Press("enter").Wait(settled)
		if ids := reads(app); len(ids) > 0 {
			t.Fatalf("%v counts as read although only its beginning was seen", ids)
		}
		app.Press("end").Wait(settled)
		if ids := reads(app); !slices.Equal(ids, []string{"unborn-babies/1"}) {
			t.Fatalf("read: %v, want the first part", ids)
		}
		app.Press("esc").Shows("1 of 7 read")
	})
	t.Run("in a window that shows all of it", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := robot.Start(t, robot.At(120, 80)).Press("enter").Wait(settled)
			if ids := reads(app); len(ids) != 1 {
				t.Fatalf("read: %v, want the first part", ids)
			}
		})
	})
}

func TestFinding(t *testing.T) {
	story(t, "across the library, and the words are marked there", func(t *testing.T, app *robot.App) {
		app.Press("/").Type("grandparents").Shows("In the library", "grandparents")
		app.Press("enter").Shows("part ")
		if marked := app.Reversed(); !slices.Contains(lower(marked), "grandparents") {
			t.Errorf("marked: %q\n%s", marked, app.Screen())
		}
		app.Press("esc").Shows("Find:", "grandparents").Press("esc").Shows("Library")
	})
	story(t, "what nobody wrote", func(t *testing.T, app *robot.App) {
		app.Press("/").Type("zebra").Shows("Nothing found for “zebra”")
		app.Press("enter").Shows("zebra") // there is nothing to open
		app.Press("esc").Shows("Seven-minute briefings")
	})
	story(t, "on the page, and on to the next place", func(t *testing.T, app *robot.App) {
		app.Press("enter", "/").Type("famil").Shows("On this page")
		app.Press("enter").Shows("next found")
		first := app.Screen()
		app.Press("f", "f")
		if app.Screen() == first && len(app.Reversed()) == 0 {
			t.Errorf("f goes nowhere\n%s", app.Screen())
		}
	})
	t.Run("one's own reflections", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := robot.Start(t, robot.Home(written(t)))
			app.Press("/").Type("lighthouse").Shows("In my reflections", "lighthouse")
			app.Press("enter").Shows("Reflecting", "the keeper of a lighthouse")
		})
	})
}

func lower(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(strings.TrimSpace(w))
	}
	return out
}

// written is a home with progress: three parts read, a place, and three
// reflections of the days before.
func written(t *testing.T) string {
	t.Helper()
	day := func(n int) time.Time { return time.Date(1999, 12, n, 9, 30, 0, 0, time.UTC) }
	edit := func(id, revision, prompt, words string, to progress.Sharing, at time.Time) progress.Edit {
		return progress.Edit{
			Reflection: id, Revision: revision, Prompt: prompt, Asked: "What was asked then?", Text: words, Sharing: to, At: at,
		}
	}
	return robot.Furnish(t, func(s *progress.Store) error {
		for i, part := range []string{"unborn-babies/1", "unborn-babies/2", "unborn-babies/3"} {
			if err := s.MarkRead(part, day(20+i)); err != nil {
				return err
			}
		}
		for _, e := range []progress.Edit{
			edit("r1", "v1", firstPrompt, "I thought of a harbour.", progress.Private, day(20)),
			edit("r1", "v2", firstPrompt, "I thought of a harbour wall, and of the keeper of a lighthouse.", progress.Private, day(21)),
			edit("r2", "v3", "unborn-babies/3/before-pregnancy", "What came before her pregnancy.", progress.ForSupervision, day(22)),
			edit("r3", "v4", secondPrompt, "The hardest part is the first door.\nI stood before it.", progress.Private, day(23)),
		} {
			if e.Revision == "v2" {
				e.Base = "v1"
			}
			if _, err := s.SaveReflection(e); err != nil {
				return err
			}
		}
		return s.SavePlace(progress.Place{Briefing: "unborn-babies", Part: "unborn-babies/4", Block: 1, At: day(24)})
	})
}

func TestAPageIsSetAnewAfterAResize(t *testing.T) {
	story(t, "at once", func(t *testing.T, app *robot.App) {
		app.Press("enter").Resize(60, 20).Misses("…").Shows("Behind this briefing")
	})
	story(t, "although the window lost the focus meanwhile", func(t *testing.T, app *robot.App) {
		app.Press("enter").Resize(60, 20).Send("\x1b[O").Send("\x1b[I").Press("down").Misses("…")
	})
	story(t, "below another screen", func(t *testing.T, app *robot.App) {
		app.Press("enter", "o").Resize(60, 20).Press("esc").Shows("Behind this briefing").Misses("…")
	})
}

func TestRoutes(t *testing.T) {
	open := func(name string, to screen.Route, words ...string) {
		t.Run(name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				robot.Start(t, robot.Route(to)).Shows(words...).Press("esc").Shows("Library")
			})
		})
	}
	open("to a part", screen.Route{Name: "reader", ID: "unborn-babies/3"}, "part 3 of 7")
	open("to a briefing", screen.Route{Name: "reader", ID: "key-messages"}, "part 1 of 10")
	open("to a prompt", screen.Route{Name: "reflect", ID: secondPrompt}, "What do you find hardest")
}

func TestTheLineForWords(t *testing.T) {
	story(t, "keys at its edges", func(t *testing.T, app *robot.App) {
		app.Press("/").Type("a ").Press("left", "alt+d", "alt+d", "backspace", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k")
		app.Type("mother").Shows("In the library")
	})
	story(t, "follows the window", func(t *testing.T, app *robot.App) {
		app.Press("/").Type("a long row of words that is wider than half").Resize(30, 12)
		if x, _, seen := app.Cursor(); x > 29 || !seen {
			t.Errorf("the cursor is in column %d", x)
		}
		app.Shows("wider than half")
	})
}
