package handout

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"io"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"prebirth/briefings"
	"prebirth/briefings/clean/hostile"
)

// A reading is what a reader of a form reads.
type reading struct {
	words    []string // one by one
	elements []string // h2 and others, as they begin
	foreign  []string // elements and attributes that a handout never has
}

// read reads HTML strictly, as XML.
func read(t *testing.T, page string) (r reading) {
	t.Helper()
	known := strings.Fields("html head meta title style body main h1 h2 h3 h4 h5 h6 p div strong em del code pre br hr blockquote aside ul ol li table thead tbody tr th td a")
	attributes := strings.Fields("lang charset http-equiv content name dir start scope href")
	var text strings.Builder
	style, inLink := false, false
	dec := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in %.3000s", err, page)
		}
		switch e := token.(type) {
		case xml.StartElement:
			r.elements = append(r.elements, e.Name.Local)
			style = e.Name.Local == "style" || e.Name.Local == "title"
			if !slices.Contains([]string{"strong", "em", "del", "code", "a"}, e.Name.Local) {
				text.WriteString(" ")
			}
			if !slices.Contains(known, e.Name.Local) || e.Name.Local == "a" && inLink {
				r.foreign = append(r.foreign, e.Name.Local)
			}
			inLink = inLink || e.Name.Local == "a"
			for _, a := range e.Attr {
				if !slices.Contains(attributes, a.Name.Local) || a.Name.Local == "href" && !briefings.SafeAddress(a.Value) {
					r.foreign = append(r.foreign, e.Name.Local+" "+a.Name.Local+"="+a.Value)
				}
			}
		case xml.EndElement:
			style, inLink = false, inLink && e.Name.Local != "a"
			if !slices.Contains([]string{"strong", "em", "del", "code", "a"}, e.Name.Local) {
				text.WriteString(" ")
			}
		case xml.CharData:
			if !style {
				text.Write(e)
			}
		case xml.Comment:
			r.foreign = append(r.foreign, "a comment")
		}
	}
	r.words = strings.Fields(text.String())
	return r
}

// rendered is what a reader of Markdown makes of it that lets everything through.
func rendered(t *testing.T, markdown []byte) string {
	t.Helper()
	var out bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify),
		goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()))
	if err := m.Convert(markdown, &out); err != nil {
		t.Fatal(err)
	}
	return "<main>" + out.String() + "</main>"
}

// same holds both forms to the same words, to elements that a handout may have and
// to characters that act on nothing.
func same(t *testing.T, name string, b *briefings.Briefing, o Options) {
	t.Helper()
	page, markdown := HTML(b, o), Markdown(b, o)
	h, m := read(t, string(page)), read(t, rendered(t, markdown))
	if h.foreign != nil || m.foreign != nil {
		t.Errorf("%s: foreign in HTML: %q; in Markdown: %q", name, h.foreign, m.foreign)
	}
	if !slices.Equal(h.words, m.words) {
		i := 0
		for i < min(len(h.words), len(m.words)) && h.words[i] == m.words[i] {
			i++
		}
		t.Errorf("%s: the forms differ:\n%.600q\n%.600q\n", name, h.words[i:], m.words[i:])
	}
	for form, out := range map[string][]byte{"HTML": page, "Markdown": markdown} {
		if finds := hostile.Arrived(out); finds != nil {
			t.Errorf("%s: in %s arrived %q", name, form, finds)
		}
	}
	inOrder(t, name, h.elements)
}

// inOrder wants headings that leave out no level on the way down.
func inOrder(t *testing.T, name string, elements []string) {
	t.Helper()
	level := 0
	for _, e := range elements {
		if len(e) == 2 && e[0] == 'h' && e[1] >= '1' && e[1] <= '6' {
			if next := int(e[1] - '0'); next > level+1 {
				t.Errorf("%s: %s comes after h%d", name, e, level)
			} else {
				level = next
			}
		}
	}
}

func TestBothFormsSayTheSame(t *testing.T) {
	for _, b := range builtIn(t).Briefings {
		same(t, b.ID, b, Options{})
	}
	b, _ := builtIn(t).Briefing("unborn-babies")
	same(t, "with what was said", b, team())
}

// The marks of a text are kept, and lists that follow each other stay apart.
func TestMarksAreKept(t *testing.T) {
	for text, want := range map[string]string{
		"a *b* __c__ ~~d~~ `e`": "a *b* **c** ~~d~~ `e`", "_**“a”** b_ c": "***“a”** b* c", "**a _“b”_**": "**a *“b”***", "- a\n* b\n+ c": "- a\n\n* b\n\n- c", "3. a\n4. b\n1) c": "3. a\n4. b\n\n1) c",
		"- a\n  - b\n\n    c": "- a\n  - b\n\n    c", "[a](http://b.example)": "[a](<http://b.example>)", "# a\n### b\n##### c": "### a\n\n### b\n\n#### c", "a\\\nb": "a\\\nb",
		"> a\n>\n> - b": "> a\n>\n> - b", "| a | b |\n|---|---|\n| *c* | d |": "| a | b |\n| --- | --- |\n| *c* | d |", "    a\n    b": "```\na\nb\n```", "***": "___",
	} {
		r := reader{left: maxAll}
		if got := strings.Join(lines(r.blocks(text)), "\n"); got != want {
			t.Errorf("%q became\n%s\nand not\n%s", text, got, want)
		}
	}
}

// evil is a briefing with a text in every place, and what a team said with it.
func evil(text string) (*briefings.Briefing, Options) {
	p := &briefings.Part{
		ID: "x/1", Number: 1, Title: text, Text: text, Notes: text,
		Prompts:   []briefings.Prompt{{ID: "x/1/q", Text: text}},
		Resources: []briefings.Resource{{Title: text, Address: text, Note: text}, {Title: text, Address: "https://a.example/" + text}},
		Sources:   []briefings.Source{{Text: text, Address: text, Date: text}},
	}
	nested := &briefings.Part{ID: "x/2", Number: 2, Title: "2", Text: "- " + strings.ReplaceAll(text, "\n", "\n  ") + "\n\n> " + strings.ReplaceAll(text, "\n", "\n> ") + "\n\n1. **" + text + "**\n\n| a | b |\n| - | - |\n| " + text + " | *" + text + "* |"}
	b := &briefings.Briefing{ID: "x", Title: text, Kind: briefings.Kind(text), Publisher: text, Date: text, About: text, Parts: []*briefings.Part{p, nested}}
	return b, Options{Said: []Said{{Prompt: "x/1/q", Question: text, Words: []string{text, "- " + text}, Hands: []string{text}}, {Prompt: "x/1/q", Words: []string{text}}}, SaidOn: text}
}

func TestHostileWordsMakeNoMarkup(t *testing.T) {
	texts := append(hostile.Blocks(),
		"<script>alert(1)</script>", "<b>x</b> y", "a <img src=x onerror=y> b", "<!-- open", "<style>@import url(x)</style>", "![a](http://a.example/x.png)", "[![a](http://a.example/x)](http://b.example)",
		"[a](javascript:x) [b](http://b.example \"t\") <http://c.example> [d](#e) [f](//g.example)", "!\\[a](http://a.example)", "\\![a](http://a.example)", "[![b [c](http://c.example)](x)](http://b.example)", "*# a*b", "*1. “b”*<b>c", "a<b>*“b”*", "[a <http://b.example>](http://c.example)", "a\n*1. b \nc*d", "![a](x)[b](http://b.example)", "!**a**[b](http://b.example)",
		"a\n===\n\nb\n---\n\n###### c\n# d\n### e", "1<b>. a", "<b>- a", "*<b> - a*", "*a<b> *", "**“a”**<b>b", "a\\\n<b>\\\nc", "<b>\\\na\\\n<b>", "a\n<b>\nb", "***a** b*", "*a **b***", "~~a ~b~ c~~", "~~~a",
		"`a``b` ``c`d`` `` ` `` ` | `", "`<b>` `\\`", "- a\n* b\n+ c\n1. d\n2) e", "- a\n\n  b\n- c", "- a\n  1. b\n     - c", "1. a\n\n3. b", "7. a", "- \n- a", "- > a\n- # b\n- ```\n  c\n  ```\n- ---\n- | a |\n  | - |",
		"```\n````\n```\n", "````\n```\n````", "```bars\na | 1 x\n<b> | *2*\n```", "```bars\nnothing\n```", "| a | b |\n| - | - |\n| c \\| d | `e\\|f` |\n| g |", "|a|\n|-|", "&lt;script&gt; &amp;lt; &#60;b&#62; &copy; \\&lt;",
		"\ufffe\uffff a \U0001ffff", "&#xfffe; b", "a\u2028b", "    code <b>\n\n\ttab", "[a]: http://a.example\n[a] [b][a]", "{#id .class}", "www.a.example http://a.example a@b.example", "x://y \\- \\1. z\\", "#", "-", "+ a", "12) a", "a  \nb", "a&#32;&#32;\nb",
		"<http://a.example/<b>>", "[a<b](http://a.example/%22onload=x)", "[a](<http://a.example/\"x\" b>)", "http://a.example/\"><script>", "שלום", "![", "[a](http://a.example)!", "![a]", "*a*<b>*b*", strings.Repeat("> ", 40)+"deep", strings.Repeat("*a _b ", 30)+strings.Repeat("c_ d* ", 30),
	)
	for _, p := range hostile.Payloads() {
		texts = append(texts, p.Text)
	}
	for _, text := range texts {
		b, o := evil(text)
		same(t, text, b, o)
	}
}

// Contributions are words, in both forms: what reads them reads what was typed.
func TestContributionsAreReadAsTheyWereTyped(t *testing.T) {
	b, o := evil("x")
	for _, text := range []string{"*a* _b_ `c` <i>d</i> [e](http://f.example) & &amp; | g | ~~h~~ # i", "- a", "1. a", "> a", "# a", "    a", "```", "<script>", "a\n===\n---"} {
		o.Said = []Said{{Prompt: "x/1/q", Question: "?", Words: []string{text}}}
		for _, page := range []string{string(HTML(b, o)), rendered(t, Markdown(b, o))} {
			if got := strings.Join(read(t, page).words, " "); !strings.Contains(got, "? "+strings.Join(strings.Fields(text), " ")+" ") {
				t.Errorf("%q is read otherwise:\n%s", text, got)
			}
		}
	}
}

// Markup is mostly a matter of what stands beside what.
func TestMarksInAnyOrderMakeNoMarkup(t *testing.T) {
	marks := []rune("\\`*_[]<>&~|#!()\"'+-=:./ \n\n  ab1wé")
	draw := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		text := make([]rune, 1+draw.IntN(30))
		for i := range text {
			text[i] = marks[draw.IntN(len(marks))]
		}
		b, o := evil(string(text))
		same(t, string(text), b, o)
	}
}

func FuzzHandout(f *testing.F) {
	for _, text := range hostile.Blocks() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, o := evil(text)
		page := read(t, string(HTML(b, o)))
		if markdown := read(t, rendered(t, Markdown(b, o))); page.foreign != nil || markdown.foreign != nil {
			t.Errorf("%q: %q, %q", text, page.foreign, markdown.foreign)
		}
	})
}

func TestHTMLNeedsNothingElse(t *testing.T) {
	for _, b := range builtIn(t).Briefings {
		page := string(HTML(b, Options{}))
		for _, word := range []string{"<script", "src=", "@import", "url(", "style=", "onload"} {
			if strings.Contains(page, word) {
				t.Errorf("%s has %s", b.ID, word)
			}
		}
		_, rest, _ := strings.Cut(page, "<style>")
		inside, _, _ := strings.Cut(rest, "</style>")
		sum := sha256.Sum256([]byte(inside))
		for _, want := range []string{
			`content="default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `'; base-uri 'none'; form-action 'none'"`,
			`<html lang="en-GB">`, `<meta charset="utf-8"/>`, "size: A4", `content="width=device-width, initial-scale=1"`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: %s is missing", b.ID, want)
			}
		}
	}
	if strings.ContainsAny(style, "<&") {
		t.Error("the style does not stay in its element")
	}
}

// What takes a parser longest is not handed to it.
func TestBounds(t *testing.T) {
	long := strings.Repeat("é", maxRun)
	for text, want := range map[string]string{
		"a\n> - 1. b": "a\n> - 1. b", strings.Repeat(">", 17): strings.Repeat(">", 17), strings.Repeat(">", 18): strings.Repeat(">", 17) + "…",
		strings.Repeat("- ", 17) + "a": strings.Repeat("- ", 17) + "…", strings.Repeat("1. ", 40): strings.Repeat("1. ", 17) + "…",
		strings.Repeat("word ", 1000): strings.Repeat("word ", 1000), long: long[:maxRun] + " " + long[maxRun:],
	} {
		if got := shallow(text); got != want {
			t.Errorf("%.60q became %.80q, of %d bytes and not %d", text, got, len(got), len(want))
		}
	}
	for text, want := range map[string]string{"abc": "abc", "ab\ncdef": "ab", "abcdef": "abcd", "abcé": "abc"} {
		if got := bounded(text, 4); got != want {
			t.Errorf("of %q is read %q and not %q", text, got, want)
		}
	}
}

// A file of a pack may be a megabyte of whatever takes a parser longest.
func TestAHostileTextEndsSoon(t *testing.T) {
	const size = 1 << 20
	stairs := ""
	for i := 0; len(stairs) < 64<<10; i++ {
		stairs += strings.Repeat(" ", 2*i) + "- a\n"
	}
	for _, text := range []string{
		">", "> ", "+ ", "1. ", "- > ", "- + ", "[", "![", "[a](", "[a](x ", "*a ", "*a _b ", "`a``", "<", "<a ", "_*", "&", "|", "~a ", "[a]: b\n", "[a", "a](x)", "(", "a\\\n", "> - 1. ", ">\t", ">\n", "word ",
		strings.Repeat(">", 1000) + "\n", strings.Repeat("> ", 16) + "a\n", "a|a|a\n-|-|-\n", stairs, "*a " + strings.Repeat("b* ", 5), "<!--", "<?", "```\n", "    a\n", "# a\n", "a\n\n",
	} {
		p := &briefings.Part{ID: "x/1", Number: 1, Text: strings.Repeat(text, size/len(text))}
		b := &briefings.Briefing{About: p.Text, Parts: []*briefings.Part{p, p, p, p, p, p}}
		at := time.Now()
		page, markdown := HTML(b, Options{}), Markdown(b, Options{})
		if took := time.Since(at); took > 20*time.Second {
			t.Errorf("%.20q takes %v", text, took)
		}
		if !bytes.Contains(page, []byte("too long for a handout")) || !bytes.Contains(markdown, []byte("too long for a handout")) {
			t.Errorf("%.20q: nothing says that something was left out", text)
		}
	}
}

// Another program's validator finds nothing wrong with a page.
func TestATidyPage(t *testing.T) {
	tidy, err := exec.LookPath("tidy")
	if err != nil {
		t.Skip("needs tidy")
	}
	lib := builtIn(t)
	pages := map[string][]byte{}
	for _, b := range lib.Briefings {
		pages[b.ID] = HTML(b, Options{})
	}
	b, _ := lib.Briefing("unborn-babies")
	pages["said"] = HTML(b, team())
	hostile, o := evil(`"><script>&amp;<`)
	pages["hostile"] = HTML(hostile, o)
	for name, page := range pages {
		check := exec.Command(tidy, "-q", "-e", "--drop-empty-elements", "no")
		check.Stdin = bytes.NewReader(page)
		if out, err := check.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
