package marked

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestRows(t *testing.T) {
	gone := func(s string) Run { return Run{s, lipgloss.NewStyle().Reverse(true), "[-", "-]"} }
	for name, c := range map[string]struct {
		runs  []Run
		width int
		want  string // with < and > for the style
	}{
		"no mark":            {[]Run{{Text: "one two"}}, 20, "one two"},
		"a mark":             {[]Run{{Text: "one "}, gone("two"), {Text: " three"}}, 30, "one <[-two-]> three"},
		"over rows":          {[]Run{gone("two three four")}, 8, "<[-two>|<three>|<four-]>"},
		"two marks touching": {[]Run{gone("a"), {"b", lipgloss.NewStyle().Reverse(true), "{+", "+}"}}, 20, "<[-a-]><{+b+}>"},
		"no break at a sign": {[]Run{{Text: "aaaa "}, gone("bb")}, 10, "aaaa|<[-bb-]>"},
		"signs in the text":  {[]Run{{Text: "[-no-] {+mark+}"}}, 20, "[-no-] {+mark+}"},
		"private characters": {[]Run{{Text: "a\ue05bb"}}, 20, "a\ufffdb"},
		"controls":           {[]Run{gone("a\x1b[31m\tb")}, 20, "<[-a[31m    b-]>"},
	} {
		t.Run(name, func(t *testing.T) {
			rows := Rows(c.runs, c.width)
			got := strings.NewReplacer("\x1b[7m", "<", "\x1b[m", ">").Replace(strings.Join(rows, "|"))
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			for _, r := range rows {
				if ansi.StringWidth(r) > c.width {
					t.Errorf("%q is wider than %d", r, c.width)
				}
			}
		})
	}
}

// In rows of any width every mark begins and ends, and no character is lost.
func TestNarrowRows(t *testing.T) {
	style := lipgloss.NewStyle().Reverse(true)
	runs := []Run{{Text: "some "}, {"longwordwithoutend", style, "[-", "-]"}, {"家家 new", style, "{+", "+}"}, {Text: " after"}}
	for width := 1; width < 40; width++ {
		rows := Rows(runs, width)
		got := strings.Join(strings.Fields(ansi.Strip(strings.Join(rows, ""))), "")
		if got != "some[-longwordwithoutend-]{+家家new+}after" {
			t.Errorf("width %d: %q", width, got)
		}
		last := rows[len(rows)-1]
		if at := strings.LastIndex(last, "\x1b[7m"); at >= 0 && !strings.Contains(last[at:], "\x1b[m ") {
			t.Errorf("width %d: what comes after the marks is marked: %q", width, last)
		}
	}
}
