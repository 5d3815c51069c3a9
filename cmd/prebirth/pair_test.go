//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"prebirth/briefings"
	"prebirth/briefings/library"
)

// The briefing that is led, and a team. Titles of parts are read from the library:
// they may be written anew.
const (
	shownBriefing = "unborn-babies"
	ledTeam       = "Red team"
)

// A pairing is a room's screen and the notes to it, each in a terminal of its own.
type pairing struct {
	*testing.T
	room, notes *terminal
	briefing    *briefings.Briefing
	from, begun time.Time // between which the session began
}

// newPairing makes two terminals with one store, in which nothing runs yet.
func newPairing(t *testing.T) *pairing {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	b, ok := lib.Briefing(shownBriefing)
	if !ok {
		t.Fatalf("there is no briefing %s", shownBriefing)
	}
	p := &pairing{T: t, room: newTerminal(t), notes: newTerminal(t), briefing: b}
	p.notes.home, p.notes.meets, p.room.meets = p.room.home, p.room.sockets, p.room.sockets
	return p
}

// lead begins a session.
func (p *pairing) lead(line string) {
	p.Helper()
	p.room.start(line)
	p.begin()
}

// begin begins where the page before the start is on its way.
func (p *pairing) begin() {
	p.Helper()
	p.room.shows("Before the start")
	p.from = time.Now()
	p.room.press("Enter")
	p.sees(1)
	p.begun = time.Now()
}

// leads is how a session with the team is started.
const leads = "exec prebirth present " + shownBriefing + " --team '" + ledTeam + "'"

// join starts the notes, which find the room by themselves.
func (p *pairing) join() {
	p.Helper()
	p.notes.start("exec prebirth notes")
	p.notes.shows("Notes · " + p.briefing.Title)
}

// sees waits until the room shows a part: its title, whose letters may stand apart.
func (p *pairing) sees(part int) {
	p.Helper()
	title := squash(p.briefing.Parts[part-1].Title)
	p.room.until(fmt.Sprintf("the room sees part %d", part), func() bool {
		return strings.Contains(squash(p.room.screen()), title)
	})
}

// both waits until both terminals are at a part, and says how long that took.
func (p *pairing) both(what string, part int, move func()) {
	p.Helper()
	from := time.Now()
	move()
	p.sees(part)
	p.notes.shows(fmt.Sprintf("The room sees part %d", part))
	p.Logf("%s: on both after %v, the looking included", what, time.Since(from).Round(time.Millisecond))
}

// prints waits for words that no screen wraps, so that a line ends in mid-word.
func (p *terminal) prints(all ...string) {
	p.Helper()
	for _, text := range all {
		p.until(fmt.Sprintf("%q is printed", text), func() bool { return strings.Contains(squash(p.screen()), squash(text)) })
	}
}

// squash is a text without its blanks.
func squash(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

var clocks = regexp.MustCompile(`(\d+):(\d\d) of .*discussion (\d+):(\d\d)`)

// clock is what the clocks of the notes show, of the parts and of discussion
// together; below zero where there are none.
func (p *pairing) clock() time.Duration {
	p.Helper()
	found := clocks.FindStringSubmatch(fold(p.notes.screen()))
	if found == nil {
		return -1
	}
	sum := 0
	for i, unit := range []int{60, 1, 60, 1} {
		n, err := strconv.Atoi(found[i+1])
		if err != nil {
			p.Fatal(err)
		}
		sum += n * unit
	}
	return time.Duration(sum) * time.Second
}

// clockRight holds that the notes never show more time than the session can have
// had, and waits until they show as much as it must have had, whatever the machine
// does meanwhile. Two seconds are lost to whole seconds, one for each clock.
func (p *pairing) clockRight(at least) {
	p.Helper()
	shown := time.Duration(-1)
	p.notes.until("the clock is right", func() bool {
		must := time.Since(at.began) + at.before - 2*time.Second
		shown = p.clock()
		if most := time.Since(at.from) + at.most; shown > most {
			p.Fatalf("the clock shows %v and cannot be beyond %v", shown, most)
		}
		return shown >= must
	})
}

// least is when a clock began to run again: at the latest and at the earliest; and
// what it had counted before that, at least and at most.
type least struct {
	began, from  time.Time
	before, most time.Duration
}

func (p *pairing) sinceBegun() least { return least{began: p.begun, from: p.from} }

// sessions are those of the store, as another process reads them.
func (p *pairing) sessions() (all []ledSession) {
	p.Helper()
	c := exec.Command("prebirth", "sessions", "list", "--json")
	c.Env = p.room.environ()
	out, err := c.Output()
	if err != nil {
		p.Fatalf("prebirth sessions list: %v", err)
	}
	var doc struct{ Sessions []ledSession }
	if err := json.Unmarshal(out, &doc); err != nil {
		p.Fatal(err)
	}
	return doc.Sessions
}

// kept waits until the store has one session, and it is as it should be.
func (p *pairing) kept(what string, holds func(ledSession) bool) ledSession {
	p.Helper()
	var all []ledSession
	p.room.until("kept is "+what, func() bool {
		all = p.sessions()
		return len(all) == 1 && all[0].Team == ledTeam && holds(all[0])
	})
	return all[0]
}

// Notes find the room by themselves, and whoever moves, both move.
func TestPairMoves(t *testing.T) {
	t.Parallel()
	p := newPairing(t)
	p.lead(leads)
	p.room.lacks(ledTeam)
	p.join()
	p.both("a number in the notes", 2, func() { p.notes.press("2") })
	p.both("a number in the room", 3, func() { p.room.press("3") })
	p.both("previous in the notes", 2, func() { p.notes.press("p") })
	p.both("page down in the room", 3, func() { p.room.press("PageDown") })
	p.clockRight(p.sinceBegun())
	p.notes.press("b")
	p.room.until("the room is blank", func() bool { return squash(p.room.screen()) == "" })
	p.room.press("F5")
	p.sees(3)
	p.notes.press("q")
	p.notes.ended(0)
	p.room.press("4")
	p.sees(4)
}

// A clicker's key that is held is one step, and what it sends to end a show of
// slides ends nothing.
func TestPairClicker(t *testing.T) {
	t.Parallel()
	p := newPairing(t)
	p.lead(leads + " --parts 1,3,5")
	p.join()
	held := make([]string, 30)
	for i := range held {
		held[i] = "PageDown"
	}
	p.room.press(held...)
	p.room.press("b") // when it is blank, all of them were taken
	p.room.until("the room is blank", func() bool { return squash(p.room.screen()) == "" })
	p.both("back from a blank screen", 3, func() { p.room.press("F5") })
	p.notes.shows("The room sees part 3, screen 1")
	for _, key := range []string{"Escape", "F5", "Escape", "F5"} {
		p.room.press(key)
	}
	p.both("a number behind them", 5, func() { p.room.press("5") })
	p.notes.press("Escape")
	p.notes.press("F5")
	p.both("a number in the notes", 1, func() { p.notes.press("1") })
	p.notes.press(held...)
	p.notes.press("w") // when this has come, all of them were taken
	p.notes.shows("What was agreed")
	p.notes.press("Escape")
	p.notes.shows("The room sees part 3, screen 1")
	p.sees(3)
	p.kept("going on", func(s ledSession) bool { return s.Ended == "" })
}

// Without a room there are no notes: it is said, with what to do.
func TestPairNobody(t *testing.T) {
	t.Parallel()
	p := newPairing(t)
	p.notes.start("prebirth notes; code=$?; [ $code -ne 0 ] && exit 9")
	p.notes.ended(9)
	p.notes.prints("prebirth: ", "hint: prebirth present BRIEFING")
}
