package reader

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/tui/prose"
	"prebirth/tui/theme"
)

// A search is the words that are marked on the page.
type search struct {
	words string
	rows  []int // rows of the page that hold one of them
	jump  bool  // go to the first when the page is there
	at    int   // the row last gone to, -1 for none
	part  string
	spot  position // of that row in the part, which another width does not move
}

// mark finds the rows that hold any of the words.
func (s *search) mark(rows []prose.Row) {
	s.rows = s.rows[:0]
	if s.words == "" {
		return
	}
	for i, r := range rows {
		if len(briefings.Spans(ansi.Strip(r.Text), s.words)) > 0 {
			s.rows = append(s.rows, i)
		}
	}
}

// again finds the row last gone to on a page that was set anew.
func (s *search) again(p *page) {
	if s.at = -1; s.part == p.key.part {
		s.at = s.after(p.row(s.spot) - 1)
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
	for _, span := range briefings.Spans(plain, s.words) {
		from := lipgloss.Width(plain[:span[0]])
		ranges = append(ranges, lipgloss.NewRange(from, from+lipgloss.Width(plain[span[0]:span[1]]), t.Found))
	}
	if len(ranges) == 0 {
		return row
	}
	return lipgloss.StyleRanges(row, ranges...)
}
