package tui

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/linear"
	"prebirth/tui/screen"
)

// A script is a journey by its keys, as [state.open] has them: what begins with = is
// typed, and _ stands for a blank. It is gone in the full screen and in lines of text,
// and ends with the same in the store, in the settings file and in the files it wrote.
type script struct {
	keys string
	from start // without one it is the library of a furnished home
	// idle is why nothing of it is kept; empty for a script that has to change something.
	idle string
	// leaves is words that are kept at its end, where more is changed on the way to them.
	leaves string
}

// A start is where a script begins.
type start struct {
	home func(*testing.T) string
	program
}

// A program is what is driven: as a model in the full screen, and in lines of text as
// it is run.
type program struct {
	model func(Options, *progress.Opening, *draft.Book) tea.Model
	run   func(Options, *progress.Opening) error
}

// What a script has besides keys.
const (
	thePause = "PAUSE"  // long enough for a page to have been seen
	theFiles = "FILES"  // in what is typed: the folder for files
	theGroup = "=GROUP" // the group of the recovery code that is asked for
	theWords = "=WORDS" // the passphrase that was suggested
)

func TestBothDrivers(t *testing.T) {
	for name, s := range allScripts(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if Raced {
				t.Skip("nothing here races")
			}
			for !s.hold(t) {
			}
		})
	}
}

// hold goes a script both ways. It says false where that took two days, on which
// nothing that has a date is alike.
func (s script) hold(t *testing.T) bool {
	t.Helper()
	if s.from.home == nil {
		s.from = opened(furnished)
	}
	today := time.Now().Format(time.DateOnly)
	seen, heard := s.from.home(t), s.from.home(t)
	before := stored(t, seen, "")
	shown, said := s.onScreen(t, seen), s.inLines(t, heard)
	a, b := stored(t, seen, shown), stored(t, heard, said)
	if today != time.Now().Format(time.DateOnly) {
		return false
	}
	if i := strings.IndexFunc(said, forTheEye); i >= 0 {
		t.Errorf("a sign that is no word is printed: %q", said[max(0, i-40):min(len(said), i+10)])
	}
	if a != b {
		t.Errorf("the full screen leaves\n%s\nand lines of text leave\n%s\nafter\n%s", a, b, said)
	}
	if !strings.Contains(a, s.leaves) {
		t.Errorf("it does not leave %q, but\n%s\nafter\n%s", s.leaves, a, shown)
	}
	if changed := a != before; changed != (s.idle == "") {
		t.Errorf("it changes something: %v. It leaves\n%s\nafter\n%s", changed, a, shown)
	}
	return true
}

// typed is the keys of a script for a home.
func (s script) typed(home string) []string {
	keys := strings.Fields(s.keys)
	for i, k := range keys {
		keys[i] = strings.ReplaceAll(strings.ReplaceAll(k, "_", " "), theFiles, filepath.Join(home, "files"))
	}
	return keys
}

// onScreen goes a script in the full screen, and answers with what was to be seen, in
// words. Each key is pressed long after the one before was let go of.
func (s script) onScreen(t *testing.T, home string) string {
	t.Helper()
	o := startedIn(t, home)
	o.Width, o.Height = 80, 24
	d := newDriver(t, home, o, s.from.model)
	d.settle()
	var seen strings.Builder
	for _, k := range s.typed(home) {
		if d.quit {
			t.Fatalf("it ended before %s, after\n%s", k, seen.String())
		}
		if k == thePause {
			time.Sleep(screen.Apart)
			continue
		}
		d.model.Update(screen.Lift{})
		d.press(answered(k, seen.String()))
		p := d.model.(linear.Program).Page()
		seen.WriteString("\n" + p.Title.String() + "\n" + strings.Join(said(p.Lines), "\n"))
	}
	d.model.Update(endMsg{}) // hands over what it holds; what it asks for only waits
	_, never := d.opening.Store()
	if err := d.close(); err != nil && never == nil {
		t.Fatal(err)
	}
	return seen.String()
}

// inLines goes a script in lines of text, and answers with what was printed.
func (s script) inLines(t *testing.T, home string) string {
	t.Helper()
	var out strings.Builder
	typist := &typist{keys: s.typed(home), out: &out}
	o := startedIn(t, home).InLines(Spoken{Read: typist.read, Out: &out, Blocks: true})
	if err := s.from.run(o, opens(t, home)); err != nil || len(typist.keys) > 0 {
		t.Fatalf("it ended before %v, %v, after\n%s", typist.keys, err, out.String())
	}
	return out.String()
}

var (
	groupAsked = regexp.MustCompile(`type group (\d)`)
	groupShown = regexp.MustCompile(`(?m)^Group (\d): (\S+)$`)
	fiveWords  = regexp.MustCompile(`(?m)^[a-z-]+(?: [a-z-]+){4}$`)
)

// answered is a key of a script, where it depends on what was seen.
func answered(k, seen string) string {
	switch k {
	case theGroup:
		if asked := groupAsked.FindAllStringSubmatch(seen, -1); asked != nil {
			return "=" + recovery(seen)[asked[len(asked)-1][1]]
		}
	case theWords:
		return "=" + suggestion(seen)
	}
	return k
}

// suggestion is the passphrase that was suggested last, empty for none.
func suggestion(seen string) string {
	all := fiveWords.FindAllString(seen, -1)
	return append(all, "")[max(0, len(all)-1)]
}

// recovery is the groups of the recovery code that was shown, by their numbers.
func recovery(seen string) map[string]string {
	groups := map[string]string{}
	for _, shown := range groupShown.FindAllStringSubmatch(seen, -1) {
		groups[shown[1]] = shown[2]
	}
	return groups
}

// code is the recovery code that was shown, empty for none.
func code(seen string) string {
	groups, all := recovery(seen), []string{}
	for _, number := range slices.Sorted(maps.Keys(groups)) {
		all = append(all, groups[number])
	}
	return strings.Join(all, " ")
}
