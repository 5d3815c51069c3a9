package tui

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/tui/screen"
	"prebirth/tui/tour"
)

// The rules that every screen and its table of keys keep.

func TestNoKeyIsBoundTwice(t *testing.T) {
	same := map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc"} // to most terminals
	for _, s := range append(sheets(), ledSheets()...) {
		bound := map[string]string{}
		for _, b := range s.Keys {
			for _, k := range b.Keys() {
				if other, ok := same[k]; ok {
					k = other
				}
				if does, twice := bound[k]; twice && k != "(the writing box)" {
					t.Errorf("%s: %s is bound to %q and to %q", s.Title, k, does, b.Help().Desc)
				}
				bound[k] = b.Help().Desc
			}
		}
	}
}

// The keys of every screen are nobody's own.
func TestNoScreenTakesTheKeysOfAll(t *testing.T) {
	taken := map[string]bool{}
	for _, b := range everywhere {
		for _, k := range b.Keys() {
			taken[k] = true
		}
	}
	for _, s := range append(sheets(), ledSheets()...) {
		for _, b := range s.Keys {
			for _, k := range b.Keys() {
				if taken[k] && s.Route != "everywhere" {
					t.Errorf("%s: %s is bound to %q", s.Title, k, b.Help().Desc)
				}
			}
		}
	}
}

func TestEveryKeyIsSaidInThreeWords(t *testing.T) {
	for _, s := range append(sheets(), ledSheets()...) {
		for _, b := range s.Keys {
			words := len(strings.Fields(b.Help().Desc))
			if words == 0 || words > 3 || b.Help().Key == "" || len(b.Keys()) == 0 {
				t.Errorf("%s: %v is shown as %q %q", s.Title, b.Keys(), b.Help().Key, b.Help().Desc)
			}
		}
	}
}

func TestEveryScreenHasASheet(t *testing.T) {
	t.Parallel()
	routes := map[string]bool{}
	for _, s := range sheets() {
		if routes[s.Route] {
			t.Errorf("%s has two sheets", s.Route)
		}
		routes[s.Route] = true
	}
	for _, state := range states {
		d := state.open(t)
		if name := d.app.top().route.Name; !routes[name] {
			t.Errorf("%s has no sheet", name)
		}
	}
}

// states are the screens, and what can be on them, by the keys that lead there
// in a home with something in it.
var states = []state{
	{"library", ""}, {"reader", "enter 1"}, {"reader, found words", "/ =baby down enter"}, {"reader, last part", "enter 7 end"},
	{"reflect", "m enter"}, {"reflect, empty", "enter 5 r"}, {"reflect, part open", "m enter ctrl+o"},
	{"reflect, for whom", "m enter tab"}, {"reflect, all actions", "m enter tab tab"}, {"reflect, a way to begin", "m enter ctrl+t"},
	{"journal", "m"}, {"journal, finding", "m /"}, {"journal, delete", "m d"},
	{"versions", "m end v"}, {"versions, an earlier one", "m end v left"}, {"versions, one only", "m v"},
	{"check", "m down enter ctrl+r"}, {"check, changed", "m down enter ctrl+r enter"}, {"check, all", "m down enter ctrl+r a"},
	{"check, why", "m down enter ctrl+r k"}, {"check, nothing found", "m enter ctrl+r"},
	{"find", "/ =mother"}, {"find, empty", "/"}, {"find, nothing", "/ =zebra"}, {"sources", "enter 4 o"}, {"help", "?"},
	{"supervise", "s"}, {"supervise, five minutes", "s f"}, {"supervise, end", "s e"},
	{"supervise, naming a file", "s w"},
	{"discuss", "s enter"}, {"discuss, sign off", "s enter s"}, {"remark, comment", "s enter c"},
	{"remark, action", "s a =Ask"}, {"remark, all actions", "s a =Ask tab"}, {"remark, note", "s enter n"}, {"remark, words that name somebody", "s enter p"},
	{"protection", "p"}, {"protect, choose", "p s"}, {"protect, again", "p s =long-enough-words enter"},
	{"protect, code", "p s =long-enough-words enter =long-enough-words enter"},
	{"protect, check", "p s =long-enough-words enter =long-enough-words enter enter"}, {"protect, left", "p s esc"},
	{"file, a part", "enter 2 Y"}, {"file, a reflection", "m Y"},
	{"tags", "m t"}, {"tags, used before", "m t =loss,hope enter down t"}, {"journal, by tag", "m t =loss enter down t =loss enter #"},
	{"settings", ","}, {"settings, another value", ", 3 enter"},
}

type state struct{ name, keys string }

// open goes there in a window of 80 by 24 cells.
func (s state) open(t *testing.T) *driver {
	t.Helper()
	if Raced {
		t.Skip("nothing here races")
	}
	d := drive(t, furnished(t), 80, 24)
	t.Cleanup(func() { _ = d.close() })
	return d.press(strings.Fields(s.keys)...)
}

// "Every action on a screen is named on that screen."
func TestTheFooterNamesEveryAction(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			d := s.open(t)
			rows := strings.Split(ansi.Strip(d.app.View().Content), "\n")
			footer := strings.Join(rows[len(rows)-d.app.frame.footer:], " ")
			for _, b := range d.top().Keys {
				if want := b.Help().Key + " " + b.Help().Desc; !strings.Contains(footer, want) {
					t.Errorf("%q is not in the footer: %q", want, footer)
				}
			}
			if len(d.top().Keys) == 0 {
				t.Error("the footer is empty")
			}
		})
	}
}

// In every window that the program can be used in, the footer keeps the way to
// the page of all keys, or is itself all there is.
func TestTheSmallestFooterLeadsToAllKeys(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		for _, size := range [][2]int{{20, 6}, {40, 12}} {
			d := s.open(t)
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			rows := fill(d.top().Keys, d.app.frame.width-1, d.app.frame.footer)
			named := slices.Concat(rows...)
			help := slices.ContainsFunc(d.top().Keys, opensHelp)
			if len(named) == 0 || help && !slices.ContainsFunc(named, opensHelp) {
				t.Errorf("%s at %v: the footer names %d keys, none of them for all keys", s.name, size, len(named))
			}
		}
	}
}

// idle are keys in a footer that change nothing just there, and why.
var idle = map[string]string{
	"reflect save":                          "it is saved already",
	"reflect, part open save":               "it is saved already",
	"reflect, empty save":                   "there is nothing to save",
	"protect, choose show, hide":            "nothing is typed yet",
	"protect, again show, hide":             "nothing is typed yet",
	"find, empty choose":                    "there is nothing to choose from",
	"find, nothing choose":                  "there is nothing to choose from",
	"reader, last part line":                "it is at the end",
	"reader part":                           "1 is where it is",
	"settings setting":                      "1 is where it is",
	"versions, an earlier one older, newer": "it is at the oldest",
}

func TestTheFooterNamesOnlyKeysThatDoSomething(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			for _, b := range s.open(t).top().Keys {
				if _, allowed := idle[s.name+" "+b.Help().Desc]; allowed || writingBox(b) {
					continue
				}
				d := s.open(t)
				if len(b.Keys()) == 0 {
					d.send(screen.Heard{}) // a question takes an answer once it was read
				}
				before := d.state()
				if d.press(pressed(b)); d.state() == before {
					t.Errorf("%s %s: nothing happens", b.Help().Key, b.Help().Desc)
				}
			}
		})
	}
}

// writingBox says whether an entry only names what the writing box answers to.
func writingBox(b key.Binding) bool { return len(b.Keys()) > 0 && strings.HasPrefix(b.Keys()[0], "(") }

// pressed is the key to press for an entry of the footer. Where a question is
// asked, entries are shown but not bound.
func pressed(b key.Binding) string {
	if len(b.Keys()) > 0 {
		return b.Keys()[0]
	}
	if k, ok := map[string]string{"1-3": "1", "1-4": "1", "↑/↓ enter": "down", "←/→": "right", "any other key": "x"}[b.Help().Key]; ok {
		return k
	}
	return b.Help().Key
}

// The page of all keys has every table, the one where one was first.
func TestThePageOfAllKeys(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		d := s.open(t)
		from := d.app.top().route.Name
		if from == "help" || !slices.ContainsFunc(d.top().Keys, opensHelp) {
			continue
		}
		for _, k := range d.top().Keys {
			if opensHelp(k) {
				d.press(k.Keys()[0])
			}
		}
		if d.app.top().route.Name != "help" {
			t.Fatalf("%s: the key for all keys does not open them", s.name)
		}
		d.send(tea.WindowSizeMsg{Width: 112, Height: 200})
		page := ansi.Strip(d.top().Body)
		if from == "library" { // whose page begins with the first words to somebody new
			_, page, _ = strings.Cut(page, tour.Lines(d.app.theme, tour.Kept)[5])
		}
		for _, sheet := range sheets() {
			if sheet.Route == from && !strings.HasPrefix(strings.TrimSpace(page), sheet.Title) {
				t.Errorf("%s: its own keys are not first", s.name)
			}
			if !strings.Contains(page, sheet.Title) {
				t.Errorf("%s: the page leaves out %s", s.name, sheet.Title)
			}
			for _, b := range sheet.Keys {
				if !strings.Contains(page, b.Help().Key+" ") || !strings.Contains(page, b.Help().Desc) {
					t.Errorf("%s: the page leaves out %q %q of %s", s.name, b.Help().Key, b.Help().Desc, sheet.Title)
				}
			}
		}
	}
}

// Screens where one writes bind no printable key.
func TestNoLetterIsAKeyWhereOneWrites(t *testing.T) {
	for _, s := range sheets() {
		if s.Route != "reflect" && s.Route != "find" && s.Route != "protect" && s.Route != "unlock" && s.Route != "remark" {
			continue
		}
		for _, b := range s.Keys {
			for _, k := range b.Keys() {
				if len([]rune(k)) == 1 || k == "space" {
					t.Errorf("%s: %q is a key and cannot be written", s.Title, k)
				}
			}
		}
	}
}

// A route that leads nowhere leads to the library, and no route panics.
func TestRoutesOfEveryKind(t *testing.T) {
	t.Parallel()
	d := drive(t, furnished(t), 80, 24)
	defer d.close()
	for _, name := range []string{"", "nowhere", "library", "reader", "reflect", "sources", "find", "journal", "versions", "check", "protect", "protection", "help", "supervise", "discuss", "remark", "settings", "tags", "file"} {
		for _, id := range []string{"", "nowhere", "unborn-babies", "unborn-babies/3", "unborn-babies/99", "unborn-babies/1/hardest-part", "a/b/c", "b"} {
			d.settle()
			d.ask(d.app.follow(screen.Open(screen.Route{Name: name, ID: id})))
			d.press("down", "end", "esc")
			d.settle()
		}
	}
}

// Styles are made in theme and prose only; the editor takes its own apart and
// makes none.
func TestStylesAreMadeInOnePlace(t *testing.T) {
	walk(t, ".", func(path string, code []byte) {
		dir := filepath.ToSlash(filepath.Dir(path))
		if dir != "theme" && dir != "prose" && bytes.Contains(code, []byte("lipgloss.NewStyle(")) {
			t.Errorf("%s makes a style", path)
		}
	})
}

// walk visits the Go files that are not tests.
func walk(t *testing.T, root string, visit func(path string, code []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		visit(path, code)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestImportDirection holds the picture of how the packages lie above each
// other: cmd, tui, the screens, what screens are made of, content and store.
func TestImportDirection(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "prebirth/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		names := strings.Fields(line)
		for _, to := range names[1:] {
			if strings.HasPrefix(to, "prebirth/") && !mayImport(names[0], to) {
				t.Errorf("%s must not import %s", names[0], to)
			}
		}
	}
}

// made is what screens are made of, and what each of them may itself be made
// of, besides content and store.
var made = map[string][]string{
	"prebirth/tui/language": {},
	"prebirth/tui/screen":   {"prebirth/tui/language"}, "prebirth/tui/theme": {"prebirth/tui/language"}, "prebirth/tui/editor": {}, "prebirth/tui/draft": {"prebirth/tui/language"},
	"prebirth/tui/marked": {}, "prebirth/tui/findings": {}, "prebirth/tui/pair": {}, "prebirth/tui/keymap": {"prebirth/tui/screen"},
	"prebirth/tui/linear":  {"prebirth/tui/screen"},
	"prebirth/tui/changed": {"prebirth/tui/language", "prebirth/tui/marked", "prebirth/tui/theme"},
	"prebirth/tui/prose":   {"prebirth/tui/language", "prebirth/tui/theme"}, "prebirth/tui/line": {"prebirth/tui/theme"},
	"prebirth/tui/tour": {"prebirth/tui/screen", "prebirth/tui/theme"},
}

func mayImport(from, to string) bool {
	within := func(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }
	isContent := within(to, "prebirth/briefings") || within(to, "prebirth/progress")
	parts, isPart := made[from]
	switch {
	case to == "prebirth/briefings/clean/hostile": // for tests
		return false
	case to == "prebirth/briefings/clean/escape", to == "prebirth/briefings/clean/webpage": // words in, words out: it knows nothing of either side
		return within(from, "prebirth/briefings") || within(from, "prebirth/progress")
	case within(from, "prebirth/cmd"):
		return to != "prebirth/tui/robot"
	case from == "prebirth/tui/robot":
		return !within(to, "prebirth/cmd")
	case within(from, "prebirth/briefings"):
		return within(to, "prebirth/briefings")
	case within(from, "prebirth/progress"):
		return within(to, "prebirth/progress")
	case from == "prebirth/tui":
		return isContent || within(to, "prebirth/tui") && to != "prebirth/tui/robot"
	case from == "prebirth/tui/linear": // drives what it is given, and knows no screen
		return isContent || to == "prebirth/tui/screen" || to == "prebirth/tui/language"
	case isPart:
		return isContent || slices.Contains(parts, to)
	case within(from, "prebirth/tui"): // a screen
		_, ok := made[to]
		return isContent || ok
	}
	return false // a new folder: say here where it lies
}
