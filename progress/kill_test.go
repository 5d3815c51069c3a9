package progress

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"
)

// homeOfChild makes this test program a writer that is going to be killed.
const homeOfChild = "PREBIRTH_TEST_WRITE_IN"

func TestMain(m *testing.M) {
	if home := os.Getenv(homeOfChild); home != "" {
		if task := os.Getenv(taskOfChild); task != "" {
			runTask(task, home)
		}
		if os.Getenv(copyOfChild) != "" {
			tryForEver(home)
		}
		writeForEver(home)
	}
	os.Exit(m.Run())
}

// writeForEver saves, and prints the id and the text of each save once it is on
// the disk. Every third save begins a reflection, the others lengthen it.
func writeForEver(home string) {
	f, err := FoldersFor(home, os.Getenv)
	if err != nil {
		panic(err)
	}
	s, err := Open(f, Options{})
	if err != nil {
		panic(err)
	}
	var e Edit
	for i := 0; ; i++ {
		if i%3 == 0 {
			e = edit("a/1/x", "", 0)
		}
		e.Text += fmt.Sprintf("words-%d ", i)
		e.At = time.Now()
		if err := trySave(s, e); err != nil {
			panic(err)
		}
		fmt.Printf("%s %s\n", e.Reflection, e.Text)
	}
}

func TestNothingAcknowledgedIsLostToAKill(t *testing.T) {
	t.Parallel()
	f := testFolders(t)
	home := strings.TrimSuffix(f.Data, string(os.PathSeparator)+"data")
	saved := map[string]string{}
	acknowledged := 0
	for round := range *kills {
		before := len(saved)
		last := killWhileWriting(t, home, 1+rand.IntN(60), saved)
		s := mustOpen(t, f)
		if s.SetAside() != "" {
			t.Fatal("a kill damaged the store")
		}
		for id, text := range saved {
			if r, err := s.Reflection(id); err != nil || !strings.HasPrefix(r.Text, text) {
				t.Fatalf("round %d: %s was saved as %q and is %q, %v", round, id, text, r.Text, err)
			}
		}
		back, found, err := s.CameBack()
		newest, _, _ := s.Latest("a/1/x")
		if err != nil || !found || !reflect.DeepEqual(back.Reflection, newest) || back.Reflection.ID < last {
			t.Fatalf("round %d: came back to %+v, %v, %v; want %+v", round, back, found, err, newest)
		}
		acknowledged += len(saved) - before
		if must(t, s.Close()); round%200 == 199 {
			f = testFolders(t) // one that is small again
			home, saved = strings.TrimSuffix(f.Data, string(os.PathSeparator)+"data"), map[string]string{}
		}
	}
	fmt.Printf("figure: writers killed %d, reflections acknowledged %d, lost 0, damaged 0\n", *kills, acknowledged)
}

// killWhileWriting starts a writer, kills it after so many acknowledged saves, and
// notes them. It returns the id that was acknowledged last.
func killWhileWriting(t *testing.T, home string, after int, saved map[string]string) (last string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), homeOfChild+"="+home)
	var stderr bytes.Buffer
	child.Stderr = &stderr
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		id, text, _ := strings.Cut(lines.Text(), " ")
		saved[id], last = text, id
		if n == after {
			must(t, child.Process.Kill())
		}
	}
	child.Wait()
	if last == "" {
		t.Fatalf("the writer wrote nothing: %s", stderr.String())
	}
	return last
}
