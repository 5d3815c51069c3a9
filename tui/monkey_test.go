package tui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/progress"
	"prebirth/tui/theme"
)

// steps is how many keys, pastes and resizes a monkey makes for each seed. For
// a long run: PREBIRTH_MONKEY=100000 go test -race ./tui -run Monkey
func steps(t *testing.T, usual int) int {
	if n, err := strconv.Atoi(os.Getenv("PREBIRTH_MONKEY")); err == nil {
		return n
	}
	if testing.Short() || Raced {
		return usual / 6
	}
	return usual
}

// A monkey presses what comes to its hands, on a machine where answers come
// late and in any order.
type monkey struct {
	*driver
	t    *testing.T
	r    *rand.Rand
	home string
	log  []string // what was done, for the report
	said map[string]bool
}

func newMonkey(t *testing.T, seed uint64) *monkey {
	m := &monkey{t: t, r: rand.New(rand.NewPCG(seed, 0)), home: t.TempDir(), said: map[string]bool{}}
	m.driver = drive(t, m.home, 80, 24)
	return m
}

// did notes a step, and the test fails with the last of them in its report.
func (m *monkey) did(what string, args ...any) {
	m.log = append(m.log, fmt.Sprintf(what, args...))
}

func (m *monkey) fail(format string, args ...any) {
	m.t.Helper()
	m.t.Fatalf("%s\nafter: %s\n%s", fmt.Sprintf(format, args...), m.last(), m.app.View().Content)
}

func (m *monkey) any(from []string) string { return from[m.r.IntN(len(from))] }

// catchUpOrRestart lets some of what is pending be done, and starts the program
// again where the monkey has left it.
func (m *monkey) catchUpOrRestart() {
	m.t.Helper()
	for range max(0, m.r.IntN(8)-4) {
		if len(m.pending) > 0 && !m.quit {
			m.safely(func() { m.run(m.r.IntN(len(m.pending))) })
		}
	}
	if m.quit {
		m.restart()
	}
}

func (m *monkey) resize() {
	w, h := 1+m.r.IntN(130), 1+m.r.IntN(50)
	m.did("%dx%d", w, h)
	m.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// check holds the frame to the window, before and after it is cut.
func (m *monkey) check() {
	m.t.Helper()
	a := m.app
	v := a.View()
	m.fits("the window", v.Content, v.Cursor, a.w, a.h)
	if a.small() || len(m.pending) > 0 {
		return // a page may be cut off until the one for this width is there
	}
	top := m.top()
	m.fits("the body of "+a.top().route.Name, top.Body, top.Cursor, a.frame.width, a.frame.body)
}

// wrong reports something that does not keep the monkey from going on, once.
func (m *monkey) wrong(what, format string, args ...any) {
	m.t.Helper()
	if m.said[what] {
		return
	}
	m.said[what] = true
	m.t.Errorf("%s\nafter: %s\n%s", fmt.Sprintf(format, args...), m.last(), m.app.View().Content)
}

// safely does one step and reports a panic with the way that led to it.
func (m *monkey) safely(step func()) {
	m.t.Helper()
	defer func() {
		if r := recover(); r != nil {
			m.t.Fatalf("panic: %v\nafter: %s\n%s", r, m.last(), debug.Stack())
		}
	}()
	step()
}

func (m *monkey) last() string { return strings.Join(m.log[max(0, len(m.log)-25):], " ") }

func (m *monkey) fits(what, content string, c *tea.Cursor, w, h int) {
	m.t.Helper()
	rows := strings.Split(content, "\n")
	if len(rows) > h {
		m.wrong(what+" rows", "%s has %d rows and room for %d", what, len(rows), h)
	}
	for i, row := range rows {
		if got := ansi.StringWidth(row); got > w {
			m.wrong(what+" cells", "row %d of %s has %d cells and room for %d: %q", i, what, got, w, ansi.Strip(row))
		}
	}
	if c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h) {
		m.wrong(what+" cursor", "the cursor is at %d,%d, outside %s of %d by %d", c.X, c.Y, what, w, h)
	}
}

func (m *monkey) restart() {
	m.did("restart")
	if err := m.close(); err != nil {
		m.fail("the end: %v", err)
	}
	m.driver = drive(m.t, m.home, 80, 24)
}

// everything is the keys of all screens and all pieces of text worth typing.
var everything = strings.Fields(`enter enter enter tab esc esc backspace space up down down left right home end pgup pgdown delete
	f1 ctrl+a ctrl+e ctrl+g ctrl+h ctrl+j ctrl+k ctrl+n ctrl+o ctrl+p ctrl+s ctrl+t ctrl+u ctrl+w ctrl+y ctrl+z alt+up alt+down
	ctrl+x ctrl+x ctrl+x ctrl+l alt+b alt+d shift+left shift+right shift+up shift+down shift+home shift+end ctrl+left ctrl+right ctrl+home ctrl+end
	f6 alt+t , a b d e f g j k l m m n o p q r r r s v y G / / ? 0 1 2 3 4 5 6 7 8 9 é 家 🇬🇧 . #`)

var pastes = []string{
	"two\nlines", "\t\ttabs", "👩‍👧‍👦 family", "\x1b[31mred\x1b[0m", "a\u202eb", strings.Repeat("long ", 400), "\r\n\r\n", "家家家家家家家家家家", "",
}

// anything is one step of the wild monkey.
func (m *monkey) anything() {
	switch n := m.r.IntN(100); {
	case n < 6:
		m.resize()
	case n < 10:
		p := m.any(pastes)
		m.did("paste(%.10q)", p)
		m.send(tea.PasteMsg{Content: p})
	case n < 12:
		m.did("blur")
		m.send(tea.BlurMsg{})
	case n < 14:
		m.did("ground")
		m.app.looks.name = theme.Auto
		m.send(tea.BackgroundColorMsg{Color: []ansi.BasicColor{ansi.Black, ansi.White}[m.r.IntN(2)]})
	case n < 16:
		m.did("graphemes")
		m.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	default:
		k := m.any(everything)
		m.did("%s", k)
		m.send(keyPress(k))
	}
}

// TestMonkeyFits is the wild monkey: whatever is pressed, every frame fits its
// window, nothing panics, and the program can be left and started again.
func TestMonkeyFits(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m := newMonkey(t, seed)
			for range steps(t, 700) {
				m.safely(m.anything)
				m.catchUpOrRestart()
				m.check()
				if m.r.IntN(8) == 0 {
					m.safely(m.settle)
					m.catchUpOrRestart()
					m.check()
				}
			}
			if err := m.close(); err != nil {
				m.fail("the end: %v", err)
			}
		})
	}
}

// gentle is keys that take nothing away, and letters that are not worth counting because
// they are commands. ctrl+t is none of them: its menu puts questions in the text.
var gentle = strings.Fields(`enter enter enter tab esc esc up down down left right home end pgup pgdown f1 ctrl+a ctrl+e ctrl+g ctrl+n
	ctrl+o ctrl+p ctrl+s alt+up alt+down alt+b ctrl+left ctrl+right ctrl+home ctrl+end ctrl+x ctrl+x ctrl+x ctrl+l`)

// TestMonkeyLosesNothing is the gentle monkey: whichever screens it wanders
// through, and however late the answers come, each letter that it typed or
// pasted where one writes is in the store in the end, once.
func TestMonkeyLosesNothing(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m := newMonkey(t, seed)
			typed := map[rune]int{}
			write := func(msg tea.Msg, text string) {
				if m.app.top().route.Name == "reflect" && m.app.cover.kind == uncovered {
					for _, letter := range text {
						typed[letter]++
					}
				}
				m.safely(func() { m.send(msg) })
			}
			for _, k := range []string{"enter", "r"} { // it might not come to where one writes by itself
				m.did("%s", k)
				m.send(keyPress(k))
				m.settle()
			}
			for range steps(t, 6000) {
				switch n := m.r.IntN(100); {
				case n < 2:
					m.resize()
				case n < 6 && !m.app.small():
					m.did("paste")
					write(tea.PasteMsg{Content: "βγδ"}, "βγδ")
				case n < 9:
					m.did("blur")
					m.send(tea.BlurMsg{})
				case m.app.small(): // where it depends on the screen what is kept
					m.did("80x24")
					m.send(tea.WindowSizeMsg{Width: 80, Height: 24})
				case n < 40 || m.app.top().route.Name != "reflect":
					k := m.any(append(gentle, "r", "r", "r", "r", "n", "p", "v", "o", "m", "/"))
					if route := m.app.top().route.Name; route == "versions" && k == "r" || route == "check" && k == "enter" {
						continue // it puts other words in the place of those typed
					}
					m.did("%s", k)
					write(keyPress(k), letterOf(k))
				default:
					letter := string(rune('A' + m.r.IntN(26)))
					m.did("%s", letter)
					write(keyPress(letter), letter)
				}
				m.catchUpOrRestart()
			}
			if m.r.IntN(2) == 0 {
				m.settle()
			}
			m.did("ctrl+c")
			m.send(keyPress("ctrl+c"))
			if err := m.close(); err != nil {
				m.fail("the end: %v", err)
			}
			kept := letters(t, m.home)
			if sum(typed) == 0 {
				m.fail("the monkey never wrote")
			}
			for letter, n := range typed {
				if kept[letter] != n {
					m.fail("of %q %d were typed and %d are in the store (of all: %d)", letter, n, kept[letter], sum(typed))
				}
			}
		})
	}
}

// letterOf is what a key writes: itself when it is a letter.
func letterOf(key string) string {
	if len(key) == 1 {
		return key
	}
	return ""
}

func sum(of map[rune]int) (n int) {
	for v := range maps.Values(of) {
		n += v
	}
	return n
}

// letters counts what is in the store.
func letters(t *testing.T, home string) map[rune]int {
	t.Helper()
	store, err := progress.Open(foldersOf(t, home), progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	all, err := store.Reflections(progress.Filter{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	n := map[rune]int{}
	for _, r := range all {
		for _, letter := range r.Text {
			n[letter]++
		}
	}
	return n
}
