package screen

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// special is the key of a name of more than one letter.
func special(name string) (rune, bool) {
	switch name {
	case "enter":
		return tea.KeyEnter, true
	case "tab":
		return tea.KeyTab, true
	case "esc":
		return tea.KeyEscape, true
	case "backspace":
		return tea.KeyBackspace, true
	case "space":
		return tea.KeySpace, true
	case "up":
		return tea.KeyUp, true
	case "down":
		return tea.KeyDown, true
	case "left":
		return tea.KeyLeft, true
	case "right":
		return tea.KeyRight, true
	case "home":
		return tea.KeyHome, true
	case "end":
		return tea.KeyEnd, true
	case "pgup":
		return tea.KeyPgUp, true
	case "pgdown":
		return tea.KeyPgDown, true
	case "insert":
		return tea.KeyInsert, true
	case "delete":
		return tea.KeyDelete, true
	}
	n, err := strconv.Atoi(strings.TrimPrefix(name, "f"))
	if err != nil || n < 1 || n > 24 || name != "f"+strconv.Itoa(n) {
		return 0, false
	}
	return tea.KeyF1 + rune(n-1), true
}

// KeyNamed is the key of a name, as Bubble Tea gives it; false for a name that no key
// has.
func KeyNamed(name string) (press tea.KeyPressMsg, ok bool) {
	rest := name
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} { // the order of its names
		if after, has := strings.CutPrefix(rest, m.prefix); has && after != "" {
			rest, press.Mod = after, press.Mod|m.mod
		}
	}
	if code, has := special(rest); has {
		press.Code = code
		if code == tea.KeySpace && press.Mod == 0 {
			press.Text = " "
		}
		return press, true
	}
	r, size := utf8.DecodeRuneInString(rest)
	if size == 0 || size != len(rest) || r == utf8.RuneError || !unicode.IsPrint(r) {
		return tea.KeyPressMsg{}, false
	}
	press.Code = r
	if press.Mod == 0 {
		press.Text = rest
	}
	return press, true
}

// ActionName is what an action is called where it is written down: the words of its
// binding with hyphens for everything between them.
func ActionName(b key.Binding) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(b.Help().Desc), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
}

// A Usual is a key under the name that the tables have for it, whatever a person's
// settings put in its place. Who presses keys by the tables, and not for a finger on a
// keyboard, sends it.
type Usual struct{ tea.KeyPressMsg }

// Sheeted is a screen with more than one table. Sheet names the one whose keys hold
// now; it is empty while a question is asked, whose answers nothing changes. Any other
// screen has the sheet of its route.
type Sheeted interface{ Sheet() string }
