//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// printing are commands that print, in order and not.
var printing = []struct {
	args string
	code int
}{
	{"list", 0}, {"read --plain unborn-babies/7", 0}, {"search fathers", 0}, {"--help", 0}, {"help reflections export", 0},
	{"settings", 0}, {"where", 0}, {"read --plain nothing", 3}, {"list --bogus", 2}, {"lst", 2}, {"--version", 0},
}

// What is printed is words, whatever is said of colour, on a terminal as to a file: no
// escape at all. Each row of the table has two of the commands, and each command rows
// of every kind, because their numbers have no divisor in common.
func TestPrintingHasNoEscape(t *testing.T) {
	t.Setenv("PREBIRTH_HOME", filepath.Join(t.TempDir(), "home"))
	t.Setenv("COLORTERM", "truecolor")
	runs := 0
	for i, w := range wishes(t) {
		for name := range strings.FieldsSeq("NO_COLOR CLICOLOR CLICOLOR_FORCE FORCE_COLOR TERM") {
			t.Setenv(name, "") // so that it is put back
			os.Unsetenv(name)
			if value, ok := w.env[name]; ok {
				t.Setenv(name, value)
			}
		}
		for _, c := range []int{i % len(printing), (i + 5) % len(printing)} {
			runs++
			args := append(strings.Fields(printing[c].args), "--color", w.flag)
			code, printed := printedBy(t, args, w.terminal)
			if code != printing[c].code || len(printed) == 0 {
				t.Errorf("%v: prebirth %q ends with %d: %q", w, args, code, printed)
			}
			if at := bytes.IndexByte(printed, 0x1b); at >= 0 {
				t.Errorf("%v: prebirth %q prints an escape: %q", w, args, printed[at:min(len(printed), at+20)])
			}
		}
	}
	t.Logf("%d runs", runs)
}

// printedBy runs a command in this process, on a terminal or not, and answers with its
// exit code and all that it printed.
func printedBy(t *testing.T, args []string, terminal bool) (code int, printed []byte) {
	t.Helper()
	if !terminal {
		file, err := os.CreateTemp(t.TempDir(), "printed")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		code = run(args, file, file, file)
		printed, err = os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		return code, printed
	}
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("there are no pseudo-terminals here: %v", err)
	}
	all := make(chan []byte)
	go func() {
		got, _ := io.ReadAll(master) // it ends with an error, as there is nobody any more
		all <- got
	}()
	code = run(args, tty, tty, tty)
	tty.Close()
	printed = <-all
	master.Close()
	return code, printed
}

// The full screen asks for colour where it may, and for none where it may not, also
// where a theme was chosen that has some.
func TestTheScreenObeysEveryWish(t *testing.T) {
	looked, able := 0, 0
	for _, w := range wishes(t) {
		if !w.terminal || w.env["TERM"] == "dumb" { // a screen is refused there
			continue
		}
		if able++; able%3 != 2 { // a sample, with rows of every kind
			continue
		}
		looked++
		t.Run(w.String(), func(t *testing.T) {
			t.Parallel()
			p := bareTerminal(t)
			p.settings("theme = dark\n")
			p.said = w.env.list()
			master, program := p.startOn(true, "--color", w.flag, "--theme", "contrast")
			written := collect(master)
			p.until("the screen is shown", func() bool { return strings.Contains(written(), "quit") })
			p.write(master, "q")
			if code := p.wait(program); code != 0 {
				t.Errorf("it ends with %d", code)
			}
			if got := coloured(written()); got != (w.want != "none") {
				t.Errorf("it asks for colour: %v, and should: %s", got, w.want)
			}
		})
	}
	if looked < 24 {
		t.Errorf("only %d of them were looked at", looked)
	}
}
