package tui

import "regexp"

// clock is a time of the day, sgr the codes of a style, and colourCode one of them that
// asks for a colour.
var (
	clock      = regexp.MustCompile(`\b\d\d:\d\d\b`)
	sgr        = regexp.MustCompile(`\x1b\[([0-9;]*)m`)
	colourCode = regexp.MustCompile(`;(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;|$)`)
)

// colours are the codes in a frame that ask for one: 30 to 49 and 90 to 107, and what
// follows 38 and 48.
func colours(frame string) (all []string) {
	for _, set := range sgr.FindAllStringSubmatch(frame, -1) {
		if colourCode.MatchString(";" + set[1]) {
			all = append(all, set[1])
		}
	}
	return all
}

// Colours is colours, for the tests of what is drawn by the whole program.
func Colours(written string) []string { return colours(written) }
