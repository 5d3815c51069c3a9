package escape

import (
	"bytes"
	"html"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// read is what a reader of Markdown shows for a paragraph, or "" with what it
// made of it instead.
func read(t *testing.T, markdown string) (words, instead string) {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	words, ok := strings.CutPrefix(strings.TrimSuffix(out.String(), "</p>\n"), "<p>")
	if !ok || strings.ContainsAny(words, "<>") {
		return "", out.String()
	}
	return html.UnescapeString(words), ""
}

func literally(t *testing.T, l string) {
	t.Helper()
	if l = strings.TrimRight(l, " \t"); l == "" {
		return
	}
	// A reader takes the blank before it away where it is one of its own.
	if got, instead := read(t, Line(l)); got != l {
		t.Errorf("%q as %q is read as %q%s", l, Line(l), got, instead)
	}
	if got, instead := read(t, "x"+Words(l)); got != "x"+l {
		t.Errorf("%q after x as %q is read as %q%s", l, Words(l), got, instead)
	}
}

func TestWordsAreReadAsTheyWereWritten(t *testing.T) {
	for _, l := range []string{
		"plain words, and 9.5 of 10 (about).", "# h", "- a", "+ a", "* a", "1. a", "12) a", "> q", "  indented", "\ttab", "    code", "***", "---", "===", ": d",
		"<b>x</b>", "<!-- x", "a & b &amp; &#27;", "`c`", "~~~", "~~s~~", "[a](b)", "![a](b)", "[a]: b", "http://a.example", "www.a.example", "a@b.example", "| a |", "a\\", "\\*", "://", "x www.",
	} {
		literally(t, l)
	}
	marks := []rune("\\`*_[]<>&~|#{}$@+-=:.!()\"'^/;, \t  ab1wé")
	draw := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		l := make([]rune, 1+draw.IntN(20))
		for i := range l {
			l[i] = marks[draw.IntN(len(marks))]
		}
		literally(t, string(l))
	}
}

func TestOrdinaryWordsAreLeftAlone(t *testing.T) {
	for _, l := range []string{"un/born, 9.5 (or so): “yes” – no!", "What is it like?", "it's 10.30"} {
		if Line(l) != l || Words(l) != l {
			t.Errorf("%q became %q and %q", l, Line(l), Words(l))
		}
	}
	if got := Words(" - 1. a"); got != " - 1. a" {
		t.Errorf("words that begin no line became %q", got)
	}
}
