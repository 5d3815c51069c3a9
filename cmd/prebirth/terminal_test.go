//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

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
