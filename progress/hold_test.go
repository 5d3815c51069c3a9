package progress

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// copyOfChild makes this test program one of several copies that all try to write.
const copyOfChild = "PREBIRTH_TEST_COPY"

// tryForEver prints "saved" and the number of the save, or "reads" and the process
// that holds the store.
func tryForEver(home string) {
	f, err := FoldersFor(home, os.Getenv)
	if err != nil {
		panic(err)
	}
	s, err := Open(f, Options{})
	if err != nil {
		panic(err)
	}
	for n := 0; ; {
		err := trySave(s, edit("a/1/x", fmt.Sprintf("%d %d", os.Getpid(), n), 0))
		busy := (*BusyError)(nil)
		switch {
		case errors.As(err, &busy):
			if _, err := s.Tallies(); err != nil {
				panic(err)
			}
			fmt.Println("reads", busy.Holder.Process)
			time.Sleep(5 * time.Millisecond)
		case err != nil:
			panic(err)
		default:
			fmt.Println("saved", n)
			n++
		}
	}
}

// A copied is one copy of the program that runs.
type copied struct {
	child  *exec.Cmd
	saved  int // acknowledged
	holder int // of whom it was told
	errs   bytes.Buffer
}

type said struct {
	by   *copied
	line string
}

func startCopy(t *testing.T, home string, all chan<- said) *copied {
	t.Helper()
	c := &copied{child: exec.Command(os.Args[0])}
	c.child.Env = append(os.Environ(), homeOfChild+"="+home, copyOfChild+"=1")
	c.child.Stderr = &c.errs
	out, err := c.child.StdoutPipe()
	must(t, err)
	must(t, c.child.Start())
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			all <- said{c, lines.Text()}
		}
		all <- said{c, ""}
	}()
	return c
}

// listen takes note of what is said until enough is true.
func listen(t *testing.T, all <-chan said, killed map[*copied]bool, enough func() bool) {
	t.Helper()
	for !enough() {
		s := <-all
		word, number, _ := strings.Cut(s.line, " ")
		n, _ := strconv.Atoi(number)
		switch {
		case word == "saved":
			s.by.saved = n + 1
		case word == "reads":
			s.by.holder = n
		case !killed[s.by]:
			t.Fatalf("a copy ended: %s", s.by.errs.String())
		}
	}
}

func TestManyCopies(t *testing.T) {
	acks, takenOver := 0, 0
	for round := range *copies + 1 {
		n := 10
		if round == 0 {
			n = 2
		}
		a, o := tenCopies(t, n)
		acks, takenOver = acks+a, takenOver+o
	}
	fmt.Printf("figure: rounds of ten copies %d, taken over after a kill %d, acknowledged saves %d, lost 0, two writers at once 0\n",
		*copies, takenOver, acks)
}

// tenCopies runs copies of the program on one new store: one writes, and the others
// know which; it is killed, and another one writes.
func tenCopies(t *testing.T, n int) (acks, takenOver int) {
	t.Helper()
	f := testFolders(t)
	home := filepath.Dir(f.Data)
	said, killed := make(chan said, 1000), map[*copied]bool{}
	var running []*copied
	for range n {
		running = append(running, startCopy(t, home, said))
	}
	everyone := running
	for ; takenOver < min(2, n-1); takenOver++ {
		var writer *copied
		listen(t, said, killed, func() bool {
			writer = nil
			for _, c := range running {
				if c.saved > 5 {
					writer = c
				}
			}
			if writer == nil {
				return false
			}
			for _, c := range running {
				if c != writer && c.holder != writer.child.Process.Pid {
					return false
				}
			}
			return true
		})
		killed[writer] = true
		must(t, writer.child.Process.Kill())
		running = without(running, writer)
	}
	listen(t, said, killed, func() bool {
		for _, c := range running {
			if c.saved > 5 {
				return true
			}
		}
		return false
	})
	for _, c := range running {
		killed[c] = true
		must(t, c.child.Process.Kill())
	}
	for _, c := range everyone {
		c.child.Wait()
	}
	return wantTurns(t, f, everyone), takenOver
}

func without(all []*copied, one *copied) (rest []*copied) {
	for _, c := range all {
		if c != one {
			rest = append(rest, c)
		}
	}
	return rest
}

// wantTurns looks for every acknowledged save, and for saves of one process between
// those of another.
func wantTurns(t *testing.T, f Folders, all []*copied) (acks int) {
	t.Helper()
	s := mustOpen(t, f)
	defer s.Close()
	there, turns, last := map[string]int{}, 0, ""
	must(t, s.Each(Filter{}, func(r Reflection) error {
		by, _, _ := strings.Cut(r.Text, " ")
		if by != last {
			turns, last = turns+1, by
		}
		there[by]++
		return nil
	}))
	if turns != len(there) {
		t.Errorf("%d copies wrote in %d turns", len(there), turns)
	}
	for _, c := range all {
		acks += c.saved
		if have := there[fmt.Sprint(c.child.Process.Pid)]; have < c.saved {
			t.Errorf("%d of %d saves of one copy are there", have, c.saved)
		}
	}
	return acks
}

func TestSecondCopyReadsAndTakesOver(t *testing.T) {
	t.Parallel()
	f := testFolders(t)
	first := mustOpen(t, f)
	save(t, first, edit("a/1/x", "one", 0))
	second := mustOpen(t, f)
	wantTexts(t, second, Filter{}, "one")
	for name, err := range map[string]error{
		"writable": second.Writable(),
		"save":     trySave(second, edit("a/1/x", "two", 0)),
		"place":    second.SavePlace(Place{Briefing: "a"}),
	} {
		busy := (*BusyError)(nil)
		if !errors.As(err, &busy) || busy.Holder.Process != os.Getpid() || busy.Holder.Since.IsZero() {
			t.Errorf("%s: %v", name, err)
		} else if want := fmt.Sprintf("another copy of prebirth holds it (process %d on this computer, since ", os.Getpid()); !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := takeAlone(first); !errors.As(err, new(*BusyError)) {
		t.Errorf("the store is read, and taken alone: %v", err)
	}
	save(t, first, edit("a/1/x", "three", 0)) // what it shared before is still shared
	wantTexts(t, second, Filter{}, "three", "one")
	must(t, first.Close())

	must(t, second.Writable())
	save(t, second, edit("a/1/x", "four", 0))
	release, err := takeAlone(second)
	must(t, err)
	if _, err := Open(f, Options{ReadOnly: true}); !errors.As(err, new(*BusyError)) {
		t.Errorf("opened what is taken alone: %v", err)
	}
	release()
	third := mustOpen(t, f)
	wantTexts(t, third, Filter{}, "four", "three", "one")
	if third.Writable() == nil || second.Writable() != nil {
		t.Error("the wrong copy may write")
	}
}

func TestReplacedFileIsNotWritten(t *testing.T) {
	f := testFolders(t)
	first := mustOpen(t, f)
	save(t, first, edit("a/1/x", "one", 0))
	second := mustOpen(t, f)
	must(t, first.Close())
	data, err := os.ReadFile(f.StorePath())
	must(t, err)
	must(t, os.WriteFile(f.StorePath()+".other", data, 0o600))
	must(t, os.Rename(f.StorePath()+".other", f.StorePath()))
	hint := (interface{ Hint() string })(nil)
	if err := trySave(second, edit("a/1/x", "lost", 0)); !errors.As(err, &hint) || !strings.Contains(hint.Hint(), "start prebirth again") {
		t.Errorf("got %v", err)
	}
	wantTexts(t, mustOpen(t, f), Filter{}, "one")
}

func TestNameOfADeadHolderIsNoHolder(t *testing.T) {
	f := testFolders(t)
	s := mustOpen(t, f)
	save(t, s, edit("a/1/x", "one", 0))
	vanish(t, s)
	if holder(f).Process == 0 || written(f) {
		t.Fatal("there is no name, or it counts")
	}
	must(t, mustOpen(t, f).Writable())
}

func TestHolderInWords(t *testing.T) {
	here, err := os.Hostname()
	must(t, err)
	now := time.Now()
	at := time.Date(now.Year(), now.Month(), now.Day(), 10, 42, 0, 0, time.Local)
	for want, h := range map[string]Holder{
		"process 4711 on this computer, since 10:42":       {4711, here, at},
		"process 4711 on ward-3, since 20 November, 10:42": {4711, "ward-3", time.Date(2020, 11, 20, 10, 42, 0, 0, time.Local)},
	} {
		if got := h.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
