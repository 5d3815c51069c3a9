// Package robot is a person at the terminal, for tests: it starts the real
// program in an emulated terminal, presses keys and reads what is on the
// screen. Only tests import it; it is a package of its own, and not a test
// file, so that tests of several packages can.
//
// Everything runs in the bubble of testing/synctest that [Story] opens, with a
// real store in a folder of the test's own. There time stands still while
// anything is at work, so waiting costs nothing and no test has to guess how
// long something takes; a day begins at midnight on 1 January 2000, UTC.
//
//	robot.Story(t, func(t *testing.T) {
//		app := robot.Start(t, robot.At(80, 24))
//		app.Press("enter", "r").Type("because it frightens me")
//		app.Wait(1500 * time.Millisecond).Shows("Saved")
//	})
//
// The traps that this package closes, so that tests need not know of them:
//
//   - the emulator answers questions through a pipe without a buffer, and the
//     program stands still until somebody reads them (terminal.go);
//   - the input is no terminal, so Bubble Tea leaves the return of the carriage
//     to the line discipline, which there is none (terminal.go);
//   - a pipe has no size, so a resize is told as a terminal tells it, in band
//     (keys.go);
//   - timers outlive the program, and synctest insists on their end (quit).
package robot

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings"
	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/tui"
	"prebirth/tui/pair"
	"prebirth/tui/screen"
)

// Story runs a test in a bubble where time is the test's own.
func Story(t *testing.T, tell func(*testing.T)) {
	t.Helper()
	synctest.Test(t, tell)
}

// An App is the running program, seen from the chair. Its methods end the test
// when the program does not do what is asked, and answer with the App itself
// so that they can be written in a row.
type App struct {
	t      testing.TB
	o      tui.Options
	home   string
	fresh  bool
	secret string // the passphrase of the home
	typed  string // before the program has started

	lead   func(tui.Options, *progress.Opening) error // how it is run; nil for the program itself
	place  pair.Place                                 // of a session
	killed func()                                     // what is left of a session's place when its process is killed

	opening *progress.Opening
	term    *terminal
	ended   chan struct{}
	err     error // of the program, once ended is closed
}

// An Option changes how the program is started.
type Option func(*App)

// At sets the size of the window. Without it the window has 80 by 24 cells.
func At(width, height int) Option {
	return func(a *App) { a.o.Width, a.o.Height = width, height }
}

// Home is the folder for everything that is kept. Without it the program has
// an empty one.
func Home(dir string) Option { return func(a *App) { a.home = dir } }

// Fresh starts the program in a home in which nothing was ever begun: the note
// before the first reflection and the offer of a passphrase are still to come.
// Without it they were answered before.
func Fresh() Option { return func(a *App) { a.fresh = true } }

// Passphrase is that of the home, for what looks at its disk.
func Passphrase(words string) Option { return func(a *App) { a.secret = words } }

// Amiss is what had to be left out of the library.
func Amiss(all ...error) Option { return func(a *App) { a.o.Amiss = all } }

// Typed is sent before the program has drawn anything.
func Typed(bytes string) Option { return func(a *App) { a.typed = bytes } }

// Fault has the program panic, where it is built for that: see tui/fault_on.go.
func Fault(what string) Option {
	return func(a *App) { a.o.Environ = append(a.o.Environ, "PREBIRTH_FAULT="+what) }
}

// Route is where the program opens.
func Route(r screen.Route) Option { return func(a *App) { a.o.Route = r } }

// Library is what there is to read. Without it that is the built-in library.
func Library(lib *briefings.Library) Option { return func(a *App) { a.o.Library = lib } }

// Theme is the name of a theme. Without it the settings decide, and without those the
// ground, as the emulator reports it: black.
func Theme(name string) Option { return func(a *App) { a.o.Theme = name } }

// NoColour starts the program as NO_COLOR does.
func NoColour() Option { return func(a *App) { a.o.Profile = colorprofile.ASCII } }

// Language starts the program in a language, by the name of its catalogue.
func Language(name string) Option { return func(a *App) { a.o.Language = name } }

// PlainSigns starts the program on a console that cannot show typographic signs.
func PlainSigns() Option { return func(a *App) { a.o.PlainSigns = true } }

// Start starts the program and waits until it has drawn and is idle.
func Start(t testing.TB, options ...Option) *App {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	a := &App{t: t, ended: make(chan struct{})}
	a.o = tui.Options{
		Library: lib, Profile: colorprofile.TrueColor, Width: 80, Height: 24, Environ: []string{"TERM=xterm-256color"},
	}
	for _, option := range options {
		option(a)
	}
	if a.home == "" {
		a.home = t.TempDir()
	}
	if !a.fresh {
		answer(t, a.home)
	}
	a.run()
	t.Cleanup(a.stop)
	return a.settle()
}

// answer makes a home in which the note before the first reflection was read,
// and a passphrase declined. A home that is there, or that cannot be, stays as it
// is.
func answer(t testing.TB, home string) {
	t.Helper()
	if entries, err := os.ReadDir(home); err != nil || len(entries) > 0 {
		return
	}
	if err := os.CopyFS(home, os.DirFS(answered(t))); err != nil {
		t.Fatal(err)
	}
}

// answered is such a home for all to copy: to make one takes longer than most stories.
func answered(t testing.TB) string {
	t.Helper()
	begun.Lock()
	defer begun.Unlock()
	if begun.home == "" {
		home, err := os.MkdirTemp("", "robot-")
		if err != nil {
			t.Fatal(err)
		}
		give(t, home, func(*progress.Store) error { return nil })
		begun.home = home
	}
	return begun.home
}

// begun is that home. Only tests import this package, so that it may have such a thing.
var begun struct {
	sync.Mutex
	home string
}

// Leave takes away what the stories shared. It is for TestMain.
func Leave() {
	if begun.home != "" {
		os.RemoveAll(begun.home)
	}
}

// give puts something into the store of a home, where the offer was answered.
func give(t testing.TB, home string, things func(*progress.Store) error) {
	t.Helper()
	store, err := progress.Open(folders(t, home), options())
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(store.SetSetting(progress.SettingNoted, "yes"), store.SetSetting(progress.SettingOffered, "yes"),
		things(store), store.Close())
	if err != nil {
		t.Fatal(err)
	}
}

// options are those of every store here: a passphrase costs next to nothing.
func options() progress.Options { return progress.Options{Work: 4} }

func (a *App) run() {
	a.term = newTerminal(a.o.Width, a.o.Height)
	a.o.Input, a.o.Output = a.term.input, a.term
	a.o.Folders, a.o.Started = folders(a.t, a.home), a.home
	var err error
	if a.o.Settings, err = settings.Read(a.o.Folders.SettingsPath()); err != nil {
		a.t.Fatal(err)
	}
	a.opening = progress.OpenSoon(a.o.Folders, options())
	go func() {
		defer close(a.ended)
		defer a.term.close()
		if a.lead != nil {
			a.err = a.lead(a.o, a.opening)
			return
		}
		_, a.err = tui.Run(a.o, a.opening)
	}()
	if a.typed != "" {
		go func() { _, _ = io.WriteString(a.term.keyboard, a.typed) }()
	}
}

func folders(t testing.TB, home string) progress.Folders {
	t.Helper()
	f, err := progress.FoldersFor(home, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Beat is how much time each key, paste and resize takes on the bubble's clock:
// enough for the renderer, which has a clock of its own, to draw what came of
// it, and for esc, which is held back twice 50 ms in case more follows.
const Beat = 150 * time.Millisecond

// settle waits until nothing is at work and all is drawn.
func (a *App) settle() *App {
	synctest.Wait()
	time.Sleep(Beat)
	synctest.Wait()
	return a
}

// Wait lets time pass, on the bubble's clock.
func (a *App) Wait(d time.Duration) *App {
	time.Sleep(d)
	return a.settle()
}

// Ended says whether the program has ended.
func (a *App) Ended() bool {
	select {
	case <-a.ended:
		return true
	default:
		return false
	}
}

// Quit leaves the program as ctrl+c does, and holds it to an orderly end: no
// error, and the terminal as it was.
func (a *App) Quit() {
	a.t.Helper()
	if !a.Ended() {
		a.send(codes["ctrl+c"])
	}
	a.Left()
}

// Left holds the program to having ended in order by itself.
func (a *App) Left() {
	a.t.Helper()
	if !a.Ended() {
		a.t.Fatalf("the program is still running\n%s", a.Screen())
	}
	if a.err != nil {
		a.t.Fatalf("the program ended with: %v", a.err)
	}
	if a.term.em.IsAltScreen() {
		a.t.Fatal("the terminal was left on the alternate screen")
	}
}

// stop ends the program however the test ended, so that the bubble can close.
func (a *App) stop() {
	if !a.Ended() {
		a.send(codes["ctrl+c"])
		<-a.ended
	}
	if a.err != nil {
		a.t.Errorf("the program ended with: %v", a.err)
	}
	time.Sleep(time.Minute) // Bubble Tea's timers outlive it
}

// Shows holds the screen to having these words. A line end in a text that was
// wrapped counts as a space.
func (a *App) Shows(words ...string) *App {
	a.t.Helper()
	for _, w := range words {
		if !a.Has(w) {
			a.t.Fatalf("the screen does not show %q\n%s", w, a.Screen())
		}
	}
	return a
}

// Misses holds the screen to having none of these words.
func (a *App) Misses(words ...string) *App {
	a.t.Helper()
	for _, w := range words {
		if a.Has(w) {
			a.t.Fatalf("the screen shows %q\n%s", w, a.Screen())
		}
	}
	return a
}

// Has says whether the words are on the screen.
func (a *App) Has(words string) bool {
	return strings.Contains(a.Screen(), words) ||
		strings.Contains(strings.Join(strings.Fields(a.Screen()), " "), words)
}

// Screen is the text on the screen, trailing blanks cut.
func (a *App) Screen() string { return strings.Join(a.Rows(), "\n") }

// Rows is the screen row by row, trailing blanks cut.
func (a *App) Rows() []string { return a.term.rows() }

// Reversed is what stands out on the screen without colour: the words in
// reverse video, from the top.
func (a *App) Reversed() []string { return a.term.reversed() }

// Styled is the screen with its colours and attributes, as a terminal would
// have to be told them.
func (a *App) Styled() string { return a.term.styled() }

// Bytes is everything that the program has sent to the terminal since it was
// started.
func (a *App) Bytes() []byte {
	a.term.mu.Lock()
	defer a.term.mu.Unlock()
	return bytes.Clone(a.term.all.Bytes())
}

// Cursor is the cell of the cursor, and whether it is seen.
func (a *App) Cursor() (x, y int, seen bool) { return a.term.cursor() }

// At holds the cursor to being seen in a cell.
func (a *App) At(x, y int) *App {
	a.t.Helper()
	if gotX, gotY, seen := a.Cursor(); gotX != x || gotY != y || !seen {
		a.t.Fatalf("the cursor is at %d,%d (seen: %v), want %d,%d\n%s", gotX, gotY, seen, x, y, a.Screen())
	}
	return a
}

// where is the cursor in words, for a golden.
func (a *App) where() string {
	if x, y, seen := a.Cursor(); seen {
		return fmt.Sprintf("cursor at %d,%d", x, y)
	}
	return "no cursor"
}
