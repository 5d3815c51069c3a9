package handout

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// What the time to read Markdown grows with, and how much of it there may be. A
// briefing that keeps the authoring rules is far below; beyond, a parser of
// Markdown takes minutes.
const (
	maxText    = 32 << 10  // bytes of one text
	maxAll     = 128 << 10 // bytes of all texts of a handout
	maxNesting = 16        // of lists and quotations, and of marks in words
	maxRun     = 2000      // bytes without a blank
)

// bounded is as much of a text as may be read: whole lines, where there is a line
// end.
func bounded(text string, most int) string {
	if len(text) <= most {
		return text
	}
	cut := text[:most]
	if end := strings.LastIndexByte(cut, '\n'); end >= 0 {
		return cut[:end]
	}
	for len(cut) > 0 && !utf8.RuneStart(text[len(cut)]) {
		cut = cut[:len(cut)-1]
	}
	return cut
}

// shallow ends each line that opens more lists and quotations than may be, and
// parts what has no blank for longer than any word.
func shallow(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if at := opened(l); at < len(l) {
			l = l[:at] + "…"
		}
		if len(l) > maxRun {
			l = parted(l)
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}

// opened is where a line opens one list or quotation more than may be, or its end.
func opened(l string) int {
	at := 0
	for range maxNesting + 1 {
		sign := opener.FindString(l[at:])
		if sign == "" {
			return len(l)
		}
		at += len(sign)
	}
	return at
}

// opener is what opens a quotation or an item. Figures without a bound would take
// long to be no item.
var opener = regexp.MustCompile(`^[ \t]*(>|(?:[-+*]|[0-9]{1,9}[.)])[ \t])`)

// parted is a line with a blank after so many bytes without one.
func parted(l string) string {
	var b strings.Builder
	run := 0
	for _, r := range l {
		run += utf8.RuneLen(r)
		if r == ' ' || r == '\t' {
			run = 0
		} else if run > maxRun {
			b.WriteByte(' ')
			run = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}
