//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Whatever ends the program in mid-sentence, each word is on the disk, the exit
// code says what ended it, the terminal is as it was, and it counts as a proper
// end: the next start does not speak of a crash.
func TestTerminalEnds(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(*terminal)
		code int
	}{
		"keys": {func(p *terminal) {
			p.press("Escape")
			p.shows(reading)
			p.press("q")
		}, 0},
		"control C": {func(p *terminal) { p.press("C-c") }, 0},
		"SIGINT":    {func(p *terminal) { p.signal(syscall.SIGINT) }, 130},
		"SIGTERM":   {func(p *terminal) { p.signal(syscall.SIGTERM) }, 143},
		"SIGQUIT":   {func(p *terminal) { p.signal(syscall.SIGQUIT) }, 131},
		"SIGHUP":    {func(p *terminal) { p.signal(syscall.SIGHUP) }, 129},
		"SIGTERM twice": {func(p *terminal) {
			p.signal(syscall.SIGTERM)
			p.signal(syscall.SIGTERM)
		}, 143},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.reflect()
			p.types(words)
			c.end(p)
			p.ended(c.code)
			p.saved(words)
			p.endedProperly()
		})
	}
}

// The program shows the library, names its keys, leaves the mouse to the
// terminal, and gives the terminal back.
func TestTerminalStart(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.start("exec prebirth")
	p.shows("Seven-minute briefings", "Safeguarding un/born babies", "Ten key messages for pre-birth work", "q quit", "? keys")
	p.is("#{alternate_on}", "1")
	p.is("#{mouse_any_flag}", "0")
	p.press("q")
	p.ended(0)
}

// Killed outright, the program can do nothing more. What was typed two seconds
// before is on the disk all the same, the next start says once what came back,
// and the writing goes on behind the last letter.
func TestTerminalKilled(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.types(words)
	time.Sleep(promise)
	p.signal(syscall.SIGKILL)
	p.endedWith(137)

	p.start("exec prebirth")
	p.shows("The program ended without closing last time", "What you wrote to "+partName+" is back, as saved at")
	p.press("Enter") // “Continue where you stopped” is chosen
	p.shows(reflecting, words)
	p.types(", and go on")
	p.press("C-c")
	p.ended(0)
	p.saved(words + ", and go on")

	p.start("exec prebirth")
	p.shows("Continue where you stopped")
	p.lacks("ended without closing")
}

// The window is closed, or what the program runs in is killed: the program hears
// of it, saves and ends. Nobody is left to see its exit code.
func TestTerminalHangsUp(t *testing.T) {
	for name, hangUp := range map[string]func(*terminal){
		"the session is closed": func(p *terminal) { p.tmux("kill-session", "-t", "p") },
		"the pane is closed":    func(p *terminal) { p.tmux("kill-pane", "-t", "p") },
		"the shell is killed": func(p *terminal) {
			p.kill(p.number("#{pane_pid}"), syscall.SIGKILL)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.reflect()
			pid := p.pid()
			p.types(words)
			hangUp(p)
			p.saved(words)
			p.until("the program ends", func() bool { return !running(pid) })
			p.endedProperly()
		})
	}
}

// The terminal goes away: no signal comes, because it is not the terminal that the
// process belongs to; reading from it just ends. Bubble Tea would run on for ever.
// The other way round, where the signal comes as well, is the same to the person.
func TestTerminalGone(t *testing.T) {
	for name, c := range map[string]struct {
		own  bool // the terminal is the process's own: SIGHUP comes as well
		code []int
	}{
		"end of input":              {false, []int{0}},
		"end of input and a signal": {true, []int{0, 129}}, // whichever is seen first
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := bareTerminal(t)
			p.noted()
			master, program := p.startOn(c.own, "read", part)
			screen := watch(master)
			p.until("the part is shown", func() bool { return strings.Contains(screen(), reading) })
			p.write(master, "r")
			p.until("the box is shown", func() bool { return strings.Contains(screen(), emptyBox) })
			p.write(master, words)
			p.until("the words are shown", func() bool { return strings.Contains(screen(), words) })
			if err := master.Close(); err != nil {
				t.Fatal(err)
			}
			if code := p.wait(program); !slices.Contains(c.code, code) {
				t.Errorf("the exit code is %d and should be one of %d", code, c.code)
			}
			p.saved(words)
			p.endedProperly()
		})
	}
}

// Once the terminal is given back, or was never taken, nothing is asked of it: the
// answer would come as letters on the person's command line, and a terminal that
// gives none would keep the program waiting, after the signal that should end it.
func TestTerminalAsksNothing(t *testing.T) {
	const screenOn, screenOff = "\x1b[?1049h", "\x1b[?1049l"
	for name, c := range map[string]struct {
		args []string
		end  bool // by a signal
		code int
	}{
		"when a signal ends it": {[]string{"read", part}, true, 143},
		"to say what was wrong": {[]string{"read", "nothing"}, false, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := bareTerminal(t)
			master, program := p.startOn(true, c.args...)
			written := collect(master)
			if c.end {
				p.until("the screen is shown", func() bool { return strings.Contains(written(), screenOn) })
				if err := program.Process.Signal(syscall.SIGTERM); err != nil {
					t.Fatal(err)
				}
			}
			if code := p.wait(program); code != c.code {
				t.Errorf("the exit code is %d and should be %d", code, c.code)
			}
			all := written()
			if after := all[strings.LastIndex(all, screenOff)+1:]; strings.Contains(after, "\x1b]11;?") || strings.Contains(after, "\x1b[c") {
				t.Errorf("the terminal was asked: %q", after)
			}
		})
	}
}

// collect gathers what the program writes, and answers nothing.
func collect(master *os.File) (written func() string) {
	var mu sync.Mutex
	var all strings.Builder
	go func() {
		piece := make([]byte, 4096)
		for {
			n, err := master.Read(piece)
			mu.Lock()
			all.Write(piece[:n])
			mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		return all.String()
	}
}

// bareTerminal is a terminal without tmux.
func bareTerminal(t *testing.T) *terminal {
	dir := t.TempDir()
	return &terminal{T: t, dir: dir, home: filepath.Join(dir, "home")}
}

// startOn starts the program on a new pseudo-terminal, without tmux, and returns
// the side of the terminal that the person sits at.
func (p *terminal) startOn(own bool, args ...string) (master *os.File, program *exec.Cmd) {
	p.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		p.Skipf("there are no pseudo-terminals here: %v", err)
	}
	defer tty.Close()
	if err := pty.Setsize(master, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		p.Fatal(err)
	}
	program = exec.Command("prebirth", args...)
	program.Env = p.environ()
	program.Stdin, program.Stdout, program.Stderr = tty, tty, tty
	program.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: own}
	if err := program.Start(); err != nil {
		p.Fatal(err)
	}
	p.Cleanup(func() {
		_ = program.Process.Kill() // it has ended, unless the test failed
		_ = master.Close()
	})
	return master, program
}

// watch shows what the program writes on an emulated screen, and sends it the
// answers of the emulated terminal. It returns what is on the screen.
func watch(master *os.File) (screen func() string) {
	emulator := vt.NewSafeEmulator(80, 24)
	go func() { _, _ = io.Copy(master, emulator) }()
	go func() { _, _ = io.Copy(emulator, master) }()
	return func() string { return ansi.Strip(emulator.Render()) }
}

func (p *terminal) write(to io.Writer, text string) {
	p.Helper()
	if _, err := io.WriteString(to, text); err != nil {
		p.Fatal(err)
	}
}

// wait is the program's exit code. It fails when the program does not end.
func (p *terminal) wait(program *exec.Cmd) int {
	p.Helper()
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()
	select {
	case <-ended:
		return program.ProcessState.ExitCode()
	case <-time.After(deadline):
		p.Fatalf("the program did not end within %v", deadline)
		return -1
	}
}
