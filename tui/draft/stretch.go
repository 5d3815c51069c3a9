package draft

import (
	"time"

	"prebirth/progress"
)

// What ends a stretch of writing: a minute, or taking out this many bytes.
const (
	stretchLasts = time.Minute
	stretchCut   = 40
)

// A Stretch decides which edits belong to one revision. Saving every second
// would leave a thousand revisions of one sitting that nobody can read, so the
// edits of a minute are one revision; but where a good deal of text is taken
// out, the fuller wording stays behind as a revision of its own.
type Stretch struct {
	base     string // what it was begun from
	revision string
	began    time.Time
	fullest  string // wording since it began
}

// After is writing that goes on from a revision; empty for a new reflection.
func After(revision string) Stretch { return Stretch{base: revision} }

// Base is the id of the revision that the present one was made from: empty
// where there was none.
func (s *Stretch) Base() string { return s.base }

// Last is the id of the revision that holds the newest words: the present one,
// or the one that writing goes on from.
func (s *Stretch) Last() string {
	if s.revision != "" {
		return s.revision
	}
	return s.base
}

// Revision is the id under which text is to be saved now.
func (s *Stretch) Revision(text string, now time.Time) string {
	over := s.revision == "" || now.Sub(s.began) > stretchLasts || now.Before(s.began)
	if over || taken(s.fullest, text) > stretchCut {
		*s = Stretch{base: s.Last(), revision: progress.NewID(), began: now, fullest: text}
	}
	if len(text) >= len(s.fullest) {
		s.fullest = text
	}
	return s.revision
}

// taken is how many bytes of the old text are gone or replaced in the new one,
// seen as one change between a common beginning and a common end.
func taken(old, text string) int {
	begin := 0
	for begin < len(old) && begin < len(text) && old[begin] == text[begin] {
		begin++
	}
	end := 0
	for end < len(old)-begin && end < len(text)-begin && old[len(old)-1-end] == text[len(text)-1-end] {
		end++
	}
	return len(old) - begin - end
}
