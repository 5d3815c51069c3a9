//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// Stopped and continued, the program goes on, and what was typed meanwhile comes
// after what was typed before.
func TestTerminalStopped(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.types("before, ")
	p.signal(syscall.SIGSTOP)
	p.press("m", "e", "a", "n", "while")
	p.signal(syscall.SIGCONT)
	p.shows("before, meanwhile")
	p.saved("before, meanwhile")
}

// A paste arrives whole, whatever its line ends were; in the store there is one
// kind of line end.
func TestTerminalPaste(t *testing.T) {
	for name, end := range map[string]string{"lines": "\n", "Windows lines": "\r\n", "old lines": "\r"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lines := strings.Split(strings.Repeat(strings.Repeat("a line with an é, ", 3)+"letters abcdefghij\n", 160), "\n")
			lines = append(lines, "", "the last one")
			pasted := strings.Join(lines, end)
			if len(pasted) < 10_000 {
				t.Fatalf("%d bytes are too few to say anything", len(pasted))
			}
			p := newTerminal(t)
			p.reflect()
			p.paste(pasted)
			p.shows("the last one")
			p.types("!")
			p.saved(strings.Join(lines, "\n") + "!")
		})
	}
}

// Two hundred sizes in a row, from one cell to more than is laid out, and the
// same screen is there again at the end, and works.
func TestTerminalResized(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.types(words)
	p.shows("Saved")
	before := p.screen()
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		width, height := 1+random.IntN(160), 1+random.IntN(60)
		if i%50 == 0 {
			width, height = 1, 1
		}
		p.resize(width, height)
	}
	p.resize(100, 30)
	p.shows(strings.Repeat("─", 100)) // laid out anew, and not only cut or filled up
	p.resize(80, 24)
	p.until("the screen is as before", func() bool { return p.screen() == before })
	p.types(", still")
	p.press("Escape")
	p.shows(reading)
	p.saved(words + ", still")
	p.press("q")
	p.ended(0)
}

// A terminal sends one byte for the Escape key, and it is also the first of what
// it sends for others. By itself it acts, without waiting for another key; at the
// end of words it takes none with it; and arrow keys are never taken for it.
func TestTerminalEscape(t *testing.T) {
	for name, c := range map[string]struct {
		keys  []string // sent in one go
		shows string
		saved string
	}{
		"behind words": {[]string{"ab", "Escape"}, reading, "ab"},
		"arrows":       {[]string{"ab", "Left", "Left", "Right", "x"}, "axb", "axb"},
		"many arrows":  {[]string{"ab", "Up", "Down", "Right", "Home", "x", "End", "y"}, "xaby", "xaby"},
		"with Alt":     {[]string{"ab", "M-Up", "M-Down", "c"}, "abc", "abc"},
		"line ends":    {[]string{"ab", "Enter", "Enter", "c", "Escape"}, reading, "ab\n\nc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.reflect()
			p.press(c.keys...)
			p.shows(c.shows)
			p.saved(c.saved)
		})
	}
}

// Escape pressed twice, quickly or over a slow line, arrives in one piece. It is
// Escape all the same: it leaves, and takes no word with it.
func TestTerminalEscapeTwice(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.press("ab", "Escape", "Escape")
	p.shows("Library")
	p.saved("ab")
}

// Where there is no terminal, or one that cannot place text, the program is lines of
// text and draws nothing; where it shall only print, it says so, and what can be
// printed is printed.
func TestTerminalRefused(t *testing.T) {
	const refused, lines = "a screen is needed, and --plain shows none", "prebirth, in lines of text."
	for name, c := range map[string]struct {
		line  string
		code  int
		shows string
	}{
		"dumb":                {"echo q | TERM=dumb prebirth; exit 0", 0, lines},
		"a pipe behind":       {"echo q | prebirth | cat; exit 0", 0, lines},
		"nothing in front":    {"exec prebirth </dev/null", 0, lines},
		"refused":             {"exec prebirth --plain", 2, refused},
		"reading, dumb":       {"TERM=dumb exec prebirth read unborn-babies/1", 0, "1. Background"},
		"reading, plain":      {"exec prebirth read --plain unborn-babies/1", 0, "1. Background"},
		"reading into a pipe": {"prebirth read unborn-babies/1 | cat; exit 0", 0, "1. Background"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start(c.line)
			p.ended(c.code)
			if all := fold(p.tmux("capture-pane", "-p", "-S", "-", "-t", "p")); !strings.Contains(all, c.shows) {
				t.Errorf("%q is not in what was printed:\n%s", c.shows, all)
			}
			if _, err := os.Stat(p.home); err == nil && c.shows != lines {
				t.Error("something was begun on the disk")
			}
		})
	}
}

// The screen has colours, and none where none are wanted; the words are the same.
func TestTerminalColour(t *testing.T) {
	for name, c := range map[string]struct {
		line   string
		colour bool
	}{
		"as it comes":       {"exec prebirth", true},
		"NO_COLOR=1":        {"NO_COLOR=1 exec prebirth", false},
		"NO_COLOR=please":   {"NO_COLOR=please exec prebirth", false},
		"NO_COLOR is empty": {"NO_COLOR= exec prebirth", true},
		"never":             {"exec prebirth --color never", false},
		"always":            {"NO_COLOR=1 exec prebirth --color always", true},
		"CLICOLOR=0":        {"CLICOLOR=0 exec prebirth", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start(c.line)
			p.shows("Seven-minute briefings", "not started", "q quit")
			if got := coloured(p.tmux("capture-pane", "-e", "-p", "-t", "p")); got != c.colour {
				t.Errorf("the screen has colour: %v, and should: %v", got, c.colour)
			}
		})
	}
}

// The help pages obey the same wishes as the screen.
func TestTerminalHelpColour(t *testing.T) {
	for _, line := range []string{"NO_COLOR=please exec prebirth --help", "exec prebirth --color never --help"} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start(line)
			p.ended(0)
			if coloured(p.tmux("capture-pane", "-e", "-p", "-S", "-", "-t", "p")) {
				t.Error("the help has colour")
			}
		})
	}
}

// coloured says whether a captured screen sets a foreground or a background.
func coloured(screen string) bool {
	for _, set := range regexp.MustCompile(`\x1b\[([0-9;]*)m`).FindAllStringSubmatch(screen, -1) {
		for number := range strings.SplitSeq(set[1], ";") {
			n, _ := strconv.Atoi(number)
			if n >= 30 && n <= 49 && n != 39 && n != 49 || n >= 90 && n <= 107 {
				return true
			}
		}
	}
	return false
}
