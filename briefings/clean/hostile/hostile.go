// Package hostile is what a file may hold to speak to a terminal, and the judge
// of what came out. Only tests import it; it is a package of its own so that
// the tests of every way out share one table.
package hostile

import (
	"fmt"
	"strings"
)

// A Payload is text that must not reach a terminal as it is.
type Payload struct {
	Name string
	Text string // begins with Mark, in letters and digits that nothing takes out
	Mark string // by which it is known on a screen
}

// Line is the text without line ends, for where there is one line only.
func (p Payload) Line() string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(p.Text)
}

// Payloads is the table. It holds no Markdown of more than one line; see
// [Blocks] for that.
func Payloads() []Payload {
	var all []Payload
	for _, group := range []func() []named{
		controls, csi, osc, strings7, single, direction, invisible, broken, references, nodes, links, heaps, split,
	} {
		for _, n := range group() {
			mark := fmt.Sprintf("p%03dq", len(all))
			all = append(all, Payload{n.name, mark + n.text + "end", mark})
		}
	}
	return all
}

type named struct{ name, text string }

func controls() (out []named) {
	for c := range rune(0x20) {
		if c != '\n' && c != '\t' {
			out = append(out, named{fmt.Sprintf("C0 %02x", c), "a" + string(c) + "b"})
		}
	}
	out = append(out, named{"DEL", "a\x7fb"})
	for c := rune(0x80); c < 0xa0; c++ {
		out = append(out, named{fmt.Sprintf("C1 as UTF-8 %02x", c), "a" + string(c) + "b"},
			named{fmt.Sprintf("C1 as byte %02x", c), "a" + string([]byte{byte(c)}) + "b"})
	}
	return out
}

// csi sequences have figures that the program itself never sends, so that one
// that came through is told from its own.
func csi() (out []named) {
	for name, body := range ordered(
		"colour", "31m", "concealed", "8m", "blinking", "5m", "rapid blinking", "6m", "font", "11m", "inverse and concealed", "7;8m",
		"concealed, leading zero", "08m", "concealed after a colour", "38;5;8;8m", "colours in heaps", strings.Repeat("1;", 300)+"m",
		"cursor away", "666;777H", "cursor up", "999A", "column", "999G", "erase all", "3J", "erase in the middle", "?2J",
		"main screen", "?1049l", "mouse", "?1000h", "mouse, all", "?1003;1006h", "hide cursor", "?25l", "auto wrap off", "?7l", "columns", "?3h",
		"keyboard locked", "2h", "insert", "4h", "device query", "c", "second device query", ">c", "third device query", "=c",
		"where is the cursor", "6n", "status", "5n", "title report", "21t", "icon report", "20t", "size report", "18t", "window away", "2t",
		"move window", "3;0;0t", "resize window", "8;1;1t", "push title", "22;0t", "soft reset", "!p", "reset mode question", "?2026$p",
		"media copy", "5i", "print page", "0i", "scroll region", "5;6r", "tab clear", "3g", "repeat", "9999b", "insert lines", "99L",
		"delete characters", "99P", "cursor style", "5 q", "keyboard push", ">31u", "modify keys", ">4;2m", "save", "s", "restore", "u",
		"checksum", "1;1;1;1;1;1*y", "macro", "1*z", "unfinished", "", "unfinished figures", "31", "unfinished question", "?104",
		"intermediate", "31 \"m", "nothing", "m", "control inside", "3\x081m", "C1 inside", "3\u009b1m",
	) {
		out = append(out, named{"CSI " + name, "\x1b[" + body + "x"})
	}
	for name, body := range ordered("colour", "31m", "concealed", "8m", "title report", "21t", "device query", "c", "erase", "3J") {
		out = append(out, named{"CSI in C1, " + name, "\u009b" + body}, named{"CSI in a C1 byte, " + name, "\x9b" + body})
	}
	return out
}

func osc() (out []named) {
	bodies := ordered("title", "0;owned", "icon", "1;owned", "window", "2;owned", "colour 4", "4;1;?", "folder", "7;file://host/etc",
		"link", "8;;http://evil.example", "link to a file", "8;id=1;file:///etc/passwd", "notice", "9;owned", "text colour", "10;?",
		"ground", "11;#000000", "ground asked", "11;?", "clipboard", "52;c;b3duZWQ=", "clipboard asked", "52;c;?", "reset colours", "104",
		"shell", "133;C", "notice of urxvt", "777;notify;a;b", "iTerm file", "1337;File=inline=1:AAAA", "iTerm copy", "1337;CopyToClipboard=x", "very long", strings.Repeat("9", 3000))
	ends := []named{{"BEL", "\a"}, {"ST", "\x1b\\"}, {"C1 ST", "\u009c"}, {"C1 ST as byte", "\x9c"}, {"nothing", ""}}
	for name, body := range bodies {
		for _, end := range ends {
			out = append(out, named{"OSC " + name + " ended by " + end.name, "\x1b]" + body + end.text})
		}
	}
	return append(out, named{"OSC in C1", "\u009d0;owned\u009c"}, named{"OSC in C1 bytes", "\x9d52;c;b3duZWQ=\x9c"}, named{"OSC, C1, BEL", "\u009d52;c;b3du\a"},
		named{"a link around words", "\x1b]8;;javascript:alert(1)\x1b\\click\x1b]8;;\x1b\\"})
}

// strings7 are the sequences with a text in them.
func strings7() (out []named) {
	for name, begin := range ordered("DCS", "\x1bP", "SOS", "\x1bX", "PM", "\x1b^", "APC", "\x1b_", "title of screen", "\x1bk",
		"DCS in C1", "\u0090", "SOS in C1", "\u0098", "PM in C1", "\u009e", "APC in C1", "\u009f") {
		for end, by := range ordered("ST", "\x1b\\", "BEL", "\a", "nothing", "") {
			out = append(out, named{name + " ended by " + end, begin + "$q\"p;owned" + by})
		}
	}
	return append(out, named{"sixel", "\x1bPq#0;2;0;0;0#0~~@@\x1b\\"}, named{"kitty picture", "\x1b_Gf=24,s=1,v=1;AAAA\x1b\\"},
		named{"tmux through", "\x1bPtmux;\x1b\x1b]52;c;eA==\a\x1b\\"}, named{"DCS termcap", "\x1bP+q544e\x1b\\"})
}

func single() (out []named) {
	for name, s := range ordered("reset", "\x1bc", "test picture", "\x1b#8", "double height", "\x1b#3", "save", "\x1b7", "restore", "\x1b8",
		"keypad", "\x1b=", "keypad off", "\x1b>", "line drawing", "\x1b(0", "set G1", "\x1b)0", "shift 2", "\x1bN", "shift 3", "\x1bO", "UTF-8 off", "\x1b%@",
		"reverse line feed", "\x1bM", "tab stop", "\x1bH", "next line", "\x1bE", "answer", "\x05", "bell", "\a\a\a", "ESC alone", "\x1b", "ESC ESC", "\x1b\x1b[31m", "ESC line end", "\x1b\n[31m",
		"overwrite by BS", "rm\b\bls", "overwrite by CR", "good\rbad", "CR LF CR", "a\r\n\rb", "form feed", "a\fb", "vertical tab", "a\vb",
		"other characters", "a\x0eqqq\x0fb", "cancelled", "\x1b[3\x181m", "substituted", "\x1b[3\x1a1m", "NUL inside", "\x1b\x00[31m", "DEL inside", "\x1b\x7f[31m") {
		out = append(out, named{name, s})
	}
	return out
}

func direction() (out []named) {
	for _, r := range []rune{0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x061c} {
		out = append(out, named{fmt.Sprintf("direction %U", r), "a" + string(r) + "b"})
	}
	return append(out, named{"source that reads otherwise", "if \u202e\u2066// then\u2069 \u2066end\u202c"})
}

func invisible() (out []named) {
	for _, r := range []rune{0x200b, 0x2060, 0x2061, 0x2064, 0x206a, 0x206f, 0xfeff, 0xad, 0x180e, 0xfff9, 0xfffa, 0xfffb, 0x2028, 0x2029,
		0xe0001, 0xe0002, 0xe0020, 0xe0041, 0xe007f, 0x1d173, 0x1bca0, 0x13430} {
		out = append(out, named{fmt.Sprintf("hidden %U", r), "a" + string(r) + "b"})
	}
	return append(out, named{"sentence in tags", "a" + tags("ignore the above")}, named{"a flag spelt in tags", "\U0001f3f4" + tags("gbeng") + "\U000e007f"})
}

func tags(s string) string {
	return strings.Map(func(r rune) rune { return 0xe0000 + r }, s)
}

func broken() (out []named) {
	for name, s := range ordered("lone byte", "\xff", "BOM of UTF-16", "\xff\xfe", "overlong ESC", "\xc0\x9b", "overlong ESC, three", "\xe0\x80\x9b", "overlong ESC, four", "\xf0\x80\x80\x9b",
		"overlong C1", "\xe0\x82\x9b", "overlong NUL", "\xc0\x80", "surrogate", "\xed\xa0\x80", "surrogate pair", "\xed\xa0\xbd\xed\xb8\x80", "beyond Unicode", "\xf4\x90\x80\x80", "five bytes", "\xf8\x88\x80\x80\x80",
		"beginning only", "\xe2\x80", "beginning before ESC", "\xe2\x80\x1b[31m", "beginning before C1", "\xe2\xc2\x9b31m", "beginning of a C1", "\xc2", "continuation only", "\x80\x9b\xae", "Latin-1", "caf\xe9 \x9b31m") {
		out = append(out, named{name, s})
	}
	return out
}

// references are decoded by whoever draws Markdown.
func references() (out []named) {
	for _, s := range []string{"&#27;[31m", "&#x1b;[31m", "&#X1B;[31m", "&#0027;[31m", "&#27[31m", "&#155;31m", "&#x9b;31m", "&#157;0;owned&#7;", "&#7;", "&#0;", "&#8;", "&#13;bad", "&#127;",
		"&#8238;b", "&#x202e;b", "&#8203;b", "&#xfeff;", "&#xe0041;", "&ZeroWidthSpace;", "&lrm;b", "&rlm;b", "&shy;b", "&NoBreak;b", "&InvisibleTimes;b",
		"&amp;#27;[31m", "&amp;amp;#27;[31m", "&amp;#155;31m", "&amp;#x202e;b", "&AMP;#27;[31m", "&#38;#27;[31m", "&#x26;#27;[31m", "&#38;amp;#155;31m", "&lt;&#27;]52;c;eA==&#7;&gt;",
		"&#27;&#91;31m", "&#x1b&#x5b31m", "&#99999999999;", "&#xd800;", "&#x110000;", "&Tab;&NewLine;", "&\u200b#27;[31m", "&#2\u200b7;[31m"} {
		out = append(out, named{"reference " + s, s})
	}
	return out
}

// nodes split a sequence over what Markdown parts.
func nodes() (out []named) {
	for _, s := range []string{"\x1b**[31m**", "**\x1b**[31m", "*\x1b[*31m", "\x1b`[31m`", "`\x1b[31m`", "`\u009b31m`", "`&#27;[31m`", "``\x1b]52;c;eA==\a``", "~~\x1b[~~8m", "\x1b\\[31m", "\\\x1b[31m",
		"\x1b<b>[31m</b>", "<!-- \x1b -->[31m", "<\x1b[31m>", "[\x1b](http://a.example)[31m", "[a\u009b31m](http://a.example)", "![\x1b[31m](http://a.example/x.png)", "![a](http://a.example/\x1b[31m.png \"\u009b\")",
		"[a](http://a.example \"\x1b]0;t\a\")", "[a](<http://a.example/\x1b[31m>)", "<http://a.example/\u009b31m>", "https://a.example/\x1b[31m", "https://a.example/\u202efdp.exe", "www.a.example/\u009b", "me\u202e@a.example",
		"**a\u009b** *b\u202e* `c\x7f`", "[^\x1b]", "[a][\x1b]", "- [ ] \x1b[31m", "1. \u009b31m", "> \x1b[31m", "| \x1b[31m | \u009b |", "# \x1b]0;t\a", "***\x1b[8m***", ":\x1b:", "$\x1b[31m$"} {
		out = append(out, named{fmt.Sprintf("node %q", s), s})
	}
	return out
}

func links() (out []named) {
	for _, address := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "file:///etc/passwd", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x", "ssh://-oProxyCommand=x", "smb://host/share",
		"x-apple:\x1b", "\x01javascript:x", "//evil.example", "http://good.example\u202e@evil.example", "http://a.example/%1b%5b31m", "http://a.example/&#27;[31m", "http://\u009b31m/"} {
		out = append(out, named{fmt.Sprintf("link %q", address), "[a](" + address + ")"}, named{fmt.Sprintf("address %q", address), "<" + address + ">"})
	}
	return out
}

func heaps() []named {
	return []named{{"marks", "z" + strings.Repeat("\u0335", 500)}, {"marks with joiners", "z" + strings.Repeat(strings.Repeat("\u0335", 8)+"\u200d", 60)},
		{"marks with hidden characters", "z" + strings.Repeat(strings.Repeat("\u0336", 8)+"\u200b", 60)}, {"joiners", "z" + strings.Repeat("\u200d", 500)},
		{"selectors", "z" + strings.Repeat("\ufe0f", 500)}, {"hidden selectors", "z" + strings.Repeat("\U000e0100", 200)}, {"enclosing marks", "z" + strings.Repeat("\u20dd", 200)},
		{"marks that are two", "z" + strings.Repeat("\u0344", 200)}, {"marks on nothing", strings.Repeat("\u0300", 200)}}
}

// split parts a sequence over what is written separately.
func split() []named {
	return []named{{"ESC at the very end", "a\x1b"}, {"half a C1", "a\xc2"}, {"half an override", "a\xe2\x80"}, {"CSI at the end", "a\x1b["}, {"OSC at the end", "a\x1b]0;"},
		{"ESC between line ends", "\n\x1b\n[31m"}, {"CR between line ends", "\n\r\n\rbad\n"}, {"all at once", "\x1b]0;t\a\u009b31m\u202e\x7f\u2028\U000e0041\xff&#27;[31m"}}
}

// Blocks is Markdown of several lines with hostile words in every kind of
// block that there is.
func Blocks() []string {
	evil := "\x1b[31mx\u009b8my\u202ez&#27;[31m&amp;#155;31m\x7f"
	return []string{
		"```\n" + evil + "\n```", "```" + evil + "\ncode\n```", "~~~ \x1b\n" + evil + "\n~~~", "    " + evil, "> " + evil + "\n> > " + evil, "- " + evil + "\n  - " + evil, "1. " + evil + "\n2. \x1b\n[31m",
		"| " + evil + " | b |\n| --- | --- |\n| " + evil + " | \u009b |", "#### " + evil, evil + "\n===", "[a][r]\n\n[r]: http://a.example/\x1b[31m \"" + evil + "\"", "<div>" + evil + "</div>", "<!-- " + evil + "\n-->",
		"\x1b\n\n[31m", "a\\\n" + evil, "a  \n" + evil, "- [x] " + evil, "***\n" + evil, "[^1]\n\n[^1]: " + evil,
	}
}

// ordered walks over names and texts in pairs, in the order they are written.
func ordered(pairs ...string) func(yield func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for i := 0; i+1 < len(pairs); i += 2 {
			if !yield(pairs[i], pairs[i+1]) {
				return
			}
		}
	}
}
