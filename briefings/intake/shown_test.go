package intake

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"prebirth/briefings"
)

// imported reads a document, with a title where it has none.
func imported(t testing.TB, name string, data []byte) *Imported {
	t.Helper()
	in, err := Import(name, data, Options{})
	var untitled *UntitledError
	if errors.As(err, &untitled) {
		in, err = Import(name, data, Options{Title: "A title from outside"})
	}
	if err != nil {
		t.Fatalf("import %s: %v", name, err)
	}
	return in
}

// loaded reads what was written as the library reads it, without faults of form and
// without those rules of what a briefing holds that an import has to keep.
func loaded(t testing.TB, in *Imported) *briefings.Briefing {
	t.Helper()
	lib, err := briefings.Load(fstest.MapFS{in.ID + ".md": {Data: in.Markdown}})
	if err != nil || len(lib.Briefings) != 1 {
		t.Fatalf("what was written does not load: %v\n%s", err, in.Markdown)
	}
	for _, fault := range briefings.FaultsIn(briefings.Check(lib)) {
		for _, rule := range []string{"no links", "no images", "no raw HTML", "an address", "front matter", "an id", "a kind", "file's name", "where its text", "each part names", "a source has"} {
			if strings.Contains(fault.Rule, rule) {
				t.Errorf("what was written breaks a rule: %v\n%s", fault, in.Markdown)
			}
		}
	}
	return lib.Briefings[0]
}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// shown is the words that a reader of Markdown shows, with the numbers of lists.
func shown(markdown string) string {
	src := []byte(markdown)
	root := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(src))
	var out strings.Builder
	_ = ast.Walk(root, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.ListItem:
			if list := n.Parent().(*ast.List); in && list.IsOrdered() {
				number := list.Start
				for s := n.PreviousSibling(); s != nil; s = s.PreviousSibling() {
					number++
				}
				fmt.Fprintf(&out, " %d%c ", number, list.Marker)
			}
		case *ast.Text:
			if in {
				out.Write(unescaped(n.Segment.Value(src)))
				if n.SoftLineBreak() || n.HardLineBreak() {
					out.WriteString("\n")
				}
			}
		case *ast.FencedCodeBlock:
			if in {
				out.WriteString("\n")
				out.Write(n.Lines().Value(src))
			}
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Link, *ast.Image, *ast.AutoLink, *ast.CodeBlock, *ast.CodeSpan:
			if in {
				fmt.Fprintf(&out, " UNWANTED-%s ", n.Kind())
			}
		case *east.TableCell, *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			out.WriteString("\n")
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

func unescaped(b []byte) []byte {
	var out strings.Builder
	s := string(b)
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] < 0x80 && (unicode.IsPunct(rune(s[i+1])) || unicode.IsSymbol(rune(s[i+1]))):
			i++
			out.WriteByte(s[i])
		case strings.HasPrefix(s[i:], "&lt;"):
			out.WriteByte('<')
			i += 3
		case strings.HasPrefix(s[i:], "&#92;"):
			out.WriteByte('\\')
			i += 4
		default:
			out.WriteByte(s[i])
		}
	}
	return []byte(out.String())
}

// tokens are the words of a text as they stand, with their commas and quotes, but
// without what is only a mark of layout.
func tokens(s string) []string {
	var all []string
	for _, f := range strings.Fields(strings.NewReplacer("*", "", "[", "", "]", "", "(#)", "", "•", " ").Replace(s)) {
		if strings.ContainsFunc(f, alnum) {
			all = append(all, f)
		}
	}
	return all
}

// partTokens is what a part shows, and apart from it the resources that name links of
// its text a second time.
func partTokens(t testing.TB, p *briefings.Part) []string {
	t.Helper()
	all := tokens(p.Title + "\n" + shown(p.Text))
	known := strings.Join(all, " ")
	moved := false
	for _, r := range p.Resources {
		title := tokens(shown(r.Title))
		if !moved && r.Note == "" && strings.Contains(known, strings.TrimRight(strings.Join(title, " "), "?.,")) {
			continue
		}
		moved = true
		all = append(append(all, title...), tokens(shown(r.Note))...)
	}
	return all
}

// same wants two sequences of words to be one.
func same(t testing.TB, where string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			from := max(0, i-4)
			t.Errorf("%s: of %d words, the %dth differs: … %q, not … %q", where, len(want), i+1,
				got[min(from, len(got)):min(i+4, len(got))], want[min(from, len(want)):min(i+4, len(want))])
			return
		}
	}
}
