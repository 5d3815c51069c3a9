package robot

import (
	"fmt"
	"strings"
)

// codes is what a terminal sends for a key, under the name that Bubble Tea
// gives it. Letters, ctrl with a letter and alt with any of them need no entry.
var codes = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "backspace": "\x7f", "space": " ",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~", "delete": "\x1b[3~",
	"ctrl+home": "\x1b[1;5H", "ctrl+end": "\x1b[1;5F", "ctrl+left": "\x1b[1;5D", "ctrl+right": "\x1b[1;5C",
	"shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D",
	"alt+up": "\x1b[1;3A", "alt+down": "\x1b[1;3B", "alt+right": "\x1b[1;3C", "alt+left": "\x1b[1;3D",
	"shift+space": "\x1b[32;2u", "f1": "\x1bOP", "f5": "\x1b[15~", "f6": "\x1b[17~", "ctrl+c": "\x03",
}

// code is what a terminal sends for a key.
func code(key string) (string, bool) {
	if c, ok := codes[key]; ok {
		return c, true
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok && len(letter) == 1 {
		return string(rune(letter[0] & 0x1f)), true
	}
	if rest, ok := strings.CutPrefix(key, "alt+"); ok {
		c, ok := code(rest)
		return "\x1b" + c, ok
	}
	return key, len([]rune(key)) == 1
}

// Press presses keys one after the other, each when the program has done what
// the one before asked for.
func (a *App) Press(keys ...string) *App {
	a.t.Helper()
	for _, key := range keys {
		c, ok := code(key)
		if !ok {
			a.t.Fatalf("there is no key %q", key)
		}
		a.send(c)
	}
	return a
}

// Burst sends keys and texts in one go, faster than the program can follow. A
// word that is the name of a key is that key.
func (a *App) Burst(keysAndTexts ...string) *App {
	a.t.Helper()
	var all strings.Builder
	for _, k := range keysAndTexts {
		if c, ok := code(k); ok {
			k = c
		}
		all.WriteString(k)
	}
	return a.send(all.String())
}

// Type types a text; its line ends are the enter key.
func (a *App) Type(text string) *App {
	a.t.Helper()
	return a.send(strings.ReplaceAll(text, "\n", "\r"))
}

// Paste pastes a text as terminals do: in brackets, and with carriage returns
// for line ends.
func (a *App) Paste(text string) *App {
	a.t.Helper()
	return a.send("\x1b[200~" + strings.ReplaceAll(text, "\n", "\r") + "\x1b[201~")
}

// Resize changes the size of the window.
func (a *App) Resize(width, height int) *App {
	a.t.Helper()
	a.term.resize(width, height)
	return a.send(fmt.Sprintf("\x1b[8;%d;%dt", height, width))
}

// Send sends bytes to the program as they are, for what no keyboard sends.
func (a *App) Send(bytes string) *App {
	a.t.Helper()
	return a.send(bytes)
}

func (a *App) send(bytes string) *App {
	a.t.Helper()
	if a.Ended() {
		a.t.Fatalf("the program has ended (%v) and takes no more keys: %q", a.err, bytes)
	}
	_, _ = a.term.keyboard.Write([]byte(bytes)) // the end of the program is seen by whoever looks next
	return a.settle()
}
