package linear

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// special are the keys that have a name of more than a letter.
var special = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "f1": tea.KeyF1, "f5": tea.KeyF5, "f6": tea.KeyF6,
}

var modifiers = map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift}

// keyNamed is the key of a name, as Bubble Tea gives it.
func keyNamed(name string) (press tea.KeyPressMsg, ok bool) {
	rest := name
	for found := true; found; {
		found = false
		for prefix, mod := range modifiers {
			if after, has := strings.CutPrefix(rest, prefix); has && after != "" {
				rest, press.Mod, found = after, press.Mod|mod, true
			}
		}
	}
	if code, has := special[rest]; has {
		press.Code = code
		if code == tea.KeySpace && press.Mod == 0 {
			press.Text = " "
		}
		return press, true
	}
	r, size := utf8.DecodeRuneInString(rest)
	if size == 0 || size != len(rest) || r == utf8.RuneError {
		return tea.KeyPressMsg{}, false
	}
	press.Code = r
	if press.Mod == 0 {
		press.Text = rest
	}
	return press, true
}
