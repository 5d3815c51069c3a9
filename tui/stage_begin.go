package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui/draft"
	"prebirth/tui/present"
)

// fresh is a session that has not begun.
func (st *stage) fresh(parts []*briefings.Part) *session.Session {
	b := st.p.Briefing
	if len(parts) == 0 {
		parts = b.Parts
	}
	words, all := make([]int, len(parts)), make([]session.Part, len(parts))
	for i, p := range parts {
		words[i] = p.Words()
		if p.Text == "" { // what the room sees instead takes its time, too
			words[i] += briefings.CountWords(p.Shown())
		}
	}
	plan := session.Split(words, st.p.Whole)
	if len(st.p.Split) == len(parts) {
		plan = st.p.Split
	}
	for i, p := range parts {
		all[i] = session.Part{ID: p.ID, Number: p.Number, Title: p.Title, Plan: plan[i]}
	}
	return session.New(progress.NewID(), b.ID, b.Title, b.Publisher+". Date: "+b.Date, st.p.Team, all)
}

// earlier reads the sessions that the store has. One that cannot be read is set aside,
// and hides no other.
func earlier(opening *progress.Opening) tea.Cmd {
	return func() tea.Msg {
		store, err := opening.Store()
		if err == nil {
			err = store.Writable()
		}
		if store == nil {
			return foundMsg{err: err}
		}
		found := foundMsg{}
		kept, reading := store.Sessions()
		for _, k := range kept {
			s, damage := session.Parse(k.Body)
			if damage == nil {
				found.earlier = append(found.earlier, s)
				continue
			}
			if found.damaged++; k.Aside == "" && err == nil {
				reading = errors.Join(reading, store.SetSessionAside(k.ID, damage.Error()))
			}
		}
		found.err = errors.Join(err, reading)
		return found
	}
}

// found takes what the store has of earlier sessions.
func (st *stage) found(msg foundMsg) {
	if msg.err != nil {
		st.start.Trouble(st.theme().Say("Nothing can be kept yet: %s. It is kept as soon as that is over.", draft.Why(msg.err, st.looks.speaks)))
	} else if st.apart != nil {
		st.start.Trouble(st.theme().Say("prebirth notes cannot join: %s", st.apart.Error()))
	} else if msg.damaged > 0 {
		st.start.Trouble(st.theme().Count(msg.damaged, "%d earlier session cannot be read; prebirth sessions names it.",
			"%d earlier sessions cannot be read; prebirth sessions names it."))
	}
	if st.on != starting || st.s.Going() {
		return
	}
	for _, s := range msg.earlier {
		if s.ID == st.p.GoOn && s.Going() {
			st.goOn(s, false)
			return
		}
	}
	b := st.p.Briefing
	var numbers []int
	for _, p := range b.Parts {
		numbers = append(numbers, p.Number)
	}
	var on time.Time
	for _, s := range msg.earlier {
		if s.Briefing == b.ID && session.Same(s.Team, st.p.Team) {
			on = s.When()
			break
		}
	}
	st.start.Known(session.Unfinished(msg.earlier, b.ID, st.p.Team), session.Seen(msg.earlier, b.ID, st.p.Team, numbers), on)
	st.s = st.fresh(st.start.Chosen())
	st.changed()
}

// begin begins, or goes on with the session that was interrupted.
func (st *stage) begin(c present.Choice) {
	if c.GoOn != nil {
		st.goOn(c.GoOn, true)
		return
	}
	st.s = st.fresh(c.Parts)
	st.room.Choose(c.Parts)
	st.on = theRoom
	if c.Points {
		_ = st.s.Do(session.Command{Do: session.Points}, time.Now())
	}
	_ = st.s.Do(session.Command{Do: session.Start}, time.Now())
	st.changed()
}

// goOn goes on with a session of before: one that was interrupted has its clock
// where it was then, and one that was taken over has it as it runs.
func (st *stage) goOn(s *session.Session, interrupted bool) {
	var parts []*briefings.Part
	for _, p := range s.Parts {
		if _, have, ok := st.p.Library.Part(p.ID); ok {
			parts = append(parts, have)
		}
	}
	if len(parts) != len(s.Parts) {
		st.start.Trouble(st.theme().Say("That session cannot go on: the briefing has other parts now."))
		return
	}
	if running := s.Running != session.Stopped; interrupted && running {
		s.Interrupted()
		_ = s.Do(session.Command{Do: session.Pause}, time.Now()) // goes on
	}
	st.s, st.on = s, theRoom
	st.room.Choose(parts)
	st.changed()
}
