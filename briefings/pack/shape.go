package pack

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"prebirth/briefings"
)

// The limits of Markdown. What keeps them is set in a terminal in far less than a
// second; what goes over them can take a renderer minutes, whose work grows with the
// square of some of these, or faster.
const (
	mostLines    = 3000  // with something on them, in a file
	mostNesting  = 16    // quotations and lists in each other
	mostColumns  = 50    // of a table
	mostBrackets = 500   // in a line
	mostMarks    = 600   // brackets, stars, bars and the like in a paragraph, a list item or a table
	mostTogether = 20000 // characters of one
)

// mostFaults is how many faults of one pack are told: who has so many mends the first.
const mostFaults = 500

// readable holds a file against the limits of what is understood at all.
func readable(f file) briefings.Faults {
	if !utf8.ValidString(f.text) {
		at := 0
		for at < len(f.text) {
			r, size := utf8.DecodeRuneInString(f.text[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		row := 1 + strings.Count(f.text[:at], "\n")
		return briefings.Faults{fault(f.name, row, "a file is text in UTF-8", "save it as UTF-8")}
	}
	if !isBriefing(f.name) {
		return nil
	}
	return Shape(f.name, f.text)
}

// Shape holds the text of a briefing against the limits of what is quick to show:
// hidden characters, long lines, deep nesting, wide tables, and more marks together
// than a text has. A text that keeps them is set in a terminal without a wait.
func Shape(name, text string) briefings.Faults {
	text = strings.TrimPrefix(text, "\ufeff")
	s := shaper{name: name}
	s.faults = append(s.faults, briefings.FaultsIn(briefings.CheckFile(name, text))...)
	for i, row := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if len(s.faults) >= mostFaults {
			break
		}
		s.line(i+1, row)
	}
	return s.faults
}

func fault(file string, line int, rule, mend string) briefings.Fault {
	return briefings.Fault{File: file, Line: line, Rule: rule, Mend: mend}
}

type shaper struct {
	name   string
	faults briefings.Faults

	lines        int
	first        int // line of the present run of lines without a blank one between
	marks, runes int // in that run
}

func (s *shaper) fault(line int, rule, mend string) {
	s.faults = append(s.faults, fault(s.name, line, rule, mend))
}

var (
	container = regexp.MustCompile(`^[ \t]*(>|[-+*][ \t]|\d{1,9}[.)][ \t])`)
	listItem  = regexp.MustCompile(`^[ \t]*([-+*]|\d{1,9}[.)])[ \t]`)
)

func (s *shaper) line(at int, row string) {
	if strings.TrimSpace(row) == "" {
		s.first = 0
		return
	}
	if s.lines++; s.lines == mostLines+1 {
		s.fault(at, fmt.Sprintf("a briefing has at most %d lines that are not blank", mostLines), "make several briefings of it")
	}
	if n := depth(row); n > mostNesting {
		s.fault(at, fmt.Sprintf("quotations and lists stand at most %d deep in each other", mostNesting), fmt.Sprintf("this line is %d deep", n))
	}
	if n := strings.Count(row, "|"); n > mostColumns+1 {
		s.fault(at, fmt.Sprintf("a table has at most %d columns", mostColumns), "make several tables of it")
	}
	brackets := 0
	for _, c := range row {
		if strings.ContainsRune("[](){}<>", c) {
			brackets++
		}
	}
	if brackets > mostBrackets {
		s.fault(at, fmt.Sprintf("a line has at most %d brackets", mostBrackets), "break it, or take some out")
	}
	s.together(at, row)
}

// together counts what stands in one paragraph. An item of a list begins one.
func (s *shaper) together(at int, row string) {
	if s.first == 0 || listItem.MatchString(row) {
		s.first, s.marks, s.runes = at, 0, 0
	}
	before, long := s.marks, s.runes
	for _, c := range row {
		if strings.ContainsRune("[]()<>*_`~!&\\:|", c) {
			s.marks++
		}
		s.runes++
	}
	if s.marks > mostMarks && before <= mostMarks {
		s.fault(s.first, fmt.Sprintf("a paragraph has at most %d brackets, stars and other marks", mostMarks), "part it with a blank line, or take some out")
	}
	if s.runes > mostTogether && long <= mostTogether {
		s.fault(s.first, fmt.Sprintf("a paragraph has at most %d characters", mostTogether), "part it with a blank line")
	}
}

// depth is how many quotations and lists a line opens or is indented for.
func depth(row string) int {
	n := 0
	rest := strings.ReplaceAll(row, "\t", "    ")
	for {
		m := container.FindString(rest)
		if m == "" {
			break
		}
		n += 1 + (len(m)-len(strings.TrimLeft(m, " ")))/2
		rest = rest[len(m):]
	}
	return n + (len(rest)-len(strings.TrimLeft(rest, " ")))/4
}

// capped keeps the first faults, and says that there are more.
func capped(faults briefings.Faults) briefings.Faults {
	if len(faults) <= mostFaults {
		return faults
	}
	more := len(faults) - mostFaults
	last := faults[mostFaults]
	return append(faults[:mostFaults:mostFaults], fault(last.File, last.Line, fmt.Sprintf("a pack has no more than %d faults to be listed", mostFaults), fmt.Sprintf("mend those before this first; there are %d more", more)))
}
