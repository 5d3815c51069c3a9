package progress

import (
	"bytes"
	"fmt"
	"io"
	"testing"
)

// BenchmarkExport writes a store of reflections of 600 characters.
func BenchmarkExport(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := filled(b, n)
			size := len(wholeOf(b, s))
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Export(io.Discard, noon, ""); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}

// BenchmarkImport takes one in, into an empty store and then again.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		text := bytes.NewReader([]byte(wholeOf(b, filled(b, n))))
		b.Run(fmt.Sprintf("%d/new", n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s := mustOpen(b, testFolders(b))
				b.StartTimer()
				if _, err := s.Import(text, false); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("%d/again", n), func(b *testing.B) {
			s := mustOpen(b, testFolders(b))
			_, err := s.Import(text, false)
			must(b, err)
			for b.Loop() {
				if _, err := s.Import(text, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
