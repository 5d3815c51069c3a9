package robot

import (
	"testing"

	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui"
	"prebirth/tui/pair"
)

// Lead starts a session: the terminal is the room's. how may change what it is
// started with; nil leaves it.
func Lead(t testing.TB, how func(*tui.Presenting), options ...Option) *App {
	t.Helper()
	place, killed := pair.Memory()
	return LeadAt(t, place, killed, how, options...)
}

// LeadAt starts a session at a place, where another may have been.
func LeadAt(t testing.TB, place pair.Place, killed func(), how func(*tui.Presenting), options ...Option) *App {
	t.Helper()
	run := func(a *App) {
		a.place, a.killed = place, killed
		a.lead = func(o tui.Options, opening *progress.Opening) error {
			b, _ := o.Library.Briefing("unborn-babies")
			p := tui.Presenting{Options: o, Place: a.place, Briefing: b, Team: "Red team"}
			if how != nil {
				how(&p)
			}
			_, _, err := tui.Present(p, opening)
			return err
		}
	}
	return Start(t, append(options, run)...)
}

// Notes starts the notes of the session in another terminal, whose store they do not
// need.
func (a *App) Notes(options ...Option) *App {
	a.t.Helper()
	run := func(n *App) {
		n.place, n.killed = a.place, a.killed
		n.lead = func(o tui.Options, opening *progress.Opening) error {
			opening.Close()
			_, err := tui.Notes(o, n.place)
			return err
		}
	}
	return Start(a.t, append([]Option{Home(a.t.TempDir())}, append(options, run)...)...)
}

// Place is where the notes of the session join, and what is left of it when its
// process is killed.
func (a *App) Place() (pair.Place, func()) { return a.place, a.killed }

// Session is the session that was begun last, as it is on the disk.
func (a *App) Session() *session.Session {
	a.t.Helper()
	var s *session.Session
	a.Disk(func(store *progress.Store) {
		all, err := store.Sessions()
		if err != nil || len(all) == 0 {
			a.t.Fatalf("the disk has %d sessions: %v", len(all), err)
		}
		if s, err = session.Parse(all[0].Body); err != nil {
			a.t.Fatal(err)
		}
	})
	return s
}

// Unpainted is how many cells of the window are not painted in a colour of the
// program's.
func (a *App) Unpainted() (n int) {
	a.term.mu.Lock()
	defer a.term.mu.Unlock()
	for y := range a.term.em.Height() {
		for x := range a.term.em.Width() {
			if c := a.term.em.CellAt(x, y); c == nil || c.Style.Bg == nil {
				n++
			}
		}
	}
	return n
}

// Reopen starts putting a session right.
func Reopen(t testing.TB, s *session.Session, options ...Option) *App {
	t.Helper()
	run := func(a *App) {
		a.lead = func(o tui.Options, opening *progress.Opening) error {
			_, err := tui.Reopen(o, opening, s)
			return err
		}
	}
	return Start(t, append(options, run)...)
}
