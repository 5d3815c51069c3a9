package packs

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/briefings"
)

func TestALibraryReadsAPackWhenItIsOpened(t *testing.T) {
	s := shelf(t)
	add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 3, 50)}))
	lib, errs := s.Library(builtIn(t), "")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	at := slices.IndexFunc(lib.Briefings, func(b *briefings.Briefing) bool { return b.ID == "one" })
	sketch := lib.Briefings[at]
	parts := sketch.Listed()
	if sketch.Title != "The title of one" || sketch.Count() != 3 || len(parts) != 3 || parts[1].Title != "A title of some words, “2”" || parts[1].Text != "" || sketch.Pack != "one" {
		t.Errorf("the sketch: %+v, %+v", sketch, parts)
	}
	b, p, q, ok := lib.Prompt("one/2/then-2")
	if !ok || !strings.HasPrefix(p.Text, "word") || q.Text != "And then?" || !q.Published || b.Pack != "one" {
		t.Errorf("the whole: %v %+v %+v", ok, p, q)
	}
	if sketch.Words() != b.Words() || parts[0].Words() != b.Parts[0].Words() || parts[0].Prompts[0].ID != b.Parts[0].Prompts[0].ID || !parts[0].Prompts[1].Published {
		t.Errorf("the sketch is not of the whole: %d and %d words", sketch.Words(), b.Words())
	}
	if again, _ := lib.Briefing("one"); again != b {
		t.Error("it is read twice")
	}
	if hits := lib.Search("word"); len(hits) < 3 {
		t.Errorf("%d places", len(hits))
	}
}

func TestOneOfANameIsReplacedWhole(t *testing.T) {
	s := shelf(t)
	add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 1, 5)}))
	add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 2, 5)}))
	all, err := s.List()
	if err != nil || len(all) != 1 || all[0].Briefings[0].Count() != 2 {
		t.Fatalf("%v %+v", err, all)
	}
	zips, _ := filepath.Glob(filepath.Join(s.folder, "*.zip"))
	if len(zips) != 1 {
		t.Errorf("files: %v", zips)
	}
	if err := s.Remove("one"); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove("one"); !errors.Is(err, ErrNoPack) {
		t.Errorf("removed twice: %v", err)
	}
	if zips, _ := filepath.Glob(filepath.Join(s.folder, "*.zip")); len(zips) != 0 {
		t.Errorf("files: %v", zips)
	}
}

// What an interrupted change leaves is not read, and goes with the next.
func TestAnInterruptedChangeLeavesTheShelfAsItWas(t *testing.T) {
	s := shelf(t)
	add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 1, 5)}))
	for _, name := range []string{"two-0123456789ab.zip", ".new-123"} {
		if err := os.WriteFile(filepath.Join(s.folder, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if all, err := s.List(); err != nil || len(all) != 1 {
		t.Errorf("%v %v", all, err)
	}
	add(t, s, read(t, "three", map[string]string{"three.md": text("three", "", 1, 5)}))
	if entries, _ := os.ReadDir(s.folder); len(entries) != 5 { // two packs, the two lists and the lock
		t.Errorf("%v", entries)
	}
}

func TestAChangedPackIsNotRead(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"a byte changed": func(path string) error {
			data, err := os.ReadFile(path)
			data[len(data)/2] ^= 1
			return errors.Join(err, os.WriteFile(path, data, 0o600))
		},
		"cut": func(path string) error { return os.Truncate(path, 100) },
		"longer": func(path string) error {
			data, err := os.ReadFile(path)
			return errors.Join(err, os.WriteFile(path, append(data, 'x'), 0o600))
		},
		"gone":   os.Remove,
		"a link": func(path string) error { return errors.Join(os.Remove(path), os.Symlink("/etc/passwd", path)) },
	} {
		t.Run(name, func(t *testing.T) {
			s := shelf(t)
			add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 1, 5)}))
			opened, _ := s.Library(builtIn(t), "")
			all, _ := s.List()
			path := filepath.Join(s.folder, all[0].file())
			if err := change(path); err != nil {
				t.Fatal(err)
			}
			_ = os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)) // nothing to change where it is gone
			lib, errs := s.Library(builtIn(t), "")
			if _, there := lib.Briefing("one"); there || len(errs) != 1 || !errors.As(errs[0], new(*ChangedError)) {
				t.Errorf("read: %v, errors %v", there, errs)
			}
			if b, _ := opened.Briefing("one"); !strings.Contains(b.Parts[0].Text, "read pack one") {
				t.Errorf("opened before it changed: %q", b.Parts[0].Text)
			}
			if s.Verify(all[0]) == nil {
				t.Error("it is verified")
			}
		})
	}
}

// A pack whose file was only copied, with another date, is read.
func TestAnotherDateIsNoChange(t *testing.T) {
	s := shelf(t)
	add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 1, 5)}))
	all, _ := s.List()
	if err := os.Chtimes(filepath.Join(s.folder, all[0].file()), time.Time{}, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if lib, errs := s.Library(builtIn(t), ""); len(errs) > 0 || len(lib.Briefings) == len(builtIn(t).Briefings) {
		t.Errorf("%v", errs)
	}
}

func TestADamagedIndexIsTold(t *testing.T) {
	s := shelf(t)
	add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 1, 5)}))
	whole, _ := os.ReadFile(s.indexPath())
	for at := range whole {
		broken := slices.Clone(whole)
		broken[at] ^= 1
		if _, err := s.parse(string(broken), nil); err == nil {
			t.Errorf("byte %d", at)
		}
		if _, err := s.parse(string(whole[:at]), nil); err == nil {
			t.Errorf("cut at %d", at)
		}
	}
	if err := os.WriteFile(s.indexPath(), whole[:50], 0o600); err != nil {
		t.Fatal(err)
	}
	lib, errs := s.Library(builtIn(t), "")
	if len(errs) != 1 || !errors.As(errs[0], new(*IndexError)) || len(lib.Briefings) != len(builtIn(t).Briefings) {
		t.Errorf("%v", errs)
	}
	if err := s.Remove("one"); !errors.As(err, new(*IndexError)) {
		t.Errorf("removing: %v", err)
	}
}

func TestTheLanguageChooses(t *testing.T) {
	s := shelf(t)
	add(t, s, read(t, "two", map[string]string{"two.md": text("two", "", 1, 5), "two.cy.md": text("two", "language: cy\n", 2, 5)}))
	add(t, s, read(t, "only", map[string]string{"only.cy.md": text("only", "language: cy\n", 3, 5)}))
	for language, parts := range map[string][2]int{"": {1, 3}, "cy": {2, 3}, "fr": {1, 3}} {
		lib, _ := s.Library(builtIn(t), language)
		two, _ := lib.Briefing("two")
		only, _ := lib.Briefing("only")
		if len(two.Parts) != parts[0] || len(only.Parts) != parts[1] {
			t.Errorf("%q: %d and %d parts", language, len(two.Parts), len(only.Parts))
		}
	}
}

func TestTwoOfOneIDClash(t *testing.T) {
	s := shelf(t)
	add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 1, 5)}))
	err := s.Add(read(t, "other", map[string]string{"one.md": text("one", "", 1, 5)}), time.Now())
	if clash := (*ClashError)(nil); !errors.As(err, &clash) || clash.Pack != "one" {
		t.Errorf("%v", err)
	}
	if all, _ := s.List(); len(all) != 1 {
		t.Errorf("%d packs", len(all))
	}
}

// Without the list of parts, or with that of other packs, the packs are read.
func TestTheListOfPartsCanBeLost(t *testing.T) {
	for name, list := range map[string]string{"lost": "", "damaged": "part\t1", "of others": summed("part\t1\tother/1\t5\tOther\tother/1/a\n")} {
		s := shelf(t)
		add(t, s, read(t, "one", map[string]string{"one.md": text("one", "", 2, 5)}))
		if err := os.WriteFile(s.partsPath(), []byte(list), 0o600); err != nil {
			t.Fatal(err)
		}
		all, err := s.List()
		if err != nil || len(all) != 1 || all[0].Briefings[0].Listed()[1].Title != "A title of some words, “2”" {
			t.Errorf("%s: %v, %+v", name, err, all)
		}
	}
}

// A library with a thousand packs knows all of them.
func TestAThousandPacks(t *testing.T) {
	s := shelf(t)
	many(t, s, 1000)
	lib, errs := s.Library(builtIn(t), "")
	if len(errs) > 0 || len(lib.Briefings) != 1000+len(builtIn(t).Briefings) {
		t.Fatalf("%d briefings, %v", len(lib.Briefings), errs)
	}
	if _, p, ok := lib.Part("pack-0999/10"); !ok || p.Text == "" {
		t.Error("the last part cannot be read")
	}
}

// BenchmarkLibrary opens the library as each start does: with no packs, and with a
// thousand of ten parts.
func BenchmarkLibrary(b *testing.B) {
	for name, n := range map[string]int{"none": 0, "thousand": 1000} {
		s := shelf(b)
		if n > 0 {
			many(b, s, n)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, errs := s.Library(builtIn(b), ""); len(errs) > 0 {
					b.Fatal(errs)
				}
			}
		})
	}
}

// FuzzIndex reads any index without a panic, and writes what it could read again as
// something it can read.
func FuzzIndex(f *testing.F) {
	s := &Shelf{"nowhere", nil}
	first, second := written([]*Installed{{Name: "a", Hash: strings.Repeat("0", 64), Briefings: []*briefings.Briefing{{ID: "a", Parts: []*briefings.Part{{Number: 1, ID: "a/1"}}}}}})
	f.Add(first, second)
	f.Add(indexHead, "")
	f.Fuzz(func(t *testing.T, heads, parts string) {
		for _, heads := range []string{heads, summed(heads)} {
			all, err := s.parse(heads, func() string { return summed(parts) })
			if err != nil {
				continue
			}
			for _, i := range all {
				for _, b := range i.Briefings {
					b.Listed()
				}
			}
			first, second := written(all)
			if again, err := s.parse(first, func() string { return second }); err != nil || len(again) != len(all) {
				t.Errorf("%v", err)
			}
		}
	})
}
