//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"prebirth/progress"
)

// What only a real terminal shows: signals, a terminal that goes away, pastes,
// resizes, and what is left behind. The program runs in tmux, 80 by 24, each
// test in a server of its own. Everything waits for words on the screen, with a
// deadline that a busy machine keeps as well; the one pause is the promise that
// is tested by it.
const (
	deadline = 30 * time.Second
	promise  = 2 * time.Second // what was typed so long ago is on the disk
)

// The part that the tests write to, and how its two screens are known. None of it
// is the part's own text, which may be written anew.
const (
	part       = "unborn-babies/3"
	partName   = "Safeguarding un/born babies, part 3"
	reading    = "space read on"
	reflecting = "Reflecting ·"
	emptyBox   = "Write here."
)

// words is what is typed: long enough that a part of it could be lost.
const words = "I ask about housing first, because it is the easiest thing to ask about"

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

// Stopped and continued, the program goes on, and what was typed meanwhile comes
// after what was typed before.
func TestTerminalStopped(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.types("before, ")
	p.signal(syscall.SIGSTOP)
	p.press("m", "e", "a", "n", "while")
	p.signal(syscall.SIGCONT)
	p.shows("before, meanwhile")
	p.saved("before, meanwhile")
}

// A paste arrives whole, whatever its line ends were; in the store there is one
// kind of line end.
func TestTerminalPaste(t *testing.T) {
	for name, end := range map[string]string{"lines": "\n", "Windows lines": "\r\n", "old lines": "\r"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lines := strings.Split(strings.Repeat(strings.Repeat("a line with an é, ", 3)+"letters abcdefghij\n", 160), "\n")
			lines = append(lines, "", "the last one")
			pasted := strings.Join(lines, end)
			if len(pasted) < 10_000 {
				t.Fatalf("%d bytes are too few to say anything", len(pasted))
			}
			p := newTerminal(t)
			p.reflect()
			p.paste(pasted)
			p.shows("the last one")
			p.types("!")
			p.saved(strings.Join(lines, "\n") + "!")
		})
	}
}

// Two hundred sizes in a row, from one cell to more than is laid out, and the
// same screen is there again at the end, and works.
func TestTerminalResized(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.types(words)
	p.shows("Saved")
	before := p.screen()
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		width, height := 1+random.IntN(160), 1+random.IntN(60)
		if i%50 == 0 {
			width, height = 1, 1
		}
		p.resize(width, height)
	}
	p.resize(100, 30)
	p.shows(strings.Repeat("─", 100)) // laid out anew, and not only cut or filled up
	p.resize(80, 24)
	p.until("the screen is as before", func() bool { return p.screen() == before })
	p.types(", still")
	p.press("Escape")
	p.shows(reading)
	p.saved(words + ", still")
	p.press("q")
	p.ended(0)
}

// A terminal sends one byte for the Escape key, and it is also the first of what
// it sends for others. By itself it acts, without waiting for another key; at the
// end of words it takes none with it; and arrow keys are never taken for it.
func TestTerminalEscape(t *testing.T) {
	for name, c := range map[string]struct {
		keys  []string // sent in one go
		shows string
		saved string
	}{
		"behind words": {[]string{"ab", "Escape"}, reading, "ab"},
		"arrows":       {[]string{"ab", "Left", "Left", "Right", "x"}, "axb", "axb"},
		"many arrows":  {[]string{"ab", "Up", "Down", "Right", "Home", "x", "End", "y"}, "xaby", "xaby"},
		"with Alt":     {[]string{"ab", "M-Up", "M-Down", "c"}, "abc", "abc"},
		"line ends":    {[]string{"ab", "Enter", "Enter", "c", "Escape"}, reading, "ab\n\nc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.reflect()
			p.press(c.keys...)
			p.shows(c.shows)
			p.saved(c.saved)
		})
	}
}

// Escape pressed twice, quickly or over a slow line, arrives in one piece. It is
// Escape all the same: it leaves, and takes no word with it.
func TestTerminalEscapeTwice(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.reflect()
	p.press("ab", "Escape", "Escape")
	p.shows("Library")
	p.saved("ab")
}

// Where there is no terminal, or one that cannot place text, the program is lines of
// text and draws nothing; where it shall only print, it says so, and what can be
// printed is printed.
func TestTerminalRefused(t *testing.T) {
	const refused, lines = "a screen is needed, and --plain shows none", "prebirth, in lines of text."
	for name, c := range map[string]struct {
		line  string
		code  int
		shows string
	}{
		"dumb":                {"echo q | TERM=dumb prebirth; exit 0", 0, lines},
		"a pipe behind":       {"echo q | prebirth | cat; exit 0", 0, lines},
		"nothing in front":    {"exec prebirth </dev/null", 0, lines},
		"refused":             {"exec prebirth --plain", 2, refused},
		"reading, dumb":       {"TERM=dumb exec prebirth read unborn-babies/1", 0, "1. Background"},
		"reading, plain":      {"exec prebirth read --plain unborn-babies/1", 0, "1. Background"},
		"reading into a pipe": {"prebirth read unborn-babies/1 | cat; exit 0", 0, "1. Background"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start(c.line)
			p.ended(c.code)
			if all := fold(p.tmux("capture-pane", "-p", "-S", "-", "-t", "p")); !strings.Contains(all, c.shows) {
				t.Errorf("%q is not in what was printed:\n%s", c.shows, all)
			}
			if _, err := os.Stat(p.home); err == nil && c.shows != lines {
				t.Error("something was begun on the disk")
			}
		})
	}
}

// The screen has colours, and none where none are wanted; the words are the same.
func TestTerminalColour(t *testing.T) {
	for name, c := range map[string]struct {
		line   string
		colour bool
	}{
		"as it comes":       {"exec prebirth", true},
		"NO_COLOR=1":        {"NO_COLOR=1 exec prebirth", false},
		"NO_COLOR=please":   {"NO_COLOR=please exec prebirth", false},
		"NO_COLOR is empty": {"NO_COLOR= exec prebirth", true},
		"never":             {"exec prebirth --color never", false},
		"always":            {"NO_COLOR=1 exec prebirth --color always", true},
		"CLICOLOR=0":        {"CLICOLOR=0 exec prebirth", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start(c.line)
			p.shows("Seven-minute briefings", "not started", "q quit")
			if got := coloured(p.tmux("capture-pane", "-e", "-p", "-t", "p")); got != c.colour {
				t.Errorf("the screen has colour: %v, and should: %v", got, c.colour)
			}
		})
	}
}

// The help pages obey the same wishes as the screen.
func TestTerminalHelpColour(t *testing.T) {
	for _, line := range []string{"NO_COLOR=please exec prebirth --help", "exec prebirth --color never --help"} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start(line)
			p.ended(0)
			if coloured(p.tmux("capture-pane", "-e", "-p", "-S", "-", "-t", "p")) {
				t.Error("the help has colour")
			}
		})
	}
}

// coloured says whether a captured screen sets a foreground or a background.
func coloured(screen string) bool {
	for _, set := range regexp.MustCompile(`\x1b\[([0-9;]*)m`).FindAllStringSubmatch(screen, -1) {
		for number := range strings.SplitSeq(set[1], ";") {
			n, _ := strconv.Atoi(number)
			if n >= 30 && n <= 49 && n != 39 && n != 49 || n >= 90 && n <= 107 {
				return true
			}
		}
	}
	return false
}

// A terminal is one pane of a private tmux server and what runs in it. A test may
// start the program in it several times, always with the same home.
type terminal struct {
	*testing.T
	sockets string   // the folder of the server's socket, private to the test
	dir     string   // files of the test
	home    string   // PREBIRTH_HOME
	said    []string // more of the environment, stronger than what every test has
	meets   string   // XDG_RUNTIME_DIR, where a room and its notes meet; none where it is empty
}

// newTerminal makes a terminal in which nothing runs yet. Nothing is left of it
// after the test.
func newTerminal(t *testing.T) *terminal {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: what a real terminal shows is not tested")
	}
	// Its own folder, and not the test's: a socket's path must be short.
	sockets, err := os.MkdirTemp("", "tmux")
	if err != nil {
		t.Fatal(err)
	}
	p := &terminal{T: t, sockets: sockets, dir: t.TempDir()}
	p.home = filepath.Join(p.dir, "home")
	t.Cleanup(p.close)
	return p
}

// close ends what the test started, and nothing else.
func (p *terminal) close() {
	_ = p.command("kill-server").Run() // there may be none left
	_ = os.RemoveAll(p.sockets)
	if pid, err := os.ReadFile(p.pidFile()); err == nil {
		if n, err := strconv.Atoi(strings.TrimSpace(string(pid))); err == nil && running(n) {
			_ = syscall.Kill(n, syscall.SIGKILL)
		}
	}
	if _, err := os.Stat(p.trace()); err == nil {
		p.Error("a trace was written: it holds what was typed")
	}
}

func (p *terminal) pidFile() string { return filepath.Join(p.dir, "pid") }

// trace is where the libraries would write every key and every frame, were they
// asked to.
func (p *terminal) trace() string { return filepath.Join(p.dir, "trace") }

// environ is all that the program knows of this machine.
func (p *terminal) environ() []string {
	env := []string{"PREBIRTH_HOME=" + p.home, "HOME=" + p.dir, "TEA_TRACE=" + p.trace(), "TEA_DEBUG=1",
		"LC_ALL=C.UTF-8", "TERM=xterm-256color", "TZ=UTC", "TMUX_TMPDIR=" + p.sockets}
	for _, name := range []string{"PATH", "TMPDIR", "GOCOVERDIR"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	if p.meets != "" {
		env = append(env, "XDG_RUNTIME_DIR="+p.meets)
	}
	return append(env, p.said...)
}

func (p *terminal) command(args ...string) *exec.Cmd {
	c := exec.Command("tmux", append([]string{"-u", "-L", "prebirth", "-f", os.DevNull}, args...)...)
	c.Env = p.environ()
	return c
}

// tmux runs a tmux command and returns what it prints.
func (p *terminal) tmux(args ...string) string {
	p.Helper()
	return p.feed("", args...)
}

func (p *terminal) feed(input string, args ...string) string {
	p.Helper()
	var failed bytes.Buffer
	c := p.command(args...)
	c.Stdin, c.Stderr = strings.NewReader(input), &failed
	out, err := c.Output()
	if err != nil {
		p.Fatalf("tmux %s: %v: %s", args[0], err, &failed)
	}
	return string(out)
}

// shell runs a line in the terminal as a person's shell would, writes down which
// process it became, and says at its end how it ended and whether the terminal's
// settings are those it had before. A program that was killed leaves a terminal
// in which a line end alone does not go back to the left.
const shell = `trap : INT
before=$(stty -g)
sh -c 'echo $$ >"$0.new"; mv "$0.new" "$0"; '"$2" "$1"
code=$?
settings=changed
if [ "$(stty -g)" = "$before" ]; then settings=kept; fi
printf '\r\nended %s, settings %s\r\n' "$code" "$settings"
exec cat`

// start runs a line of shell in the terminal, which is cleared.
func (p *terminal) start(line string) {
	p.Helper()
	_ = p.command("kill-server").Run()
	_ = os.Remove(p.pidFile())
	p.until("tmux starts", func() bool { // a server of this name may still be on its way out
		c := p.command("start-server", ";", "set", "-g", "status", "off", ";", "set", "-s", "escape-time", "0", ";",
			"set", "-g", "default-terminal", "tmux-256color", ";",
			"new-session", "-d", "-x", "80", "-y", "24", "-s", "p", "sh", "-c", shell, "sh", p.pidFile(), line)
		return c.Run() == nil
	})
}

// reflect opens the writing box of the part.
func (p *terminal) reflect() {
	p.Helper()
	p.noted()
	p.start("exec prebirth read " + part)
	p.shows(reading)
	p.press("r")
	p.shows(reflecting, emptyBox)
}

// noted makes a store whose note before the first reflection was read.
func (p *terminal) noted() {
	p.Helper()
	folders, err := progress.FoldersFor(p.home, os.Getenv)
	if err != nil {
		p.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		p.Fatal(err)
	}
	for _, name := range []string{progress.SettingNoted, progress.SettingOffered} {
		if err := store.SetSetting(name, "yes"); err != nil {
			p.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		p.Fatal(err)
	}
}

// press sends keys by tmux's names, in one go.
func (p *terminal) press(keys ...string) {
	p.Helper()
	p.tmux(append([]string{"send-keys", "-t", "p"}, keys...)...)
}

// types sends letters, and waits until they are seen.
func (p *terminal) types(text string) {
	p.Helper()
	p.tmux("send-keys", "-t", "p", "-l", "--", text)
	p.shows(text)
}

// paste sends text as one bracketed paste, if the program asked for such.
func (p *terminal) paste(text string) {
	p.Helper()
	p.feed(text, "load-buffer", "-b", "paste", "-")
	p.tmux("paste-buffer", "-p", "-r", "-b", "paste", "-t", "p")
}

func (p *terminal) resize(width, height int) {
	p.Helper()
	p.tmux("resize-window", "-t", "p", "-x", strconv.Itoa(width), "-y", strconv.Itoa(height))
}

func (p *terminal) screen() string {
	p.Helper()
	return p.tmux("capture-pane", "-p", "-t", "p")
}

// pid is the number of the program's own process.
func (p *terminal) pid() int {
	p.Helper()
	text := ""
	p.until("the program has a number", func() bool {
		read, err := os.ReadFile(p.pidFile())
		text = strings.TrimSpace(string(read))
		return err == nil
	})
	n, err := strconv.Atoi(text)
	if err != nil {
		p.Fatal(err)
	}
	return n
}

func (p *terminal) signal(s syscall.Signal) {
	p.Helper()
	p.kill(p.pid(), s)
}

// kill allows for a process that has just ended.
func (p *terminal) kill(pid int, s syscall.Signal) {
	p.Helper()
	if err := syscall.Kill(pid, s); err != nil && err != syscall.ESRCH {
		p.Fatalf("send %v: %v", s, err)
	}
}

func running(pid int) bool { return syscall.Kill(pid, 0) == nil }

// until waits until something holds, and says what did not.
func (p *terminal) until(what string, holds func() bool) {
	p.Helper()
	for end := time.Now().Add(deadline); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			seen, _ := p.command("capture-pane", "-p", "-t", "p").Output() // none without tmux
			p.Fatalf("not within %v: %s\n%s", deadline, what, seen)
		}
	}
}

// shows waits until all of these are on the screen, however they are wrapped.
func (p *terminal) shows(all ...string) {
	p.Helper()
	for _, text := range all {
		p.until(fmt.Sprintf("the screen shows %q", text), func() bool {
			return strings.Contains(fold(p.screen()), fold(text))
		})
	}
}

func (p *terminal) lacks(text string) {
	p.Helper()
	if screen := p.screen(); strings.Contains(fold(screen), fold(text)) {
		p.Errorf("the screen shows %q:\n%s", text, screen)
	}
}

func fold(text string) string { return strings.Join(strings.Fields(text), " ") }

// is compares something that tmux knows of the pane.
func (p *terminal) is(format, want string) {
	p.Helper()
	if got := strings.TrimSpace(p.tmux("display-message", "-p", "-t", "p", format)); got != want {
		p.Errorf("%s is %q and should be %q", format, got, want)
	}
}

func (p *terminal) number(format string) int {
	p.Helper()
	n, err := strconv.Atoi(strings.TrimSpace(p.tmux("display-message", "-p", "-t", "p", format)))
	if err != nil {
		p.Fatal(err)
	}
	return n
}

// ended waits for the end of what was started, and holds that the terminal is
// given back: its own screen, its cursor, its settings.
func (p *terminal) ended(code int) {
	p.Helper()
	if settings := p.endedWith(code); settings != "kept" {
		p.Errorf("the terminal's settings are %s", settings)
	}
	p.is("#{alternate_on}", "0")
	p.is("#{cursor_flag}", "1")
	p.is("#{mouse_any_flag}", "0")
	p.is("#{keypad_flag}", "0")
}

func (p *terminal) endedWith(code int) (settings string) {
	p.Helper()
	said := regexp.MustCompile(`ended (\d+), settings (\w+)`)
	var found []string
	p.until("the program ends", func() bool {
		found = said.FindStringSubmatch(fold(p.screen()))
		return found != nil
	})
	if found[1] != strconv.Itoa(code) {
		p.Errorf("the exit code is %s and should be %d:\n%s", found[1], code, p.screen())
	}
	return found[2]
}

// saved waits until the store holds exactly one reflection with these words, as
// the program itself reads them in another process.
func (p *terminal) saved(want string) {
	p.Helper()
	var got []string
	for end := time.Now().Add(deadline); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if got = p.texts(); len(got) == 1 && got[0] == want {
			return
		}
	}
	p.Errorf("what is on the disk is %d reflections, %.200q, and should be %.200q", len(got), got, want)
}

func (p *terminal) texts() []string {
	p.Helper()
	c := exec.Command("prebirth", "reflections", "export", "--json")
	c.Env = p.environ()
	out, err := c.Output()
	if err != nil {
		p.Fatalf("prebirth reflections export: %v", err)
	}
	var doc struct{ Reflections []written }
	if err := json.Unmarshal(out, &doc); err != nil {
		p.Fatal(err)
	}
	var texts []string
	for _, r := range doc.Reflections {
		texts = append(texts, r.Text)
	}
	return texts
}

// endedProperly holds that the store was closed: there is nothing to tell of.
func (p *terminal) endedProperly() {
	p.Helper()
	folders, err := progress.FoldersFor(p.home, os.Getenv)
	if err != nil {
		p.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		p.Fatal(err)
	}
	defer store.Close()
	if _, back, err := store.CameBack(); err != nil || back {
		p.Errorf("the next start speaks of a crash: %v, %v", back, err)
	}
}
