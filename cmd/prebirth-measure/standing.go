package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// standing measures what a start pays before main, and the size of the binary.
// The sum over all packages is the median of the runs, from GODEBUG=inittrace=1,
// in milliseconds of the clock.
func (b *bench) standing() ([]row, error) {
	found, err := takeTurns(b.runs, func() (float64, error) { return inits(b.prebirth, "version") })
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(b.prebirth)
	if err != nil {
		return nil, err
	}
	return []row{
		figure("package init, all together", median(found[0]), "ms").atMost(22),
		figure("binary, stripped", float64(info.Size())/1e6, "MB").atMost(18),
	}, nil
}

func inits(program string, args ...string) (float64, error) {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("run %s: %w", program, err)
	}
	return sumInits(trace.String())
}

// sumInits adds up the lines "init PACKAGE @1.2 ms, 0.34 ms clock, …".
func sumInits(trace string) (float64, error) {
	sum := 0.0
	for _, line := range strings.Split(trace, "\n") {
		if !strings.HasPrefix(line, "init ") {
			continue
		}
		_, rest, _ := strings.Cut(line, "ms, ")
		clock, _, ok := strings.Cut(rest, " ms clock")
		n, err := strconv.ParseFloat(clock, 64)
		if !ok || err != nil {
			return 0, fmt.Errorf("not a line of an init trace: %q", line)
		}
		sum += n
	}
	return sum, nil
}
