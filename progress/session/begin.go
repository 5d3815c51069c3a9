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

// Seen is the numbers of the parts that a team has seen of a briefing, in all its
// sessions. When it has seen them all it begins again. Sessions come newest first.
func Seen(all []*Session, briefing, team string, numbers []int) map[int]bool {
	seen := map[int]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		s := all[i]
		if s.Briefing != briefing || !Same(s.Team, team) {
			continue
		}
		for _, p := range s.Covered() {
			seen[p.Number] = true
		}
		if !slices.ContainsFunc(numbers, func(n int) bool { return !seen[n] }) {
			clear(seen)
		}
	}
	return seen
}

// When is the day of a session, for a list: when it began, or when it was last
// counted.
func (s *Session) When() time.Time {
	if s.Began.IsZero() {
		return s.Till
	}
	return s.Began
}
