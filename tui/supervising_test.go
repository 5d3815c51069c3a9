package tui

import (
	"errors"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/supervision"
)

// The reflections of [Supervising].
const (
	superviseOne   = "01950000-0000-7000-8000-000000000001"
	superviseTwo   = "01950000-0000-7000-8000-000000000002"
	superviseThree = "01950000-0000-7000-8000-000000000003"
)

// Supervising makes a store that of a supervisor to whom two people handed reflections
// over, with a comment, a sign-off and an action.
func Supervising(s *progress.Store) error {
	day := func(n int) time.Time { return time.Date(1999, 12, n, 9, 30, 0, 0, time.UTC) }
	now := day(1)
	desk := &supervision.Desk{Store: s, Now: func() time.Time { return now }}
	show := func(person, reflection, text, stars string, at time.Time) error {
		return s.SaveShown([]progress.Shown{{Person: person, Reflection: reflection, Digest: handover.TextSHA256(text), Revision: reflection,
			Prompt: "unborn-babies/1/before-reading", Asked: "What was asked then?", Briefing: "Safeguarding un/born babies", Part: "Background",
			Text: text, Stars: stars, Written: at, At: at, Handover: at.String()}})
	}
	_, err := desk.MakeCard("Ruth Evans", "Team manager")
	return errors.Join(err,
		s.SavePerson(progress.Person{ID: "amina", Name: "Amina Khan", Role: "Social worker", Trust: progress.Verified, Since: now}),
		s.SavePerson(progress.Person{ID: "ben", Name: "Ben Jones", Role: "Midwife", Trust: progress.Unverified, Since: now}),
		show("amina", superviseOne, "I listened to her first. I will ask about the plan earlier next time.", `["I listened to her first."]`, day(20)),
		show("amina", superviseTwo, "I was calm. I asked her twice.", `[]`, day(2)),
		show("ben", superviseThree, "He was there, and nobody asked him.", `[]`, day(3)),
		met(desk, func() { now = day(10) }),
		show("amina", superviseTwo, "I was tense. I asked her twice, and then again.", `[]`, day(21)))
}

// met says something about a reflection, and ends the meeting later.
func met(desk *supervision.Desk, later func()) error {
	b, err := desk.With("amina")
	if err != nil {
		return err
	}
	said := desk.Comment(b, superviseTwo, "I asked her twice.", "What did she say?")
	signed := desk.SignOff(b, superviseTwo)
	_, agreed := desk.Agree(b, supervision.Agreement{What: "Shadow an assessment", Who: "practitioner", Due: "1999-12-20"})
	later()
	if b, err = desk.With("amina"); err != nil {
		return err
	}
	return errors.Join(said, signed, agreed, desk.EndMeeting(b, supervision.Minutes{}))
}
