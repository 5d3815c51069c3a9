package tui

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/draft"
)

// endMsg asks for an orderly end.
type endMsg struct{}

// A watcher brings the loop to its end: for a signal, for the end of the input,
// for a panic.
type watcher struct {
	p     *tea.Program
	book  *draft.Book
	guard *guard
	done  chan struct{} // closed when all is done
	ended atomic.Value  // the signal
}

func (w *watcher) signal() os.Signal {
	sig, _ := w.ended.Load().(os.Signal)
	return sig
}

// start watches until stop is called, when all is saved and closed.
func (w *watcher) start(o Options, stops *stops) (stop func()) {
	go w.faults()
	signals := make(chan os.Signal, 2)
	if o.Signals {
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
		w.guard.start(func() { w.signals(signals) })
	}
	if o.Signals && o.Lines == nil { // lines of text leave nothing on the terminal that would have to be taken away
		w.guard.start(func() { stops.watch(w.p.Send, w.done) })
	}
	if in, ok := o.Input.(*Input); ok {
		w.guard.start(func() {
			select {
			case <-w.done:
			case <-in.Gone():
				w.p.Send(endMsg{})
			}
		})
	}
	return func() {
		signal.Stop(signals)
		close(w.done)
	}
}

// signals turns signals into an orderly end. Bubble Tea's own handler knows
// neither the lost terminal (SIGHUP), after which Go would end the process at
// once, nor SIGQUIT.
func (w *watcher) signals(signals chan os.Signal) {
	select {
	case <-w.done:
		return
	case sig := <-signals:
		w.ended.CompareAndSwap(nil, sig)
	}
	w.flush() // should the loop be stuck
	w.guard.start(func() { w.p.Send(endMsg{}) })
	select {
	case <-w.done:
		return
	case <-signals:
	case <-time.After(patience):
	}
	w.p.Kill()
	signal.Stop(signals) // should that not end it, the next signal does
}

// faults ends the loop after a panic. The screens are not asked to hand over
// what they hold: every letter was handed over when it was typed.
func (w *watcher) faults() {
	select {
	case <-w.done:
		return
	case <-w.guard.fault:
	}
	w.flush()
	go w.p.Send(tea.QuitMsg{})
	select {
	case <-w.done:
		return
	case <-time.After(patience):
	}
	w.p.Kill()
}

func (w *watcher) flush() { go func() { _ = w.book.Flush() }() } // which catches what may go wrong in it
