package hostile

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Arrived is what of out a terminal, or whoever reads on, would act on: at most
// ten finds, in words. Nothing of the program's own may be in out; the line feed
// and the tab may.
func Arrived(out []byte) []string { return arrived(out, "\n\t") }

// ArrivedInRows is [Arrived] for rows of text with colours, as a view holds
// them: no tab, but the styles of the program.
func ArrivedInRows(rows string) []string {
	return arrived(without([]byte(rows), func(m [][]byte) bool {
		return string(m[1])+string(m[3])+string(m[4]) == "m" && styled(string(m[2]))
	}), "\n")
}

// ArrivedOnTerminal is [Arrived] for all the bytes that the full screen sent to
// a terminal of a size. The program's own sequences are taken out by a list of
// those it has; one with other figures than a terminal of that size needs is
// not its own.
func ArrivedOnTerminal(out []byte, width, height int) []string {
	rest := without(others.ReplaceAll(out, nil), func(m [][]byte) bool {
		return known(string(m[1]), string(m[2]), string(m[3])+string(m[4]), width, height)
	})
	return arrived(rest, "\n\r\t\b")
}

func arrived(out []byte, allowed string) (finds []string) {
	find := func(at int, what string) {
		if len(finds) < 10 {
			finds = append(finds, fmt.Sprintf("%s in %q", what, out[max(0, at-30):min(len(out), at+20)]))
		}
	}
	marks := 0
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRune(out[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			find(i, fmt.Sprintf("the byte %02x", out[i]))
		case acts(r) && !strings.ContainsRune(allowed, r):
			find(i, fmt.Sprintf("%U", r))
		}
		if joins(r) {
			if marks++; marks == 9 {
				find(i, "a heap of marks")
			}
		} else {
			marks = 0
		}
		i += size
	}
	return finds
}

// acts is written out, and not by way of the cleaner's rule, so that the one
// holds the other.
func acts(r rune) bool {
	return r < 0x20 || r >= 0x7f && r <= 0x9f || r == 0x61c || r >= 0x200e && r <= 0x200f || r >= 0x2028 && r <= 0x202e ||
		r >= 0x2066 && r <= 0x2069 || r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe007f ||
		r == 0x200b || r == 0x2060 || r == 0xfeff
}

func joins(r rune) bool {
	return r == 0x200d || r >= 0x300 && r <= 0x36f || r >= 0x20d0 && r <= 0x20ff || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef
}

var (
	sequence = regexp.MustCompile(`\x1b\[([<=>?]?)([0-9;:]*)([ -/]*)([@-~])`)
	others   = regexp.MustCompile(`\x1bM|\x1b\]2;(?:prebirth|Paused)?\x07|\x1b\]11;\?\x07|\x1b\]11[012]\x07`)
)

// without takes the sequences out of out that are the program's own.
func without(out []byte, own func(parts [][]byte) bool) []byte {
	return sequence.ReplaceAllFunc(out, func(s []byte) []byte {
		if own(sequence.FindSubmatch(s)) {
			return nil
		}
		return s
	})
}

func known(private, figures, final string, width, height int) bool {
	switch private + final {
	case "m":
		return styled(figures)
	case "A", "B", "C", "D", "G", "d", "X", "P", "@", "L", "M", "S", "T", "b", "`", "a", "e", "Z", "I":
		return within(figures, max(width, height))
	case "H", "f":
		return within(figures, height, width)
	case "r":
		return within(figures, height, height)
	case "J", "K":
		return figures == "" || figures == "0" || figures == "1" || figures == "2"
	case "?h", "?l":
		return oneOf(figures, "25", "1004", "1049", "2004", "2026", "2027")
	case "?$p":
		return oneOf(figures, "2026", "2027", "2048")
	case ">u", "<u", "=u", "?u", ">m", ">q":
		return oneOf(figures, "", "0", "1", "3", "4", "4;0", "4;1", "0;1", "1;1", "4;2")
	case " q":
		return oneOf(figures, "", "0", "1", "2")
	}
	return false
}

func oneOf(s string, all ...string) bool {
	for _, a := range all {
		if s == a {
			return true
		}
	}
	return false
}

// within says whether figures lie between 0 and the limits.
func within(figures string, limits ...int) bool {
	if figures == "" {
		return true
	}
	for i, f := range strings.Split(figures, ";") {
		n, err := strconv.Atoi(f)
		if f != "" && err != nil || i >= len(limits) || n > limits[i] {
			return false
		}
	}
	return true
}

// styled says whether figures are a style as the theme has them, in full colour.
func styled(figures string) bool {
	all := strings.Split(figures, ";")
	for i := 0; i < len(all); i++ {
		switch all[i] {
		case "", "0", "1", "2", "3", "4", "7", "9", "22", "23", "24", "27", "29", "39", "49", "59":
		case "38", "48", "58":
			if i+4 >= len(all) || all[i+1] != "2" || !within(strings.Join(all[i+2:i+5], ";"), 255, 255, 255) {
				return false
			}
			i += 4
		default:
			return false
		}
	}
	return true
}
