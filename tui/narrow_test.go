package tui_test

import (
	"strings"
	"testing"

	"prebirth/tui/robot"
)

// "Full use at 40×12": the first journey of somebody whose letters are that large, from
// the library to supervision. At each step the words that are needed to go on are on
// the screen.
func TestTheFirstJourneyInASmallWindow(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		app := robot.Start(t, robot.Fresh(), robot.At(40, 12))
		app.Shows("▸ Safeguarding un/born babies", "What you type is saved and encrypted.", "? shows every key", "enter open", "? keys")
		app.Press("home").Misses("What you type").Shows("▸ Safeguarding un/born babies", "not started", "more below", "enter open", "↑/↓ choose", "? keys")
		app.Press("down", "down").Shows("▸  1 Understand and use your data").Press("up", "up")
		reads(t, app)
		writesSmall(t, app)
		marks(app)
		looksBack(app)
		app.Press("esc").Press("s").Shows("Supervision", "▸ Because it frightens me", "enter open", "a agree an action")
		app.Press("enter").Shows("Before you read on", "more below", "c comment", "s sign off").Press("G").Shows("Nothing was said about it yet")
		app.Press("esc", "esc").Press("p").Shows("No passphrase is set", "s set, change passphrase", "more below").Press("G").Shows("unless you export it")
		app.Press("esc").Press("?").Shows("Keys", "To begin with", "What you type is saved and encrypted.").Press("space")
		app.Shows("Library (where you were)", "enter", "open", "space further down", "esc back")
		app.Press("G").Misses("more below").Press("esc").Shows("▸ Safeguarding un/born babies", "Continue where you stopped", "1 reflection").Press("q").Left()
	})
}

// reads reads the first part to its end, key by key, and sees all of it.
func reads(t *testing.T, app *robot.App) {
	t.Helper()
	app.Press("enter").Shows("part 1 of 7", "01  Background", "more below", "space read on", "r reflect", "esc back", "n/p turn page")
	seen := ""
	for range 20 {
		seen += strings.Join(strings.Fields(app.Screen()), " ")
		if app.Has("space turns") {
			break
		}
		app.Press("pgdown")
	}
	app.Shows("end of part 1, space turns")
	for _, words := range []string{
		"Behind this briefing are several", "it goes on the case record today, not here", "Reflect",
		"Before you read on", "What do you find hardest about", "Think of a baby you first heard of", "Sources",
	} {
		if !strings.Contains(seen, words) {
			t.Errorf("the page keys went past %q", words)
		}
	}
	app.Press("pgup").Shows("more below")
}

// writesSmall goes through the note and the prompts, and sees what is typed and where.
func writesSmall(t *testing.T, app *robot.App) {
	t.Helper()
	app.Press("r").Shows("Before your first reflection", "more below", "enter write now", "tab set a passphrase", "↑/↓ scroll").Wait(settled)
	app.Press("enter").Shows("Before you read on: what do you", "where did you learn it?", "prompt 1 of 3", "No names, dates or places", "● private", "esc keep, back", "tab for whom")
	app.Press("ctrl+n").Shows("What do you find hardest about", "prompt 2 of 3").Press("ctrl+n").Shows("prompt 3 of 3").Press("ctrl+n").Shows("prompt 1 of 3")
	for i, line := range []string{"Because it frightens me.", "I was told on 07700 900123", "that nobody had asked her", "about the first home", "or the second one.", "Nobody."} {
		if i > 0 {
			app.Press("enter")
		}
		app.Type(line).Shows(line)
		x, y, seen := app.Cursor()
		if row := app.Rows()[y]; !seen || x != len(row) || !strings.HasSuffix(row, line) {
			t.Errorf("after %q the cursor is at %d,%d (seen: %v)\n%s", line, x, y, seen, app.Screen())
		}
	}
	app.Wait(settled).Shows("Saved 00:00", "lines above", "Before you read on")
	app.Press("ctrl+g").Shows("Reflecting (where you were)", "for whom").Press("space").Shows("ctrl+r        check").Press("esc").Shows("Nobody.")
}

// marks marks it for supervision and looks through what may identify somebody.
func marks(app *robot.App) {
	app.Press("tab").Shows("● private", "○ for supervision", "←/→ choose", "enter write on").Press("right").Shows("● for supervision")
	app.Press("enter").Wait(settled).Shows("What may identify someone", "▸ certain · phone number", "[07700 900123]", "enter neutral words", "k keep, say why")
	app.Press("enter").Shows("Changed. u takes it back.").Press("esc").Press("ctrl+home").Shows("[phone number removed]").Press("esc")
}

// looksBack finds what was written, in the library as well, and its versions.
func looksBack(app *robot.App) {
	app.Shows("part 1 of 7").Press("/").Shows("Find:", "Type a word", "esc back").Type("mother")
	app.Shows("On this page, in 1 place", "▸ Safeguarding", "with vulnerab", "more below", "enter open").Press("down", "enter").Shows("part 2 of 7", "“mother” is in").Press("esc", "esc", "esc")
	app.Press("m").Shows("My reflections", "1 of 1", "▸ Because it frightens me", "for supervision", "enter open", "m for whom", "? keys")
	app.Press("v").Shows("▸ Version 2 of 2", "older, newer", "esc back").Press("left").Shows("▸ Version 1 of 2", "r restore").Press("esc")
	app.Press("/").Shows("Find:", "enter done", "esc show all").Type("nobody").Shows("▸ Because").Press("enter").Press("enter").Shows("Nobody.").Press("esc")
}
