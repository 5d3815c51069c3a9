package prose

import (
	"strings"
	"testing"

	"prebirth/briefings/clean/escape"
	"prebirth/tui/language"
)

// What is written so that Markdown means no layout by it is shown as it was before.
func TestSignsAreShownAsTheyWereWritten(t *testing.T) {
	for _, words := range []string{
		`x@y.org, http://z.org/a?b=1&c=2#d, [sic], ~10, #hash, $5, "q", it's, (a), {b}, |pipe|, !bang, a/b, ^up, a;b, a=b, <tag> end`,
		`&amp; and &lt; and &#64; and &nosuch; and a & b`, `C:\Temp and a\b and a\_b and \* and a\\b`, "`works` and `two", `50% < 60% > 40%`, `1*2*3 but_how_it --- ***`,
	} {
		markdown := escape.Words(words)
		for name, got := range map[string]string{
			"plain":  strings.Join(Plain(200).Lines(markdown), "\n"),
			"spoken": spokenText(markdown),
			"table":  strings.Join(Plain(200).Lines("| a |\n| - |\n| "+markdown+" |\n"), "\n"),
			"list":   strings.Join(Plain(200).Lines("- "+markdown), "\n"),
		} {
			if !strings.Contains(got, words) {
				t.Errorf("%s: %q as %q is shown as %q", name, words, markdown, got)
			}
		}
	}
	for markdown, want := range map[string]string{
		"`a & b` and `&amp;`": "a & b and &amp;", "`a\\@b` c\\@d": `a\@b c@d`, "``a`b\\~`` \\~": "a`b\\~ ~", "a \\": `a \`, "x\\@": "x@",
	} {
		if got := strings.TrimSpace(strings.Join(Plain(200).Lines(markdown), "\n")); got != want {
			t.Errorf("%q is shown as %q and not as %q", markdown, got, want)
		}
	}
}

func spokenText(markdown string) string {
	var lines []string
	for _, r := range Spoken(markdown, language.Of(language.English)) {
		lines = append(lines, r.Text)
	}
	return strings.Join(lines, "\n")
}
