//go:build unix

package main

import (
	"encoding/base64"
	"encoding/hex"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestFiguresAreReadFromWhatTestsPrint(t *testing.T) {
	got := figures("=== RUN   TestX\nfigure: power cuts 3,000; 4,512 acknowledged saves, 0 lost\n" +
		"    figure: guard, certain: recall 100.00 %\nfigure: evasions 500; 480 caught; target ≥ 95 %\nok\n")
	want := []row{
		{What: "power cuts", Tried: 3000, Found: "4,512 acknowledged saves, 0 lost"},
		{What: "guard, certain: recall 100.00 %"},
		{What: "evasions", Tried: 500, Found: "480 caught", Target: "≥ 95 %"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

// What the other tool measured keeps its figures, its goal and its verdict.
func TestSpeedsAreReadFromTheOtherTool(t *testing.T) {
	got, err := measured([]byte(`[{"what": "start", "figure": 41, "shown": "41 ms, beside it 40: 1.03 ×", "goal": "≤ 1.2 ×", "verdict": "met"}]`))
	if want := []row{{What: "start", Found: "41 ms, beside it 40: 1.03 ×", Target: "≤ 1.2 ×", Verdict: "met"}}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := measured([]byte("measuring")); err == nil {
		t.Error("what is no JSON is read")
	}
}

func TestCanaryIsFoundInEachForm(t *testing.T) {
	const word = "qwertyuiopasdf"
	wide := strings.Join(strings.Split(word, ""), "\x00") + "\x00"
	for name, data := range map[string]string{
		"plain": "..." + word + "...", "UTF-16": ".." + wide, "hex": hex.EncodeToString([]byte(word)),
		"base64": base64.StdEncoding.EncodeToString([]byte(word)),
	} {
		if !holds([]byte(data), word) {
			t.Errorf("%s: not found", name)
		}
	}
	if holds([]byte("qwertyuiopasd"), word) {
		t.Error("found where it is not")
	}
}

func TestWhatIsLostIsCounted(t *testing.T) {
	var e ends
	e.note(loss{}, nil)
	e.note(loss{letters: 3, oldest: 300 * time.Millisecond}, nil)
	e.note(loss{letters: 9, acknowledged: 2, oldest: 1200 * time.Millisecond, where: "typed …"}, nil)
	if e.tried != 3 || e.bad != 1 || e.late != 1 || e.letters != 12 || e.worst != "; typed …" || e.failed() {
		t.Errorf("got %+v", &e)
	}
}

func TestTheTableIsMarkdown(t *testing.T) {
	var b strings.Builder
	writeTable(&b, []row{row{What: "kills", Tried: 10_000, Found: "nothing"}.aims("0 lost", true), {What: "some words"}})
	want := "| what was tried |  times | what was lost, or found | target |     |\n" +
		"| -------------- | -----: | ----------------------- | ------ | --- |\n" +
		"| kills          | 10,000 | nothing                 | 0 lost | met |\n" +
		"| some words     |        |                         |        |     |\n"
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
	if got := thousands(1_234_567); got != "1,234,567" {
		t.Errorf("got %s", got)
	}
}
