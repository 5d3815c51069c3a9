package tui_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/tui/robot"
)

const passphrase = "correct horse battery staple lamp"

// locked is the home of written, with a passphrase.
func locked(t *testing.T) string {
	t.Helper()
	home := written(t)
	robot.Lock(t, home, passphrase)
	return home
}

// private are words that no cover may show: of the library, of reflections, of
// the frame of a screen.
var private = []string{
	"baby", "babies", "brief", "Reflect", "harbour", "lighthouse", "door", "part ", "prompt", "private", "supervision",
	"Saved", "Continue", "message", "unborn", "secret words", "space ",
}

// nothingPrivate holds a covered screen to showing none of them.
func nothingPrivate(t *testing.T, app *robot.App) {
	t.Helper()
	for _, w := range private {
		if strings.Contains(strings.ToLower(app.Screen()), strings.ToLower(w)) {
			t.Errorf("the cover shows %q\n%s", w, app.Screen())
		}
	}
}

func TestHiding(t *testing.T) {
	t.Parallel()
	for _, f := range frames {
		if strings.HasPrefix(f.name, "store unavailable") || strings.HasPrefix(f.name, "locked") {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				app := robot.Start(t, robot.Home(f.home(t)))
				press(app, f.keys)
				app.Wait(settled)
				before := app.Styled()
				beforeX, beforeY, beforeSeen := app.Cursor()
				app.Press("ctrl+x").Shows("Paused.", "ctrl+x goes back")
				nothingPrivate(t, app)
				app.Press("a", "enter", "tab", "esc", "q", "?", "down").Type("words").Paste("pasted").Wait(settled)
				nothingPrivate(t, app)
				app.Resize(40, 12).Resize(80, 24)
				nothingPrivate(t, app)
				app.Press("ctrl+x").Wait(0)
				// A question is taken back, as by any other key, and its cursor with it.
				asks := slices.Contains([]string{"journal delete question", "supervise end", "discuss sign off"}, f.name)
				if x, y, seen := app.Cursor(); seen != beforeSeen || (x != beforeX || y != beforeY) && !asks {
					t.Errorf("the cursor was at %d,%d (%v) and is at %d,%d (%v)", beforeX, beforeY, beforeSeen, x, y, seen)
				}
				if app.Styled() != before && !asks {
					t.Errorf("it is not the same screen\n%q\n%q", app.Styled(), before)
				}
			})
		})
	}
	story(t, "at once, with the words on the disk", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Burst("secret words", "ctrl+x")
		nothingPrivate(t, app)
		holds(t, app, firstPrompt, "secret words")
		app.Press("ctrl+x").Shows("secret words").Type(" and more").Wait(settled)
		holds(t, app, firstPrompt, "secret words and more")
	})
	story(t, "the title says nothing", func(t *testing.T, app *robot.App) {
		if app.Title() != "prebirth" || app.Press("ctrl+x").Title() != "Paused" || app.Press("ctrl+x").Title() != "prebirth" {
			t.Errorf("the title is %q", app.Title())
		}
	})
	story(t, "one can leave", func(t *testing.T, app *robot.App) { app.Press("ctrl+x").Quit() })
	for _, size := range sizes {
		robot.Story(t, func(t *testing.T) {
			robot.Start(t, robot.At(size[0], size[1])).Press("enter", "ctrl+x").Golden("hidden")
		})
	}
	story(t, "in the smallest window of all", func(t *testing.T, app *robot.App) {
		app.Press("enter").Resize(3, 1).Press("ctrl+x")
		nothingPrivate(t, app)
		app.Press("ctrl+x").Resize(80, 24).Shows("part 1 of 7")
	})
}

func TestLocking(t *testing.T) {
	t.Parallel()
	tell := func(name string, story func(t *testing.T, app *robot.App)) {
		t.Run(name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				app := robot.Start(t, robot.Home(locked(t)), robot.Passphrase(passphrase))
				story(t, app.Shows("Passphrase").Type(passphrase).Press("enter").Shows("Continue where"))
			})
		})
	}
	tell("covers everything, closes the store, and comes back to the same cursor", func(t *testing.T, app *robot.App) {
		app.Press("m", "end", "enter").Shows("harbour").Press("home").Type("x").Press("right", "right").Wait(settled)
		before := app.Styled()
		x, y, _ := app.Cursor()
		app.Press("ctrl+l").Shows("Locked", "Passphrase, to go on where you were")
		nothingPrivate(t, app)
		if _, err := app.Opening().Store(); !errors.As(err, new(*progress.LockedError)) {
			t.Errorf("the store is open: %v", err)
		}
		app.Press("esc", "ctrl+x", "q").Shows("Locked").Wait(settled)
		app.Press("backspace").Paste("no").Press("enter").Shows("That is not the passphrase", "prebirth recover")
		nothingPrivate(t, app)
		app.Type(passphrase).Press("enter").Shows("harbour").At(x, y)
		if app.Wait(settled); app.Styled() != before {
			t.Errorf("it is not the same screen\n%q\n%q", app.Styled(), before)
		}
		app.Type("y").Wait(settled)
		if kept := app.Kept(firstPrompt); !strings.Contains(kept, "xI y") && !strings.Contains(kept, "xI") {
			t.Errorf("on the disk is %q", kept)
		}
	})
	tell("saves first", func(t *testing.T, app *robot.App) {
		app.Press("m", "end", "enter").Burst("abc ", "ctrl+l").Shows("Locked")
		nothingPrivate(t, app)
		if kept := app.Kept(firstPrompt); !strings.Contains(kept, "abc ") {
			t.Errorf("on the disk is %q", kept)
		}
	})
	tell("after ten idle minutes", func(t *testing.T, app *robot.App) {
		app.Press("m").Wait(9 * time.Minute).Press("down").Wait(9 * time.Minute).Shows("My reflections")
		app.Wait(61 * time.Second).Shows("Locked")
		nothingPrivate(t, app)
		app.Type(passphrase).Press("enter").Shows("My reflections")
	})
	tell("shows what is typed when asked to", func(t *testing.T, app *robot.App) {
		app.Press("ctrl+l").Type("abc").Shows("•••").Misses("abc").Press("ctrl+r").Shows("abc").Press("ctrl+r").Misses("abc")
	})
	tell("can be left", func(t *testing.T, app *robot.App) { app.Press("ctrl+l").Quit() })
	tell("that a screen asked for can be gone back from", func(t *testing.T, app *robot.App) {
		app.Press("p", "s").Shows("The present passphrase").Press("esc").Shows("Library", "ctrl+l asks for the passphrase")
		app.Press("m").Misses("hardest", "harbour").Press("esc")
	})
	tell("stays across a resize", func(t *testing.T, app *robot.App) {
		app.Press("ctrl+l").Resize(20, 6).Shows("Passphrase").Type(passphrase).Press("enter").Resize(80, 24).Shows("Continue where")
	})
	story(t, "without a passphrase it only hides, and says so", func(t *testing.T, app *robot.App) {
		app.Press("enter", "ctrl+l").Shows("Paused.", "there is no passphrase", "One can be set")
		app.Press("ctrl+x").Shows("part 1 of 7")
	})
	story(t, "without a passphrase, idle", func(t *testing.T, app *robot.App) {
		app.Press("enter").Wait(11 * time.Minute).Shows("Paused.").Press("ctrl+x").Shows("part 1 of 7")
		app.Wait(11 * time.Minute).Shows("Paused.")
	})
	t.Run("after as many minutes as are set in the program", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			home := written(t)
			app := robot.Start(t, robot.Home(home)).Press("p").Shows("hides itself after 10 minutes").Press("i").Shows("after 5 minutes").Press("i").Shows("after 2 minutes")
			app.Press("esc").Wait(3 * time.Minute).Shows("Paused.").Press("ctrl+x").Quit()
			robot.Start(t, robot.Home(home)).Wait(3 * time.Minute).Shows("Paused.")
		})
	})
	for setting, shows := range map[string]string{"0": "Library", "1": "Paused.", "nonsense": "Library"} {
		t.Run("after as many minutes as were set: "+setting, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				home := robot.Furnish(t, func(s *progress.Store) error { return s.SetSetting(progress.SettingLockAfter, setting) })
				robot.Start(t, robot.Home(home)).Wait(5 * time.Minute).Shows(shows)
			})
		})
	}
}

func TestStartingLocked(t *testing.T) {
	start := func(t *testing.T, options ...robot.Option) *robot.App {
		return robot.Start(t, append(options, robot.Home(locked(t)), robot.Passphrase(passphrase))...)
	}
	tell := func(name string, story func(t *testing.T, app *robot.App)) {
		t.Run(name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) { story(t, start(t)) })
		})
	}
	tell("asks for the passphrase and opens", func(t *testing.T, app *robot.App) {
		nothingPrivate(t, app)
		app.Type(passphrase).Press("enter").Shows("Continue where", "part 4 of 7").Press("m").Shows("The hardest part")
	})
	tell("reads the library without it", func(t *testing.T, app *robot.App) {
		app.Press("esc").Shows("Seven-minute briefings", "nothing can be saved", "ctrl+l").Misses("Continue where")
		app.Press("down", "enter").Shows("part 1 of").Press("esc", "m").Misses("hardest", "harbour").Press("esc")
		app.Press("ctrl+l").Shows("Passphrase").Press("esc").Shows("Library")
		app.Press("ctrl+l").Type(passphrase).Press("enter").Shows("Continue where").Misses("nothing can be saved").Quit()
	})
	tell("and says of the rest that it is locked", func(t *testing.T, app *robot.App) {
		app.Press("esc", "m").Shows("cannot be shown: it is locked, and “lock” asks for the passphrase").Press("esc")
		app.Press("s").Shows("cannot be shown: it is locked, and “lock” asks for the passphrase").Press("esc")
		app.Press("ctrl+l").Type(passphrase).Press("enter").Shows("Continue where").Quit()
	})
	tell("asks for it before one writes, and goes back without it", func(t *testing.T, app *robot.App) {
		app.Press("esc").Press("down", "enter").Shows("part 1 of").Press("r").Shows("Passphrase, to open what you wrote").Type("q")
		nothingPrivate(t, app)
		app.Press("backspace", "esc").Shows("part 1 of", "ctrl+l asks for the passphrase").Press("r").Shows("Passphrase")
		app.Type(passphrase).Press("enter").Shows("Reflecting").Type("and I write").Wait(settled).Quit()
	})
	tell("can be left, with and without reading", func(t *testing.T, app *robot.App) {
		app.Press("esc", "enter", "3", "esc").Quit()
	})
	t.Run("letters typed before the first frame are the passphrase", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := start(t, robot.Typed(passphrase+"\r"))
			app.Shows("Continue where")
		})
	})
	t.Run("the recovery code is not the passphrase", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			home := written(t)
			code := robot.Lock(t, home, passphrase)
			app := robot.Start(t, robot.Home(home)).Type(code.String()).Press("enter").Shows("That is not the passphrase")
			nothingPrivate(t, app)
		})
	})
	t.Run("what came back is said after unlocking", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := start(t).Type(passphrase).Press("enter", "m", "end", "enter").Type("z").Wait(settled)
			app = robot.Start(t, robot.Home(app.Crash()), robot.Passphrase(passphrase))
			nothingPrivate(t, app)
			app.Type(passphrase).Press("enter").Shows("What you wrote to Safeguarding un/born babies, part 1 is back")
		})
	})
	t.Run("a slot that cannot be read is said", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			home := locked(t)
			robot.Damage(t, home, "data/slots/passphrase.age")
			app := robot.Start(t, robot.Home(home)).Type(passphrase).Press("enter")
			app.Shows("passphrase.age").Misses("Continue where")
		})
	})
	for _, size := range sizes {
		robot.Story(t, func(t *testing.T) {
			start(t, robot.At(size[0], size[1])).Golden("locked").Type("wrong").Press("enter").Golden("locked wrong")
		})
		robot.Story(t, func(t *testing.T) {
			start(t, robot.At(size[0], size[1])).Press("esc").Golden("locked reading")
		})
	}
}

// Whatever is pressed at a cover, nothing of what lies below is drawn.
func TestNothingShowsThroughACover(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, robot.Home(locked(t))).Type(passphrase).Press("enter").Press("m", "end", "enter").Shows("harbour")
		app.Press("ctrl+l").Wait(settled)
		from := len(app.Written())
		for _, key := range []string{"esc", "enter", "tab", "ctrl+x", "up", "down", "ctrl+g", "f1", "ctrl+n", "a", "ctrl+s", "ctrl+z", "alt+up", "enter"} {
			app.Press(key)
			nothingPrivate(t, app)
		}
		app.Paste("harbour").Send("\x1b[O").Send("\x1b[I").Resize(40, 12).Resize(20, 6).Resize(10, 3).Resize(120, 40)
		nothingPrivate(t, app)
		for _, w := range private {
			if slices.ContainsFunc([]string{app.Written()[from:]}, func(s string) bool { return strings.Contains(s, w) }) {
				t.Errorf("%q was written to the terminal", w)
			}
		}
	})
}
