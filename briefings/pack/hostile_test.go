package pack

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"prebirth/briefings"
)

// A hostile pack is one thing that is wrong, and a word of the rule that says so.
type hostile struct {
	name string
	path string
	rule string
}

// TestHostilePacks has each of a few hundred made packs refused, with the file, the
// rule and the mend, and looks whether anything was written anywhere near.
func TestHostilePacks(t *testing.T) {
	folder := t.TempDir()
	all := generate(t, folder)
	if len(all) < 150 {
		t.Fatalf("only %d packs", len(all))
	}
	lib := builtIn(t)
	before := tree(t, folder)
	accepted, slowest := 0, time.Duration(0)
	for _, h := range all {
		began := time.Now()
		r, err := Check(h.path, lib)
		slowest = max(slowest, time.Since(began))
		if len(r.Faults) == 0 {
			accepted++
		}
		if err != nil {
			t.Errorf("%s: %v", h.name, err)
			continue
		}
		if len(r.Faults) == 0 || !strings.Contains(r.Faults.Error(), h.rule) {
			t.Errorf("%s: no fault %q: %.300v", h.name, h.rule, r.Faults)
		}
		for _, f := range r.Faults {
			if f.File == "" || f.Rule == "" || f.Mend == "" || strings.ContainsAny(f.File, "\n\x1b\x00") {
				t.Errorf("%s: %+q", h.name, f)
			}
		}
	}
	if after := tree(t, folder); after != before {
		t.Error("something was written")
	}
	fmt.Printf("figure: hostile packs %d, %d accepted; slowest refused in %d ms\n", len(all), accepted, slowest.Milliseconds())
}

// tree is every path below a folder, with sizes.
func tree(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		fmt.Fprintln(&b, path, info.Size(), info.ModTime())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type generator struct {
	t      *testing.T
	folder string
	all    []hostile
}

func generate(t *testing.T, folder string) []hostile {
	g := &generator{t: t, folder: folder}
	g.names()
	g.archives()
	g.damaged()
	g.folders()
	g.manifests()
	g.fronts()
	g.texts()
	return g.all
}

func (g *generator) add(name, file, rule string, data []byte) {
	path := filepath.Join(g.folder, fmt.Sprint(len(g.all)), file)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		g.t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		g.t.Fatal(err)
	}
	g.all = append(g.all, hostile{name, path, rule})
}

func (g *generator) zip(name, rule string, entries ...entry) {
	g.add(name, "our-city.zip", rule, zipped(g.t, entries...))
}

// names are names that no file of a pack may have.
func (g *generator) names() {
	for rule, names := range map[string][]string{
		"no “..”":               {"../a.md", "../../etc/passwd", "a/../../b.md", "x/..", "our-city/../a.md"},
		"no absolute paths":     {"/a.md", "/etc/passwd", "C:/a.md", "c:a.md", "//server/share/a.md"},
		"no backslash":          {`a\b.md`, `..\a.md`, `C:\a.md`, `\\server\share\a.md`, `\a.md`},
		"no control characters": {"a\x00.md", "a\n.md", "\x1b[31ma.md", "a\u009b.md", "a\x7f.md", "a\t.md"},
		"for a device": {"CON", "con.md", "PRN.md", "aux.md", "Nul.md", "COM1.md", "com9.txt", "LPT1.md", "lpt9", "CONIN$", "CLOCK$.md",
			"com¹.md", "nul .md", "con.md/a.md", "AUX.tar.md"},
		"a name has letters": {".md", ".hidden.md", "-a.md", "a b.md", "a.md.", "a\u202egpj.md", "ä.md", "a\u0308.md", "./a.md", "a//b.md", "ａ.md",
			"a?.md", "a*.md", "a|b.md", "ab:c.md", "a<b.md", `a"b.md`, "~a.md", "$HOME.md", "%TEMP%.md", strings.Repeat("a", 101) + ".md", "a\ufeff.md", "\u200ba.md", "a.md\u3164"},
		"and nothing else":    {"a.exe", "a.html", "a.sh", "Makefile", "a.svg", "a.zip", "a.MD.bak", "a.docx", "index", "pack.json.old"},
		"files in one folder": {"a/b/c.md", "deep/er/a.md", "our-city/sub/a.md"},
		"stands once":         {"our-city.MD", "Our-City.md", "our-city.md", "OUR-CITY.md"},
	} {
		for _, name := range names {
			g.zip(fmt.Sprintf("name %q", name), rule, named("our-city.md", good), named(name, good))
		}
	}
}

// archives are .zip files that say or hold too much.
func (g *generator) archives() {
	link := entry{h: zip.FileHeader{Name: "a.md"}, text: "/etc/passwd"}
	link.h.SetMode(fs.ModeSymlink | 0o777)
	g.zip("a link", "no links", named("our-city.md", good), link)
	for mode, name := range map[fs.FileMode]string{fs.ModeNamedPipe: "pipe", fs.ModeDevice: "device", fs.ModeSocket: "socket", fs.ModeDevice | fs.ModeCharDevice: "tty"} {
		odd := named("a.md", "x")
		odd.h.SetMode(mode | 0o600)
		g.zip("a "+name, "plain file", named("our-city.md", good), odd)
	}
	secret := named("our-city.md", good)
	secret.h.Flags |= 1
	g.zip("encrypted", "nothing encrypted", secret)
	g.zip("a bomb in one file", "bytes", named("our-city.md", strings.Repeat("\x00", 5<<20)))
	var small, many, folders []entry
	for i := range 60 {
		small = append(small, named(fmt.Sprintf("a%d.md", i), strings.Repeat("a ", 500_000)))
	}
	g.zip("a bomb in many files", "times the bytes", small...)
	g.zip("a file over 1 MiB", "a file has at most", entry{zip.FileHeader{Name: "our-city.md"}, strings.Repeat("Word. ", 200_000), true})
	for i := range mostFiles + 1 {
		many, folders = append(many, named(fmt.Sprintf("a%d.md", i), "")), append(folders, named(fmt.Sprintf("a%d/", i), ""))
	}
	g.zip("too many files", "at most 2000 files", many...)
	g.zip("too many folders", "at most 2000 files", folders...)
	var thousands []entry
	for i := range 100_000 {
		thousands = append(thousands, entry{zip.FileHeader{Name: fmt.Sprint(i)}, "", true})
	}
	g.zip("100,000 files", "at most 2000 files", thousands...)
	g.zip("nothing", "has a briefing")
	g.zip("only a folder", "has a briefing", named("our-city/", ""))
	g.zip("only a README", "has a briefing", named("README.md", "# Read me"))
	g.add("11 MiB", "our-city.zip", "kB", make([]byte, 11<<20))
	g.unpacked()
}

// unpacked goes over the 50 MiB that may come out without going over the ratio.
func (g *generator) unpacked() {
	noise, seed := make([]byte, 1<<20), uint32(1)
	for i := range noise {
		seed = seed*1664525 + 1013904223
		if noise[i] = 'a'; i%14 == 0 {
			noise[i] = 'a' + byte(seed>>24)%26
		}
	}
	var entries []entry
	for i := range 60 {
		entries = append(entries, named(fmt.Sprintf("a%d.md", i), string(noise[i:])))
	}
	g.zip("60 MiB unpacked", "50 MB unpacked", entries...)
}

// damaged are .zip files that are broken or lie.
func (g *generator) damaged() {
	whole := zipped(g.t, named("our-city.md", good), named("pack.json", goodManifest))
	for _, at := range []int{0, 1, 4, 20, 60, len(whole) / 2, len(whole) - 22, len(whole) - 1} {
		g.add(fmt.Sprintf("cut at %d", at), "our-city.zip", "whole .zip", whole[:at])
	}
	flip := func(name string, at int, to byte) {
		broken := bytes.Clone(whole)
		broken[at] ^= to
		g.add(name, "our-city.zip", "", broken)
	}
	flip("a letter changed", 60, 0x20)
	flip("another method", bytes.LastIndex(whole, []byte("PK\x01\x02"))+10, 0x63)
	flip("another checksum", bytes.LastIndex(whole, []byte("PK\x01\x02"))+16, 0xff)
	shared := bytes.Clone(whole)
	first, second := bytes.Index(shared, []byte("PK\x01\x02")), bytes.LastIndex(shared, []byte("PK\x01\x02"))
	copy(shared[second+42:second+46], shared[first+42:first+46]) // the second entry points at the first
	g.add("two entries of one file", "our-city.zip", "share their bytes", shared)
	far := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(far[second+42:], 0x7fffffff)
	g.add("an entry beyond the end", "our-city.zip", "whole .zip", far)
	g.add("text named .zip", "our-city.zip", "whole .zip", []byte(good))
	g.add("a program", "our-city.exe", "a folder, a .zip or a .md", []byte("MZ"))
	g.add("no end", "our-city", "a folder, a .zip or a .md", []byte(good))
	g.add("a device as a file", "con.md", "for a device", []byte(good))
	g.add("a README alone", "README.md", "has a briefing", []byte(good))
	g.add("a blank in the name", "our city.md", "a name has letters", []byte(good))
}

// folders are folders with something in them that is no file of a pack.
func (g *generator) folders() {
	make := func(name, rule string, do func(folder string) error) {
		folder := filepath.Join(g.folder, fmt.Sprint(len(g.all)), "our-city")
		err := os.MkdirAll(folder, 0o700)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, "our-city.md"), []byte(good), 0o600)
		}
		if err == nil {
			err = do(folder)
		}
		if err != nil {
			g.t.Fatal(err)
		}
		g.all = append(g.all, hostile{name, folder, rule})
	}
	write := func(name, text string) func(string) error {
		return func(folder string) error { return os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600) }
	}
	make("a folder below", "files in one folder", func(f string) error { return os.Mkdir(filepath.Join(f, "more"), 0o700) })
	make("a program", "and nothing else", write("run.sh", "#!/bin/sh"))
	make("a hidden file", "a name has letters", write(".git", ""))
	make("a large file", "a file has at most", write("a.md", strings.Repeat("word ", 300_000)))
	make("too many files", "at most 2000 files", func(f string) error {
		for i := range mostFiles + 1 {
			if err := os.WriteFile(filepath.Join(f, fmt.Sprintf("a%d.md", i)), nil, 0o600); err != nil {
				return err
			}
		}
		return nil
	})
	make("too much in all", "at most 10240 kB", func(f string) error {
		for i := range 11 {
			if err := os.WriteFile(filepath.Join(f, fmt.Sprintf("a%d.md", i)), []byte(strings.Repeat("word ", 200_000)), 0o600); err != nil {
				return err
			}
		}
		return nil
	})
	if runtime.GOOS == "windows" {
		return // links need rights there, and names fold by themselves
	}
	make("a link out", "no links", func(f string) error { return os.Symlink("/etc/passwd", filepath.Join(f, "a.md")) })
	make("a link in", "no links", func(f string) error { return os.Symlink("our-city.md", filepath.Join(f, "a.md")) })
	make("a circle", "no links", func(f string) error { return os.Symlink(".", filepath.Join(f, "a.md")) })
	make("a dangling link", "no links", func(f string) error { return os.Symlink("nowhere", filepath.Join(f, "pack.json")) })
	make("two cases", "stands once", write("Our-City.md", good))
	make("a device", "for a device", write("nul.md", good))
	make("a backslash", "no backslash", write(`a\b.md`, good))
	make("a control character", "no control", write("a\x1b[2J.md", good))
	link := filepath.Join(g.folder, "link.md")
	if err := os.Symlink("/etc/passwd", link); err != nil {
		g.t.Fatal(err)
	}
	g.all = append(g.all, hostile{"a link itself", link, "no links"})
}

// manifests are wrong pack.json files.
func (g *generator) manifests() {
	deep := strings.Repeat(`{"a":`, 9) + "1" + strings.Repeat("}", 9)
	for text, rule := range map[string]string{
		"": "pack.json is JSON", "null": "the schema", "[]": "pack.json is JSON", "1": "pack.json is JSON", `"x"`: "pack.json is JSON",
		"{": "pack.json is JSON", "{}": "the schema", `{"schema": 2}`: "the schema", `{"schema": "1"}`: "pack.json is JSON",
		`{"schema": 1, "run": "sh"}`: "pack.json is JSON", `{"schema": 1, "schema": 1}`: "stands once", `{"schema": 1, "Schema": 1}`: "stands once",
		`{"schema": 1} {}`: "one object", `{"schema": 1, "name": "Our City"}`: "the name of a pack", `{"schema": 1, "name": "../x"}`: "the name of a pack",
		`{"schema": 1, "name": "con"}`: "the name of a pack", `{"schema": 1, "name": "` + strings.Repeat("a", 61) + `"}`: "the name of a pack",
		`{"schema": 1, "publisher": "` + strings.Repeat("a", 301) + `"}`: "one line", `{"schema": 1, "licence": "a\nb"}`: "one line",
		`{"schema": 1, "source": "a\u001b[2Jb"}`: "one line", `{"schema": 1, "publisher": "a\u202eb"}`: "one line", deep: "deep",
		strings.Repeat("[", 100_000): "64 kB", strings.Repeat("[", 10_000): "deep", `{"schema": 1, "source": ["a"]}`: "pack.json is JSON",
		"\xff\xfe{}": "UTF-8", `{"schema": 1e99}`: "pack.json is JSON", `{"schema": 1, "name": "a", "hash": "0000"}`: "pack.json is JSON",
	} {
		g.zip(fmt.Sprintf("pack.json %.40q", text), rule, named("our-city.md", good), loose("pack.json", text))
	}
}

// fronts are wrong front matter and parts.
func (g *generator) fronts() {
	for name, c := range map[string]struct{ from, to, rule string }{
		"none":               {"---\nid", "id", "begins with front matter"},
		"no end":             {"order: 10\n---", "order: 10", ""},
		"64 kB":              {"order: 10\n", "order: 10\n" + strings.Repeat("a: "+strings.Repeat("a", 1900)+"\n\n", 40), "64 kB"},
		"an alias":           {"title: Our city", "title: *a", "nothing of YAML"},
		"an anchor bomb":     {"title: Our city", "a: &a [x,x]\nb: &b [*a,*a]\ntitle: Our city", "nothing of YAML"},
		"a tag":              {"title: Our city", "title: !!python/object x", "nothing of YAML"},
		"a merge":            {"title: Our city", "<<: *a\ntitle: Our city", "nothing of YAML"},
		"a block":            {"title: Our city", "title: |\n  x", "nothing of YAML"},
		"twice":              {"title: Our city", "title: a\ntitle: b", "stands once"},
		"unknown":            {"order: 10", "order: 10\nscript: rm", "the names are"},
		"an order of words":  {"order: 10", "order: ten", "whole number"},
		"a missing name":     {"date: not given\n", "", "front matter has"},
		"a path as id":       {"id: our-city", "id: ../../x", "an id is lower-case"},
		"another id":         {"id: our-city", "id: our-town", "the file's name"},
		"an id of a device":  {"id: our-city", "id: ", "an id is lower-case"},
		"a missing part":     {"## 1. First", "## 3. Third", "part 1 is missing"},
		"a huge number":      {"## 1. First", "## 99999999999999999999. First", "numbered"},
		"two parts":          {"## 1. First", "## 1. First\n\nWords.\n\n## 1. First", "a number stands once"},
		"a circle":           {"order: 10", "order: 10\nedition: addition", "has the id of a built-in"},
		"of a built-in":      {"id: our-city", "id: key-messages", "for its editions"},
		"a file address":     {"https://example.org/a", "file:///etc/passwd", "http, https or mailto"},
		"a data address":     {"https://example.org/a", "data:text/html,x", "http, https or mailto"},
		"an address in text": {"Some words.", "See https://example.org.", "no links"},
		"an image":           {"Some words.", "![x](https://example.org/a.png)", "no images"},
		"a script":           {"Some words.", "<script>alert(1)</script>", "no raw HTML"},
		"an escape":          {"Some words.", "Some \x1b]52;c;aGk=\x07words.", "hidden characters"},
		"an entity":          {"Some words.", "Some &#27;[2Jwords.", "hidden characters"},
		"turned text":        {"Some words.", "Some \u2066words.", "hidden characters"},
		"tags":               {"Some words.", "Some \U000e0041words.", "hidden characters"},
		"not UTF-8":          {"Some words.", "Some \x93words\x94.", "UTF-8"},
		"UTF-16":             {good, "\xff\xfe-\x00-\x00", "UTF-8"},
	} {
		g.zip("front matter: "+name, c.rule, loose("our-city.md", strings.Replace(good, c.from, c.to, 1)))
	}
	twice := strings.Replace(good, "id: our-city", "id: other", 1)
	g.zip("one id twice", "an id stands once", named("our-city.md", good), named("other.md", strings.Replace(twice, "id: other", "id: our-city", 1)))
}

// texts go over each limit of Markdown.
func (g *generator) texts() {
	for name, c := range map[string]struct{ text, rule string }{
		"quotations":   {strings.Repeat("> ", 17) + "x", "deep in each other"},
		"close quotes": {strings.Repeat(">", 200) + "x", "deep in each other"},
		"lists":        {strings.Repeat("- ", 17) + "x", "deep in each other"},
		"indents":      {strings.Repeat(" ", 80) + "- x", "deep in each other"},
		"mixed":        {strings.Repeat("> - 1. ", 6) + "x", "deep in each other"},
		"brackets":     {strings.Repeat("[", 501), "brackets"},
		"links":        {strings.Repeat("[a](", 400), "brackets"},
		"stars":        {strings.Repeat("*a ", 601), "marks"},
		"many lines":   {strings.Repeat(strings.Repeat("*a", 50)+"\n", 13), "marks"},
		"columns":      {strings.Repeat("|a", 60), "columns"},
		"one line":     {strings.Repeat("a ", 1001), "a line has at most"},
		"a paragraph":  {strings.Repeat("word word word\n", 2000), "characters"},
		"lines":        {strings.Repeat("word\n\n", 3001), "not blank"},
		"headings":     {strings.Repeat("#### a\n", 3001), "not blank"},
	} {
		g.zip("text: "+name, c.rule, named("our-city.md", strings.Replace(good, "Some words.", c.text, 1)))
	}
}

// FuzzZip holds whatever is read from a .zip to the limits, and to its own names.
func FuzzZip(f *testing.F) {
	f.Add(zipped(f, named("our-city.md", good), named("pack.json", goodManifest)))
	f.Add(zipped(f, named("our-city/", ""), named("our-city/our-city.md", good)))
	f.Add(zipped(f, named("../a.md", good), named("con.md", "")))
	f.Add(zipped(f, named("our-city/our-city.md", good), named("__MACOSX/our-city/._our-city.md", "x"), named("our-city/.DS_Store", "x"), named("../.DS_Store", "x")))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, _, err := unzip(data, "a.zip")
		if err != nil && briefings.FaultsIn(err) == nil {
			t.Fatalf("an error that is no fault: %v", err)
		}
		size := 0
		for _, file := range files {
			if rule, _ := checkName(file.name); rule != "" || !isCarried(file.name) {
				t.Errorf("a file is called %q", file.name)
			}
			size += len(file.text)
		}
		if size > mostOut || size > mostRatio*len(data) {
			t.Errorf("%d bytes of %d", size, len(data))
		}
		p, err := understand(files, "a")
		if err != nil && briefings.FaultsIn(err) == nil || p == nil {
			t.Fatalf("understood as %v, %v", p, err)
		}
	})
}
