// Command prebirth-measure measures prebirth as a person meets it: it builds
// the program as it is released, runs it in a real pseudo-terminal of 100 by 30
// cells, and prints one table with the goal of each row and whether it was met.
//
//	go run ./cmd/prebirth-measure [-runs N] [-quick] [-json]
//
// Milliseconds move with the machine and with what else runs on it, so most
// rows are ratios to something measured in the same minute: to an empty Bubble
// Tea program, to the program itself on an emptier store, to a bare append and
// fsync. What is compared takes turns (A B A B), the first round is thrown away
// and medians are printed. The exit code says only whether measuring worked:
// nothing fails by the clock.
//
// A whole run takes five to eight minutes, most of them to fill a store with
// 100,000 reflections, each of them saved as the program saves it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "prebirth-measure:", err)
		os.Exit(1)
	}
}

// plan is how much is measured.
type plan struct {
	runs    int // rounds of what is timed once a round
	presses int // of each key
	starts  int // that must all show the page, of each kind
	idle    int // seconds
	idles   int // rounds of idling
	many    int // reflections in the large store
}

func run(args []string, out, progress io.Writer) error {
	flags := flag.NewFlagSet("prebirth-measure", flag.ContinueOnError)
	flags.SetOutput(progress)
	runs := flags.Int("runs", 15, "rounds of each start")
	quick := flags.Bool("quick", false, "measure less, in about a minute; ratios are rough")
	asJSON := flags.Bool("json", false, "print the rows as JSON")
	if err := flags.Parse(args); err != nil {
		return err
	}
	p := plan{runs: max(1, *runs), presses: 60, starts: 200, idle: 5, idles: 3, many: 100_000}
	if *quick {
		p = plan{runs: min(p.runs, 3), presses: 12, starts: 10, idle: 2, idles: 1, many: 10_000}
	}
	dir, err := os.MkdirTemp("", "prebirth-measure-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b, err := build(dir, p, progress)
	if err != nil {
		return err
	}
	rows, err := b.all()
	if err != nil {
		return err
	}
	if *asJSON {
		return writeJSON(out, rows)
	}
	return writeTable(out, rows)
}

// all measures everything, in an order that keeps what disturbs others last.
func (b *bench) all() ([]row, error) {
	var rows []row
	for _, part := range []struct {
		name    string
		measure func() ([]row, error)
	}{
		{"starts", b.starting},
		{"lines of text", b.speaking},
		{"keys in the reader", b.reading},
		{"keys in the editor", b.writing},
		{"saving", b.saving},
		{"room and notes", b.pairing},
		{"a storm of sizes", b.storming},
		{"idling", b.idling},
		{"init and size", b.standing},
		{"large and small stores", b.growing},
	} {
		fmt.Fprintln(b.progress, "measuring:", part.name)
		got, err := part.measure()
		if err != nil {
			return nil, fmt.Errorf("measure %s: %w", part.name, err)
		}
		rows = append(rows, got...)
	}
	return rows, nil
}
