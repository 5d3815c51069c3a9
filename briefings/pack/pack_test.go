package pack

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prebirth/briefings"
)

func TestAFolderAZipAndAFileAreOnePack(t *testing.T) {
	files := map[string]string{"our-city.md": good, "pack.json": goodManifest, "README.md": "# Not read\n", "LICENCE.txt": "Any.\n"}
	folder := check(t, put(t, files))
	if len(folder.Faults) > 0 || folder.Pack.Licence != "OGL 3" || len(folder.Pack.Briefings) != 1 {
		t.Fatalf("%+v", folder)
	}
	var flat, below []entry
	for _, name := range []string{"README.md", "pack.json", "LICENCE.txt", "our-city.md"} {
		flat, below = append(flat, named(name, files[name])), append(below, named("our-city/"+name, files[name]))
	}
	for name, entries := range map[string][]entry{"flat": flat, "in a folder": append([]entry{named("our-city/", "")}, below...)} {
		r := check(t, save(t, "our-city.zip", zipped(t, entries...)))
		if len(r.Faults) > 0 || r.Pack.Hash != folder.Pack.Hash {
			t.Errorf("%s: hash %s, faults %v", name, r.Pack.Hash, r.Faults)
		}
	}
	one := check(t, save(t, "our-city.md", []byte(strings.Replace(good, "order: 10", "order: 10\nlicence: CC BY", 1))))
	if len(one.Faults) > 0 || one.Pack.Name != "our-city" || one.Pack.Publisher != "Somebody" || one.Pack.Licence != "CC BY" {
		t.Errorf("%+v %+v", one, one.Pack)
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	p := check(t, put(t, map[string]string{"our-city.md": "\ufeff" + strings.ReplaceAll(good, "\n", "\r\n"), "pack.json": goodManifest})).Pack
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(data, "our-city.zip")
	if err != nil || again.Hash != p.Hash || again.Briefings[0].Parts[0].Text != "Some words." {
		t.Errorf("%v, %+v", err, again)
	}
	plain := check(t, put(t, map[string]string{"our-city.md": good, "pack.json": goodManifest})).Pack
	if plain.Hash != p.Hash {
		t.Error("the line ends of a system make another pack")
	}
}

func TestASkeletonPassesOnceItIsFilledIn(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Our City")
	made, err := New(folder)
	if err != nil || len(made) != 2 {
		t.Fatalf("%v, %v", made, err)
	}
	before := check(t, folder)
	for _, f := range before.Faults {
		if !strings.Contains(f.Rule, gap) || f.Line == 0 {
			t.Errorf("an empty skeleton has another fault: %v", f)
		}
	}
	if len(before.Faults) == 0 {
		t.Error("an empty skeleton passes")
	}
	for _, path := range made {
		text, _ := os.ReadFile(path)
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), gap, "Something")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if r := check(t, folder); len(r.Faults) > 0 || r.Pack.Name != "our-city" {
		t.Errorf("filled in: %v", r.Faults)
	}
	if _, err := New(folder); briefings.FaultsIn(err) == nil {
		t.Errorf("a folder with something in it: %v", err)
	}
}

// Lengths and numbers of prompts are advice; each of these is a fault.
func TestCheckNamesEveryFault(t *testing.T) {
	for name, c := range map[string]struct{ from, to, rule string }{
		"no prompt id":     {"`one`", "", "a prompt is its id"},
		"prompt twice":     {"`two`", "`one`", "stands once in a briefing"},
		"cut address":      {"https://example.org/a", "https://", "http, https or mailto"},
		"script address":   {"https://example.org/a", "javascript:alert(1)", "http, https or mailto"},
		"no address":       {" (address not confirmed)", "", "has an address or says"},
		"no source":        {"- A leaflet. Date: not given.\n", "", "names its source"},
		"no date":          {" Date: not given.", "", "ends with its date"},
		"html":             {"Some words.", "Some <b>words</b>.", "no raw HTML"},
		"image":            {"Some words.", "![a](b.png)", "no images"},
		"hidden":           {"Some words.", "Some \u202ewords.", "hidden characters"},
		"gap in parts":     {"## 1. First", "## 2. First", "numbered 1 to 1"},
		"no text":          {"Some words.\n\n### Reflect\n\n- `one` *ours* What now?\n- `two` *published* And then?\n\n### Resources\n\n- [A page](https://example.org/a) What it is.\n- A leaflet (address not confirmed)\n", "", "a part has a text or resources"},
		"alias":            {"title: Our city", "title: *city", "nothing of YAML"},
		"anchor":           {"title: Our city", "title: &city x", "nothing of YAML"},
		"unknown field":    {"order: 10", "order: 10\nurl: x", "the names are"},
		"built-in id":      {"id: our-city", "id: unborn-babies", "is for its editions"},
		"other edition":    {"order: 10", "order: 10\nedition: new", "an edition is"},
		"edition of none":  {"order: 10", "order: 10\nedition: local", "has the id of a built-in"},
		"language":         {"order: 10", "order: 10\nlanguage: Welsh!", "two or three letters"},
		"late note":        {"Some words.", "Some words.\n\nContent note: a death.", "comes before the text"},
		"long note":        {"Some words.", "Content note: " + strings.Repeat("word ", 61), "at most 60 words"},
		"HTML in a prompt": {"What now?", "What <i>now</i>?", "no raw HTML"},
	} {
		t.Run(name, func(t *testing.T) {
			broken := strings.Replace(good, c.from, c.to, 1)
			r := check(t, put(t, map[string]string{"our-city.md": broken}))
			if !strings.Contains(r.Faults.Error(), c.rule) {
				t.Errorf("no fault %q in\n%v", c.rule, r.Faults)
			}
			for _, f := range r.Faults {
				if f.File == "" || f.Rule == "" || f.Mend == "" {
					t.Errorf("something is missing: %+v", f)
				}
			}
		})
	}
}

func TestAPartMayHaveResourcesAlone(t *testing.T) {
	r := check(t, put(t, map[string]string{"our-city.md": strings.Replace(good, "Some words.\n", "", 1)}))
	if len(r.Faults) > 0 || len(r.Advice) > 0 {
		t.Errorf("faults %v, advice %v", r.Faults, r.Advice)
	}
	if shown := r.Pack.Briefings[0].Parts[0].Shown(); shown != "- A page. What it is.\n- A leaflet" {
		t.Errorf("a room sees %q", shown)
	}
}

// A fault says that a rule is broken, and not the rule as if it were so.
func TestAFaultReadsAsABrokenRule(t *testing.T) {
	for path, want := range map[string]string{
		save(t, "broken.zip", []byte("PK")):                                    "broken.zip: against the rule: a file named .zip is a whole .zip; make it anew (zip: not a valid zip file)",
		save(t, "k.md", []byte(strings.ReplaceAll(good, "our-city", "other"))): "k.md:2: against the rule: the file's name is the id and .md; rename the file to other.md",
	} {
		if r := check(t, path); len(r.Faults) != 1 || r.Faults.Error() != want {
			t.Errorf("%v, want %s", r.Faults, want)
		}
	}
}

func TestTheHouseGivesAdvice(t *testing.T) {
	one := strings.Replace(good, "- `two` *published* And then?\n", "", 1)
	one = strings.Replace(one, "What now?", "Think.", 1)
	one = strings.Replace(one, "Some words.", "Content note: a death is told.\n\n"+strings.Repeat("word ", 300)+"\n"+strings.Repeat("word ", 300), 1)
	r := check(t, put(t, map[string]string{"our-city.md": one}))
	if len(r.Faults) > 0 || len(r.Advice) != 3 {
		t.Errorf("faults %v, advice %v", r.Faults, r.Advice)
	}
	if p := r.Parts[0]; p.Minutes != 3 || p.Missing != 1 || p.Addresses != 1 || p.Distress != "a death is told." {
		t.Errorf("%+v", p)
	}
}

func TestALocalEditionKeepsThePromptsOfTheBuiltInOne(t *testing.T) {
	b, _ := builtIn(t).Briefing("planning-audit")
	text := edition(b, "edition: local\n")
	if r := check(t, save(t, "planning-audit.md", []byte(text))); len(r.Faults) > 0 {
		t.Errorf("a faithful one: %v", r.Faults)
	}
	first := b.Parts[2].Prompts[0]
	id := first.ID[strings.LastIndexByte(first.ID, '/')+1:]
	r := check(t, save(t, "planning-audit.md", []byte(strings.Replace(text, "`"+id+"`", "`another`", 1))))
	if len(r.Faults) != 1 || !strings.Contains(r.Faults[0].Mend, "`"+id+"`") || !strings.Contains(text[:lineAt(text, r.Faults[0].Line)], "## 3.") {
		t.Errorf("without %s: %v", id, r.Faults)
	}
}

func lineAt(text string, line int) int {
	return len(strings.Join(strings.SplitAfter(text, "\n")[:line], ""))
}

// edition writes a briefing of the same parts and prompts as b, with other words.
func edition(b *briefings.Briefing, more string) string {
	var out strings.Builder
	out.WriteString("---\nid: " + b.ID + "\ntitle: Ours\nkind: " + string(b.Kind) + "\npublisher: Us\ndate: 2026\norder: 1\n" + more + "---\n\n## About this briefing\n\nOurs.\n")
	for _, p := range b.Parts {
		out.WriteString("\n## " + p.ID[strings.IndexByte(p.ID, '/')+1:] + ". Ours\n\nOur words.\n\n### Reflect\n\n")
		for _, q := range p.Prompts {
			out.WriteString("- `" + q.ID[strings.LastIndexByte(q.ID, '/')+1:] + "` *" + q.Mark() + "* " + q.Text + "\n")
		}
		out.WriteString("\n### Sources\n\n- Us. Date: 2026.\n")
	}
	return out.String()
}
