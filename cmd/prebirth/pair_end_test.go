//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// halfTyped is a contribution that is never finished.
const halfTyped = "the midwife asks about"

// typing asks the first prompt, has some said, and leaves the last one unfinished.
func (p *pairing) typing(said ...string) {
	p.Helper()
	p.notes.press("Enter")
	p.notes.shows("Said:")
	for i, text := range said {
		p.notes.types(text)
		p.notes.press("Enter")
		p.kept(text, func(s ledSession) bool { return len(s.Asked) == 1 && len(s.Asked[0].Said) == i+1 })
	}
	p.notes.types(halfTyped)
}

// back opens the line again in notes that were started anew.
func (p *pairing) back(line string) {
	p.Helper()
	p.notes.press("s")
	p.notes.shows("What the room says")
	p.notes.press("Tab")
	p.notes.shows("Said: " + line)
}

// Killed outright, the notes lose nothing, and the room does not care.
func TestPairNotesKilled(t *testing.T) {
	t.Parallel()
	p := newPairing(t)
	p.lead(leads)
	p.join()
	p.typing()
	p.notes.press("PageDown") // after the letters: when it has come, they have
	p.sees(1)
	p.notes.signal(syscall.SIGKILL)
	p.notes.endedWith(137)
	p.room.press("2")
	p.sees(2)
	time.Sleep(4 * time.Second) // more than clocks of whole seconds may be behind
	p.join()
	p.notes.shows("The room sees part 2")
	p.clockRight(p.sinceBegun())
	p.back(halfTyped)
}

// Killed outright, the room is gone on with where it was: what was said is there,
// the clock counts no gap, and the notes join again by themselves with what is typed
// in them.
func TestPairRoomKilled(t *testing.T) {
	t.Parallel()
	const gap = 6 * time.Second
	p := newPairing(t)
	p.lead(leads)
	p.join()
	p.typing("first said", "second said")
	counted := time.Since(p.begun) // at least: it is kept with the next press
	p.notes.press("Tab", "r")
	p.room.shows("first said")
	p.notes.press("Tab")
	p.notes.shows("Said: " + halfTyped)
	p.kept("with the clock", func(s ledSession) bool {
		return time.Duration(s.Seconds+s.Talk+1)*time.Second >= counted
	})
	p.room.signal(syscall.SIGKILL)
	p.room.endedWith(137)
	killed := time.Now()
	p.notes.shows("The room is not there")
	p.notes.types(" her") // nobody hears it now
	time.Sleep(gap)

	p.room.start(leads)
	p.room.shows("Before the start", "was interrupted at part 1")
	most, from := killed.Sub(p.from), time.Now()
	p.room.press("Enter")
	p.room.shows("first said")
	p.room.lacks("second said")
	at := least{began: time.Now(), from: from, before: counted - time.Second, most: most} // kept to the whole second
	if lost := time.Since(p.from) - most; lost < gap {
		t.Fatalf("there was a gap of %v only", lost)
	}
	p.notes.until("the notes are back", func() bool { return !strings.Contains(p.notes.screen(), "The room is not there") })
	p.notes.shows("shown first said", "hidden second said", "Said: "+halfTyped+" her")
	p.clockRight(at)
	p.notes.press("Tab", "a")
	p.room.shows("second said")
	p.kept("all of it", func(s ledSession) bool { return len(s.Asked[0].Said) == 2 && s.Ended == "" })

	p.notes.signal(syscall.SIGKILL)
	p.notes.endedWith(137)
	p.join()
	p.back(halfTyped + " her")
}

// Told to end, or left without its terminal, the room keeps the session.
func TestPairRoomEnds(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(*terminal)
		code int
	}{
		"SIGTERM":            {func(p *terminal) { p.signal(syscall.SIGTERM) }, 143},
		"SIGHUP":             {func(p *terminal) { p.signal(syscall.SIGHUP) }, 129},
		"the pane is closed": {func(p *terminal) { p.tmux("kill-pane", "-t", "p") }, -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPairing(t)
			p.lead(leads)
			p.join()
			p.both("a number", 4, func() { p.notes.press("4") })
			pid := p.room.pid()
			c.end(p.room)
			if c.code > 0 {
				p.room.ended(c.code)
			}
			p.notes.until("the room ends", func() bool { return !running(pid) })
			p.notes.shows("with all it had kept")
			p.kept("at part 4, not ended", func(s ledSession) bool { return s.Parts[3].Shown && s.Ended == "" })
			p.room.endedProperly()
		})
	}
}

// The room does not wait for its notes: not for those that are stopped, and not for
// those whose terminal goes away.
func TestPairNotesStopped(t *testing.T) {
	t.Parallel()
	p := newPairing(t)
	p.lead(leads)
	p.join()
	p.notes.signal(syscall.SIGSTOP)
	for _, part := range []int{2, 3, 4, 5, 6} {
		from := time.Now()
		p.room.press(fmt.Sprint(part))
		p.sees(part)
		t.Logf("with the notes stopped, the room moves after %v, the looking included", time.Since(from).Round(time.Millisecond))
	}
	if screen := fold(p.notes.screen()); !strings.Contains(screen, "The room sees part 1.") {
		t.Errorf("the notes were not stopped:\n%s", screen)
	}
	p.notes.signal(syscall.SIGCONT)
	p.notes.shows("The room sees part 6")
	p.clockRight(p.sinceBegun())

	pid := p.notes.pid()
	p.notes.tmux("kill-pane", "-t", "p")
	p.room.until("the notes end", func() bool { return !running(pid) })
	p.room.press("7")
	p.sees(7)
	p.join()
	p.notes.shows("The room sees part 7")
}

// Where a session runs already, a second one says so, and offers what can be done.
func TestPairSecond(t *testing.T) {
	const runs = "a session with this team is running already: "
	for name, c := range map[string]struct {
		flag   string
		answer string
		joins  bool
	}{
		"left as it is":  {"", "Enter", false},
		"joined":         {"", "j", true},
		"joined at once": {" --join", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPairing(t)
			p.lead(leads)
			p.notes.start(leads + c.flag)
			if c.answer != "" {
				p.notes.prints(runs+p.briefing.Title, "as it is (enter)?")
				p.notes.press(c.answer, "Enter")
			}
			if c.joins {
				p.notes.shows("Notes · ")
				p.both("a number", 2, func() { p.notes.press("2") })
			} else {
				p.notes.ended(exitBusy)
				p.notes.prints("hint: --join shows its notes here")
			}
			p.room.press("5")
			p.sees(5)
		})
	}
}

// A session is taken over: it ends in order where it ran, and goes on here, with its
// clock as it runs.
func TestPairTakenOver(t *testing.T) {
	for name, c := range map[string]struct {
		line   string
		answer bool
	}{
		"at once":         {leads + " --take-over", false},
		"asked":           {leads, true},
		"by another team": {"exec prebirth present key-messages --team Blue --take-over", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPairing(t)
			p.lead(leads)
			p.goes(2)
			before := p.kept("at part 2", func(s ledSession) bool { return s.Parts[1].Shown })
			first := p.room
			p.room = p.another()
			p.room.start(c.line)
			if c.answer {
				p.room.prints("as it is (enter)?")
				p.room.press("t", "Enter")
			}
			first.ended(0)
			p.sees(2)
			p.join()
			p.notes.shows("The room sees part 2")
			p.clockRight(p.sinceBegun())
			p.room.press("3")
			p.sees(3)
			after := p.kept("at part 3", func(s ledSession) bool { return s.Parts[2].Shown })
			if after.ID != before.ID {
				t.Error("another session goes on")
			}
		})
	}
}

// goes moves the room, where there are no notes.
func (p *pairing) goes(part int) {
	p.Helper()
	p.room.press(fmt.Sprint(part))
	p.sees(part)
}

// another is a third terminal, with the same store.
func (p *pairing) another() *terminal {
	p.Helper()
	third := newTerminal(p.T)
	third.home, third.meets = p.room.home, p.room.meets
	return third
}

// A second session is not begun, and none is taken over where nothing can be shown: the exit code and a
// hint say so, and the session that runs is not touched.
func TestPairWithoutATerminal(t *testing.T) {
	t.Parallel()
	p := newPairing(t)
	p.lead(leads)
	for args, code := range map[string]int{
		"present " + shownBriefing:                          exitBusy,
		"present " + shownBriefing + " --take-over --plain": exitUsage,
		"notes --plain":                                     exitUsage,
	} {
		c := exec.Command("prebirth", strings.Fields(args)...)
		c.Env = p.room.environ()
		out, err := c.CombinedOutput()
		if err == nil || c.ProcessState.ExitCode() != code || !strings.Contains(string(out), "\nhint: ") {
			t.Errorf("prebirth %s: %v\n%s", args, err, out)
		}
	}
	p.goes(3)
}
