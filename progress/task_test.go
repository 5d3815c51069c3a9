package progress

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"prebirth/progress/vault"
)

var kills = flag.Int("kills", 20, "how often a change of the key, a backup, a restoring and an erasing of everything are each killed")

// The child of a kill loop: it does something in a folder, and kills itself before
// a step, or is killed.
const (
	taskOfChild = "PREBIRTH_TEST_TASK"
	stepOfChild = "PREBIRTH_TEST_STEP"
)

func killBefore(n int) func(string) {
	return func(string) {
		if n--; n < 0 {
			self, _ := os.FindProcess(os.Getpid())
			self.Kill()
			select {}
		}
	}
}

// runKilled runs a task in a process of its own that kills itself before its step
// n, or when n is negative is killed after so many milliseconds.
func runKilled(t *testing.T, task, home string, n int) (done bool) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), taskOfChild+"="+task, homeOfChild+"="+home, stepOfChild+"="+fmt.Sprint(n))
	out := bytes.Buffer{}
	child.Stderr = &out
	must(t, child.Start())
	if n < 0 {
		time.Sleep(time.Duration(-n) * time.Millisecond)
		child.Process.Kill()
	}
	err := child.Wait()
	if err != nil && child.ProcessState.ExitCode() >= 0 {
		t.Fatalf("%s: %v: %s", task, err, out.String())
	}
	return err == nil
}

// runTask is the child: it does its task and ends.
func runTask(task, home string) {
	n, _ := strconv.Atoi(os.Getenv(stepOfChild))
	step := func(string) {}
	if n >= 0 {
		step = killBefore(n)
	}
	if err := doTask(task, home, step); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func doTask(task, home string, step func(string)) error {
	f, err := FoldersFor(home, os.Getenv)
	if err != nil {
		return err
	}
	if task == "erase" {
		return eraseEverything(f, step)
	}
	s, err := Open(f, withWords(firstWords))
	if err != nil {
		return err
	}
	s.step = step
	switch task {
	case "unprotect":
		err = s.Unprotect()
	case "protect":
		err = s.Protect(firstWords, vault.NewCode())
	case "backup":
		_, err = s.Backup()
	case "restore":
		var all []Backup
		if all, err = Backups(f); err == nil {
			_, err = s.Restore(all[len(all)-1])
		}
	}
	if err != nil {
		return err
	}
	return s.Close()
}

// killLoop kills a task many times, at each of its steps and at any moment, and
// calls look after each.
func killLoop(t *testing.T, task, home string, steps int, before, look func()) {
	t.Helper()
	finished, killed := 0, 0
	for round := range *kills {
		before()
		n := round / 2 % steps
		if round%2 == 1 {
			n = -1 - rand.IntN(250)
		}
		if runKilled(t, task, home, n) {
			finished++
		} else {
			killed++
		}
		if look(); t.Failed() {
			t.Fatalf("round %d, step %d", round, n)
		}
	}
	if killed == 0 || *kills > 60 && finished == 0 {
		t.Errorf("killed %d times, finished %d times: the test looks at nothing", killed, finished)
	}
	fmt.Printf("figure: %s killed %d times, ended by itself %d times, nothing lost\n", task, killed, finished)
}

func homeOf(f Folders) string { return filepath.Dir(f.Data) }

func TestChangeOfTheKeyIsKilled(t *testing.T) {
	t.Parallel()
	f := testFolders(t)
	s := writtenStore(t, f, cheap(vault.Secret{}))
	must(t, s.Close())
	for _, task := range []string{"protect", "unprotect"} {
		killLoop(t, task, homeOf(f), 22, func() {
			if task == "protect" {
				return
			}
			s := openWith(t, f, withWords(firstWords))
			if p, _ := s.Protection(); p.Account {
				must(t, s.Protect(firstWords, vault.NewCode()))
			}
			must(t, s.Close())
		}, func() {
			s := openWith(t, f, withWords(firstWords))
			wantWritten(t, s)
			if left := leftBehind(t, f); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			must(t, s.Close())
		})
	}
}
