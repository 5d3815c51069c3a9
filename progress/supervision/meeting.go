package supervision

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"prebirth/progress"
	"prebirth/progress/record"
)

// Minutes are what is written down of a meeting, for the record of it.
type Minutes struct {
	Place       string     `json:"place"`     // or how it was held
	Next        string     `json:"next"`      // day of the next meeting, or empty
	Decisions   []Decision `json:"decisions"` // each with its reason
	Wellbeing   string     `json:"wellbeing"`
	Development string     `json:"development"`
	Themes      []string   `json:"themes"`    // of the four functions, or one's own
	Discussed   []Version  `json:"discussed"` // which versions were discussed
}

// A Decision is what was decided, and why.
type Decision struct {
	What string `json:"what"`
	Why  string `json:"why"`
}

// A Version names one version of a reflection.
type Version struct {
	Reflection string `json:"reflection"`
	Digest     string `json:"digest"`
}

// EndMeeting notes that two people met now: what is new and changed is counted from
// here on. What was discussed is fixed as it is: the reflections that are named,
// or, where none are, those about which something was said since the last meeting.
func (d *Desk) EndMeeting(b *Between, m Minutes, discussed ...string) error {
	m.Discussed = []Version{}
	for _, p := range b.Pieces {
		named := slices.Contains(discussed, p.Reflection) || len(discussed) == 0 && p.said(b.Met)
		if named && len(p.Versions) > 0 {
			m.Discussed = append(m.Discussed, Version{p.Reflection, p.Versions[0].Digest})
		}
	}
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("end the meeting: %w", err)
	}
	if err := d.admit(b.Person.ID); err != nil {
		return fmt.Errorf("end the meeting: %w", err)
	}
	meeting := progress.Meeting{ID: progress.NewID(), Person: b.Person.ID, Held: d.Now(), Body: string(body)}
	if b.Person.ID == progress.Myself {
		if err := d.fix(b, meeting); err != nil {
			return fmt.Errorf("end the meeting: %w", err)
		}
	}
	return d.Store.SaveMeeting(meeting)
}

// said says whether either side said something about a piece after a time.
func (p *Piece) said(since time.Time) bool {
	return slices.ContainsFunc(p.Comments, func(c Comment) bool { return c.At.After(since) }) ||
		slices.ContainsFunc(p.SignOffs, func(s SignOff) bool { return s.At.After(since) })
}

// A Held is a meeting that was held, with its minutes and the time of the one
// before it.
type Held struct {
	At      time.Time
	Before  time.Time // zero for the first
	Minutes Minutes
}

// Meetings are those with a person, the last one first.
func (d *Desk) Meetings(person string) ([]Held, error) {
	kept, err := d.Store.Meetings(person)
	if err != nil {
		return nil, err
	}
	all := make([]Held, len(kept))
	for i, k := range kept {
		if err := json.Unmarshal([]byte(k.Body), &all[i].Minutes); err != nil {
			return nil, fmt.Errorf("read the meeting of %s: %w", k.Held.Format(time.DateOnly), err)
		}
		if all[i].At = k.Held; i+1 < len(kept) {
			all[i].Before = kept[i+1].Held
		}
	}
	return all, nil
}

// Record is the record of a meeting, from the reflections that were discussed and
// from nothing else: a private note has no way into it. words says whether the
// words of the reflections are in it. me is who makes it; title names what was
// answered where the handover did not.
func (b *Between) Record(h Held, me progress.Person, title Title, words bool) record.Supervision {
	day := h.At.Format(time.DateOnly)
	r := record.Supervision{
		Date: h.At, Next: date(h.Minutes.Next), Place: h.Minutes.Place, Wellbeing: h.Minutes.Wellbeing,
		Development: h.Minutes.Development, Themes: h.Minutes.Themes,
		People: []record.Person{{Name: me.Name, Role: me.Role}, {Name: b.Person.Name, Role: b.Person.Role}},
	}
	for _, d := range h.Minutes.Decisions {
		r.Decisions = append(r.Decisions, record.Decision(d))
	}
	for _, a := range b.Actions {
		switch {
		case a.At.After(h.At):
		case a.At.After(h.Before):
			r.Actions = append(r.Actions, a.record(h, day))
		case a.Open() || a.Outcome.At.After(h.Before): // the others were closed before
			r.Earlier = append(r.Earlier, a.record(h, day))
		}
	}
	for _, v := range h.Minutes.Discussed {
		if p := b.Piece(v.Reflection); p != nil {
			d := p.record(v.Digest, b.Person, me, words)
			if d.Briefing == "" && len(p.Versions) > 0 {
				d.Briefing, d.Part = title(p.Versions[0].Prompt)
			}
			r.Discussed = append(r.Discussed, d)
		}
	}
	return r
}

// Me is oneself as one's own contact card says, or in general words.
func (d *Desk) Me() (progress.Person, error) {
	keys, err := d.Keys()
	if errors.Is(err, ErrNoCard) {
		return progress.Person{Name: "The practitioner"}, nil
	}
	if err != nil {
		return progress.Person{}, err
	}
	return progress.Person{ID: keys[0].Card.Fingerprint(), Name: keys[0].Card.Name, Role: keys[0].Card.Role}, nil
}

// record is an action as it stood at a meeting.
func (a Action) record(h Held, day string) record.Action {
	r := record.Action{What: a.What, Who: a.Who, Due: date(a.Due), State: record.Open}
	if !a.At.After(h.Before) {
		r.FirstAgreed = date(a.Agreed)
	}
	if !a.Open() && !a.Outcome.At.After(h.At) {
		r.State, r.Outcome = record.State(a.Outcome.State), a.Outcome.Text
	} else {
		r.Overdue = a.Due != "" && a.Due < day
	}
	return r
}

// record is a piece in the version that was discussed.
func (p *Piece) record(digest string, other, me progress.Person, words bool) record.Reflection {
	r := record.Reflection{IncludeWords: words, Fingerprint: digest}
	for _, v := range p.Versions {
		if v.Digest == digest {
			r.Briefing, r.Part, r.Asked, r.Published = v.Briefing, v.Part, v.Asked, v.Published
			r.Words, r.Version = v.Text, v.Written
		}
	}
	by := func(mine bool) string {
		if mine && other.ID != progress.Myself {
			return me.Name
		}
		return other.Name
	}
	for _, c := range p.Comments {
		r.Comments = append(r.Comments, record.Comment{By: by(c.Mine), Passage: c.Passage.Quote, Text: c.Text})
	}
	for _, s := range p.SignOffs {
		if s.Version == digest {
			r.SignOff = record.SignOff{Signed: true, By: by(s.Mine), At: s.At}
		}
	}
	return r
}

// date is a day such as 2026-03-31, zero for none.
func date(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Team counts what people take into supervision, by briefing and by theme: of each
// how many people, and nothing else. Names come in the order of the alphabet.
func (d *Desk) Team(all []*Between) (record.Team, error) {
	t := record.Team{}
	briefings, themes := map[string]int{}, map[string]int{}
	for _, b := range all {
		titles, marked := map[string]bool{}, map[string]bool{}
		for _, p := range b.Pieces {
			if !p.Mine && len(p.Versions) > 0 {
				titles[p.Versions[0].Briefing] = true
			}
		}
		if len(titles) == 0 {
			continue
		}
		meetings, err := d.Meetings(b.Person.ID)
		if err != nil {
			return t, err
		}
		for _, m := range meetings {
			for _, theme := range m.Minutes.Themes {
				marked[theme] = true
			}
		}
		t.People++
		count(briefings, titles)
		count(themes, marked)
	}
	t.ByBriefing, t.ByTheme = counts(briefings), counts(themes)
	return t, nil
}

func count(into map[string]int, names map[string]bool) {
	for name := range names {
		into[name]++
	}
}

func counts(of map[string]int) (all []record.Count) {
	for name, people := range of {
		if name == "" {
			name = "another briefing"
		}
		all = append(all, record.Count{Name: name, People: people})
	}
	slices.SortFunc(all, func(a, b record.Count) int { return strings.Compare(a.Name, b.Name) })
	return all
}
