package supervision

import "strings"

// An Anchor says where a passage that was commented on stands in other words than
// those it was made about.
type Anchor struct {
	Start, End int  // in bytes of the present text, where Found
	Found      bool // the words of the passage are there, once or in their old place
}

// Find looks for a passage in a text that may have moved on. Words that stand
// there more than once are taken where they stand nearest to their old place, as
// far as one place is nearest.
func (p Passage) Find(text string) Anchor {
	if p.Quote == "" {
		return Anchor{}
	}
	if p.End <= len(text) && p.Start >= 0 && p.Start < p.End && text[p.Start:p.End] == p.Quote {
		return Anchor{p.Start, p.End, true}
	}
	best, tie := -1, false
	for at := 0; ; {
		i := strings.Index(text[at:], p.Quote)
		if i < 0 {
			break
		}
		at += i
		switch near := distance(at, p.Start); {
		case best < 0 || near < distance(best, p.Start):
			best, tie = at, false
		case near == distance(best, p.Start):
			tie = true
		}
		at++
	}
	if best < 0 || tie {
		return Anchor{}
	}
	return Anchor{best, best + len(p.Quote), true}
}

func distance(a, b int) int { return max(a, b) - min(a, b) }
