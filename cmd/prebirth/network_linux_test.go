package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// journey are the stories that are looked at: together they read, write, protect, hand
// over, record, lead, keep, take in and erase.
var journey = strings.Fields(`read search reflections linear-protect backup handover record record_nmc record_session handout
	export_archive pack linear-reflect linear-session guide erase_everything`)

// TestNeverConnects follows every process of the journey, on the command line, in lines
// of text and in full screens, and looks at what each asks of the network: nothing, but
// the Unix socket at which the two terminals of a session meet. Nor does it start
// another program, but the one of tmux inside tmux, whose socket is a Unix one. Where the system allows it, there is no network at all meanwhile, so
// that a story that needed one would fail.
func TestNeverConnects(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	t.Run("stories", func(t *testing.T) {
		var files []string
		for _, name := range journey {
			files = append(files, filepath.Join("testdata", name+".txtar"))
		}
		p := scripts(testscript.Params{Files: files})
		setup := p.Setup
		p.Setup = func(e *testscript.Env) error {
			e.Setenv("PATH", w.dir+string(os.PathListSeparator)+e.Getenv("PATH"))
			return setup(e)
		}
		testscript.Run(t, p)
	})
	t.Run("screens", func(t *testing.T) {
		p := newPairing(t)
		for _, terminal := range []*terminal{p.room, p.notes} {
			terminal.said = append(terminal.said, "PATH="+w.dir+string(os.PathListSeparator)+os.Getenv("PATH"))
		}
		p.notes.reflect()
		p.notes.types(words)
		p.notes.shows("Saved")
		p.notes.press("Escape")
		p.notes.shows(reading)
		p.notes.press("q")
		p.notes.ended(0)
		p.lead(leads)
		p.join()
		p.both("a number in the notes", 2, func() { p.notes.press("2") })
		p.notes.press("q")
		p.notes.ended(0)
		p.room.press("C-c")
		p.room.ended(0)
	})
	w.judge(t)
}

// A watched program is one that strace starts.
type watched struct {
	dir    string // of a program prebirth that starts the real one
	traces string // the folder of what strace wrote, a file for each start
}

func newWatched(t *testing.T) watched {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not here: whether the program connects is not tested")
	}
	real, err := exec.LookPath("prebirth")
	if err != nil {
		t.Fatal(err)
	}
	w := watched{t.TempDir(), t.TempDir()}
	follow := strace + " -f -qq --seccomp-bpf -e trace=network,execve"
	if out, err := exec.Command("sh", "-c", follow+" -o /dev/null true").CombinedOutput(); err != nil {
		t.Skipf("strace does not work here: %v: %s", err, out)
	}
	without := "unshare --user --map-root-user --net"
	if out, err := exec.Command("sh", "-c", without+" true").CombinedOutput(); err != nil {
		t.Logf("the network cannot be taken away here: %v: %s", err, out)
		without = ""
	}
	script := fmt.Sprintf("#!/bin/sh\nexec %s %s -o '%s/'$$ '%s' \"$@\"\n", without, follow, w.traces, real)
	if err := os.WriteFile(filepath.Join(w.dir, "prebirth"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return w
}

// judge says what in the traces should not be there.
func (w watched) judge(t *testing.T) {
	t.Helper()
	traces, err := filepath.Glob(filepath.Join(w.traces, "*"))
	if err != nil {
		t.Fatal(err)
	}
	sockets := 0
	for _, trace := range traces {
		text, err := os.ReadFile(trace)
		if err != nil {
			t.Fatal(err)
		}
		local, faults := offMachine(string(text))
		sockets += local
		for _, fault := range faults {
			t.Errorf("one of the starts asked for more than it may: %s", fault)
		}
	}
	t.Logf("%d starts, %d Unix sockets", len(traces), sockets)
	if len(traces) < 50 || sockets < 2 {
		t.Error("the test looks at too little: a session has at least two Unix sockets")
	}
}

var (
	anySocket  = regexp.MustCompile(`\bsocket(?:pair)?\((\w+)`)
	anyAddress = regexp.MustCompile(`sa_family=(\w+)`)
)

// offMachine counts the Unix sockets in a trace, and has the calls that reach, or could
// reach, beyond the machine, or that start another program.
func offMachine(trace string) (local int, faults []string) {
	began := 0
	for line := range strings.Lines(trace) {
		line = strings.TrimSpace(line)
		if found := anySocket.FindStringSubmatch(line); found != nil {
			if local++; found[1] != "AF_UNIX" {
				local--
				faults = append(faults, line)
			}
		} else if found := anyAddress.FindStringSubmatch(line); found != nil && found[1] != "AF_UNIX" {
			faults = append(faults, line)
		}
		if strings.Contains(line, "execve(") {
			if began++; began > 1 && !strings.Contains(line, `["tmux", "info"]`) { // the first is the program itself
				faults = append(faults, line)
			}
		}
	}
	return local, faults
}

// TestOffMachine shows that the judge can say no.
func TestOffMachine(t *testing.T) {
	for trace, want := range map[string]int{
		"7 execve(\"prebirth\", [\"prebirth\"], 0x1 /* 9 vars */) = 0\n7 socket(AF_UNIX, SOCK_STREAM, 0) = 5\n": 0,
		"7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 5\n":                                                      1,
		"7 socket(AF_INET6, SOCK_STREAM <unfinished ...>\n":                                                     1,
		"7 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 5\n":                                                   1,
		"7 connect(5, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0\n":                                       1,
		"7 connect(5, {sa_family=AF_UNIX, sun_path=\"s\"}, 16) = 0\n":                                           0,
		"7 execve(\"a\", [], 0x1) = 0\n8 execve(\"b\", [], 0x1) = 0\n":                                          1,
	} {
		if _, faults := offMachine(trace); len(faults) != want {
			t.Errorf("%q: %q", trace, faults)
		}
	}
}

// TestNoNetworkCode holds that no code for the network is in the program, on any system:
// what every client and every server of the web is made of. Of the packages here only
// the one that joins two terminals imports net at all.
func TestNoNetworkCode(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{.ImportPath}} {{.Imports}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			path, imports, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch path {
			case "net/http", "crypto/tls", "net/rpc", "net/smtp", "log/syslog", "golang.org/x/crypto/ssh/agent":
				t.Errorf("%s: %s is in the program", system, path)
			}
			connects := slices.Contains(strings.Fields(strings.Trim(imports, "[]")), "net")
			if strings.HasPrefix(path, "prebirth/") && connects && path != "prebirth/tui/pair" {
				t.Errorf("%s: %s imports net", system, path)
			}
		}
	}
}
