package session

// A Room is all of a session that the room may see. What has no field here cannot
// reach the projector: no clock, no team, no note, nothing that was typed and not
// revealed, not even how much of that there is.
type Room struct {
	Began, Over bool
	Dark        bool
	Part        string // its id
	Place       Place
	ByPoints    bool

	Asking   bool // the question is on the screen in place of the part
	Question string
	Said     []string
	Hands    []Hand
}

// Room is what the room may see now.
func (s *Session) Room() Room {
	r := Room{
		Began: !s.Began.IsZero(), Over: s.Over(), Dark: s.Dark,
		Part: s.Part().ID, Place: s.Place, ByPoints: s.ByPoints,
	}
	q := s.Question()
	if q == nil {
		return r
	}
	r.Asking, r.Question = true, q.Question
	for _, said := range q.Said {
		if said.Seen {
			r.Said = append(r.Said, said.Text)
		}
	}
	if q.HandsSeen {
		r.Hands = append(r.Hands, q.Hands...)
	}
	return r
}
