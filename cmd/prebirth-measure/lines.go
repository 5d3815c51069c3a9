package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// speaking measures the start of lines of text, against the shortest thing that the
// program does: through a pipe, from just before the process is made until its first
// line has come, and until the whole library was read out.
func (b *bench) speaking() ([]row, error) {
	until := func(words string, args ...string) turn {
		return func() (float64, error) { return b.said(words, args...) }
	}
	found, err := takeTurns(b.runs, until("prebirth", "version"), until("prebirth", "--linear"), until("You can type", "--linear"))
	if err != nil {
		return nil, err
	}
	version, first, whole := median(found[0]), median(found[1]), median(found[2])
	return []row{
		ratio("lines of text: first line / `prebirth version`", first, version, "ms").under(1.2),
		ratio("lines of text: the library read out / `prebirth version`", whole, version, "ms"),
	}, nil
}

// said is how long a run takes until a line has these words, in milliseconds.
func (b *bench) said(words string, args ...string) (float64, error) {
	cmd := exec.Command(b.prebirth, args...)
	cmd.Env = append(os.Environ(), "PREBIRTH_HOME="+b.home("start"))
	in, err := cmd.StdinPipe()
	if err != nil {
		return 0, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, fmt.Errorf("start %s: %w", b.prebirth, err)
	}
	took, lines := 0.0, bufio.NewScanner(out)
	for took == 0 && lines.Scan() {
		if strings.Contains(lines.Text(), words) {
			took = ms(time.Since(begin))
		}
	}
	in.Close() // which ends it in order
	_, _ = io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil || took == 0 {
		return 0, fmt.Errorf("prebirth %s: no line with %q (%v)", strings.Join(args, " "), words, err)
	}
	return took, nil
}
