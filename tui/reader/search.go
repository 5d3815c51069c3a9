package reader

import (
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/tui/prose"
	"prebirth/tui/theme"
)

// A search is the words that are marked on the page.
type search struct {
	words string
	rows  []int // rows of the page that hold one of them
	jump  bool  // go to the first when the page is there
	at    int   // the row last gone to
}

// mark finds the rows that hold any of the words.
func (s *search) mark(rows []prose.Row) {
	s.rows = s.rows[:0]
	if s.words == "" {
		return
	}
	for i, r := range rows {
		if len(spans(ansi.Strip(r.Text), s.words)) > 0 {
			s.rows = append(s.rows, i)
		}
	}
}

// after is the first found row behind row, going round; -1 where there is none.
func (s *search) after(row int) int {
	for _, r := range s.rows {
		if r > row {
			return r
		}
	}
	if len(s.rows) > 0 {
		return s.rows[0]
	}
	return -1
}

// number says which of the found rows this is, from 1.
func (s *search) number(row int) int {
	for i, r := range s.rows {
		if r == row {
			return i + 1
		}
	}
	return 0
}

// draw marks the words in a row that has its styling already.
func (s *search) draw(row string, t theme.Theme) string {
	if s.words == "" {
		return row
	}
	plain := ansi.Strip(row)
	var ranges []lipgloss.Range
	for _, span := range spans(plain, s.words) {
		from := lipgloss.Width(plain[:span[0]])
		ranges = append(ranges, lipgloss.NewRange(from, from+lipgloss.Width(plain[span[0]:span[1]]), t.Found))
	}
	if len(ranges) == 0 {
		return row
	}
	return lipgloss.StyleRanges(row, ranges...)
}

// spans is where the words begin a word in text, in bytes, without regard to
// case.
func spans(text, words string) [][2]int {
	var out [][2]int
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter whose lower case is longer: offsets would not fit
		return nil
	}
	for _, word := range strings.Fields(strings.ToLower(words)) {
		for at := 0; ; {
			i := strings.Index(lower[at:], word)
			if i < 0 {
				break
			}
			i += at
			at = i + len(word)
			if i == 0 || !letter(lower[:i]) {
				out = append(out, [2]int{i, at})
			}
		}
	}
	return merge(out)
}

func letter(before string) bool {
	r := []rune(before[max(0, len(before)-4):])
	last := r[len(r)-1]
	return unicode.IsLetter(last) || unicode.IsDigit(last)
}

// merge sorts the spans and drops those that overlap an earlier one.
func merge(spans [][2]int) [][2]int {
	for i := 1; i < len(spans); i++ {
		for j := i; j > 0 && spans[j][0] < spans[j-1][0]; j-- {
			spans[j], spans[j-1] = spans[j-1], spans[j]
		}
	}
	out := spans[:0]
	end := 0
	for _, s := range spans {
		if s[0] >= end {
			out = append(out, s)
			end = s[1]
		}
	}
	return out
}
