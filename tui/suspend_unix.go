//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// stops is how the program hears that it is to stop and that it goes on. To
// [tea.Exec] it is a program that stops this one until it is told to go on.
type stops struct{ signals chan os.Signal }

func newStops() *stops { return &stops{make(chan os.Signal, 2)} }

// watch sends what it hears until done is closed.
func (s *stops) watch(send func(tea.Msg), done <-chan struct{}) {
	s.listen()
	defer signal.Stop(s.signals)
	for {
		select {
		case <-done:
			return
		case sig := <-s.signals:
			if sig == syscall.SIGTSTP {
				send(suspendMsg{})
			} else {
				send(resumeMsg{})
			}
		}
	}
}

func (s *stops) listen() { signal.Notify(s.signals, syscall.SIGTSTP, syscall.SIGCONT) }

// ignored is how long it may take the system to stop a process. Where nobody
// could have it go on, the system does not stop it.
const ignored = 200 * time.Millisecond

// Run stops this process, and returns when it goes on. The signal goes to this
// process and not to its group, because that is who was asked to stop. It is not
// SIGTSTP, whose own effect Go does not give back once it was listened for.
func (s *stops) Run() error {
	time.Sleep(moment) // as nothing does: what goes on at once would stand still
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	signal.Stop(s.signals) // or it would hear of what is only done here
	defer s.listen()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTTOU); err != nil {
		return err
	}
	select {
	case <-goesOn:
	case <-time.After(ignored):
	}
	return nil
}
