//go:build unix

// Command prebirth-prove tries to make prebirth lose what was written, or leave
// it lying open, and prints one table of what was tried and what was lost.
//
//	go run ./cmd/prebirth-prove [-short] [-only WORDS] [-without WORDS] [-hands N] [-json]
//
// It builds the program, runs it in real pseudo-terminals and ends it in every
// way there is, and it runs the harnesses of the tests with more rounds than the
// tests themselves take: power cuts, full disks, failing syncs, wrong bytes,
// kills in the middle of an encryption, packs and handovers made to harm. Last it has
// prebirth-measure say how quick it all is. Each row has its target. -short is what CI
// runs, in some minutes and without the speed; without it a run takes hours. The exit
// code is 1 when anything was lost.
//
// Nothing fails by the clock: how late a letter may still be lost is a figure in
// the table and no verdict.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "prebirth-prove:", err)
		os.Exit(1)
	}
}

// A proof is one run of this command.
type proof struct {
	short   bool
	hands   int    // typists that work at once; most of their time is thinking
	program string // the binary as it is released
	faulty  string // the same with the fault hooks built in
	dir     string // of this run, thrown away
	news    io.Writer
}

// A trial is one kind of trouble. It answers with rows for the table; its error
// says that it could not be tried.
type trial struct {
	name   string
	try    func(*proof) ([]row, error)
	target string // of its rows; empty where they bring their own
}

func trials() []trial {
	return []trial{
		{"kill -9 while typing and saving", (*proof).kills, "0 lost"},
		{"signals while typing", (*proof).signals, "0 lost"},
		{"panics", (*proof).panics, "0 lost"},
		{"ten copies at once", (*proof).copies, "0 lost, one writer"},
		{"canary words in files", (*proof).canaries, "0 found"},
		{"harnesses, with more rounds than the tests", (*proof).rounds, ""},
		{"harnesses, as they are in the tests", (*proof).whole, ""},
		{"speed and memory", (*proof).speeds, ""},
	}
}

func run(args []string, out, news io.Writer) error {
	flags := flag.NewFlagSet("prebirth-prove", flag.ContinueOnError)
	flags.SetOutput(news)
	short := flags.Bool("short", false, "as many rounds as CI has time for")
	only := flags.String("only", "", "only trials whose name has these words")
	without := flags.String("without", "", "no trials whose name has one of these words, with commas between them")
	hands := flags.Int("hands", 4, "how many typists work at once")
	asJSON := flags.Bool("json", false, "print the rows as JSON")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "prebirth-prove-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p := &proof{short: *short, hands: max(1, *hands), dir: dir, news: news}
	if err := p.build(); err != nil {
		return err
	}
	rows, err := p.all(*only, strings.FieldsFunc(*without, func(r rune) bool { return r == ',' }))
	if *asJSON {
		err = errors.Join(err, writeJSON(out, rows))
	} else {
		writeTable(out, rows)
	}
	for _, r := range rows {
		if r.Bad > 0 {
			return errors.Join(err, fmt.Errorf("%s: %s", r.What, r.Found))
		}
	}
	return err
}

func (p *proof) all(only string, without []string) (rows []row, err error) {
	for _, t := range trials() {
		left := slices.ContainsFunc(without, func(words string) bool { return strings.Contains(t.name, words) })
		if left || !strings.Contains(t.name, only) {
			continue
		}
		fmt.Fprintln(p.news, "trying:", t.name)
		began := time.Now()
		got, failed := t.try(p)
		if failed != nil {
			err = errors.Join(err, fmt.Errorf("try %s: %w", t.name, failed))
		}
		fmt.Fprintf(p.news, "  took %v\n", time.Since(began).Round(time.Second))
		for _, r := range got {
			if t.target != "" {
				r = r.aims(t.target, r.Bad == 0)
			}
			rows = append(rows, r)
		}
	}
	return rows, err
}

// build makes the binary as it is released, and the one with fault hooks.
func (p *proof) build() error {
	p.program, p.faulty = filepath.Join(p.dir, "prebirth"), filepath.Join(p.dir, "prebirth-faulty")
	for binary, tags := range map[string]string{p.program: "", p.faulty: "fault"} {
		fmt.Fprintln(p.news, "building:", filepath.Base(binary))
		c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-tags", tags, "-o", binary, "prebirth/cmd/prebirth")
		c.Env = append(os.Environ(), "CGO_ENABLED=0")
		if said, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w\n%s", binary, err, said)
		}
	}
	return nil
}

// times is how often something is tried: in CI, and in a long run.
func (p *proof) times(short, long int) int {
	if p.short {
		return short
	}
	return long
}
