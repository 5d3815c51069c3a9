package briefings_test

import (
	"testing"

	"prebirth/briefings/library"
)

// BenchmarkLibrary parses all that is built in, which every start does.
func BenchmarkLibrary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := library.Open(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch looks through all that is built in, which every letter typed
// into the search does.
func BenchmarkSearch(b *testing.B) {
	lib, err := library.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, words := range []string{"a", "baby", "early help", "zzz"} {
		b.Run(words, func(b *testing.B) {
			b.ReportAllocs()
			hits := 0
			for b.Loop() {
				hits = len(lib.Search(words))
			}
			b.ReportMetric(float64(hits), "hits")
		})
	}
}
