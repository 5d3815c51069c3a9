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
	revision string
	began    time.Time
	longest  int
}

// Revision is the id under which text is to be saved now.
func (s *Stretch) Revision(text string, now time.Time) string {
	if s.revision == "" || now.Sub(s.began) > stretchLasts || now.Before(s.began) || len(text) < s.longest-stretchCut {
		*s = Stretch{revision: progress.NewID(), began: now}
	}
	s.longest = max(s.longest, len(text))
	return s.revision
}
