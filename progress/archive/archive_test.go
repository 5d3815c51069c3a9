package archive

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

func sample() Archive {
	entries := func(all ...Entry) func(func(Entry) error) error {
		return func(do func(Entry) error) error {
			for _, e := range all {
				if err := do(e); err != nil {
					return err
				}
			}
			return nil
		}
	}
	nasty := `<script>alert(1)</script> & "q" ' ]]> <img src=x onerror=y>` + "\x1b[31m\u202e\x00\ufffe\r\nnext\u2028line\n\n\n  شكراً"
	return Archive{
		Made: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), Version: "1.0", Only: "Safeguarding", ForSupervision: true,
		Chapters: []Chapter{
			{ID: "unborn-babies", Title: "Safeguarding unborn babies", Each: entries(
				Entry{"Part 3", "What would you do today?", "Dŵr, 👩‍👧, שלום\n\nand more", "Private.", "## Part 3\n\nDŵr\n"},
				Entry{nasty, nasty, nasty, nasty, nasty},
				Entry{"", "", "", "", ""},
			)},
			{ID: "empty", Title: "Nothing", Each: entries()},
			{ID: "CON", Title: nasty, Each: entries(Entry{Heading: "One", Text: "words"})},
			{ID: "../../etc/passwd: \"*?<>|. ", Title: "Two", Each: entries(Entry{Heading: "One", Text: "words"})},
			{ID: strings.Repeat("é", 300), Title: "Three", Each: entries(Entry{Heading: "One", Text: "words"})},
			{ID: "con", Title: "Four", Each: entries(Entry{Heading: "One", Text: "words"})},
		},
	}
}

func written(t testing.TB, a Archive) (text []byte, entries int) {
	t.Helper()
	var out bytes.Buffer
	entries, err := Write(&out, a)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), entries
}

func filesIn(t testing.TB, text []byte) (names []string, texts map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, texts[f.Name] = append(names, f.Name), string(all)
	}
	return names, texts
}

func TestTheSameDataGivesTheSameBytes(t *testing.T) {
	one, n := written(t, sample())
	two, _ := written(t, sample())
	if !bytes.Equal(one, two) || n != 7 {
		t.Errorf("%d entries, equal %v", n, bytes.Equal(one, two))
	}
}

// Every name is one that Windows takes, in any case, and stays in its folder.
func TestNamesAreSafe(t *testing.T) {
	text, _ := written(t, sample())
	names, _ := filesIn(t, text)
	safe := regexp.MustCompile(`^(\d\d-[a-z0-9][a-z0-9-]{0,39}\.(html|md)|index\.html|README\.txt|SHA256SUMS)$`)
	seen := map[string]bool{}
	for _, name := range names {
		if !safe.MatchString(name) || seen[strings.ToLower(name)] {
			t.Errorf("the name %q", name)
		}
		seen[strings.ToLower(name)] = true
	}
	for _, want := range []string{"01-unborn-babies.html", "01-unborn-babies.md", "02-con.html", "03-etc-passwd.html", "04-briefing.html", "05-con.md"} {
		if !seen[want] {
			t.Errorf("%s is not among %v", want, names)
		}
	}
}

// Stock sha256sum accepts the checksums, and finds a changed file.
func TestChecksums(t *testing.T) {
	sum, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("there is no sha256sum here")
	}
	text, _ := written(t, sample())
	names, texts := filesIn(t, text)
	folder := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	check := func() ([]byte, error) {
		c := exec.Command(sum, "-c", "--strict", "SHA256SUMS")
		c.Dir = folder
		return c.CombinedOutput()
	}
	out, err := check()
	if err != nil || strings.Count(string(out), ": OK\n") != len(names)-1 {
		t.Errorf("%v: %s", err, out)
	}
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := check(); err == nil {
		t.Errorf("a changed file passes: %s", out)
	}
}

func TestTheReadmeSaysWhatItIs(t *testing.T) {
	text, _ := written(t, sample())
	_, texts := filesIn(t, text)
	for _, want := range []string{"NOT ENCRYPTED", "20 November 2026, 12:00 UTC", "prebirth 1.0", "reflections marked for supervision to Safeguarding, each as it is now", "reflections: 7",
		"01-unborn-babies.html", "Safeguarding unborn babies (3)", "sha256sum -c SHA256SUMS", "Earlier versions"} {
		if !strings.Contains(texts["README.txt"], want) {
			t.Errorf("%q is not in\n%s", want, texts["README.txt"])
		}
	}
	for name, text := range texts {
		if !strings.HasSuffix(name, ".md") && strings.ContainsAny(text, "\r\x1b\x00\u202e") {
			t.Errorf("%s holds what may not be shown", name)
		}
	}
}

// allowed is every element of a page, with its attributes.
var allowed = map[string][]string{
	"html": {"lang"}, "head": {}, "meta": {"charset", "http-equiv", "content", "name"}, "title": {}, "style": {}, "body": {}, "main": {},
	"h1": {"dir"}, "h2": {"id", "dir"}, "article": {"aria-labelledby"}, "blockquote": {}, "p": {"dir"}, "br": {}, "footer": {}, "nav": {},
	"a": {"href", "dir"}, "ul": {}, "li": {},
}

// Each page is valid, has no script, and leads nowhere but to the others.
func TestPagesAreValid(t *testing.T) {
	text, _ := written(t, sample())
	names, texts := filesIn(t, text)
	pages := 0
	for _, name := range names {
		if strings.HasSuffix(name, ".html") {
			pages++
			if err := valid(texts[name], names); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if pages != 6 {
		t.Errorf("%d pages", pages)
	}
	if !strings.Contains(texts["01-unborn-babies.html"], "Dŵr, 👩‍👧, שלום</p>\n<p dir=\"auto\">and more") {
		t.Error("the words are not as they were written")
	}
	tidy, err := exec.LookPath("tidy")
	if err != nil {
		t.Log("there is no tidy here")
		return
	}
	for _, name := range names {
		if c := exec.Command(tidy, "-q", "-e", "--drop-empty-elements", "no"); strings.HasSuffix(name, ".html") {
			c.Stdin = strings.NewReader(texts[name])
			if out, err := c.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", name, err, out)
			}
		}
	}
}

// The check finds what is wrong.
func TestTheCheckOfPagesFinds(t *testing.T) {
	good := whole("A title", "<p>words</p>\n", false)
	if err := valid(good, nil); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script>x</script>", "<p onclick=\"x\">a</p>", "<p>a", "<a href=\"http://x.example\">x</a>", "<h1>two</h1>",
		"<p><p>a</p></p>", "<h2 id=\"a\">a</h2><h2 id=\"a\">b</h2>", "<p>a & b</p>", "<article aria-labelledby=\"no\"></article>", "<img src=\"x\"/>"} {
		if valid(strings.Replace(good, "<p>words</p>", bad, 1), nil) == nil {
			t.Errorf("%s passes", bad)
		}
	}
}

// valid holds a page to being read by HTML's own rules as it is written, and to the
// elements above.
func valid(page string, names []string) error {
	if err := wellFormed(page); err != nil {
		return err
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return err
	}
	ids, refs, count := map[string]bool{}, []string{}, map[string]int{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		known, ok := allowed[n.Data]
		if !ok {
			return fmt.Errorf("<%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case !slices.Contains(known, a.Key):
				return fmt.Errorf("<%s %s>", n.Data, a.Key)
			case a.Key == "id" && ids[a.Val]:
				return fmt.Errorf("the id %s is there twice", a.Val)
			case a.Key == "href" && !slices.Contains(names, a.Val):
				return fmt.Errorf("it leads to %s", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "aria-labelledby":
				refs = append(refs, a.Val)
			}
		}
	}
	for _, ref := range refs {
		if !ids[ref] {
			return fmt.Errorf("there is no %s", ref)
		}
	}
	// What a browser had to mend has another number of elements, or of their ends.
	for name, n := range count {
		if written := strings.Count(page, "<"+name+">") + strings.Count(page, "<"+name+" ") + strings.Count(page, "<"+name+"/>"); written != n {
			return fmt.Errorf("%d <%s> are read as %d", written, name, n)
		}
	}
	if count["h1"] != 1 || count["main"] != 1 || count["title"] != 1 {
		return errors.New("it has not one title, heading and main")
	}
	return nil
}

func wellFormed(page string) error {
	dec := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page, "<!DOCTYPE html>\n")))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// What a chapter says of its store, and a writer of its disk, comes back.
func TestErrorsComeBack(t *testing.T) {
	broken := errors.New("broken")
	a := sample()
	a.Chapters[0].Each = func(func(Entry) error) error { return broken }
	if _, err := Write(io.Discard, a); !errors.Is(err, broken) {
		t.Error(err)
	}
	if _, err := Write(full{broken}, sample()); !errors.Is(err, broken) {
		t.Error(err)
	}
}

type full struct{ err error }

func (f full) Write([]byte) (int, error) { return 0, f.err }

// Whatever somebody wrote, the page is valid and the checksums are of what is there.
func FuzzArchive(f *testing.F) {
	f.Add("Heading", "asked", "words\n\nmore")
	f.Add("<b>", "&amp;&#0;", "\x1b]52;\u202e</p></main><script>")
	f.Fuzz(func(t *testing.T, heading, asked, words string) {
		a := Archive{Version: words, Only: asked, Chapters: []Chapter{{ID: heading, Title: heading, Each: func(do func(Entry) error) error {
			return do(Entry{heading, asked, words, heading, words})
		}}}}
		text, _ := written(t, a)
		names, texts := filesIn(t, text)
		for _, name := range names {
			if strings.HasSuffix(name, ".html") {
				if err := valid(texts[name], names); err != nil {
					t.Fatalf("%s: %v\n%s", name, err, texts[name])
				}
			}
		}
	})
}
