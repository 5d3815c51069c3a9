package record

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// thousand is a record of a thousand reflections of some three hundred words.
func thousand() CPD {
	var l Learning
	for i := range 1000 {
		l.From = append(l.From, Learnt{
			Briefing: fmt.Sprintf("Briefing %d", i%20), Part: fmt.Sprintf("Part %d", i%140), Asked: fmt.Sprintf("What did you see in case %d?", i%300),
			IncludeWords: true, Words: strings.Repeat("I looked for reasons to wait, and asked too late about the home.\n\n", 25),
			Written: on(3, time.March).AddDate(0, 0, i),
		})
	}
	return CPD{l}
}

// BenchmarkThousand is every form of it, with the memory that is held at the end.
func BenchmarkThousand(b *testing.B) {
	r := thousand()
	for _, f := range Forms() {
		b.Run(string(f), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				data, err := f.Write(Layout{}, r)
				if err != nil {
					b.Fatal(err)
				}
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(float64(m.HeapInuse)/1e6, "MB-held")
				b.ReportMetric(float64(len(data))/1e6, "MB-file")
			}
		})
	}
}
