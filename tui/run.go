package tui

import (
	"errors"
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/draft"
)

// frames is how often a second the terminal may be drawn. At Bubble Tea's own
// 60 the first frame and each key wait up to 17 ms for the clock.
const frames = 120

// patience is how long an orderly end may take before the terminal is given
// back and the words are saved without the loop.
const patience = time.Second

// running is what surrounds a model in the loop, and outlives it: the guard, the
// writer and the store.
type running struct {
	guard   *guard
	book    *draft.Book
	opening *progress.Opening // nil for a model without a store
	p       *tea.Program
	ready   chan struct{} // closed when p is there
}

// send sends to the loop, and waits for it to be there.
func (r *running) send(msg tea.Msg) {
	<-r.ready
	r.p.Send(msg)
}

func newRunning(environ []string, opening *progress.Opening) *running {
	r := &running{guard: newGuard(environ), opening: opening, ready: make(chan struct{})}
	// The writer outlives the loop, so its news may come when nobody draws.
	r.book = draft.New(func() (draft.Keeper, error) { return keeper(opening) }, func(c draft.Changed) {
		r.guard.start(func() { r.send(c) })
	})
	return r
}

// show runs a model until it ends, saves what is left and closes the store.
func (r *running) show(o Options, m tea.Model, stops *stops) (os.Signal, error) {
	o = within(o)
	r.p = tea.NewProgram(guarded{o.model(m), r.guard}, append([]tea.ProgramOption{
		tea.WithInput(o.Input), tea.WithOutput(o.Output), tea.WithEnvironment(o.Environ),
		tea.WithWindowSize(o.Width, o.Height), tea.WithColorProfile(o.Profile), tea.WithoutCatchPanics(),
		tea.WithFPS(frames), tea.WithoutSignalHandler(), tea.WithFilter(sizes)}, o.loop()...)...)
	close(r.ready)
	w := &watcher{p: r.p, book: r.book, guard: r.guard, done: make(chan struct{})}
	defer w.start(o, stops)()
	err := r.guard.loop(r.p)
	saved := r.guard.try(r.book.Close)
	if edits, _ := r.book.Unsaved(); len(edits) > 0 {
		saved = &UnsavedError{Edits: edits, Err: saved}
	}
	var closed error
	if r.opening != nil {
		closed = r.guard.try(r.opening.Close)
	}
	return w.signal(), verdict(r.guard, err, saved, closed, r.opening, w.signal())
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
	if opening == nil {
		return nil
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

var errNoStore = errors.New("there is no store here")

func keeper(o *progress.Opening) (draft.Keeper, error) {
	if o == nil {
		return nil, errNoStore
	}
	store, err := o.Store()
	if err != nil {
		return nil, err // not a Keeper that holds a nil store
	}
	return store, nil
}
