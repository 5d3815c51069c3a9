package session

import (
	"slices"
	"strings"
	"time"
)

// New makes a session that has not begun. The parts have their plans already: see
// [Split].
func New(id, briefing, title, edition, team string, parts []Part) *Session {
	return &Session{
		Schema: schema, ID: id, Briefing: briefing, Title: title, Edition: edition,
		Team: strings.Join(strings.Fields(team), " "), Parts: slices.Clone(parts),
	}
}

// Same says whether two names are those of one team: capitals and blanks make no
// other team.
func Same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// Unfinished is the newest session with a team on a briefing that began and did not
// end, or nil. Sessions come newest first.
func Unfinished(all []*Session, briefing, team string) *Session {
	for _, s := range all {
		if s.Briefing == briefing && Same(s.Team, team) {
			if s.Going() {
				return s
			}
			return nil
		}
	}
	return nil
}

// NextPart is the number of the part at which a team goes on: the one after the
// last that its newest session on the briefing showed, or the first of numbers
// when there was none, or when it was the last. Sessions come newest first.
func NextPart(all []*Session, briefing, team string, numbers []int) int {
	for _, s := range all {
		if s.Briefing != briefing || !Same(s.Team, team) || len(s.Covered()) == 0 {
			continue
		}
		last := s.Covered()[len(s.Covered())-1].Number
		for _, n := range numbers {
			if n > last {
				return n
			}
		}
		break
	}
	return numbers[0]
}

// When is the day of a session, for a list: when it began, or when it was last
// counted.
func (s *Session) When() time.Time {
	if s.Began.IsZero() {
		return s.Till
	}
	return s.Began
}
