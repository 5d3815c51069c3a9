package packs

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"prebirth/progress"
)

// BenchmarkStart runs the whole program, as far as a page of plain text, without packs
// and with a thousand of ten parts, by turns, and reports the ratio of the two medians.
func BenchmarkStart(b *testing.B) {
	program := filepath.Join(b.TempDir(), "prebirth")
	if out, err := exec.Command("go", "build", "-o", program, "prebirth/cmd/prebirth").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	without, with := b.TempDir(), b.TempDir()
	many(b, &Shelf{filepath.Join(with, "data", "packs"), progress.Disk{}}, 1000)
	var times [2][]time.Duration
	for b.Loop() {
		for i, home := range []string{without, with} {
			run := exec.Command(program, "--home", home, "read", "unborn-babies/1")
			run.Env = append(os.Environ(), "TERM=dumb")
			begun := time.Now()
			if out, err := run.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			times[i] = append(times[i], time.Since(begun))
		}
	}
	for i := range times {
		slices.Sort(times[i])
	}
	none, thousand := times[0][len(times[0])/2], times[1][len(times[1])/2]
	b.ReportMetric(float64(none.Microseconds())/1000, "ms-none")
	b.ReportMetric(float64(thousand.Microseconds())/1000, "ms-thousand")
	b.ReportMetric(float64(thousand)/float64(none), "ratio")
}
