package keymap_test

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"prebirth/progress/settings"
	"prebirth/tui/keymap"
	"prebirth/tui/screen"
)

// sheets are a few that have everything a table can have.
func sheets() []screen.Sheet {
	return []screen.Sheet{
		{Route: keymap.Everywhere, Writes: true, Keys: []key.Binding{screen.Bind("ctrl+x", "hide", "ctrl+x"), screen.Bind("ctrl+c", "leave", "ctrl+c")}},
		{Route: "list", Keys: []key.Binding{
			screen.Bind("enter", "open", "enter", "right"), screen.Bind("↑/↓ 1-9", "choose", "down", "j"), screen.Bind("↑", "choose above", "up", "k"),
			screen.Bind("1-9", "part", "1", "2", "3"), screen.Bind("n/p", "turn page", "n"), screen.Bind("p", "page before", "p"),
			screen.Bind("page keys", "next", "pgdown"), screen.Bind("page up", "previous", "pgup"), screen.Bind("/", "find", "/"),
			screen.Bind("m", "private/supervision", "m"), screen.Bind("o", "links, sources", "o"), screen.Bind("esc", "back", "esc"),
		}},
		{Route: "list/find", Writes: true, Keys: []key.Binding{
			screen.Bind("enter", "done", "enter"), screen.Bind("ctrl+n/p", "next word", "ctrl+n"), screen.Bind("ctrl+p", "word before", "ctrl+p"),
			screen.Bind("ctrl+z/y", "undo, redo", "(the line)"), screen.Bind("ctrl+z", "undo", "ctrl+z"), screen.Bind("ctrl+y", "redo", "ctrl+y"),
		}},
	}
}

func from(text string) (keymap.Map, error) {
	s, err := settings.Parse("settings", []byte(text))
	if err != nil {
		return keymap.Map{}, err
	}
	return keymap.From(s, sheets())
}

// Each line that cannot be has the file, its line, what is wrong and how to mend it.
func TestWhatIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"key lits/open = o":                    `settings, line 1: there is no screen "lits" | did you mean list?`,
		"key list/opem = x":                    `there is no action "opem" on the screen list | did you mean open?`,
		"key list/fly = x":                     `there is no action "fly" on the screen list | its actions are open, choose, choose-above, part, turn-page, page-before, next, previous, find, private-supervision, links-sources, back`,
		"key list/undo-redo = x":               `there is no action "undo-redo"`,
		"key list/find/undo-redo=x":            `there is no action "undo-redo" on the screen list/find`,
		"key list/open = entr":                 `there is no key "entr" | did you mean enter?`,
		"key list/open = Escape":               `there is no key "Escape" | did you mean esc?`,
		"key list/open = ctrl+Q":               `no terminal sends ctrl+Q | write ctrl+q`,
		"key list/open = shift+q":              `no terminal sends shift+q | write Q`,
		"key list/open = alt+ctrl+q":           `there is no key "alt+ctrl+q" | did you mean ctrl+alt+q?`,
		"key list/open = f99":                  `there is no key "f99"`,
		"key list/open = ctrl+i":               `most terminals send tab for ctrl+i | choose another key`,
		"key list/open = x x":                  `x stands in the line twice | name it once`,
		"key list/open = p":                    `p would do two things: list/open, and list/page-before | choose another key here, or give list/page-before another one: key list/page-before = KEY`,
		"key list/open = j":                    `j would do two things: list/open, and list/choose | choose another key here, or leave list/choose the rest: key list/choose = down`,
		"key list/open = x\nkey list/find = x": `settings, line 2: x would do two things: list/find, and list/open, by line 1 | `,
		"key list/open = ctrl+x":               `ctrl+x would do two things: list/open, and everywhere/hide`,
		"key everywhere/hide = ctrl+n":         `settings, line 1: ctrl+n would do two things: everywhere/hide, and list/find/next-word`,
		"key everywhere/hide = h":              `h is written on the screen everywhere, and can be no command there | choose a key that writes nothing, such as f7 or alt+h`,
		"key list/find/done = space":           `space is written on the screen list/find`,
		"key list/find/done = backspace":       `backspace is for writing on the screen list/find`,
		"key list/back = b":                    `esc cannot be taken away from list/back | name esc as well: key list/back = b esc`,
		"key everywhere/leave = f9":            `ctrl+c cannot be taken away from everywhere/leave`,
		"key list/part = a b c d":              `list/part has more keys than there are numbers | name 3 keys at most`,
		"key list/open =":                      `key list/open has no key`,
	} {
		_, err := from(text)
		got, _ := err.(settings.Errors)
		if len(got) != 1 {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if said := got[0].Error() + " | " + got[0].Hint(); !strings.Contains(said, want) || got[0].Line == 0 || got[0].Hint() == "" {
			t.Errorf("%q says %s", text, said)
		}
	}
}

// Everything that is wrong is said at once, in the order of the lines.
func TestAllIsSaidAtOnce(t *testing.T) {
	_, err := from("key list/open = q\nkey nowhere/open = a\nkey list/fly = b\n\nkey list/back = ctrl+q\nkey list/find/done = z\n")
	if got := err.Error(); strings.Count(got, "\n") != 3 || !strings.HasPrefix(got, "settings, line 2") || !strings.HasPrefix(got[strings.LastIndex(got, "\n")+1:], "settings, line 6") {
		t.Errorf("it says\n%s", got)
	}
}

// What is allowed: two keys that change places, a key that was taken away from another
// action, function keys and chords.
func TestPress(t *testing.T) {
	for text, wants := range map[string]map[string]string{
		"": {"p": "p", "x": "x", "ctrl+x": "ctrl+x"},
		"key list/turn-page = p\nkey list/page-before = n":      {"p": "n", "n": "p"},
		"key list/open = x enter":                               {"x": "enter", "enter": "enter", "right": ""},
		"key list/open = j\nkey list/choose = down":             {"j": "enter", "enter": "", "down": "down"},
		"key list/part = a b":                                   {"a": "1", "b": "2", "1": "", "3": ""},
		"key everywhere/hide = f9\nkey list/open = ctrl+x":      {"f9": "ctrl+x", "ctrl+x": "enter"},
		"key everywhere/hide = f9 alt+h":                        {"f9": "ctrl+x", "alt+h": "ctrl+x", "ctrl+x": ""},
		"key list/private-supervision = =":                      {"=": "m", "m": ""},
		"key list/back = esc q\nkey everywhere/leave=ctrl+c f8": {"q": "esc", "esc": "esc", "f8": "ctrl+c"},
	} {
		m, err := from(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		for name, want := range wants {
			press, _ := screen.KeyNamed(name)
			got, ok := m.Press("list", press)
			if said := got.String(); ok && said != want || !ok && want != "" {
				t.Errorf("%q: %s is %q, %v", text, name, said, ok)
			}
		}
	}
}

// While a question is asked, only what holds everywhere is turned.
func TestNoSheet(t *testing.T) {
	m, err := from("key list/open = y\nkey everywhere/hide = f9")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"y": "y", "enter": "enter", "f9": "ctrl+x"} {
		press, _ := screen.KeyNamed(name)
		if got, _ := m.Press("", press); got.String() != want {
			t.Errorf("%s is %s", name, got)
		}
	}
}

// The labels are those of the keys now, also where one names the keys of a neighbour.
func TestShow(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "enter, ↑/↓ 1-9, ↑, 1-9, n/p, p, page keys, page up, /, m, o, esc",
		"key list/open = x":         "x, ↑/↓ 1-9, ↑, 1-9, n/p, p, page keys, page up, /, m, o, esc",
		"key list/choose-above = w": "enter, w/↓ 1-9, w, 1-9, n/p, p, page keys, page up, /, m, o, esc",
		"key list/choose = s\nkey list/part = a b c":            "enter, ↑/s a…c, ↑, a…c, n/p, p, page keys, page up, /, m, o, esc",
		"key list/page-before = pgup\nkey list/previous = left": "enter, ↑/↓ 1-9, ↑, 1-9, n/page up, page up, page down/←, ←, /, m, o, esc",
		"key list/find = alt+up":                                "enter, ↑/↓ 1-9, ↑, 1-9, n/p, p, page keys, page up, alt+↑, m, o, esc",
	} {
		m, err := from(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		var labels []string
		for _, b := range m.Show("list", sheets()[1].Keys) {
			labels = append(labels, b.Help().Key)
		}
		if got := strings.Join(labels, ", "); got != want {
			t.Errorf("%q shows %s", text, got)
		}
	}
	m, err := from("key list/find/word-before = f8\nkey list/find/undo = alt+z\nkey everywhere/hide = f9")
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, b := range m.Show("list/find", append(sheets()[2].Keys, sheets()[0].Keys...)) {
		labels = append(labels, b.Help().Key)
	}
	if got := strings.Join(labels, ", "); got != "enter, ctrl+n/f8, f8, alt+z/ctrl+y, alt+z, ctrl+y, f9, ctrl+c" {
		t.Errorf("where one writes it shows %s", got)
	}
}

// A file that is refused leaves the usual keys.
func TestRefusedLeavesTheUsual(t *testing.T) {
	m, err := from("key list/open = x\nkey list/fly = y")
	press, _ := screen.KeyNamed("x")
	got, ok := m.Press("list", press)
	if err == nil || !ok || got.String() != "x" || len(m.Now("list")) > 0 || len(m.All()) == 0 {
		t.Errorf("it is %v, and x is %s", err, got)
	}
}

func TestEveryNameIsThatOfItsKey(t *testing.T) {
	names := []string{"a", "Z", "+", "/", "é", "space", "f1", "f24", "ctrl+alt+shift+left", "alt++", "shift+tab", "ctrl+space"}
	for _, name := range names {
		if press, ok := screen.KeyNamed(name); !ok || press.String() != name {
			t.Errorf("%s is %s, %v", name, press, ok)
		}
	}
	for _, name := range []string{"", "aa", "ctrl+", "shift+ctrl+left", "f0", "f01", "F1", "\x1b", "alt+\x07", "meta+x"} {
		if press, ok := screen.KeyNamed(name); ok && fmt.Sprint(press) == name {
			t.Errorf("%q is a key", name)
		}
	}
}
