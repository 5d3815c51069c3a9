package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"prebirth/tui/robot"
)

// pages is a text of at least so many bytes.
func pages(bytes int) string {
	var b strings.Builder
	for i := 0; b.Len() < bytes; i++ {
		fmt.Fprintf(&b, "line %d of what was written elsewhere, with an é and a 家 in it\n", i)
	}
	return b.String()
}

// begin goes to the first prompt and has it say these words.
func begin(app *robot.App, words string) *robot.App {
	app.Press("enter")
	if !app.Has("Reflecting") {
		app.Press("r")
	}
	if !app.Has(words) {
		app.Type(words)
	}
	return app
}

func TestLargePastes(t *testing.T) {
	story(t, "are asked about, and pasted whole", func(t *testing.T, app *robot.App) {
		text := pages(81_000)
		app.Press("enter", "r").Paste(text).Shows("That is 81 kB, about 18,000 words. Paste it? y pastes, any other key does not.")
		app.Misses("line 1 of what").Wait(settled)
		holds(t, app, firstPrompt, "")
		app.Press("y").Wait(settled).Shows("Saved")
		holds(t, app, firstPrompt, text)
		app.Press("ctrl+z").Misses("what was written elsewhere")
	})
	story(t, "any other key leaves everything as it was", func(t *testing.T, app *robot.App) {
		for _, key := range []string{"n", "esc", "enter", "Y", "backspace"} {
			begin(app, "kept").Paste(pages(64_000)).Shows("Paste it?").Press(key).Shows("It was not pasted", "kept").Wait(settled)
			holds(t, app, firstPrompt, "kept")
			app.Press("esc")
		}
	})
	story(t, "below 64 kB nothing is asked", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Paste(strings.Repeat("x", 63_999)).Misses("Paste it?").Wait(settled)
		holds(t, app, firstPrompt, strings.Repeat("x", 63_999))
	})
	story(t, "a paste into the question is asked about with it", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Paste(pages(64_000)).Paste("and the end").Shows("Paste it?").Press("y").Wait(settled)
		holds(t, app, firstPrompt, pages(64_000)+"and the end")
	})
	story(t, "the limit is met with words, and nothing is changed", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Type("kept").Paste(strings.Repeat("too much ", 130_000))
		app.Shows("A reflection holds at most 1 MB of text. This would be more: nothing was put in, and nothing else has changed.")
		app.Type("!").Misses("at most 1 MB").Wait(settled)
		holds(t, app, firstPrompt, "kept!")
	})
	story(t, "typing at the limit is met with the same words", func(t *testing.T, app *robot.App) {
		app.Press("enter", "r").Paste(strings.Repeat("x", 1_000_000)).Press("y").Type("y").Shows("at most 1 MB").Wait(settled)
		if n := len(app.Kept(firstPrompt)); n != 1_000_000 {
			t.Errorf("%d bytes on the disk", n)
		}
	})
	t.Run("are asked about in any window", func(t *testing.T) {
		robot.Story(t, func(t *testing.T) {
			app := robot.Start(t, robot.At(20, 6)).Press("enter", "r").Paste(pages(64_000)).Shows("Paste 64 kB").Resize(40, 12)
			app.Shows("Paste it? y pastes").Press("n").Misses("Paste")
		})
	})
}

// What is typed and pasted comes back from the store to the byte, and goes back
// there the same; Windows' line ends are line ends.
func TestWordsComeBackExactly(t *testing.T) {
	for name, text := range map[string]string{
		"Windows line ends":  "one\r\ntwo\r\n\r\nthree",
		"tabs and blanks":    "\tone\t\ttwo  three \n \t \n\nend",
		"emoji families":     "👨‍👩‍👧‍👦 and 👩🏽‍🤝‍👨🏿, 🤰🏾 ❤️ 1️⃣ 🇵🇱🇬🇧",
		"accents, composed":  "café, naïve, Zoë",
		"accents, combining": "cafe\u0301, nai\u0308ve, a\u0323\u0307",
		"Welsh":              "Tŷ Gŵyr, ŵyn ac ŷd; w\u0302y\u0302",
		"Polish":             "Zażółć gęślą jaźń, Łódź",
		"Arabic":             "كَتَبَتْ أُمُّ الطِّفْلِ ٠٦٧",
		"Urdu":               "ماں نے کہا، بچہ ٹھیک ہے ۔ ھ ے",
		"Persian joiner":     "می\u200cخواهم",
	} {
		t.Run(name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				home, want := t.TempDir(), strings.ReplaceAll(text, "\r\n", "\n")
				app := robot.Start(t, robot.Home(home)).Press("enter", "r").Send("\x1b[200~" + text + "\x1b[201~").Wait(settled)
				holds(t, app, firstPrompt, want)
				app.Quit()
				app = robot.Start(t, robot.Home(home)).Press("enter", "ctrl+end").Type("x").Wait(settled)
				holds(t, app, firstPrompt, want+"x")
				app.Press("backspace").Wait(settled)
				holds(t, app, firstPrompt, want)
			})
		})
	}
}
