package main

import (
	"io"
	"strings"
	"testing"
	"time"

	"prebirth/briefings/library"
)

func TestQuantile(t *testing.T) {
	for _, c := range []struct {
		figures []float64
		q, want float64
	}{
		{nil, 0.5, 0},
		{[]float64{3}, 0.5, 3},
		{[]float64{9, 1, 5}, 0.5, 5},
		{[]float64{4, 1, 3, 2}, 0.5, 2},
		{[]float64{4, 1, 3, 2}, 0.99, 4},
		{[]float64{4, 1, 3, 2}, 1, 4},
	} {
		if got := quantile(c.figures, c.q); got != c.want {
			t.Errorf("quantile(%v, %v) = %v, want %v", c.figures, c.q, got, c.want)
		}
	}
}

func TestTakeTurns(t *testing.T) {
	order := ""
	count := 0.0
	take := func(name string) turn {
		return func() (float64, error) {
			order += name
			count++
			return count, nil
		}
	}
	found, err := takeTurns(2, take("a"), take("b"))
	if err != nil {
		t.Fatal(err)
	}
	if order != "ababab" {
		t.Errorf("took turns as %s", order)
	}
	if found[0][0] != 3 || len(found[1]) != 2 {
		t.Errorf("found %v: the first round must be thrown away", found)
	}
}

func TestWriteTable(t *testing.T) {
	var b strings.Builder
	err := writeTable(&b, []row{
		ratio("start…", 30, 12, "ms").under(2.5),
		ratio("slow", 36, 12, "ms").under(2.5),
		figure("bytes", 0, "B").atMost(0),
		missing("memory"),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `| what   |     measured | beside |  ratio | goal     |         |
| ------ | -----------: | -----: | -----: | -------- | ------- |
| start… |        30 ms |     12 | 2.50 × | ≤ 2.50 × | met     |
| slow   |        36 ms |     12 | 3.00 × | ≤ 2.50 × | not met |
| bytes  |          0 B |        |        | ≤ 0 B    | met     |
| memory | not measured |        |        |          |         |
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestSumInits(t *testing.T) {
	got, err := sumInits("init a/b @0.5 ms, 0.25 ms clock, 88 bytes, 3 allocs\nsomething else\ninit c @1 ms, 1.5 ms clock, 0 bytes, 0 allocs\n")
	if err != nil || got != 1.75 {
		t.Errorf("sum = %v, %v", got, err)
	}
	if _, err := sumInits("init a @0.5 ms, nothing"); err == nil {
		t.Error("a line that is none was taken")
	}
}

// TestEditing goes the way into the writing box of the real program, in a home that
// nothing was begun in.
func TestEditing(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{dir: t.TempDir(), progress: io.Discard, lib: lib}
	if err := b.compile(&b.prebirth, "prebirth/cmd/prebirth"); err != nil {
		t.Fatal(err)
	}
	s, err := b.editing("fresh")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestPairing steps through a briefing with the real program, from both terminals.
func TestPairing(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{plan: plan{presses: 6}, dir: t.TempDir(), progress: io.Discard, lib: lib}
	if err := b.compile(&b.prebirth, "prebirth/cmd/prebirth"); err != nil {
		t.Fatal(err)
	}
	rows, err := b.pairing()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		t.Logf("%s: %s %s", r.What, number(r.Figure), r.Unit)
		if r.Figure <= 0 || r.Missing {
			t.Errorf("%s was not measured", r.What)
		}
	}
}

// TestEmptyProgram drives the empty program in a real terminal: that it is
// built, seen, answers keys or not, is idle, and ends.
func TestEmptyProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	b := &bench{dir: t.TempDir(), progress: io.Discard}
	if err := b.compile(&b.empty, "prebirth/cmd/prebirth-measure/empty"); err != nil {
		t.Fatal(err)
	}
	s, took, err := b.openEmpty("-fps=120")
	if err != nil {
		t.Fatal(err)
	}
	if took <= 0 {
		t.Errorf("it was on the screen after %v", took)
	}
	s.Quiet(still, time.Second)
	if got, err := s.Press("x", still); err != nil || got.Bytes != 0 {
		t.Errorf("a key without effect: %d bytes, %v", got.Bytes, err)
	}
	if procReadable {
		if mib, err := resident(s.Pid()); err != nil || mib <= 0 {
			t.Errorf("resident memory: %v, %v", mib, err)
		}
		if w, err := workOf(s.Pid()); err != nil || w.cpu <= 0 || w.switches <= 0 {
			t.Errorf("work: %+v, %v", w, err)
		}
	}
	if _, err := s.Until("never seen", 10*time.Millisecond, ""); err == nil {
		t.Error("words that do not come were seen")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
