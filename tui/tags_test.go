package tui_test

import (
	"slices"
	"testing"

	"prebirth/tui/robot"
)

func TestTagsOfAReflection(t *testing.T) {
	mine(t, "one used before is put in by tab, and the next by tab again", func(t *testing.T, app *robot.App) {
		app.Press("t").Shows("Tags").Type("loss, hope, low light").Press("enter").Shows("It has 3 tags.", "#loss", "#low light")
		app.Press("down", "t").Shows("Used before: hope, loss, low light").Type("lo").Shows("Used before: loss, low light")
		app.Press("tab").Shows("Tags: loss").Press("tab").Shows("Tags: low light").Press("tab").Shows("Tags: loss").Misses("low light, loss")
		app.Type(", ").Shows("Used before: hope, low light").Press("tab").Shows("Tags: loss, hope").Press("enter").Shows("It has 2 tags.")
		app.Press("#").Shows("Only those with the tag “hope”", "2 shown").Press("#", "#").Shows("Only those with the tag “low light”", "1 shown")
		app.Press("#").Misses("Only those").Press("s", "#").Shows("with the tag “hope”")
	})
	mine(t, "what is typed before it is open stays", func(t *testing.T, app *robot.App) {
		app.Press("t").Type("loss").Press("enter").Shows("It has 1 tag.")
		app.Burst("t", "hope").Shows("Tags: loss, hope").Press("enter").Shows("It has 2 tags.")
	})
	mine(t, "esc leaves them, and nothing is typed into what lies below", func(t *testing.T, app *robot.App) {
		app.Press("t").Type("dqx").Press("esc").Shows("My reflections").Misses("for good?", "#dqx")
	})
	mine(t, "a long one is refused, and what was typed stays", func(t *testing.T, app *robot.App) {
		long := "a theme that is far too long to be one and more"
		app.Press("t").Type(long).Press("enter").Shows("Not kept: a tag is longer than 40 characters", long)
		app.Press("backspace").Misses("Not kept").Press("ctrl+u").Type("x").Press("enter").Shows("It has 1 tag.")
	})
	story(t, "while it is written, the words are kept first", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r", "alt+g").Shows("Write something first").Type("Some words").Misses("Write something first").Press("alt+g").Shows("It begins: Some words").Type("hope").Press("enter").Shows("Reflecting", "It has 1 tag.")
		app.Type(", and more").Wait(settled)
		if r := app.Latest(firstPrompt); r.Text != "Some words, and more" || !slices.Equal(r.Tags, []string{"hope"}) {
			t.Errorf("it is %q with %q", r.Text, r.Tags)
		}
	})
}
