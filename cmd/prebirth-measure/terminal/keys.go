package terminal

import (
	"fmt"
	"strings"
)

// Code is what a terminal sends for a key: one of the names here, "ctrl+" with
// a letter, or a character itself. Keys that old terminals cannot tell
// apart are sent as kitty's protocol has them, so that no program waits to see
// whether an escape is the key or a beginning.
func Code(key string) string {
	codes := map[string]string{
		"enter": "\r", "tab": "\t", "backspace": "\x7f", "space": " ", "esc": "\x1b[27u",
		"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
		"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
		"ctrl+c": "\x03",
	}
	if code, ok := codes[key]; ok {
		return code
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return fmt.Sprintf("\x1b[%d;5u", letter[0])
	}
	return key
}
