package theme

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// plainSign is what is drawn in place of a sign where the console cannot show it, and
// whether there is one. Each takes one cell, as the sign does, so that nothing moves.
// Signs that tell states apart stay apart; the words beside them say the same.
func plainSign(sign rune) (plain rune, ok bool) {
	switch sign {
	case '●', '★', '•', '‣':
		return '*', true
	case '◐', '┌', '┐', '└', '┘', '├', '┤', '┬', '┴', '┼':
		return '+', true
	case '○':
		return 'o', true
	case '▸', '→', '≥':
		return '>', true
	case '←', '⏎', '≤':
		return '<', true
	case '↑':
		return '^', true
	case '↓':
		return 'v', true
	case '×':
		return 'x', true
	case '…':
		return '~', true
	case '█', '▉':
		return '#', true
	case '│', '┃', '║', '▏', '▐', '¶':
		return '|', true
	case '─', '━', '═', '·', '‐', '‑', '‒', '–', '—', '―', '−', '⁃', '∙', '⋅':
		return '-', true
	case '“', '”', '„', '«', '»':
		return '"', true
	case '‘', '’', '‚', '‛', '′', '´':
		return '\'', true
	case '\u00a0', '\u2007', '\u2009', '\u200a', '\u202f':
		return ' ', true
	case '\ufffd':
		return '?', true
	}
	return sign, false
}

// Plain is a text with plain signs in place of quotes, dashes, dots, arrows and lines.
// It is as many cells wide, and has the same letters. Styles come through as they are.
func Plain(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		plain, _ := plainSign(r)
		return plain
	}, text)
}

// NeedsPlain says whether a console is one that cannot show more than plain signs, as
// far as the system tells: goos is its name, getenv its environment and codePage what
// a Windows console has for output, which nobody else has.
//
//   - On Windows: without Windows Terminal, where the code page is not UTF-8.
//   - Elsewhere: on the console of Linux, whose fonts have few signs; where the locale
//     names another charset than UTF-8; and where it names none (C, POSIX or nothing)
//     on a terminal that nothing is known of.
func NeedsPlain(goos string, getenv func(string) string, codePage uint32) bool {
	if goos == "windows" {
		const utf8Page = 65001
		return getenv("WT_SESSION") == "" && codePage != utf8Page
	}
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} { // the first that is set holds
		if locale = getenv(name); locale != "" {
			break
		}
	}
	term := getenv("TERM")
	switch lower := strings.ToLower(locale); {
	case term == "linux":
		return true
	case strings.Contains(lower, "utf-8") || strings.Contains(lower, "utf8"):
		return false
	case lower == "" || lower == "c" || lower == "posix":
		return slices.Contains([]string{"", "unknown", "dumb", "ansi", "vt52", "vt100", "vt102", "vt220", "cons25"}, term)
	}
	return true
}
