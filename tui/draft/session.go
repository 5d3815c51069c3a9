package draft

import (
	"maps"
	"slices"

	"prebirth/progress"
)

// Session hands over a session as it is now.
func (b *Book) Session(s progress.Session) {
	b.mu.Lock()
	b.session.waiting[s.ID] = s
	b.touch()
	b.mu.Unlock()
	b.Nudge()
}

// SessionState is how sessions stand: whether one waits, and why it could not be
// saved.
func (b *Book) SessionState() State {
	b.mu.Lock()
	defer b.mu.Unlock()
	return State{Waiting: len(b.session.waiting) > 0, Err: b.session.failed}
}

// writeSessions writes the sessions that waited.
func (b *Book) writeSessions(to Keeper, now map[string]progress.Session) error {
	return written(b, &b.session, now, func(_ string, s progress.Session) error { return to.SaveSession(s) })
}

// unkeptEdits are the sessions that could not be saved, to be shown and printed.
func (b *Book) unkeptEdits() (all []progress.Edit) {
	for _, id := range slices.Sorted(maps.Keys(b.session.waiting)) {
		all = append(all, progress.Edit{Asked: "a session with a team", Text: b.session.waiting[id].Body})
	}
	return all
}
