package tui

import (
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/draft"
)

// suspendMsg asks the program to stop for a while (SIGTSTP); resumeMsg says that
// it was stopped without being asked (SIGSTOP) and goes on.
type (
	suspendMsg struct{}
	resumeMsg  struct{}
)

// awakeMsg says that the terminal is the program's again.
type awakeMsg struct{}

// suspend saves, gives the terminal back and stops. Words that cannot be saved
// keep a person from their shell for no longer than patience.
func (s *stops) suspend(book *draft.Book) tea.Cmd {
	return func() tea.Msg {
		saved := make(chan struct{})
		go func() {
			defer close(saved)
			_ = book.Flush() // which also catches what may go wrong in it
		}()
		select {
		case <-saved:
		case <-time.After(patience):
		}
		return s.stop()()
	}
}

// stop gives the terminal back and stops.
func (s *stops) stop() tea.Cmd { return tea.Exec(s, awake) }

// redraw takes the terminal anew, whatever a shell did to it meanwhile.
func redraw() tea.Cmd { return tea.Exec(nothing{}, awake) }

func awake(error) tea.Msg { return awakeMsg{} }

func (s *stops) SetStdin(io.Reader)  {}
func (s *stops) SetStdout(io.Writer) {}
func (s *stops) SetStderr(io.Writer) {}
