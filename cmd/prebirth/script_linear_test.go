package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// cmdTalk talks with "prebirth --linear" where an answer depends on what it says. A
// line "? REGEXP" of the file waits until that was printed, after all that was waited
// for before, and any other line is typed. <group> in one is the group of the recovery
// code that was asked for last. All that was printed is in FILE.said afterwards.
//
//	talk FILE
func cmdTalk(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: talk FILE")
	}
	t := &talk{run: exec.Command(onPath(ts, "prebirth"), "--linear")}
	for _, name := range []string{"HOME", "PREBIRTH_HOME", "TZ", "PATH", "GOCOVERDIR"} {
		t.run.Env = append(t.run.Env, name+"="+ts.Getenv(name))
	}
	t.run.Stderr = &t.said
	out, err := t.run.StdoutPipe()
	ts.Check(err)
	in, err := t.run.StdinPipe()
	ts.Check(err)
	ts.Check(t.run.Start())
	lost := time.AfterFunc(5*time.Minute, func() { _ = t.run.Process.Kill() }) // it waits for us, and we for it
	defer lost.Stop()
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		line = strings.TrimSuffix(line, "\n")
		if want, waits := strings.CutPrefix(line, "? "); waits {
			err = t.wait(out, want)
		} else {
			_, err = io.WriteString(in, strings.ReplaceAll(line, "<group>", t.group())+"\n")
		}
		if err != nil {
			_ = t.run.Process.Kill()
			ts.Fatalf("%s: %v; it said:\n%s", line, err, t.said.String())
		}
	}
	ts.Check(in.Close())
	_, err = io.Copy(&t.said, out)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".said"), []byte(t.said.String()), 0o600))
	if err := t.run.Wait(); err != nil {
		ts.Fatalf("%v; it said:\n%s", err, t.said.String())
	}
}

// onPath finds a program as the script would.
func onPath(ts *testscript.TestScript, name string) string {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
			return path
		}
	}
	ts.Fatalf("%s is not in the path", name)
	return ""
}

// A talk is one run that is talked with.
type talk struct {
	run    *exec.Cmd
	said   strings.Builder
	waited int // how much of it was waited for
}

// wait reads on until a pattern was printed.
func (t *talk) wait(out io.Reader, pattern string) error {
	want, err := regexp.Compile("(?m)" + pattern)
	for piece := make([]byte, 4096); err == nil; {
		if at := want.FindStringIndex(t.said.String()[t.waited:]); at != nil {
			t.waited += at[1]
			return nil
		}
		n, stopped := out.Read(piece)
		t.said.Write(piece[:n])
		if err = stopped; stopped != nil {
			err = fmt.Errorf("it stopped without saying it: %w", stopped)
		}
	}
	return err
}

// group is the group of the recovery code that was asked for last.
func (t *talk) group() string {
	asked := regexp.MustCompile(`type group (\d)`).FindAllStringSubmatch(t.said.String(), -1)
	if len(asked) == 0 {
		return ""
	}
	shown := regexp.MustCompile(`(?m)^Group ` + asked[len(asked)-1][1] + `: (\S+)$`).FindStringSubmatch(t.said.String())
	if shown == nil {
		return ""
	}
	return shown[1]
}
