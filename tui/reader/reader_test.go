package reader

import (
	"testing"
	"time"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A shelf notes the place that is handed over.
type shelf struct{ place progress.Place }

func (s *shelf) Place(p progress.Place)                     { s.place = p }
func (s *shelf) Read(string, time.Time)                     {}
func (s *shelf) WaitingPlace(string) (progress.Place, bool) { return progress.Place{}, false }
func (s *shelf) Flush() error                               { return nil }

// A store that does not answer keeps nobody from reading; and the place that
// comes late is gone to, unless the reader has moved, and is never written over
// by a guess.
func TestAStoreThatIsSlow(t *testing.T) {
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	for moves, want := range map[bool]string{false: "unborn-babies/5", true: "unborn-babies/2"} {
		book := &shelf{}
		m := New(lib, func() (Store, error) { select {} }, book, theme.Of(theme.Dark, theme.Unanswered), screen.Route{ID: "unborn-babies"})
		m.Resize(80, 20)
		m.Update(screen.Shown{})
		if m.page != nil {
			t.Fatal("a page is shown before its place is known")
		}
		_, cmd := m.Update(waitedMsg{"unborn-babies"})
		m.Update(cmd())
		if m.page == nil {
			t.Fatal("it waits for the store for ever")
		}
		m.Update(screen.Leaving{})
		if book.place.Part != "" {
			t.Errorf("a guess was kept as a place: %+v", book.place)
		}
		if moves {
			m.turn(1)
		}
		m.Update(loadedMsg{briefing: "unborn-babies", place: progress.Place{Part: "unborn-babies/5"}, marks: m.marks})
		if got := m.shown().ID; got != want {
			t.Errorf("moved %v: it shows %s, want %s", moves, got, want)
		}
	}
}
