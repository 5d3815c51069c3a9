package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/briefings/packs"
	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/progress/vault"
	"prebirth/tui"
	"prebirth/tui/language"
)

// An oddSignal is a signal without a number.
type oddSignal struct{}

func (oddSignal) String() string { return "odd" }
func (oddSignal) Signal()        {}

// faulty is the error of a library with a fault in it.
func faulty(t *testing.T) error {
	t.Helper()
	_, err := briefings.Load(fstest.MapFS{"a.md": {Data: []byte("no front matter\n")}})
	if briefings.FaultsIn(err) == nil {
		t.Fatalf("loading a faulty briefing: %v", err)
	}
	return err
}

// TestReport is the whole of exit.go as a table: for every kind of error its
// exit code, and whether what to do about it is said. Each is wrapped, as it is
// when it arrives.
func TestReport(t *testing.T) {
	refused := errors.New("refused")
	for name, c := range map[string]struct {
		err  error
		code int
		hint string // the beginning of the hint
	}{
		"no error":      {nil, exitDone, ""},
		"any error":     {refused, exitFailed, "try it once more"},
		"wrong usage":   {&usageError{refused, "see --help"}, exitUsage, "see --help"},
		"no hint":       {&usageError{refused, ""}, exitUsage, "try it once more"},
		"not found":     {&notFoundError{language.Errorf("there is no such thing"), "list shows all"}, exitNotFound, "list shows all"},
		"no reflection": {progress.ErrNotFound, exitNotFound, "prebirth reflections list"},
		"faults":        {faulty(t), exitCheck, "prebirth pack format prints the format and its rules"},
		"settings":      {settings.Errors{{File: "f", Line: 2, Problem: "wrong", Mend: "mend it"}}, exitCheck, "mend it"},
		"packs clash":   {&packs.ClashError{Pack: "a", Why: "it is there"}, exitCheck, "remove the other pack first"},
		"pack changed":  {&packs.ChangedError{Name: "a"}, exitCheck, "remove it, and add it again"},
		"pack index":    {&packs.IndexError{Path: "i", Err: refused}, exitCheck, "take the folder packs away"},
		"no pack":       {packs.ErrNoPack, exitNotFound, "prebirth pack list"},
		"packs busy":    {packs.ErrBusy, exitBusy, "wait until it has ended"},
		"no key":        {&progress.KeyError{Path: "k", Err: refused}, exitLocked, "bring back k"},
		"locked":        {&progress.LockedError{}, exitLocked, "give the passphrase"},
		"wrong words":   {&progress.LockedError{Wrong: true}, exitLocked, "try again; nothing was changed. With the recovery code, prebirth recover"},
		"slip":          {&vault.CodeError{Group: 2, Why: "a slip"}, exitLocked, "look at group 2"},
		"check":         {&checkError{refused, "mend it"}, exitCheck, "mend it"},
		"another hint":  {&hinted{&progress.LockedError{}, "do this"}, exitLocked, "do this"},
		"fault":         {&tui.FaultError{}, exitFault, "start it again"},
		"no folder":     {&progress.FolderError{Path: "d", Err: fs.ErrPermission}, exitStorage, "let your account write in d"},
		"full":          {&progress.FullError{Path: "d", Err: refused}, exitStorage, "make room on the disk that holds d"},
		"busy":          {&progress.BusyError{Path: "s", Err: refused}, exitBusy, "close the other copy"},
		"newer":         {&progress.VersionError{Have: 2, Need: 1, Path: "s"}, exitFailed, "use the newer version"},
		"no file":       {&fs.PathError{Op: "open", Path: "f", Err: fs.ErrNotExist}, exitFailed, "check that the file is there"},
		"not allowed":   {&fs.PathError{Op: "open", Path: "f", Err: fs.ErrPermission}, exitFailed, "name a file or a folder"},
		"closed":        {progress.ErrClosed, exitFailed, "try it once more"},
		"interrupted":   {&signalError{os.Interrupt}, 130, ""},
		"terminated":    {&signalError{syscall.SIGTERM}, 143, ""},
		"hung up":       {&signalError{syscall.SIGHUP}, 129, ""},
		"odd signal":    {&signalError{oddSignal{}}, exitFailed, ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.err
			if err != nil {
				err = fmt.Errorf("do something: %w", err)
			}
			code, printed := reported(t, err)
			if code != c.code {
				t.Errorf("the exit code is %d and should be %d", code, c.code)
			}
			checkWords(t, err, printed, c.hint)
		})
	}
}

// checkWords holds what was printed of an error to the form that every error
// has: lines that name the program, then at most one hint, the last line. A
// signal is no error and is not spoken of.
func checkWords(t *testing.T, err error, printed, hint string) {
	t.Helper()
	var ended *signalError
	if err == nil || errors.As(err, &ended) {
		if printed != "" {
			t.Errorf("something was printed: %q", printed)
		}
		return
	}
	lines := strings.Split(strings.TrimSuffix(printed, "\n"), "\n")
	if hint != "" {
		last := lines[len(lines)-1]
		if !strings.HasPrefix(last, "hint: "+hint) {
			t.Errorf("the last line is %q and should be the hint %q", last, hint)
		}
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 || !strings.Contains(lines[0], "do something: ") {
		t.Errorf("what was being done is not said: %q", printed)
	}
	for _, line := range lines {
		if !strings.HasPrefix(line, "prebirth: ") {
			t.Errorf("a line does not name the program: %q", line)
		}
	}
}

// TestReportCleans holds that neither an error nor a hint can speak to the
// terminal: both may quote a file's name or words from a briefing.
func TestReportCleans(t *testing.T) {
	code, printed := reported(t, &notFoundError{language.Errorf("no \x1b[31mred\x07"), "try \x1b]0;title\x07\u202eblue"})
	if code != exitNotFound {
		t.Errorf("the exit code is %d", code)
	}
	if strings.ContainsAny(printed, "\x1b\x07\u202e") {
		t.Errorf("a control character was printed: %q", printed)
	}
	for _, word := range []string{"red", "blue"} {
		if !strings.Contains(printed, word) {
			t.Errorf("%q is not in %q", word, printed)
		}
	}
}

// TestHelpNamesCodes keeps the table in the help complete.
func TestHelpNamesCodes(t *testing.T) {
	for _, code := range []int{exitDone, exitFailed, exitUsage, exitNotFound, exitCheck, exitLocked, exitStorage, exitSealed, exitFault,
		exitBusy, 130, 143} {
		found := false
		for _, word := range strings.FieldsFunc(exitCodes, func(r rune) bool { return r < '0' || r > '9' }) {
			found = found || word == fmt.Sprint(code)
		}
		if !found {
			t.Errorf("the help does not say what exit code %d means", code)
		}
	}
}

// TestReadmeNamesCodes holds the list in the README to the table in the help.
func TestReadmeNamesCodes(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	readme := strings.Join(strings.Fields(string(text)), " ")
	for line := range strings.SplitSeq(exitCodes, "·") {
		if line = strings.Join(strings.Fields(line), " "); !strings.Contains(readme, line) {
			t.Errorf("the README does not say %q", line)
		}
	}
}

// reported is the exit code for an error and what was printed of it.
func reported(t *testing.T, err error) (code int, printed string) {
	t.Helper()
	file, failed := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if failed != nil {
		t.Fatal(failed)
	}
	defer file.Close()
	e := &env{err: clean.NewWriter(file)}
	code = e.report(err)
	text, failed := os.ReadFile(file.Name())
	if failed != nil {
		t.Fatal(failed)
	}
	return code, string(text)
}
