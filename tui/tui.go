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
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings"
	"prebirth/progress"
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
}

// frames is how often a second the terminal may be drawn. At Bubble Tea's own
// 60 the first frame and each key wait up to 17 ms for the clock.
const frames = 120

// patience is how long an orderly end may take before the terminal is given
// back and the words are saved without the loop.
const patience = time.Second

// Run shows the program until the person leaves or it is told to end. The
// store that is opening is closed when it returns. The signal that ended it is
// nil when the person did.
func Run(o Options, opening *progress.Opening) (os.Signal, error) {
	var p *tea.Program
	// The writer outlives the loop, so its news may come when nobody draws.
	book := draft.New(func() (draft.Keeper, error) { return keeper(opening) }, func(c draft.Changed) {
		go p.Send(c)
	})
	p = tea.NewProgram(newApp(o, opening, book),
		tea.WithInput(o.Input), tea.WithOutput(o.Output), tea.WithEnvironment(o.Environ),
		tea.WithWindowSize(o.Width, o.Height), tea.WithColorProfile(o.Profile),
		tea.WithFPS(frames), tea.WithoutSignalHandler(), tea.WithFilter(sizes))
	var ended atomic.Value
	if o.Signals {
		stop := watch(p, book, &ended)
		defer stop()
	}
	if in, ok := o.Input.(*Input); ok {
		go func() {
			<-in.Gone()
			p.Send(endMsg{})
		}()
	}
	_, err := p.Run()
	saved := book.Close()
	if edits, _ := book.Unsaved(); len(edits) > 0 {
		saved = &UnsavedError{Edits: edits, Err: saved}
	}
	closed := opening.Close()
	sig, _ := ended.Load().(os.Signal)
	if err != nil && (sig == nil || !errors.Is(err, tea.ErrProgramKilled)) {
		return sig, errors.Join(fmt.Errorf("show the screen: %w", err), saved)
	}
	var lost *UnsavedError
	if errors.As(saved, &lost) {
		return sig, lost
	}
	if _, never := opening.Store(); never != nil {
		return sig, nil // it was said on the screen that nothing could be saved
	}
	return sig, errors.Join(saved, closed)
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

// endMsg asks for an orderly end.
type endMsg struct{}

// watch turns signals into an orderly end. Bubble Tea's own handler knows
// neither the lost terminal (SIGHUP), after which Go would end the process at
// once, nor SIGQUIT.
func watch(p *tea.Program, book *draft.Book, ended *atomic.Value) (stop func()) {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case sig := <-signals:
			ended.CompareAndSwap(nil, sig)
		}
		go func() { _ = book.Flush() }() // should the loop be stuck
		go p.Send(endMsg{})
		select {
		case <-done:
			return
		case <-signals:
		case <-time.After(patience):
		}
		p.Kill()
		signal.Stop(signals) // should that not end it, the next signal does
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
