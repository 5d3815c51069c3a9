package screen

import (
	"fmt"

	"prebirth/tui/language"
)

// A Scroll is a window of Height rows onto Total rows, whose first row is Top.
type Scroll struct {
	Top, Height, Total int
}

// To moves the window so that row is its first, as far as there are rows to
// fill it.
func (s *Scroll) To(row int) {
	s.Top = max(0, min(row, s.Total-s.Height))
}

// By moves the window by rows and says whether it moved.
func (s *Scroll) By(rows int) bool {
	before := s.Top
	s.To(s.Top + rows)
	return s.Top != before
}

// Page is how far a page key moves: a window less two rows to find the line
// again, or less none where the window is that small.
func (s *Scroll) Page() int {
	if s.Height > 5 {
		return s.Height - 2
	}
	return max(1, s.Height)
}

// Reveal moves the window as little as needed to show rows first to last; the
// first wins where both do not fit.
func (s *Scroll) Reveal(first, last int) {
	if last >= s.Top+s.Height {
		s.To(last - s.Height + 1)
	}
	if first < s.Top {
		s.To(first)
	}
}

// Below is how many rows lie below the window.
func (s *Scroll) Below() int { return max(0, s.Total-s.Top-s.Height) }

// Window is the rows that show.
func Window[R any](s Scroll, rows []R) []R {
	from := max(0, min(s.Top, len(rows)))
	return rows[from:min(len(rows), from+max(0, s.Height))]
}

// More says in words what lies below, or nothing.
func (s *Scroll) More(in *language.Language) string {
	if n := s.Below(); n > 0 {
		return in.Say("more below: %s", in.Count(n, "%d line", "%d lines"))
	}
	return ""
}

// After says what lies below behind other words, or only those.
func (s *Scroll) After(words string, in *language.Language) string {
	if more := s.More(in); more != "" {
		return words + " · " + more
	}
	return words
}

// Count is a number with its noun: "1 line", "3 lines".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
