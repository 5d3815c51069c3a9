package tui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/tui/draft"
)

// allSizes says whether every window is tried, and not a selection:
// PREBIRTH_SIZES=all go test ./tui -run EverySize -timeout 2h
func allSizes() bool { return os.Getenv("PREBIRTH_SIZES") == "all" }

// windows are sizes to try: each width up to 120 and each height up to 60 with some of
// the other, the largest, those beyond it, and some by chance.
func windows(seed uint64) (all [][2]int) {
	if allSizes() {
		for w := 1; w <= 130; w++ {
			for h := 1; h <= 50; h++ {
				all = append(all, [2]int{w, h})
			}
		}
	}
	heights, widths := []int{6, 12, 24, 5, 40, 9, 17, 30}, []int{20, 80, 40, 112, 19, 60, 100, 33}
	shift := int(seed)
	for w := 1; w <= 120; w++ {
		all = append(all, [2]int{w, heights[(w+shift)%len(heights)]})
	}
	for h := 1; h <= 60; h++ {
		all = append(all, [2]int{widths[(h+shift)%len(widths)], h})
	}
	all = append(all, [][2]int{{500, 200}, {500, 1}, {1, 200}, {501, 201}, {100000, 100000}, {0, 0}, {-1, -7}}...)
	r := rand.New(rand.NewPCG(seed, 5))
	for range 15 {
		all = append(all, [2]int{1 + r.IntN(500), 1 + r.IntN(200)})
	}
	return all
}

// A sized is a model and what it takes to show it in another window.
type sized struct {
	view   func() tea.View
	resize func(w, h int)
	method ansi.Method
	room   bool // a screen without a cursor
}

// "Every size from 1×1 to 500×200": nothing panics, every row and the cursor are within
// the window, sizes beyond are clamped, and a window that was made small and large again
// shows what it showed before.
func (s sized) holds(t *testing.T, name string, seed uint64) {
	t.Helper()
	// What runs on, and a part whose end was seen in a large window, are no loss.
	moving := regexp.MustCompile(`\d:\d\d|[○●]|\d+ seconds? in hand|on time`)
	still := func() string { return moving.ReplaceAllString(s.view().Content, "*") }
	s.resize(80, 24)
	first := still()
	wrong := 0
	for i, size := range windows(seed) {
		s.resize(size[0], size[1])
		w, h := clamp(size[0], size[1])
		if what := s.wrong(w, h); what != "" && wrong < 3 {
			wrong++
			t.Errorf("%s at %dx%d (seed %d): %s\n%s", name, size[0], size[1], seed, what, ansi.Strip(s.view().Content))
		}
		if i%12 != 0 && w < mostWidth {
			continue
		}
		s.resize(80, 24)
		if now := still(); now != first {
			t.Fatalf("%s: after %dx%d it shows\n%s\nand not\n%s", name, size[0], size[1], ansi.Strip(now), ansi.Strip(first))
		}
	}
}

func (s sized) wrong(w, h int) string {
	v := s.view()
	rows := strings.Split(v.Content, "\n")
	if w < 1 || h < 1 {
		return "" // whatever that is
	}
	if len(rows) > h {
		return fmt.Sprintf("%d rows", len(rows))
	}
	for i, row := range rows {
		if n := s.method.StringWidth(row); n > w {
			return fmt.Sprintf("row %d has %d cells", i, n)
		}
	}
	switch c := v.Cursor; {
	case c == nil && !s.room:
		return "there is no cursor"
	case c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h):
		return fmt.Sprintf("the cursor is at %d,%d", c.X, c.Y)
	}
	return ""
}

// seedOf is another seed for each run, printed where something is wrong. For one again:
// PREBIRTH_SEED.
func seedOf(t *testing.T) uint64 {
	t.Helper()
	seed := uint64(time.Now().UnixNano() % 100000)
	if s := os.Getenv("PREBIRTH_SEED"); s != "" {
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatal(err)
		}
	}
	return seed
}

func TestEverySize(t *testing.T) {
	seed := seedOf(t)
	for i, state := range states {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			d := state.open(t)
			s := sized{view: d.app.View, method: d.app.widths, resize: func(w, h int) {
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
				d.settle()
			}}
			s.holds(t, state.name, seed+uint64(i))
		})
	}
}

// sessionStates are what is on the room's terminal, by keys; after t y the notes are.
var sessionStates = map[string]string{
	"room before the start": "", "room no part chosen": "space down space down space down space down space down space down space",
	"room part": "enter 2", "room list": "enter 3", "room points": "v enter 2 right", "room question": "enter 2 a", "room blank": "enter b",
	"room warning": "enter t", "room end question": "enter q", "room ended": "enter e y", "room help": "enter ?",
	"notes": "enter 2 t y", "notes writing": "enter 2 t y enter =We_asked enter =Half_of_it",
	"notes said":   "enter 2 t y enter =We_asked_at_booking enter =Nobody_had_told_the_health_visitor_that_the_booking_had_been_late enter ctrl+t =Yes_4 enter tab r",
	"notes agreed": "enter 2 t y w enter =12 enter down down down enter =Ask_about_the_first_home enter =Midwife enter =15/12/2026 enter",
	"notes end":    "enter t y e", "notes ended": "enter e y t y",
}

func TestEverySizeOfASession(t *testing.T) {
	seed := seedOf(t)
	for name, keys := range sessionStates {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			st := staged(t)
			for _, k := range strings.Fields(keys) {
				if text, ok := strings.CutPrefix(k, "="); ok {
					st.Update(tea.PasteMsg{Content: strings.ReplaceAll(text, "_", " ")})
					continue
				}
				st.Update(keyPress(k))
			}
			_ = st.book.Flush() // or it would say on the way that it is saved
			st.Update(draft.Changed{})
			if strings.HasPrefix(name, "notes") != (st.on == theNotes) {
				t.Fatalf("the keys lead to %v", st.on)
			}
			s := sized{view: st.View, room: st.on == theRoom, resize: func(w, h int) { st.Update(tea.WindowSizeMsg{Width: w, Height: h}) }}
			s.holds(t, name, seed)
			if st.on != theNotes {
				return
			}
			now := st.now()
			p := newPaper(Options{Library: st.p.Library, Theme: "dark"}, true, st.give, func(tea.Msg) (tea.Cmd, bool) { return nil, false }, func() tea.Cmd { return nil })
			p.Update(now)
			s = sized{view: p.View, resize: func(w, h int) { p.Update(tea.WindowSizeMsg{Width: w, Height: h}) }}
			s.holds(t, name+", in a terminal of their own", seed)
		})
	}
}

// staged is a room without a loop.
func staged(t *testing.T) *stage { return stagedBy(t, settings.Settings{}) }

// stagedBy is such a room for a person with settings.
func stagedBy(t *testing.T, chosen settings.Settings) *stage {
	t.Helper()
	if Raced {
		t.Skip("nothing here races")
	}
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	folders, err := progress.FoldersFor(t.TempDir(), func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	opening := progress.OpenSoon(folders, progress.Options{})
	book := draft.New(func() (draft.Keeper, error) { return keeper(opening) }, nil)
	t.Cleanup(func() { _ = book.Close(); _ = opening.Close() })
	briefing, _ := lib.Briefing("unborn-babies")
	return newStage(Presenting{
		Options:  Options{Library: lib, Profile: colorprofile.TrueColor, Width: 80, Height: 24, Settings: chosen},
		Briefing: briefing, Team: "Red team",
	}, opening, book)
}

// What is told before the first frame is within the same bounds.
func TestTheFirstSizeIsClamped(t *testing.T) {
	var term struct{ strings.Builder }
	for _, size := range [][2]int{{80, 24}, {500, 200}, {501, 10}, {65535, 65535}, {100000, 1}, {-1, -1}} {
		o := within(Options{Width: size[0], Height: size[1], Output: &term})
		if w, h := clamp(size[0], size[1]); o.Width != w || o.Height != h || o.Width > mostWidth || o.Height > mostHeight {
			t.Errorf("%v became %dx%d", size, o.Width, o.Height)
		}
		if asked := o.Output == &term; asked == (size[0] > believable || size[1] > believable) {
			t.Errorf("%v: the terminal is asked for its size: %v", size, asked)
		}
	}
}
