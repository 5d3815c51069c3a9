// Package tui is what is seen in a full screen: the app, its frame and the
// screens in the folders below.
//
// Data flows one way: Markdown (briefings) is set into rows (prose), shown by
// a screen, what is typed goes to the one writer (draft), and from there to
// the store (progress). [Run] owns the ends: whatever ends the program, the
// writer is flushed after the loop and the terminal is given back.
package tui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
)

// Options is what the program is started with.
type Options struct {
	Library *briefings.Library
	Route   screen.Route         // where to open; the zero Route is the library
	Theme   string               // "dark", "light" or empty: as the terminal's ground is
	Profile colorprofile.Profile // how many colours may be used
	Width   int                  // of the window at the start, in cells
	Height  int
	Input   io.Reader // the terminal
	Output  io.Writer
	Environ []string
	Signals bool // turn signals and the end of input into an orderly end
	// Folders are where the store is. With them, a passphrase is asked for from
	// the first frame on, and the last backup can be shown.
	Folders progress.Folders
}

// locked says whether a passphrase will be asked for, as far as that is known
// before the store has answered.
func (o Options) locked() bool {
	if o.Folders.Data == "" {
		return false
	}
	_, err := os.Stat(vault.Passphrase.File(o.Folders.SlotsPath()))
	return err == nil
}

// frames is how often a second the terminal may be drawn. At Bubble Tea's own
// 60 the first frame and each key wait up to 17 ms for the clock.
const frames = 120

// patience is how long an orderly end may take before the terminal is given
// back and the words are saved without the loop.
const patience = time.Second

// Run shows the program until the person leaves or it is told to end. The
// store that is opening is closed when it returns. The signal that ended it is
// nil when the person did. After a panic of the program's own the error wraps a
// [*FaultError].
func Run(o Options, opening *progress.Opening) (os.Signal, error) {
	g := newGuard(o.Environ)
	var p *tea.Program
	// The writer outlives the loop, so its news may come when nobody draws.
	book := draft.New(func() (draft.Keeper, error) { return keeper(opening) }, func(c draft.Changed) {
		g.start(func() { p.Send(c) })
	})
	app := newApp(o, opening, book)
	app.quiet.send = func() { defer g.caught(); p.Send(idleMsg{}) }
	o.Input, app.paste.tap = heard(o.Input)
	p = tea.NewProgram(guarded{app, g},
		tea.WithInput(o.Input), tea.WithOutput(o.Output), tea.WithEnvironment(o.Environ),
		tea.WithWindowSize(o.Width, o.Height), tea.WithColorProfile(o.Profile), tea.WithoutCatchPanics(),
		tea.WithFPS(frames), tea.WithoutSignalHandler(), tea.WithFilter(sizes))
	w := &watcher{p: p, book: book, guard: g, done: make(chan struct{})}
	defer w.start(o, app.stops)()
	err := g.loop(p)
	app.quiet.stop()
	saved := g.try(book.Close)
	if edits, _ := book.Unsaved(); len(edits) > 0 {
		saved = &UnsavedError{Edits: edits, Err: saved}
	}
	closed := g.try(opening.Close)
	return w.signal(), verdict(g, err, saved, closed, opening, w.signal())
}

// verdict is what there is to say at the end, of all that went wrong.
func verdict(g *guard, err, saved, closed error, opening *progress.Opening, sig os.Signal) error {
	var lost *UnsavedError
	unsaved := errors.As(saved, &lost)
	switch {
	case g.met() && unsaved:
		return errors.Join(&FaultError{}, lost)
	case g.met():
		return &FaultError{}
	case err != nil && (sig == nil || !errors.Is(err, tea.ErrProgramKilled)):
		return errors.Join(fmt.Errorf("show the screen: %w", err), saved)
	case unsaved:
		return lost
	}
	if _, never := opening.Store(); never != nil {
		return nil // it was said on the screen that nothing could be saved
	}
	return errors.Join(unlessHeld(saved), unlessHeld(closed))
}

// unlessHeld lets go of what could not be written because it never could in this
// copy, which was said on the screen: places and marks, for words are refused.
func unlessHeld(err error) error {
	var busy *progress.BusyError
	var folder *progress.FolderError
	if errors.As(err, &busy) || errors.As(err, &folder) {
		return nil
	}
	return err
}

// An UnsavedError holds the words that could not be saved to the very end, so
// that they can at least be printed.
type UnsavedError struct {
	Edits []progress.Edit // never empty
	Err   error           // why
}

func (e *UnsavedError) Error() string { return fmt.Sprintf("save what was written: %v", e.Err) }

// Unwrap is why it could not be saved.
func (e *UnsavedError) Unwrap() error { return e.Err }

func keeper(o *progress.Opening) (draft.Keeper, error) {
	store, err := o.Store()
	if err != nil {
		return nil, err // not a Keeper that holds a nil store
	}
	return store, nil
}

// sizes refuses windows that no terminal has: laying one out would cost memory
// without end.
func sizes(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		size.Width, size.Height = max(0, min(size.Width, mostWidth)), max(0, min(size.Height, mostHeight))
		return size
	}
	return msg
}
