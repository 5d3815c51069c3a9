// Package keymap is which key does what: the usual one of a screen's table, or the one
// that a person's settings file has in its place.
//
// The tables stay as they are. A key that is pressed is turned into the usual one on
// its way in ([Map.Press]), and the labels of the bindings are turned on their way out
// ([Map.Show]); no screen knows of it.
package keymap

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

// Everywhere is the route of the sheet whose keys hold on every screen.
const Everywhere = "everywhere"

// A Map is the keys of all sheets as they are bound now. The zero Map has the usual
// ones.
type Map struct {
	all    []Action
	sheets map[string]changes // only of sheets where something was changed
}

// An Action is one thing that keys do on one screen.
type Action struct {
	Screen, Name string
	Does         string   // in words
	Keys         []string // that do it now
	Usual        []string // that do it where no file says otherwise
	Line         int      // of the file that says otherwise, or 0
}

// changes are those of one sheet.
type changes struct {
	usual  map[string]string // of a key that is pressed; empty for one that was taken away
	now    map[string]string // in place of a usual key
	digits string            // in place of "1-9", empty where nothing is
}

// All are the actions of every sheet, in the order of the sheets.
func (m Map) All() []Action { return m.all }

// Press is the usual key for one that was pressed, where a sheet holds; false for one
// that was taken away from its action, and does nothing now. The empty name is for no
// sheet at all: then only what holds everywhere is turned.
func (m Map) Press(sheet string, press tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	name, taken := press.String(), false
	for _, s := range []string{Everywhere, sheet} {
		usual, changed := m.sheets[s].usual[name]
		if changed && usual != "" {
			return screen.KeyNamed(usual)
		}
		taken = taken || changed
	}
	return press, !taken
}

// Has says whether a sheet has an action for a usual key.
func (m Map) Has(sheet, usual string) bool {
	return slices.ContainsFunc(m.all, func(a Action) bool { return a.Screen == sheet && slices.Contains(a.Usual, usual) })
}

// Now is what stands in place of the usual keys, under their names, where a sheet holds.
func (m Map) Now(sheet string) map[string]string {
	all := map[string]string{}
	for _, s := range []string{Everywhere, sheet} {
		for usual, now := range m.sheets[s].now {
			all[usual] = now
		}
	}
	return all
}

// Name is what a usual key is called in a sentence: the key that does it now.
func (m Map) Name(sheet, usual string) string {
	if now, changed := m.sheets[sheet].now[usual]; changed {
		return shown(now)
	}
	return shown(usual)
}

// Show is bindings of a sheet with the keys as they are bound now in their labels. The
// names of their keys stay the usual ones.
func (m Map) Show(sheet string, keys []key.Binding) []key.Binding {
	here, all := m.sheets[sheet], m.sheets[Everywhere]
	if here.now == nil && all.now == nil {
		return keys
	}
	out := make([]key.Binding, len(keys))
	for i, b := range keys {
		out[i] = b
		for _, c := range []changes{here, all} {
			if label := c.label(b); label != b.Help().Key {
				out[i].SetHelp(label, b.Help().Desc)
				break
			}
		}
	}
	return out
}

// Sheets is all sheets with their labels as Show has them.
func (m Map) Sheets(all []screen.Sheet) []screen.Sheet {
	out := make([]screen.Sheet, len(all))
	for i, s := range all {
		out[i] = s
		out[i].Keys = m.Show(s.Route, s.Keys)
	}
	return out
}

// label is how a binding is shown. Where its label names other keys along with its own,
// as "↑/↓" does, each of them is what it is now.
func (c changes) label(b key.Binding) string {
	usual := b.Help().Key
	words, turned := strings.Fields(strings.NewReplacer("page keys", "pgdown/pgup", "page down", "pgdown", "page up", "pgup").Replace(usual)), false
	for i, word := range words {
		if now := c.word(word); now != word {
			words[i], turned = now, true
		}
	}
	if turned {
		return strings.Join(words, " ")
	}
	if len(b.Keys()) > 0 {
		if now, changed := c.now[b.Keys()[0]]; changed {
			return shown(now)
		}
	}
	return usual
}

// word is one word of a label: a key, or several with strokes between them, the later
// of which do not repeat the ctrl or alt of the first.
func (c changes) word(word string) string {
	if word == "1-9" && c.digits != "" {
		return c.digits
	}
	parts := strings.Split(word, "/")
	if word == "/" {
		parts = []string{word}
	}
	held, turned := parts[0][:strings.LastIndex(parts[0], "+")+1], false
	for i, part := range parts {
		name := keyShown(part)
		if i > 0 && !strings.Contains(part, "+") {
			name = held + name
		}
		now, changed := c.now[name]
		if !changed {
			now = name
		}
		parts[i], turned = shown(now), turned || changed
	}
	if !turned {
		return word
	}
	return strings.Join(parts, "/")
}

// shown is a key as it is shown.
func shown(name string) string {
	held, last := name[:strings.LastIndex(name, "+")+1], name[strings.LastIndex(name, "+")+1:]
	for _, sign := range signs() {
		if last == sign[0] {
			return held + sign[1]
		}
	}
	return name
}

// keyShown is the name of a key from how it is shown.
func keyShown(label string) string {
	for _, sign := range signs() {
		if held, ok := strings.CutSuffix(label, sign[1]); ok && (held == "" || strings.HasSuffix(held, "+")) {
			return held + sign[0]
		}
	}
	return label
}

// signs are the keys that are shown under another name than their own.
func signs() [][2]string {
	return [][2]string{{"up", "↑"}, {"down", "↓"}, {"left", "←"}, {"right", "→"}, {"pgup", "page up"}, {"pgdown", "page down"}}
}
