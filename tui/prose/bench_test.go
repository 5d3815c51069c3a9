package prose_test

import (
	"testing"

	"prebirth/briefings/library"
	"prebirth/tui/prose"
	"prebirth/tui/theme"
)

// benchText is the longest part of the first briefing.
func benchText(b *testing.B) string {
	b.Helper()
	lib, err := library.Open()
	if err != nil {
		b.Fatal(err)
	}
	text := ""
	for _, p := range lib.Briefings[0].Parts {
		if len(p.Text) > len(text) {
			text = p.Text
		}
	}
	return text
}

// BenchmarkSet sets one part at reading measure: "cold" with a setter made for
// it, as the first page in a new window is, "warm" with one that is kept.
func BenchmarkSet(b *testing.B) {
	text, t := benchText(b), theme.Of(theme.Dark, theme.Unanswered)
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			prose.New(t, prose.Measure).Set(text)
		}
	})
	b.Run("warm", func(b *testing.B) {
		setter := prose.New(t, prose.Measure)
		setter.Set(text)
		b.ReportAllocs()
		for b.Loop() {
			setter.Set(text)
		}
	})
}
