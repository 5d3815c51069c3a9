package keymap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress/settings"
	"prebirth/tui/screen"
)

// named are the keys of more than one letter, as they are written.
func named() []string {
	return []string{"enter", "tab", "esc", "space", "backspace", "delete", "insert", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "shift+tab"}
}

// elsewhere is how other programs write keys, and how they are written here.
func elsewhere() map[string]string {
	return map[string]string{
		"escape": "esc", "return": "enter", "spacebar": "space", "pageup": "pgup", "pagedown": "pgdown", "page_up": "pgup", "page_down": "pgdown",
		"del": "delete", "ins": "insert", "↑": "up", "↓": "down", "←": "left", "→": "right",
	}
}

const namesOfKeys = "keys are written as n, N, space, enter, tab, up, pgdown, home, f5, ctrl+n or alt+up"

// same are keys for which most terminals send the same as for another.
func same() map[string]string {
	return map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc", "alt+esc": "esc twice"}
}

// unknown says what is wrong with the name of a key, and how to mend it; empty for one
// that a terminal can send.
func unknown(name string) (problem, mend string) {
	if other, ok := same()[name]; ok {
		return fmt.Sprintf("most terminals send %s for %s", other, name), "choose another key"
	}
	press, ok := screen.KeyNamed(name)
	last := []rune(name[strings.LastIndex(name[:len(name)-1], "+")+1:])
	switch {
	case !ok || press.String() != name:
		return fmt.Sprintf("there is no key %q", settings.Short(name)), nameLike(name)
	case len(last) == 1 && press.Mod == tea.ModShift:
		return fmt.Sprintf("no terminal sends %s", name), "write " + strings.ToUpper(string(last))
	case len(last) == 1 && press.Mod != 0 && unicode.IsUpper(last[0]):
		return fmt.Sprintf("no terminal sends %s", name), "write " + strings.ToLower(name)
	}
	return "", ""
}

func nameLike(name string) string {
	lower := strings.ToLower(name)
	near := ordered(lower)
	if _, ok := screen.KeyNamed(near); !ok || near == name {
		near = settings.Nearest(name, named())
	}
	if here, ok := elsewhere()[lower]; ok {
		near = here
	}
	if near == "" {
		return namesOfKeys
	}
	return "did you mean " + near + "? " + strings.ToUpper(namesOfKeys[:1]) + namesOfKeys[1:]
}

// ordered is a name with the keys that are held in the order in which they are written.
func ordered(name string) string {
	held, rest := "", name
	for _, mod := range []string{"ctrl+", "alt+", "shift+"} {
		if strings.Contains(rest, mod) {
			held, rest = held+mod, strings.Replace(rest, mod, "", 1)
		}
	}
	return held + rest
}

// types says whether a key puts something into a text.
func types(name string) bool {
	press, ok := screen.KeyNamed(name)
	return ok && (press.Text != "" || press.Code == tea.KeySpace && press.Mod == tea.ModShift)
}

// edits says whether a line that is being written needs a key itself.
func edits(name string) bool {
	return slices.Contains([]string{"backspace", "delete", "left", "right", "home", "end"}, name)
}

// pressable says whether the name of a binding's first key is that of one. A few
// bindings only name what another part of the screen answers to.
func pressable(name string) bool {
	_, ok := screen.KeyNamed(name)
	return ok && utf8.ValidString(name)
}
