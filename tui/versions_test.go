package tui_test

import (
	"slices"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/tui/robot"
)

// wordings is the versions of the first prompt's reflection on the disk, newest
// first.
func wordings(t *testing.T, app *robot.App) (all []string) {
	t.Helper()
	app.Disk(func(s *progress.Store) {
		revisions, err := s.Revisions(app.Latest(firstPrompt).ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range revisions {
			all = append(all, r.Text)
		}
	})
	return all
}

const (
	wall    = "I thought of a harbour wall, and of the keeper of a lighthouse."
	harbour = "I thought of a harbour."
)

func TestEarlierVersions(t *testing.T) {
	mine(t, "show what changed, with signs", func(t *testing.T, app *robot.App) {
		app.Press("end", "v").Shows("Version 2 of 2", "21 Dec 1999 09:30", "I thought of a harbour{+ wall, and of the keeper of a lighthouse+}.")
		app.Press("left").Shows("Version 1 of 2", "20 Dec 1999 09:30", harbour).Misses("lighthouse", "[-", "{+")
		app.Press("c").Shows("What has changed since", "{+ wall").Press("c").Misses("{+ wall")
		app.Press("right").Shows("This is how it reads now").Press("esc").Shows("My reflections")
	})
	mine(t, "stand side by side in a wide window", func(t *testing.T, app *robot.App) {
		app.Press("end", "v").Resize(110, 30).Shows("I thought of a harbour.", "│", "harbour{+ wall,")
		if beside := strings.Count(app.Screen(), "I thought of a harbour"); beside != 2 {
			t.Errorf("%d texts, want two\n%s", beside, app.Screen())
		}
	})
	mine(t, "come back with one key, and nothing is lost", func(t *testing.T, app *robot.App) {
		app.Press("end", "v", "left", "r").Shows("It reads again as on 20 Dec 1999 09:30. What stood there stays a version.", "Version 3 of 3")
		holds(t, app, firstPrompt, harbour)
		if got := wordings(t, app); !slices.Equal(got, []string{harbour, wall, harbour}) {
			t.Errorf("on the disk are %q", got)
		}
		app.Press("left", "r").Wait(settled)
		holds(t, app, firstPrompt, wall)
		app.Press("esc").Shows("My reflections", "▸ "+wall).Press("enter").Shows(wall).Press("ctrl+end").Type(" And on.").Wait(settled)
		holds(t, app, firstPrompt, wall+" And on.")
		if got := wordings(t, app); len(got) != 5 {
			t.Errorf("on the disk are %d versions: %q", len(got), got)
		}
	})
	mine(t, "what reads the same is not restored", func(t *testing.T, app *robot.App) {
		app.Press("end", "v", "left", "r", "left", "left", "r").Shows("there is nothing to restore")
		if got := wordings(t, app); len(got) != 3 {
			t.Errorf("on the disk are %q", got)
		}
	})
	mine(t, "there is one only", func(t *testing.T, app *robot.App) {
		app.Press("v").Shows("Version 1 of 1", "The first version", "I stood before it.").Press("r", "left", "c").Shows("Version 1 of 1")
	})
}
