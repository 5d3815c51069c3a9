package supervision

import (
	"cmp"
	"slices"
	"time"

	"prebirth/progress"
	"prebirth/progress/record"
)

// Learning gathers what a record of one's own learning is made from: reflections of
// this store, when they were discussed and in which role the other did so, and what
// was agreed about them, with everybody in all. words says whether the person's own
// words are in it. No name, no comment and no word that the other typed is: of what was
// agreed and of what came of it there are then only the days. later says of a
// prompt whether it asks what an earlier reflection changed.
func (d *Desk) Learning(all []*Between, from []progress.Reflection, title Title, words bool, later func(prompt string) bool) (record.Learning, error) {
	var l record.Learning
	chosen := map[string]bool{}
	for _, r := range from {
		chosen[r.ID] = true
		learnt := record.Learnt{Asked: r.Asked, Published: r.Published, IncludeWords: words, Words: r.Text, Written: r.Created.Local(), Later: later(r.Prompt)}
		learnt.Briefing, learnt.Part = title(r.Prompt)
		l.From = append(l.From, learnt)
	}
	slices.SortStableFunc(l.From, func(a, b record.Learnt) int { return a.Written.Compare(b.Written) })
	for _, b := range all {
		if err := d.discussed(b, chosen, words, &l); err != nil {
			return l, err
		}
	}
	slices.SortStableFunc(l.Talks, func(a, b record.Talk) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.With, b.With)) })
	l.Talks = slices.CompactFunc(l.Talks, func(a, b record.Talk) bool { return sameDay(a.On, b.On) && a.With == b.With })
	return l, nil
}

// discussed adds what came of the chosen reflections with one person.
func (d *Desk) discussed(b *Between, chosen map[string]bool, words bool, l *record.Learning) error {
	meetings, err := d.Meetings(b.Person.ID)
	if err != nil {
		return err
	}
	talk := func(on time.Time) { l.Talks = append(l.Talks, record.Talk{On: on.Local(), With: b.Person.Role}) }
	var met []Held
	for _, m := range meetings {
		if slices.ContainsFunc(m.Minutes.Discussed, func(v Version) bool { return chosen[v.Reflection] }) {
			met = append(met, m)
			talk(m.At)
		}
	}
	for _, p := range b.Pieces {
		for _, s := range p.SignOffs {
			if chosen[p.Reflection] {
				talk(s.At)
			}
		}
	}
	today := d.Now().Format(time.DateOnly)
	for _, a := range b.Actions {
		if !a.about(chosen, met) {
			continue
		}
		// At one computer it is not known who of the two typed.
		own := words && b.Person.ID != progress.Myself
		r := record.Action{FirstAgreed: date(a.Agreed), Due: date(a.Due), State: record.Open, Overdue: a.Overdue(today)}
		if own && a.Mine {
			r.What = a.What
		}
		if !a.Open() {
			r.State = record.State(a.Outcome.State)
			if own && a.Outcome.Mine {
				r.Outcome = a.Outcome.Text
			}
		}
		l.Agreed = append(l.Agreed, r)
	}
	return nil
}

// about says whether an action is about chosen reflections: it names one, or it names
// none and was agreed for a meeting at which one was discussed.
func (a Action) about(chosen map[string]bool, met []Held) bool {
	if len(a.About) > 0 {
		return slices.ContainsFunc(a.About, func(id string) bool { return chosen[id] })
	}
	return slices.ContainsFunc(met, func(m Held) bool { return a.At.After(m.Before) && !a.At.After(m.At) })
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }
