package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A stick is a folder that holds the program, and what it keeps in home beside it. It is
// used from an account that has nothing of prebirth and must not get anything.
type stick struct {
	t       *testing.T
	folder  string
	account string // its home folder, which is not there
}

// aStick is a new one: this test binary, which is the program under the name prebirth.
func aStick(t *testing.T) stick {
	t.Helper()
	s := stick{t, filepath.Join(t.TempDir(), "stick"), filepath.Join(t.TempDir(), "account")}
	if err := os.Mkdir(s.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	from, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.OpenFile(s.program(), os.O_CREATE|os.O_WRONLY, 0o700)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, to.Close()); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s stick) program() string {
	if runtime.GOOS == "windows" {
		return filepath.Join(s.folder, "prebirth.exe")
	}
	return filepath.Join(s.folder, "prebirth")
}

// in is a run from a folder, with no variable that is not named here.
func (s stick) in(folder string, variables []string, name string, args ...string) *exec.Cmd {
	run := exec.Command(name, args...)
	run.Dir = folder
	run.Env = append([]string{"HOME=" + s.account, "USERPROFILE=" + s.account, "PATH=" + os.Getenv("PATH"),
		"SYSTEMROOT=" + os.Getenv("SYSTEMROOT"), "GOCOVERDIR=" + os.Getenv("GOCOVERDIR"), "TZ=UTC"}, variables...)
	return run
}

// prints runs to the end and wants what was printed to hold all of the words.
func (s stick) prints(run *exec.Cmd, words ...string) string {
	s.t.Helper()
	out, err := run.CombinedOutput()
	if err != nil {
		s.t.Fatalf("%q: %v: %s", run.Args, err, out)
	}
	for _, w := range words {
		if !strings.Contains(string(out), w) {
			s.t.Errorf("%q does not print %q but:\n%s", run.Args, w, out)
		}
	}
	return string(out)
}

// untouched fails where the account has got anything.
func (s stick) untouched() {
	s.t.Helper()
	if _, err := os.Lstat(s.account); err == nil {
		s.t.Errorf("there is something in the account now")
	}
}

// firstAnswer is a first reflection, typed in lines.
const firstAnswer = "1\nreflect\nwrite now\nI listened.\n.\nleave\n"

// The program runs from its own folder with its home beside it, and from anywhere when
// the folder was moved: what was written comes along.
func TestStick(t *testing.T) {
	s := aStick(t)
	write := s.in(s.folder, nil, s.program(), "--home", "home", "--linear")
	write.Stdin = strings.NewReader(firstAnswer)
	s.prints(write, "Saved ")
	here := s.prints(s.in(s.folder, nil, s.program(), "--home", "home", "where"), filepath.Join(s.folder, "home", "data"))
	if !strings.Contains(here, "a copy of that folder can be read") {
		t.Errorf("it does not say that whoever finds the stick can read it:\n%s", here)
	}

	moved := filepath.Join(t.TempDir(), "D – another stick")
	if err := os.Rename(s.folder, moved); err != nil {
		t.Fatal(err)
	}
	s.folder = moved
	elsewhere := t.TempDir()
	s.prints(s.in(elsewhere, nil, s.program(), "--home", filepath.Join(moved, "home"), "reflections", "list"), "I listened.")
	s.prints(s.in(moved, []string{"PREBIRTH_HOME=home"}, s.program(), "reflections", "list"), "I listened.")
	relative, err := filepath.Rel(elsewhere, filepath.Join(moved, "home"))
	if err == nil {
		s.prints(s.in(elsewhere, nil, s.program(), "--home", relative, "reflections", "list"), "I listened.")
	}
	if left, err := os.ReadDir(elsewhere); err != nil || len(left) > 0 {
		t.Errorf("in the folder it was run from: %v, %v", left, err)
	}
	s.untouched()
}

// From a stick that cannot be written everything can be read, and what would be lost is
// said before anything is written.
func TestStickThatCannotBeWritten(t *testing.T) {
	s := aStick(t)
	write := s.in(s.folder, nil, s.program(), "--home", "home", "--linear")
	write.Stdin = strings.NewReader(firstAnswer)
	s.prints(write, "Saved ")
	locked := func(args ...string) *exec.Cmd {
		return s.in(s.folder, nil, "unshare", append([]string{"-m", "sh", "-c",
			`mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$1" && shift && exec "$@"`, "sh", s.folder}, args...)...)
	}
	if out, err := locked("true").CombinedOutput(); err != nil {
		t.Skipf("a folder cannot be made read-only here: %v: %s", err, out)
	}
	s.prints(locked("./prebirth", "--home", "home", "read", "unborn-babies/1"), "Background")
	s.prints(locked("./prebirth", "--home", "home", "reflections", "list"), "I listened.")
	s.prints(locked("./prebirth", "--home", "home", "search", "listened"), "In your reflections")
	write = locked("./prebirth", "--home", "home", "--linear")
	write.Stdin = strings.NewReader("1\nleave\n")
	s.prints(write, "Nothing can be saved", "read-only file system", "choose another folder with --home")

	set := locked("./prebirth", "--home", "home", "settings", "set", "theme", "dark")
	var said bytes.Buffer
	set.Stderr = &said
	if err := set.Run(); err == nil || set.ProcessState.ExitCode() != exitStorage || !strings.Contains(said.String(), "hint: let your account write in") {
		t.Errorf("a setting: %v, %s", err, &said)
	}

	if err := os.RemoveAll(filepath.Join(s.folder, "home")); err != nil {
		t.Fatal(err)
	}
	s.prints(locked("./prebirth", "--home", "home", "list"), "unborn-babies")
	s.prints(locked("./prebirth", "--home", "home", "read", "unborn-babies/1"), "Background")
	s.untouched()
}
