package progress

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// reflectionOf makes about 600 characters of words as common as words are
// (Zipf), the same for the same number.
func reflectionOf(n int) string {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	zipf := rand.NewZipf(r, 1.1, 4, 30_000)
	var b strings.Builder
	for b.Len() < 600 {
		b.WriteString(wordOf(zipf.Uint64()))
		b.WriteByte(' ')
	}
	return b.String()
}

func wordOf(n uint64) string {
	syllables := []string{"ba", "re", "mo", "ti", "su", "ken", "lor", "pas", "wi", "dan"}
	word := ""
	for n += 11; n > 0; n /= 10 {
		word += syllables[n%10]
	}
	return word
}

// filled is a store of n reflections over 12 briefings of 7 parts; every
// hundredth is for supervision.
func filled(b *testing.B, n int) *Store {
	b.Helper()
	s := mustOpen(b, testFolders(b))
	must(b, s.db.Exec(`PRAGMA synchronous = off; PRAGMA wal_autocheckpoint = 20000`))
	for done := 0; done < n; {
		must(b, s.write("fill", func() error {
			for ; done < n; done++ {
				e := edit(fmt.Sprintf("briefing-%d/%d/prompt", done%12, done%7), reflectionOf(done), done)
				if done%100 == 0 {
					e.Sharing = ForSupervision
				}
				if err := s.putReflection(e); err != nil {
					return err
				}
				if err := s.putRevision(e); err != nil {
					return err
				}
				if done%5000 == 4999 {
					done++
					return nil
				}
			}
			return nil
		}))
	}
	must(b, s.emptyLog())
	must(b, s.db.Exec(`PRAGMA synchronous = full; PRAGMA wal_autocheckpoint = 1000`))
	return s
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

// BenchmarkSave compares a save with the least that "saved" can cost: appending
// the same bytes to a file and syncing it.
func BenchmarkSave(b *testing.B) {
	for _, kind := range []string{"new", "again"} {
		b.Run(kind, func(b *testing.B) {
			f := testFolders(b)
			s := mustOpen(b, f)
			raw, err := os.Create(filepath.Join(f.Data, "raw"))
			must(b, err)
			defer raw.Close()
			e := save(b, s, edit("a/1/x", reflectionOf(0), 0))
			var saves, raws []time.Duration
			for i := 0; b.Loop(); i++ {
				text := reflectionOf(i)
				if e.Text = text; kind == "new" {
					e = edit("a/1/x", text, i)
				}
				saves = append(saves, timed(func() { _, err := s.SaveReflection(e); must(b, err) }))
				raws = append(raws, timed(func() {
					_, err := raw.WriteString(text)
					must(b, err)
					must(b, raw.Sync())
				}))
			}
			p99 := slices.Sorted(slices.Values(saves))[len(saves)*99/100]
			b.ReportMetric(median(saves).Seconds()*1e3, "save-ms")
			b.ReportMetric(p99.Seconds()*1e3, "save-p99-ms")
			b.ReportMetric(median(raws).Seconds()*1e3, "raw-ms")
			b.ReportMetric(float64(median(saves))/float64(median(raws)), "ratio")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	f := testFolders(b)
	save(b, mustOpen(b, f), edit("a/1/x", "x", 0))
	for b.Loop() {
		s, err := Open(f, Options{})
		must(b, err)
		must(b, s.Close())
	}
}

// BenchmarkGrowth times each way of reading at 100 and at 100,000 reflections.
func BenchmarkGrowth(b *testing.B) {
	small, large := filled(b, 100), filled(b, 100_000)
	for _, c := range []struct {
		name string
		f    Filter
	}{
		{"newest", Filter{}},
		{"briefing", Filter{Briefing: "briefing-3"}},
		{"shared", Filter{Briefing: "briefing-4", Sharing: ForSupervision}},
		{"common", Filter{Words: wordOf(0)}},
		{"common2", Filter{Words: wordOf(0) + " " + wordOf(3)}},
		{"middling", Filter{Words: wordOf(300)}},
		{"rare", Filter{Words: wordOf(20_000)}},
		{"prefix2", Filter{Words: "mo"}},
		{"prefix3", Filter{Words: "ken"}},
		{"prefix4", Filter{Words: "bare"}},
		{"prefix5", Filter{Words: "kenlo"}},
		{"prefix7", Filter{Words: wordOf(1000)[:7]}},
		{"whole8", Filter{Words: wordOf(1300)}},
		{"common-shared", Filter{Words: wordOf(0), Sharing: ForSupervision}},
		{"common-prompt", Filter{Words: wordOf(0), Prompt: "briefing-3/3/prompt"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			c.f.Limit = 50
			var few, many []time.Duration
			hits := 0
			for b.Loop() {
				few = append(few, timed(func() { texts(b, small, c.f) }))
				many = append(many, timed(func() { hits = len(texts(b, large, c.f)) }))
			}
			b.ReportMetric(median(few).Seconds()*1e3, "ms/100")
			b.ReportMetric(median(many).Seconds()*1e3, "ms/100k")
			b.ReportMetric(float64(median(many))/float64(median(few)), "ratio")
			b.ReportMetric(float64(hits), "hits")
		})
	}
	info, err := os.Stat(large.folders.StorePath())
	must(b, err)
	b.Run("erase", func(b *testing.B) {
		newest, err := large.Reflections(Filter{Limit: 3})
		must(b, err)
		took := timed(func() { must(b, large.Erase(newest[0].ID)) })
		b.ReportMetric(took.Seconds()*1e3, "ms/100k")
	})
	b.Run("size", func(b *testing.B) {
		b.ReportMetric(float64(info.Size())/100_000, "bytes/reflection")
	})
}
