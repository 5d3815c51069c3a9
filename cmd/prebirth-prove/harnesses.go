//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
)

// A harness is a test that takes a number of rounds. It prints lines that begin
// with "figure: ", each "WHAT TIMES, WHAT CAME OF IT; target WHAT OUGHT TO", or without a
// number or a target.
type harness struct {
	pkg, test   string
	flag        string // for the number of rounds; empty where there is none
	short, long int
	target      string // of each of its figures that names none itself
}

func harnesses() []harness {
	return []harness{
		{"progress", "TestPowerCuts", "cuts", 3_000, 100_000, "0 lost, 0 damaged"},
		{"progress", "TestFailedSyncs", "", 0, 0, "0 lost"},
		{"progress", "TestFullDisk", "stride", 61, 1, "0 lost"},
		{"progress", "TestWrongBytes", "flips", 500, 20_000, "0 read wrongly"},
		{"progress", "TestManyCopies", "copies", 2, 100, "0 lost, one writer"},
		{"progress", "TestNothingAcknowledged|Killed$", "kills", 30, 1_000, "0 lost, 0 damaged"},
		{"progress/vault", "Slips|EveryBit|RealCost", "", 0, 0, "all found"},
		{"progress/guard", "TestCorpus|TestEvasions", "", 0, 0, ""},
		{"progress/handover", "TestHostile", sparse, 3, 1, "0 accepted"},
		{"briefings/pack", "TestHostilePacks", "", 0, 0, "0 accepted, 0 bytes written"},
		{"tui", "TestNothingArrives", "", 0, 0, "0 bytes"},
		{"cmd/prebirth", "TestNothingArrives", sparse, 3, 1, "0 bytes"},
	}
}

// rounds runs the harnesses that take a number of rounds, with as many as there is time for.
func (p *proof) rounds() ([]row, error) {
	return p.run(func(h harness) bool { return h.flag != "" && h.flag != sparse })
}

// whole runs the others, which the tests run as well, or with less of the same.
func (p *proof) whole() ([]row, error) {
	return p.run(func(h harness) bool { return h.flag == "" || h.flag == sparse })
}

// sparse is the flag of how much a test leaves out.
const sparse = "sparse"

func (p *proof) run(which func(harness) bool) (rows []row, err error) {
	for _, h := range harnesses() {
		if !which(h) {
			continue
		}
		args := []string{"test", "-count=1", "-timeout", "8h", "-v", "-run", h.test, "prebirth/" + h.pkg}
		if h.flag != "" {
			args = append(args, "-args", "-"+h.flag, strconv.Itoa(p.times(h.short, h.long)))
		}
		c := exec.Command("go", args...)
		c.Env = os.Environ()
		said, failed := c.CombinedOutput()
		found := figures(string(said))
		if failed != nil {
			err = errors.Join(err, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), failed, last(string(said), 40)))
		} else if len(found) == 0 {
			err = errors.Join(err, fmt.Errorf("go %s printed no figure", strings.Join(args, " ")))
		}
		for _, r := range found {
			if r.Target == "" {
				r.Target = h.target
			}
			rows = append(rows, r.aims(r.Target, failed == nil))
		}
	}
	return rows, err
}

// figures reads the lines that harnesses print.
func figures(said string) (rows []row) {
	counted := regexp.MustCompile(`^(.*?) ([0-9]+(?:,[0-9]{3})*)[,;] (.*)$`)
	for line := range strings.Lines(said) {
		line, ok := strings.CutPrefix(strings.TrimSpace(line), "figure: ")
		if !ok {
			continue
		}
		r := row{What: line}
		if m := counted.FindStringSubmatch(line); m != nil {
			r.What, r.Found = m[1], m[3]
			r.Tried, _ = strconv.Atoi(strings.ReplaceAll(m[2], ",", ""))
		}
		r.Found, r.Target, _ = strings.Cut(r.Found, "; target ")
		rows = append(rows, r)
	}
	return rows
}

func last(text string, lines int) string {
	all := strings.Split(text, "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}
