package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A form is how the number of a part is written. The first are the surest.
type form int

const (
	named  form = iota // Part 1: Background
	padded             // 01 Background
	marked             // 1. Background, 1) Background, 1: Background, 1 – Background
	roman              // II. Background
	bareNo             // 1 Background
	formsN
)

var (
	ordinals = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}
	romans = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}

	namedPart  = regexp.MustCompile(`(?is)^(?:part|section|minute|step|key message|message)\s+(?:no\.?\s*)?(\d{1,2}|[a-z]+)\b(\s*[.):–—-]\s*|\s+|$)(.*)$`)
	paddedPart = regexp.MustCompile(`(?s)^0([1-9])(?:\s*[.):–—-])?(?:\s+|$)(.*)$`)
	markedPart = regexp.MustCompile(`(?s)^\(?([1-9]\d?)\s?(?:[.):](?:\s+|$)|[–—-]\s+)(.*)$`)
	romanPart  = regexp.MustCompile(`(?s)^([IVX]+)[.):](?:\s+|$)(.*)$`)
	barePart   = regexp.MustCompile(`(?s)^([1-9]\d?)(?:\s+|$)(.*)$`)
)

// partMark takes the words of a heading apart that may open a part: the number, the
// title, which may be empty, and the form.
func partMark(text string) (n int, title string, f form, ok bool) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " "))
	if text == "" {
		return 0, "", 0, false
	}
	if c := text[0]; c == '(' || c >= '0' && c <= '9' {
		return digitMark(text)
	}
	if m := romanPart.FindStringSubmatch(text); m != nil {
		n, ok = numberOf(m[1])
		return n, strings.TrimSpace(m[2]), roman, ok
	}
	m := namedPart.FindStringSubmatch(text)
	if m == nil {
		return 0, "", 0, false
	}
	n, ok = numberOf(m[1])
	title = strings.TrimSpace(m[3])
	if ok && strings.TrimSpace(m[2]) == "" && title != "" && !capital(title) { // “Part two of the plan …”
		return 0, "", 0, false
	}
	return n, title, named, ok
}

func digitMark(text string) (n int, title string, f form, ok bool) {
	for f, pattern := range []*regexp.Regexp{padded: paddedPart, marked: markedPart, bareNo: barePart} {
		if pattern == nil {
			continue
		}
		if m := pattern.FindStringSubmatch(text); m != nil {
			n, err := strconv.Atoi(m[1])
			return n, strings.TrimSpace(m[2]), form(f), err == nil
		}
	}
	return 0, "", 0, false
}

func numberOf(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, n > 0
	}
	s = strings.ToLower(s)
	if i := slices.Index(ordinals, s); i >= 0 {
		return i + 1, true
	}
	i := slices.Index(romans, s)
	return i + 1, i >= 0
}

// capital says whether words begin as a title does.
func capital(s string) bool {
	s = strings.TrimLeft(s, "“\"‘'(*[")
	return s != "" && strings.ToLower(s[:1]) != s[:1] || s != "" && s[0] >= 0x80
}
