// Package terminal runs a program in a real pseudo-terminal and sees what a
// person at it would see: keys go in, and an emulator keeps the screen.
//
// The times it reports are taken when bytes can be read at the terminal's end,
// before they are emulated; from the start they count from just before the
// process is made. A frame inside a synchronised update (mode 2026) is seen
// when the update ends, as on a terminal that has them.
package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Options is the terminal that a program is started in.
type Options struct {
	Width, Height int      // in cells
	Silent        bool     // the terminal answers no question, as some do
	Env           []string // added to what every terminal sets
	First         string   // the words whose coming [Session.First] waits for
}

// A Session is a running program and its terminal.
type Session struct {
	cmd     *exec.Cmd
	master  *os.File
	silent  bool
	started time.Time
	first   *sight
	ended   chan struct{} // closed when the program writes no more
	end     error         // why, once ended is closed

	mu      sync.Mutex // guards the screen and what follows
	em      *vt.Emulator
	hidden  bool // the cursor
	syncing bool // inside a synchronised update
	blind   bool // bytes are counted and not looked at
	sights  []*sight
	answer  Answer
	since   time.Time // when the answer began to count
	last    time.Time // when the last bytes came
}

// An Answer is what a program wrote since a key was sent. The times count from
// the key and are zero where nothing was written.
type Answer struct {
	Bytes       int
	First, Last time.Duration
}

// A sight is words that somebody waits for.
type sight struct {
	words string
	at    chan time.Time // holds one
}

// ErrNotShown is wrapped by the errors of waiting for words in vain.
var ErrNotShown = errors.New("not on the screen")

// Start starts a program.
func Start(o Options, program string, args ...string) (*Session, error) {
	s := &Session{
		em: vt.NewEmulator(o.Width, o.Height), silent: o.Silent, ended: make(chan struct{}),
		first: &sight{o.First, make(chan time.Time, 1)},
	}
	s.sights = []*sight{s.first}
	s.em.SetCallbacks(vt.Callbacks{
		CursorVisibility: func(seen bool) { s.hidden = !seen },
		EnableMode:       func(m ansi.Mode) { s.syncing = s.syncing || m == ansi.ModeSynchronizedOutput },
		DisableMode:      func(m ansi.Mode) { s.syncing = s.syncing && m != ansi.ModeSynchronizedOutput },
	})
	modern(s.em)
	s.cmd = exec.Command(program, args...)
	s.cmd.Env = append(environment(), o.Env...)
	s.started = time.Now()
	s.since, s.last = s.started, s.started
	master, err := pty.StartWithSize(s.cmd, &pty.Winsize{Cols: uint16(o.Width), Rows: uint16(o.Height)})
	if err != nil {
		return nil, fmt.Errorf("start %s in a terminal: %w", program, err)
	}
	s.master = master
	go s.reply()
	go s.watch()
	return s, nil
}

// environment is what the program may know of the world: the same on every
// machine, and nothing that would change how it draws.
func environment() []string {
	env := []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "TZ=UTC"}
	for _, name := range []string{"PATH", "HOME", "SYSTEMROOT"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// reply carries the emulator's answers to the program. They are read even where
// they are thrown away, because the emulator waits until somebody does.
func (s *Session) reply() {
	var to io.Writer = s.master
	if s.silent {
		to = io.Discard
	}
	_, _ = io.Copy(to, s.em) // ends with the program
}

// watch emulates what the program writes until there is no more.
func (s *Session) watch() {
	defer close(s.ended)
	buf := make([]byte, 64<<10)
	for {
		n, err := s.master.Read(buf)
		if n > 0 {
			s.took(buf[:n], time.Now())
		}
		if err != nil {
			s.end = err
			return
		}
	}
}

func (s *Session) took(p []byte, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answer.Bytes == 0 {
		s.answer.First = now.Sub(s.since)
	}
	s.answer.Last, s.last = now.Sub(s.since), now
	s.answer.Bytes += len(p)
	if !s.blind {
		_, _ = s.em.Write(p)
		s.look(now)
	}
}

// look tells those who wait for words that have come.
func (s *Session) look(now time.Time) {
	if s.syncing || len(s.sights) == 0 {
		return
	}
	screen := s.text()
	var waiting []*sight
	for _, w := range s.sights {
		if strings.Contains(screen, w.words) {
			w.at <- now
		} else {
			waiting = append(waiting, w)
		}
	}
	s.sights = waiting
}

// First waits until the words named at the start are on the screen and says how
// long after the start they were.
func (s *Session) First(most time.Duration) (time.Duration, error) {
	return s.await(s.first, s.started, most)
}

// Until sends a key or text, and says how long after it the words were on the
// screen. They must not be there before.
func (s *Session) Until(words string, most time.Duration, send string) (time.Duration, error) {
	return s.After(words, most, func() error { return s.Send(send) })
}

// After does something, such as sending a key to another program, and says how long
// after its beginning the words were on this screen. They must not be there before.
func (s *Session) After(words string, most time.Duration, do func() error) (time.Duration, error) {
	w := &sight{words, make(chan time.Time, 1)}
	s.mu.Lock()
	if strings.Contains(s.text(), words) {
		defer s.mu.Unlock()
		return 0, fmt.Errorf("%q is on the screen before it is waited for:\n%s", words, s.text())
	}
	s.sights = append(s.sights, w)
	s.mu.Unlock()
	from := time.Now()
	if err := do(); err != nil {
		return 0, err
	}
	return s.await(w, from, most)
}

// Expect waits until words are on the screen, if they are not there already.
func (s *Session) Expect(words string, most time.Duration) error {
	w := &sight{words, make(chan time.Time, 1)}
	s.mu.Lock()
	s.sights = append(s.sights, w)
	s.look(time.Now())
	s.mu.Unlock()
	_, err := s.await(w, s.started, most)
	return err
}

func (s *Session) await(w *sight, from time.Time, most time.Duration) (time.Duration, error) {
	limit := time.NewTimer(most)
	defer limit.Stop()
	select {
	case at := <-w.at:
		return at.Sub(from), nil
	case <-limit.C:
		return 0, fmt.Errorf("%q is %w after %v:\n%s", w.words, ErrNotShown, most, s.Text())
	case <-s.ended:
	}
	select {
	case at := <-w.at: // with its last bytes
		return at.Sub(from), nil
	default:
		return 0, fmt.Errorf("%q is %w, and the program writes no more (%w):\n%s", w.words, ErrNotShown, s.end, s.Text())
	}
}

// Send sends what a key or text is to the program, and counts its answer from
// here. It does not wait for it.
func (s *Session) Send(keys string) error {
	s.mu.Lock()
	s.answer, s.since = Answer{}, time.Now()
	s.mu.Unlock()
	if _, err := io.WriteString(s.master, keys); err != nil {
		return fmt.Errorf("send %q: %w", keys, err)
	}
	return nil
}

// Blind has bytes counted and not looked at from now on. The emulator does not live
// through a program that draws for another size than it has, as each does for a moment
// after a change.
func (s *Session) Blind() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blind = true
}

// Resize changes the size of the terminal. The program is told by its system.
func (s *Session) Resize(width, height int) error {
	if err := pty.Setsize(s.master, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		return fmt.Errorf("make the terminal %d by %d: %w", width, height, err)
	}
	return nil
}

// Quiet waits until nothing was written for a while, at most so long, and
// answers with what was written since the last Send.
func (s *Session) Quiet(while, most time.Duration) Answer {
	limit := time.Now().Add(most)
	for {
		s.mu.Lock()
		got, from := s.answer, s.last
		if s.since.After(from) {
			from = s.since
		}
		s.mu.Unlock()
		left := while - time.Since(from)
		if left <= 0 || time.Now().After(limit) {
			return got
		}
		time.Sleep(left)
	}
}

// Press sends a key and waits for the whole answer: until the program has been
// quiet for a while.
func (s *Session) Press(key string, while time.Duration) (Answer, error) {
	if err := s.Send(Code(key)); err != nil {
		return Answer{}, err
	}
	return s.Quiet(while, while+5*time.Second), nil
}

// Pid is the program's process.
func (s *Session) Pid() int { return s.cmd.Process.Pid }

// Close ends the program with ctrl+c, or by force where that does not, and says
// how it ended.
func (s *Session) Close() error {
	_ = s.Send(Code("ctrl+c")) // it may have ended already
	return s.Wait(5 * time.Second)
}

// HangUp closes the terminal, as somebody does who closes its window. Wait says
// what the program made of it.
func (s *Session) HangUp() error { return s.master.Close() }

// Wait waits for the program to end, at most so long before it is ended by
// force, and says how it ended. Nothing can be done with the session after it.
func (s *Session) Wait(most time.Duration) error {
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	var err error
	select {
	case err = <-ended:
	case <-time.After(most):
		_ = s.cmd.Process.Kill()
		err = <-ended
	}
	select {
	case <-s.ended: // its last bytes are on the screen
	case <-time.After(time.Second): // a child of it may hold the terminal open
	}
	_ = s.master.Close()
	if answers, ok := s.em.InputPipe().(io.Closer); ok {
		_ = answers.Close() // lets reply go; the emulator's own Close would race with it
	}
	if err != nil {
		return fmt.Errorf("end %s: %w", s.cmd.Path, err)
	}
	return nil
}
