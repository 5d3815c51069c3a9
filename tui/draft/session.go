package draft

import (
	"errors"
	"maps"
	"slices"

	"prebirth/progress"
)

// sessions are what a trainer's sessions are now and is not on disk yet.
type sessions struct {
	waiting map[string]progress.Session // by id
	failed  error                       // why they could not be saved
}

func newSessions() sessions { return sessions{waiting: map[string]progress.Session{}} }

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

// writeSessions writes what waited; what is newer goes on waiting.
func (b *Book) writeSessions(to Keeper, now map[string]progress.Session) (all error) {
	for id, s := range now {
		err := to.SaveSession(s)
		all = errors.Join(all, err)
		b.mu.Lock()
		if err == nil && b.session.waiting[id] == s {
			delete(b.session.waiting, id)
		}
		b.mu.Unlock()
	}
	if len(now) > 0 {
		b.mu.Lock()
		b.session.failed = all
		b.mu.Unlock()
	}
	return all
}

// edits are the sessions that could not be saved, to be shown and printed.
func (s sessions) edits() (all []progress.Edit) {
	for _, id := range slices.Sorted(maps.Keys(s.waiting)) {
		all = append(all, progress.Edit{Asked: "a session with a team", Text: s.waiting[id].Body})
	}
	return all
}
