package prose

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/library"
	"prebirth/tui/theme"
)

func plain(t *testing.T, width int, markdown string) string {
	t.Helper()
	return strings.Join(Plain(width).Lines(markdown), "\n")
}

func TestPlainLayout(t *testing.T) {
	for name, c := range map[string]struct{ markdown, want string }{
		"paragraphs":      {"one\ntwo\n\nthree", "one two\n\nthree"},
		"heading":         {"# Big\n\nwords", "Big\n===\n\nwords"},
		"small heading":   {"### Small *one*\n\nwords", "Small one\n\nwords"},
		"wrapping":        {"aaaa bbbb cccc dddd eeee", "aaaa bbbb cccc dddd\neeee"},
		"figure in piece": {"about twelve or 1,039", "about twelve or\n1,039"},
		"hyphen in piece": {"about the word pre-birth", "about the word\npre-birth"},
		"short list":      {"- a\n- b", "- a\n- b"},
		"loose list":      {"- a\n\n- b", "- a\n\n- b"},
		"hanging indent":  {"- aaaa bbbb cccc dddd eeee", "- aaaa bbbb cccc\n  dddd eeee"},
		"numbers":         {"3. a\n4. b", "3. a\n4. b"},
		"nested":          {"- a\n  - b", "- a\n  - b"},
		"quotation":       {"> said\n>\n> more", "| said\n|\n| more"},
		"rule":            {"a\n\n---\n\nb", "a\n\n--------------------\n\nb"},
		"link":            {"see [the page](https://example.org/x) now", "see the page now"},
		"script link":     {"see [this](javascript:alert(1))", "see this)"},
		"autolink":        {"<https://example.org>", "https://example.org"},
		"code":            {"```\n## not a heading\n```", "  ## not a heading"},
		"raw HTML":        {"a <b>bold</b> word\n\n<div>\nx\n</div>\n\nb", "a bold word\n\nb"},
		"escape":          {"a&#27;[31mred `b&#27;c`", "a\ufffd[31mred b\ufffdc"},
		"a year, a dot":   {"1986\\. It began", "1986. It began"},
		"bars":            {"```bars\na | 1,000 babies\nb | 500 babies\n```", "a: 1,000 babies\n####################\nb: 500 babies\n##########"},
		"bars of a whole": {"```bars\na | 5 of 10\n```", "a: 5 of 10\n##########"},
		"bars per cent":   {"```bars\na | 25% of cases\n```", "a: 25% of cases\n#####"},
		"bars, no number": {"```bars\na | many\n```", "a: many\n"},
	} {
		t.Run(name, func(t *testing.T) {
			markdown := strings.ReplaceAll(c.markdown, "&#27;", "\ufffd") // what cleaning makes of it
			if got := plain(t, 20, markdown); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Whatever comes in, a row holds words and the styling of text only.
func TestNothingButStylingLeaves(t *testing.T) {
	for _, hostile := range []string{
		"a&#27;]0;title&#7;b", "`a&#27;[2Jb`", "a\x1b]8;;http://x\x1b\\b", "a\u009b31mb", "a\u202eb", "[x](file:///etc/passwd)",
		"![a](javascript:1)", "| a\x1b[5m | b |\n|---|---|\n| &#x9b;c | d |", "```\n\x1b[31m&#27;\n```", "> \x1bP1$r", "- &#155;",
	} {
		for _, row := range New(theme.Of(theme.Dark, theme.Unanswered), 30).Set(hostile) {
			rest := sgr.ReplaceAllString(row.Text, "")
			for _, r := range rest {
				if r < 0x20 || r >= 0x7f && r <= 0x9f || r == 0x202e {
					t.Errorf("%q lets %U through in %q", hostile, r, row.Text)
				}
			}
			if strings.Contains(rest, "file:") || strings.Contains(rest, "javascript:") {
				t.Errorf("%q shows an address: %q", hostile, row.Text)
			}
		}
	}
}

func TestNoRowIsWiderThanAsked(t *testing.T) {
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{1, 2, 7, 20, 37, 72} {
		setter := New(theme.Of(theme.Light, theme.Unanswered), width)
		for _, b := range lib.Briefings {
			for _, p := range b.Parts {
				for _, row := range setter.Set(p.Markdown()) {
					if w := ansi.StringWidth(row.Text); w > width && width > 3 {
						t.Fatalf("%s at %d: a row of %d: %q", p.ID, width, w, row.Text)
					}
				}
			}
		}
	}
}

// A place is kept as a block, so the same words must have the same block at
// every width.
func TestBlocksDoNotDependOnTheWidth(t *testing.T) {
	lib, _ := library.Open()
	_, p, _ := lib.Part("planning-audit/5")
	count := func(width int) int {
		rows := New(theme.Of(theme.Dark, theme.Unanswered), width).Set(p.Markdown())
		return rows[len(rows)-1].Block
	}
	if narrow, wide := count(30), count(72); narrow != wide {
		t.Errorf("%d blocks at 30 and %d at 72", narrow, wide)
	}
}

// Shapes that hang glamour on a whole document take no time block by block. The
// limit is a hundred times what they take.
func TestSlowShapes(t *testing.T) {
	for name, text := range map[string]string{
		"quotes":     strings.Repeat(">", 200) + " a",
		"lists":      nested("- ", 300),
		"headings":   strings.Repeat("# a\n", 20000),
		"paragraphs": strings.Repeat("a\n\n", 20000),
		"brackets":   strings.Repeat("[", 5000),
		"emphasis":   strings.Repeat("*a ", 5000),
		"fence":      "```\n" + strings.Repeat("x\n", 20000) + "```",
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan int, 1)
			go func() { done <- len(New(theme.Of(theme.Dark, theme.Unanswered), 60).Set(text)) }()
			select {
			case <-done:
			case <-time.After(time.Minute):
				t.Error("it does not end")
			}
		})
	}
}

func nested(mark string, depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i*len(mark)) + mark + "a\n")
	}
	return b.String()
}

func FuzzSet(f *testing.F) {
	f.Add("# a\n\n- b\n  - c\n\n| d | e |\n|--|--|\n| f | g |", 20)
	f.Add("> \x1b[31m&#27;\n\n1. x\n\n```bars\na | 1\n```", 3)
	f.Add("b  - c |\rv\n| d | e\n|--|\x10|", 122)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if len(text) > 4000 || width > 200 {
			return
		}
		for _, row := range New(theme.Of(theme.Dark, theme.Unanswered), width).Set(text) {
			if strings.ContainsAny(sgr.ReplaceAllString(row.Text, ""), "\x1b\x07\n\r\u009b") {
				t.Errorf("a control character in %q", row.Text)
			}
		}
	})
}
