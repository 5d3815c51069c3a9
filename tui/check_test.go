package tui_test

import (
	"slices"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/tui/robot"
)

// identifying is a text with three things to find: two certain ones, and a
// school.
const identifying = "Call her on 07700 900123 on Monday.\nThe e-mail is jane@example.org, and he goes to Hill View School now."

// checked writes it and looks it through.
func checked(t *testing.T, name string, tell func(t *testing.T, app *robot.App)) {
	story(t, name, func(t *testing.T, app *robot.App) {
		tell(t, app.Press("enter", "r").Type(identifying).Press("ctrl+r").Shows("What may identify someone"))
	})
}

func kept(t *testing.T, app *robot.App) (all []string) {
	app.Disk(func(s *progress.Store) {
		list, err := s.Kept(app.Latest(firstPrompt).ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range list {
			all = append(all, k.Words+": "+k.Reason)
		}
	})
	return all
}

func TestWhatMayIdentifySomeone(t *testing.T) {
	checked(t, "is marked in its line, with why and what could stand there", func(t *testing.T, app *robot.App) {
		app.Shows("Found: 2 certain, 1 hint.", "▸ certain · phone number", "Call her on [07700 900123] on Monday.",
			"must be changed or kept with a reason before it leaves", "Instead: “", "hint · named place", "[Hill View School]")
		if marks := app.Reversed(); !slices.Contains(marks, "[07700 900123]") {
			t.Errorf("marked is %q", marks)
		}
		holds(t, app, firstPrompt, identifying) // it is written down before it is looked through
	})
	checked(t, "is changed, restored by u, and undone in the writing", func(t *testing.T, app *robot.App) {
		app.Press("enter").Shows("Changed", "Found: 1 certain, 1 hint.", "▸ certain · e-mail address").Wait(settled)
		changed := app.Kept(firstPrompt)
		if strings.Contains(changed, "07700") || !strings.Contains(changed, "jane@example.org") {
			t.Errorf("on the disk is %q", changed)
		}
		if got := wordings(t, app); !slices.Equal(got, []string{changed, identifying}) {
			t.Errorf("the versions are %q", got)
		}
		app.Press("u").Shows("taken back", "Found: 2 certain").Wait(settled)
		holds(t, app, firstPrompt, identifying)
		app.Press("c").Press("esc").Shows("Reflecting").Misses("07700").Type("more").Wait(settled)
		app.Press("ctrl+z", "ctrl+z").Shows("07700 900123").Wait(settled)
		holds(t, app, firstPrompt, identifying)
	})
	checked(t, "is changed all at once after a question", func(t *testing.T, app *robot.App) {
		app.Press("a").Shows("in 3 places?").Press("n").Shows("Nothing was changed", "Found: 2 certain")
		app.Press("a", "y").Shows("Changed in 3 places", "Nothing was found that the check knows").Wait(settled)
		if got := app.Kept(firstPrompt); strings.Contains(got, "07700") || strings.Contains(got, "Hill View") || strings.Contains(got, "@") {
			t.Errorf("on the disk is %q", got)
		}
		app.Press("u").Wait(settled)
		holds(t, app, firstPrompt, identifying)
	})
	checked(t, "is kept, a certain one only with a reason", func(t *testing.T, app *robot.App) {
		app.Press("k", "enter").Shows("say in a few words why it stays").Type("our own office, e").Press("enter")
		app.Shows("Kept, with the reason", "Found: 1 certain, 1 hint. Kept: 1.", "kept · phone number")
		app.Press("down", "k", "enter").Shows("Kept: 2.")
		if got := kept(t, app); !slices.Equal(got, []string{"07700 900123: our own office, e", "Hill View School: looked at, and kept"}) {
			t.Errorf("on the disk is kept %q", got)
		}
		app.Press("end").Shows("▸ kept").Press("esc", "ctrl+r").Shows("Kept: 2.", "▸ certain · e-mail address")
		app.Press("enter").Shows("Everything that was found is kept.")
	})
	checked(t, "esc in the line keeps nothing", func(t *testing.T, app *robot.App) {
		app.Press("k").Type("qum?").Press("esc").Shows("Found: 2 certain, 1 hint.", "private")
		if got := kept(t, app); len(got) > 0 {
			t.Errorf("kept is %q", got)
		}
	})
	checked(t, "is edited where it stands", func(t *testing.T, app *robot.App) {
		app.Press("down", "down", "e").Shows("Reflecting").Type("X").Wait(settled)
		holds(t, app, firstPrompt, strings.Replace(identifying, "Hill", "XHill", 1))
	})
	checked(t, "m marks for supervision and back", func(t *testing.T, app *robot.App) {
		app.Press("m").Shows("It is now for supervision").Press("esc").Shows("● for supervision").Type("!").Wait(settled)
		if got := app.Latest(firstPrompt).Sharing; got != progress.ForSupervision {
			t.Errorf("on the disk it is %s", got)
		}
		app.Press("ctrl+r", "m").Press("esc").Shows("● private").Type("!").Wait(settled)
		if got := app.Latest(firstPrompt).Sharing; got != progress.Private {
			t.Errorf("on the disk it is %s", got)
		}
	})
	story(t, "nothing found is not more than that", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("I listened, and I wondered.").Press("ctrl+r")
		app.Shows("Nothing was found that the check knows. It knows patterns, not your case: read it through yourself.")
		for _, word := range []string{"anonym", "clean", "safe "} {
			if strings.Contains(strings.ToLower(app.Screen()), word) {
				t.Errorf("it says %q\n%s", word, app.Screen())
			}
		}
		app.Press("enter", "k", "a", "u", "down").Press("esc").Shows("Reflecting")
	})
	checked(t, "is looked at in the smallest window", func(t *testing.T, app *robot.App) {
		app.Resize(20, 6)
		seen := ""
		for range 30 {
			seen += app.Screen()
			app.Press("down")
		}
		for _, words := range []string{"certain", "phone", "Found: 2", "[07700", "Instead", "[Hill View", "named place"} {
			if !strings.Contains(seen, words) {
				t.Errorf("%q is never seen\n%s", words, seen)
			}
		}
	})
}

func TestMarkingForSupervisionLooksItThrough(t *testing.T) {
	story(t, "from the writing", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type(identifying).Press("tab", "right").Shows("Reflecting").Press("enter").Wait(settled).Shows("What may identify someone", "for supervision")
		app.Press("esc").Press("tab", "enter").Wait(settled).Shows("Reflecting") // it was marked before
	})
	story(t, "not when nothing is found, and not when it stays private", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("I listened.").Press("tab", "right", "tab", "esc").Wait(settled).Shows("Reflecting", "● for supervision")
		app.Press("tab", "left", "enter").Press("ctrl+end").Type(identifying).Press("tab", "right", "left", "enter").Wait(settled).Shows("Reflecting", "● private")
	})
	story(t, "not over letters that are typed on", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type(identifying).Burst("tab", "right", "tab", " and on").Wait(settled)
		app.Shows("Reflecting", "and on")
		holds(t, app, firstPrompt, identifying+" and on")
	})
	story(t, "from my reflections", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type(identifying).Press("esc", "esc", "m", "m").Shows("What may identify someone", "for supervision")
		app.Press("end", "e").Shows("Reflecting").Type("X").Press("esc").Shows("My reflections").Wait(settled)
		holds(t, app, firstPrompt, strings.Replace(identifying, "Hill", "XHill", 1))
		app.Press("m").Shows("It is now private", "My reflections")
	})
}
