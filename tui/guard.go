package tui

import (
	"sync"

	tea "charm.land/bubbletea/v2"
)

// A guard catches the panics of everything that is the program's own: the
// model, its commands and its goroutines. Bubble Tea would print the panic and
// the stack, and a panic may hold what somebody wrote; so that is let go, and
// only that there was one is kept.
//
// It does not reach the goroutines of the libraries. Those are Bubble Tea's
// reader and renderer, which hold no words that are not on the disk in a second.
type guard struct {
	once  sync.Once
	fault chan struct{} // closed at the first panic
	tests faults
}

func newGuard(environ []string) *guard {
	return &guard{fault: make(chan struct{}), tests: faultsIn(environ)}
}

// caught is deferred by whatever may panic.
func (g *guard) caught() {
	if recover() != nil {
		g.once.Do(func() { close(g.fault) })
	}
}

// met says whether there was a panic.
func (g *guard) met() bool {
	select {
	case <-g.fault:
		return true
	default:
		return false
	}
}

// start runs f on a goroutine of its own.
func (g *guard) start(f func()) {
	go func() {
		defer g.caught()
		g.tests.meet("goroutine")
		f()
	}()
}

// try is an end that has to be tried, whatever comes of it.
func (g *guard) try(end func() error) error {
	defer g.caught()
	return end()
}

// loop runs the program, and gives the terminal back if the loop itself panics.
func (g *guard) loop(p *tea.Program) (err error) {
	defer func() {
		if recover() != nil {
			g.once.Do(func() { close(g.fault) })
			p.Kill()
		}
	}()
	_, err = p.Run()
	return err
}

// command guards a command, and those that it answers with.
func (g *guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer g.caught()
		g.tests.meet("command")
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			guarded := make(tea.BatchMsg, len(batch))
			for i, c := range batch {
				guarded[i] = g.command(c)
			}
			return guarded
		}
		return msg
	}
}

// A guarded model is a model as the loop sees it. After a panic it shows
// nothing and does nothing, because half of something may have been done; the
// loop is then being ended.
type guarded struct {
	model tea.Model
	guard *guard
}

func (m guarded) Init() (cmd tea.Cmd) {
	defer m.guard.caught()
	return m.guard.command(m.model.Init())
}

func (m guarded) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	model = m
	if m.guard.met() {
		return m, nil
	}
	defer m.guard.caught()
	m.guard.tests.meet("update")
	_, cmd = m.model.Update(msg)
	return m, m.guard.command(cmd)
}

func (m guarded) View() (v tea.View) {
	v = window()
	if m.guard.met() {
		return v
	}
	defer m.guard.caught()
	m.guard.tests.meet("view")
	return m.model.View()
}

// A FaultError says that the program met a fault of its own, a panic, and had
// to end. It holds nothing of what the fault was about.
type FaultError struct{}

// Error says so in one sentence.
func (*FaultError) Error() string {
	return "the program met a fault of its own and had to end; nothing that was saved is lost"
}

// Hint says what to do.
func (*FaultError) Hint() string { return "start it again: it opens where you were" }
