package tui_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/tui/robot"
	"prebirth/tui/screen"
)

// setting is the page of the note, before the first reflection, in a window of a
// size.
func setting(t *testing.T, options ...robot.Option) *robot.App {
	t.Helper()
	app := robot.Start(t, append(options, robot.Fresh(), robot.Route(screen.Route{Name: "protect", ID: firstPrompt}))...)
	return app.Wait(time.Second)
}

// suggestion is the five words on the screen, and code the groups of the recovery
// code.
func suggestion(t *testing.T, app *robot.App) string {
	t.Helper()
	for _, row := range app.Rows() {
		if words := strings.Fields(row); len(words) == 5 && regexp.MustCompile(`^[a-z -]+$`).MatchString(strings.TrimSpace(row)) {
			return strings.Join(words, " ")
		}
	}
	t.Fatalf("there is no suggestion\n%s", app.Screen())
	return ""
}

func code(t *testing.T, app *robot.App) []string {
	t.Helper()
	groups := groupsIn(app.Screen())
	if len(groups) != 6 {
		t.Fatalf("there are %d groups\n%s", len(groups), app.Screen())
	}
	return groups
}

func groupsIn(text string) []string {
	return regexp.MustCompile(`\b[0-9A-Z]{5}\b`).FindAllString(text, -1)
}

// groupAsked is the number of the group that is to be typed, from 0.
func groupAsked(t *testing.T, app *robot.App) int {
	t.Helper()
	found := regexp.MustCompile(`type group (\d)`).FindStringSubmatch(strings.Join(strings.Fields(app.Screen()), " "))
	if found == nil {
		t.Fatalf("no group is asked for\n%s", app.Screen())
	}
	return int(found[1][0] - '1')
}

// confirm goes from the recovery code to the end.
func confirm(t *testing.T, app *robot.App) []string {
	t.Helper()
	groups := code(t, app)
	app.Shows("cannot be read again by anybody").Press("enter")
	for range 2 {
		app.Type(strings.ToLower(groups[groupAsked(t, app)])).Press("enter")
	}
	return groups
}

// opens holds a home to opening with a passphrase, and not without.
func opens(t *testing.T, app *robot.App, with string, locked bool) {
	t.Helper()
	folders := app.Folders()
	for secret, want := range map[string]bool{"": !locked, with: true} {
		o := progress.Options{ReadOnly: true}
		o.Secret.Passphrase = secret
		store, err := progress.Open(folders, o)
		if err == nil {
			_ = store.Close()
		}
		if (err == nil) != want {
			t.Errorf("with %q it opens: %v", secret, err)
		}
	}
}

func TestTheFirstNote(t *testing.T) {
	tell := func(name string, story func(t *testing.T, app *robot.App)) {
		t.Run(name, func(t *testing.T) { robot.Story(t, func(t *testing.T) { story(t, setting(t)) }) })
	}
	tell("says what the writing is not", func(t *testing.T, app *robot.App) {
		app.Shows("Before your first reflection", "names", "not a case record", "not an incident report", "a court", "employer's policy applies")
	})
	tell("enter goes on to writing, and it is not asked again", func(t *testing.T, app *robot.App) {
		app.Press("enter").Shows("Reflecting", "Write here").Type("words").Wait(settled)
		holds(t, app, firstPrompt, "words")
		app.Disk(func(s *progress.Store) {
			noted, _ := s.Setting(progress.SettingNoted)
			offered, err := s.Setting(progress.SettingOffered)
			if noted != "yes" || offered != "yes" || err != nil {
				t.Errorf("noted %q, offered %q, %v", noted, offered, err)
			}
		})
		opens(t, app, "", false)
	})
	tell("letters typed before it was seen are written in the reflection", func(t *testing.T, app *robot.App) {
		app.Type("I began at once").Shows("What you have typed is kept").Wait(time.Second).Press("enter").Shows("I began at once").Wait(settled)
		holds(t, app, firstPrompt, "I began at once")
	})
	tell("esc does not throw them away", func(t *testing.T, app *robot.App) {
		app.Type("I began at once").Wait(time.Second).Press("esc").Shows("I began at once").Wait(settled)
		holds(t, app, firstPrompt, "I began at once")
	})
	tell("a line end among them is no answer", func(t *testing.T, app *robot.App) {
		app.Type("one\ntwo\tq").Shows("Before your first").Wait(time.Second).Press("enter").Wait(settled)
		if kept := app.Kept(firstPrompt); !strings.HasPrefix(kept, "one\ntwo") {
			t.Errorf("on the disk is %q", kept)
		}
	})
	tell("esc goes back", func(t *testing.T, app *robot.App) {
		app.Press("esc").Shows("Library")
		opens(t, app, "", false)
	})
}

func TestSettingAPassphrase(t *testing.T) {
	tell := func(name string, story func(t *testing.T, app *robot.App)) {
		t.Run(name, func(t *testing.T) { robot.Story(t, func(t *testing.T) { story(t, setting(t).Press("tab")) }) })
	}
	tell("the suggestion", func(t *testing.T, app *robot.App) {
		first := suggestion(t, app)
		app.Press("ctrl+n")
		words := suggestion(t, app)
		if first == words {
			t.Error("ctrl+n suggests the same")
		}
		app.Press("enter").Shows("again").Misses(words).Type(words).Press("enter").Shows("write it on paper")
		confirm(t, app)
		app.Shows("Done.").Press("enter").Shows("Reflecting").Type("kept").Wait(settled)
		app.Quit()
		opens(t, app, words, true)
		robot.Start(t, robot.Home(app.Dir())).Shows("Passphrase").Type(words).Press("enter").Shows("Continue").Quit()
	})
	tell("own words", func(t *testing.T, app *robot.App) {
		app.Type("short").Press("enter").Shows("are the least", "step 1")
		app.Type(passphrase).Misses(passphrase).Press("ctrl+r").Shows(passphrase).Press("enter")
		app.Type("something else").Press("enter").Shows("not the same").Type(passphrase).Press("enter")
		groups := code(t, app)
		app.Press("enter")
		asked := groupAsked(t, app)
		app.Type("AAAAA").Press("enter").Shows("Group " + string(rune('1'+asked)) + " is not")
		opens(t, app, passphrase+"x", false)
		app.Press("ctrl+p")
		if again := code(t, app); strings.Join(again, "") != strings.Join(groups, "") {
			t.Errorf("the code was %v and is %v", groups, again)
		}
		confirm(t, app)
		app.Shows("Done.").Press("enter").Quit()
		opens(t, app, passphrase, true)
	})
	for name, way := range map[string]string{
		"choosing": "", "the second time": "enter", "the code": "enter WORDS enter", "checking": "enter WORDS enter enter",
	} {
		tell("esc leaves everything as it was, "+name, func(t *testing.T, app *robot.App) {
			words := suggestion(t, app)
			for _, key := range strings.Fields(way) {
				if key == "WORDS" {
					app.Type(words)
				} else {
					app.Press(key)
				}
			}
			app.Press("esc").Shows("Nothing was changed").Press("enter").Shows("Reflecting").Type("x").Wait(settled)
			holds(t, app, firstPrompt, "x")
			opens(t, app, "", false)
		})
	}
	t.Run("another copy has it open", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := setting(t).Press("tab")
			app.Type(passphrase).Press("enter").Type(passphrase).Press("enter")
			o := progress.Options{ReadOnly: true}
			other, err := progress.Open(app.Folders(), o)
			if err != nil {
				t.Fatal(err)
			}
			confirm(t, app)
			app.Shows("Nothing was changed.", "another copy")
			if err := other.Close(); err != nil {
				t.Fatal(err)
			}
			opens(t, app, "", false)
			confirm(t, app)
			app.Shows("Done.").Press("enter").Quit()
			opens(t, app, passphrase, true)
		})
	})
}

func TestTheProtectionPage(t *testing.T) {
	story(t, "says how it is, and what is not protected", func(t *testing.T, app *robot.App) {
		app.Press("p").Shows("What this protects", "No passphrase is set", "lost or stolen laptop", "synced").Resize(80, 60)
		app.Shows("Malware", "unlocked", "logs or records", "Whoever has your account", "export", "erased",
			"Saved means on disk, synced. At most one second of typing can be lost.")
		app.Misses("anonymi", "unbreakable", "complian").Press("esc").Shows("Library")
	})
	story(t, "sets one", func(t *testing.T, app *robot.App) {
		app.Press("p", "s").Type(passphrase).Press("enter").Type(passphrase).Press("enter")
		confirm(t, app)
		app.Shows("Done.").Press("enter").Shows("A passphrase opens what you wrote", "There is a recovery code")
		app.Press("ctrl+l").Shows("Locked").Type(passphrase).Press("enter").Shows("What this protects")
	})
	open := func(t *testing.T) *robot.App {
		return robot.Start(t, robot.Home(locked(t)), robot.Passphrase(passphrase)).Type(passphrase).Press("enter", "p")
	}
	t.Run("changes it, after the present one", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := open(t).Press("s").Shows("present passphrase").Type("wrong one, this").Press("enter").Shows("not the passphrase")
			app.Type(passphrase).Press("enter").Shows("step 1 of 4")
			const other = "another good one, this"
			app.Type(other).Press("enter").Type(other).Press("enter")
			confirm(t, app)
			app.Shows("Done.").Press("enter").Shows("What this protects").Press("esc", "m").Shows("The hardest part").Quit()
			opens(t, app, other, true)
		})
	})
	t.Run("removes it, after the present one", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := open(t).Press("d").Shows("y removes the passphrase").Press("x").Shows("Nothing was changed")
			app.Press("d", "y").Shows("present passphrase").Type(passphrase).Press("enter").Shows("are removed", "No passphrase is set")
			app.Press("ctrl+l").Shows("there is no passphrase").Press("ctrl+x").Quit()
			opens(t, app, "", false)
		})
	})
	t.Run("the last backup", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := robot.Start(t, robot.Home(written(t))).Press("p")
			app.Shows("Last backup: 00:00 on 1 January 2000", "Kept: 1", "/data/backups")
		})
	})
}

// What covers a store that another copy of the program writes in.
func TestTwoCopies(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		home := written(t)
		first := robot.Start(t, robot.Home(home))
		second := robot.Start(t, robot.Home(home)).Shows("Another copy of prebirth", "process", "All can be read here")
		second.Press("m").Shows("The hardest part").Press("esc", "enter", "5", "esc").Shows("Another copy").Quit()
		second = robot.Start(t, robot.Home(home)).Shows("Another copy")
		first.Quit()
		second.Press("home", "enter", "3").Wait(settled).Press("esc").Misses("Another copy").Shows("part 3 of 7")
		second.Press("enter", "r").Type("written by the second").Wait(settled).Quit()
		third := robot.Start(t, robot.Home(home)).Misses("Another copy").Press("m").Shows("written by the second")
		third.Quit()
	})
}
