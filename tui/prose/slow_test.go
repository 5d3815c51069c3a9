package prose_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"prebirth/briefings/pack"
	"prebirth/tui/prose"
	"prebirth/tui/theme"
)

// shapes are texts that make renderers of Markdown slow, by how they go on: what is
// repeated, or what opens and closes.
var shapes = map[string]func(n int) string{
	"quotations":        repeat(">"),
	"spaced quotations": repeat("> "),
	"quoted lines":      repeat("> word\n"),
	"growing quotations": growing(func(i int) string {
		return strings.Repeat("> ", i) + "word\n"
	}),
	"lists":          repeat("- "),
	"numbered lists": repeat("1. "),
	"items":          repeat("- word\n"),
	"growing lists": growing(func(i int) string {
		return strings.Repeat("  ", i) + "- word\n"
	}),
	"lists and quotations": repeat("> - "),
	"headings":             repeat("# a\n"),
	"spaced headings":      repeat("### a\n\n"),
	"rules":                repeat("---\n\n"),
	"paragraphs":           repeat("a\n\n"),
	"long lines":           repeat("word "),
	"fences":               repeat("```\na\n```\n"),
	"one fence": func(n int) string {
		return "```go\n" + strings.Repeat("func a() { return }\n", n/20) + "```\n"
	},
	"open fences":     repeat("```\n"),
	"code spans":      repeat("`a` "),
	"open code spans": growing(func(i int) string { return strings.Repeat("`", i) + "a" }),
	"brackets":        repeat("["),
	"nested links":    repeat("[a]("),
	"links":           repeat("[a](b) "),
	"images":          repeat("![a"),
	"references":      repeat("[a]: b\n"),
	"stars":           repeat("*a "),
	"many stars":      repeat("*"),
	"stars and lines": repeat("*a _a "),
	"tables":          repeat("| a |\n| - |\n| b |\n\n"),
	"one table":       func(n int) string { return "| a | b |\n| - | - |\n" + strings.Repeat("| c | d |\n", n/10) },
	"a wide table": func(n int) string {
		return strings.Repeat("|a", n/4) + "|\n" + strings.Repeat("|-", n/4) + "|\n"
	},
	"tags":     repeat("<a "),
	"entities": repeat("&amp;"),
	"escapes":  repeat(`\*`),
	"autolinks": func(n int) string {
		return strings.Repeat("<https://", n/9)
	},
	"bars": func(n int) string { return "```bars\n" + strings.Repeat("a | 1 b\n", n/8) + "```\n" },
}

func repeat(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

func growing(line func(i int) string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(line(i))
		}
		return b.String()
	}
}

// sizes are how long the texts are, in bytes.
var sizes = []int{1000, 5000, 20_000, 50_000, 100_000}

// slowest is how many times as long a text may take to be set as 100 kB of plain prose,
// whose own time goes up and down with what else runs. The goal is 200 ms, which is some
// eight times as long; without the limits the worst take thousands of times as long.
const slowest = 20

// TestSlowMarkdownIsQuickOrRefused sets each shape in each size, or has a pack refuse
// it and say why. What is measured is held against plain prose that is set beside it, so
// that a busy machine fails nothing.
func TestSlowMarkdownIsQuickOrRefused(t *testing.T) {
	setter := prose.New(theme.Of(theme.Dark, theme.Unanswered), prose.Measure)
	refused, worst := 0, ""
	for name, shape := range shapes {
		for _, size := range sizes {
			text := shape(size)
			if faults := pack.Shape("a.md", text); len(faults) > 0 {
				if faults[0].Rule == "" || faults[0].Mend == "" {
					t.Errorf("%s: refused without a reason", name)
				}
				refused++
				continue
			}
			took, beside := quickest(setter, text), quickest(setter, plain(100_000))
			if took > slowest*beside {
				t.Errorf("%s, %d bytes: %v, where plain prose takes %v", name, size, took, beside)
			}
			worst += fmt.Sprintf("%s %d: %v (prose %v)\n", name, size, took.Round(time.Millisecond), beside.Round(time.Millisecond))
		}
	}
	t.Logf("%d shapes in %d sizes, %d refused\n%s", len(shapes), len(sizes), refused, worst)
}

// plain is prose in paragraphs of some 500 letters.
func plain(n int) string {
	return strings.Repeat(strings.Repeat("Some words of a text. ", 23)+"\n\n", n/508)
}

// quickest is the shortest of a few times that a text takes to be set.
func quickest(s *prose.Setter, text string) time.Duration {
	best := time.Hour
	for range 3 {
		begun := time.Now()
		s.Set(text)
		best = min(best, time.Since(begun))
	}
	return best
}
