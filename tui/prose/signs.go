package prose

import (
	"fmt"
	"strings"
)

// unescaped are the signs that glamour takes a backslash away from. Before any other
// it leaves the backslash to be read, though CommonMark escapes all of ASCII's.
const unescaped = "\\`*_{}[]<>()#+-.!|"

// signs writes what glamour would not read as CommonMark does in a way that it does:
// an escaped sign as its number, and in a code span, where nothing is escaped, an
// ampersand that it would take for the beginning of a name.
func signs(markdown string) string {
	if !strings.ContainsAny(markdown, "\\`") {
		return markdown
	}
	var b strings.Builder
	for i := 0; i < len(markdown); {
		switch c := markdown[i]; {
		case c == '\\' && i+1 < len(markdown):
			if next := markdown[i+1]; sign(next) && strings.IndexByte(unescaped, next) < 0 {
				fmt.Fprintf(&b, "&#%d;", next)
			} else {
				b.WriteString(markdown[i : i+2])
			}
			i += 2
		case c == '`':
			n := codeSpan(markdown[i:])
			b.WriteString(strings.ReplaceAll(markdown[i:i+n], "&", "&amp;"))
			i += n
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}

func sign(c byte) bool {
	return c > ' ' && c < 0x7f && !('0' <= c && c <= '9') && !('A' <= c && c <= 'Z') && !('a' <= c && c <= 'z')
}

// codeSpan is how long the code span is that begins with these backticks, or how many
// they are where they begin none.
func codeSpan(text string) int {
	ticks := len(text) - len(strings.TrimLeft(text, "`"))
	for at := ticks; at < len(text); {
		next := strings.IndexByte(text[at:], '`')
		if next < 0 {
			break
		}
		at += next
		run := len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
		if at += run; run == ticks {
			return at
		}
	}
	return ticks
}
