//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"prebirth/briefings"
)

// What the trainer has and the room must not see, each written with a letter of its
// own that is nowhere else, so that a single cell of it would be found.
const (
	secretTeam  = "þþ team"
	secretSaid  = "ŋŋ said"
	secretTyped = "œœ typed"
	secretHands = "łł hands"
	secretLedBy = "ðð role"
	secretToDo  = "øø to do"
	revealed    = "ßß revealed"
)

var secretLetters = []string{"þ", "ŋ", "œ", "ł", "ð", "ø"}

// Of everything the trainer has, not a letter is in what the room's terminal gets,
// byte by byte, on its screen or in its title, from before the program starts until
// it has ended. What is revealed comes, and nothing else with it.
func TestPairLeaks(t *testing.T) {
	t.Parallel()
	p := newPairing(t)
	record := p.recorded("exec prebirth present " + shownBriefing + " --team '" + secretTeam + "'")
	p.begin()
	p.join()
	p.secrets()
	for n := range p.briefing.Parts {
		p.both("a number", n+1, func() { p.notes.press(string(rune('1' + n))) })
		p.room.press("PageDown")
	}
	p.notes.press("1")
	p.sees(1)
	p.room.press("a") // the question, with all that is hidden
	question := briefings.Plain(p.briefing.Parts[0].Prompts[0].Text)
	p.room.shows(question)
	p.hides("before anything is revealed", record(), append(secretLetters, "ß")...)

	p.notes.press("s")
	p.notes.shows("What the room says", "hidden "+revealed)
	p.notes.press("Down", "r")
	p.room.shows(question, revealed)
	p.notes.shows("shown " + revealed)
	if !strings.Contains(record(), "ß") {
		t.Error("what was revealed is not in what was recorded: nothing would be found in it")
	}
	p.hides("title", p.room.tmux("display-message", "-p", "-t", "p", "#{pane_title} #{window_name}"), secretLetters...)
	p.notes.press("Escape")
	p.notes.shows("To ask", "The room sees the question; 1 of 2 said are hidden.")
	p.notes.press("e")
	p.notes.shows("End the session?")
	p.notes.press("y")
	p.room.prints(p.briefing.Title)
	p.notes.shows("The session has ended")
	p.room.press("q")
	p.room.ended(0)
	p.room.until("the end is recorded", func() bool { return strings.Contains(record(), "ended 0") })
	p.hides("at the end", record(), secretLetters...)
	p.screens(record())
	p.handout()
}

// recorded starts a line in the room's terminal and answers with every byte that
// came from it so far.
func (p *pairing) recorded(line string) func() string {
	p.Helper()
	gate, file := filepath.Join(p.room.dir, "gate"), filepath.Join(p.room.dir, "bytes")
	p.room.start("until [ -e '" + gate + "' ]; do sleep 0.02; done; " + line)
	p.room.tmux("pipe-pane", "-O", "-t", "p", "cat >'"+file+"'")
	p.room.until("it is recorded", func() bool { _, err := os.Stat(file); return err == nil })
	if err := os.WriteFile(gate, nil, 0o600); err != nil {
		p.Fatal(err)
	}
	return func() string {
		all, err := os.ReadFile(file)
		if err != nil {
			p.Fatal(err)
		}
		return string(all)
	}
}

// secrets has everything written down that the room must not see.
func (p *pairing) secrets() {
	p.Helper()
	p.notes.press("Enter")
	p.notes.shows("Said:")
	for _, text := range []string{secretSaid, revealed} {
		p.notes.types(text)
		p.notes.press("Enter")
		p.notes.shows("hidden " + text)
	}
	p.notes.press("C-t")
	p.notes.types(secretHands + " 4")
	p.notes.press("Enter")
	p.notes.shows("hidden hands: " + secretHands + " 4")
	p.notes.press("C-t")
	p.notes.types(secretTyped)
	p.notes.press("Escape")
	p.notes.shows("tab type")
	p.notes.press("Escape")
	p.notes.shows("To ask")
	p.notes.press("w")
	p.notes.shows("What was agreed", "Team "+secretTeam)
	p.notes.press("Down", "Enter")
	p.notes.types(secretLedBy)
	p.notes.press("Enter", "Down", "Down", "Enter")
	p.notes.types(secretToDo)
	p.notes.press("Enter")
	p.notes.shows("Led by (a role) "+secretLedBy, "Action 1 "+secretToDo, "Owner (a role):")
	p.notes.press("Escape")
	p.notes.shows("enter change")
	p.notes.press("Escape")
	p.notes.shows("To ask")
}

// hides holds that none of some letters is in a text.
func (p *pairing) hides(when, text string, letters ...string) {
	p.Helper()
	for _, l := range letters {
		if at := strings.Index(text, l); at >= 0 {
			p.Errorf("%s: %q is in it: %q", when, l, text[max(0, at-200):min(len(text), at+200)])
		}
	}
}

// screens goes through everything that was ever on the room's screen: the parts are
// seen, and of the notes to them no four words in a row.
func (p *pairing) screens(record string) {
	p.Helper()
	emulator := vt.NewEmulator(80, 24)
	go func() { _, _ = io.Copy(io.Discard, emulator) }() // it waits until somebody takes its answers
	var all strings.Builder
	for i := 0; i < len(record); i += 200 {
		_, _ = io.WriteString(emulator, record[i:min(len(record), i+200)])
		all.WriteString(squash(ansi.Strip(emulator.Render())) + "\n")
	}
	seen := all.String()
	p.hides("on a screen", seen, "of7:00", "discussion0", "saidarehidden")
	p.hides("on a screen", seen, p.notesAlone()...)
	shown, found := fours(p.shown()), 0
	for _, w := range shown {
		if strings.Contains(seen, w) {
			found++
		}
	}
	if found < len(shown)/2 {
		p.Errorf("only %d of the %d runs of words of the parts were found: what is looked for would not be", found, len(shown))
	}
}

// shown is everything that the room may see of the briefing.
func (p *pairing) shown() string {
	text := p.briefing.Title
	for _, part := range p.briefing.Parts {
		text += " " + part.Title + " " + briefings.Plain(part.Text)
		for _, q := range part.Prompts {
			text += " " + briefings.Plain(q.Text)
		}
	}
	return text
}

// notesAlone are the runs of words that are in the trainer's notes and nowhere in what
// the room may see.
func (p *pairing) notesAlone() (all []string) {
	p.Helper()
	shown := squash(p.shown())
	for _, part := range p.briefing.Parts {
		for _, w := range fours(briefings.Plain(part.Notes)) {
			if !strings.Contains(shown, w) {
				all = append(all, w)
			}
		}
	}
	if len(all) < 100 {
		p.Errorf("there are only %d runs of words in the notes to look for", len(all))
	}
	return all
}

// fours are the runs of four words of a text, without blanks.
func fours(text string) (all []string) {
	fields := strings.Fields(text)
	for i := range max(0, len(fields)-3) {
		all = append(all, strings.Join(fields[i:i+4], ""))
	}
	return all
}

// handout holds the pages for those who were not there to the same, where the program
// makes them.
func (p *pairing) handout() {
	p.Helper()
	c := exec.Command("prebirth", "record", "handout")
	c.Env = p.room.environ()
	out, err := c.CombinedOutput()
	if c.ProcessState != nil && c.ProcessState.ExitCode() == exitUsage {
		p.Log("the program makes no handout: there is none to look through")
		return
	}
	if err != nil {
		p.Fatalf("prebirth record handout: %v\n%s", err, out)
	}
	p.hides("handout", squash(string(out)), append(secretLetters, p.notesAlone()...)...)
}
