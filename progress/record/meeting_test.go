package record

import "time"

// on is a day of 2026.
func on(day int, month time.Month) time.Time {
	return time.Date(2026, month, day, 0, 0, 0, 0, time.UTC)
}

// meeting is a record with something in every field.
func meeting() Supervision {
	return Supervision{
		Date:   on(17, time.March),
		Next:   on(14, time.April),
		Place:  "Room 2, and by video call",
		People: []Person{{"Asha Patel", "social worker"}, {"Jo Brennan", "practice supervisor"}},
		Earlier: []Action{
			{What: "Ask the midwife to the next planning meeting", Who: "Asha Patel", Due: on(3, time.March), FirstAgreed: on(17, time.February), Overdue: true},
			{What: "Read the part on fathers", Who: "Asha Patel", Due: on(10, time.March), State: Done, Outcome: "Read and written about.\nSee below."},
			{What: "Find a date for the joint visit", Who: "Jo Brennan", Due: on(10, time.March), State: Carried, FirstAgreed: on(6, time.January)},
			{What: "Ask for the audit's figures", Who: "Jo Brennan", State: Dropped, Outcome: "They are published now."},
		},
		Discussed: []Reflection{
			{
				Briefing: "Safeguarding un/born babies", Part: "Acting today", Asked: "What will you do differently from tomorrow?", Published: true,
				IncludeWords: true, Version: on(12, time.March), Fingerprint: "b7c1 09ee 41d2 77aa 0f3c 5d18 9e60 2b4f",
				Words:    "I looked for reasons to wait.\n\nNext time I would ask about the baby's day first:\n  - who is there\n  - what the room is like\nand only then about the plan.",
				Comments: []Comment{{"Jo Brennan", "I looked for reasons to wait.", "What would have made it easier to say so at the time?"}, {"Jo Brennan", "", "Thank you for bringing this."}},
				SignOff:  SignOff{true, "Jo Brennan", on(17, time.March)},
			},
			{
				Briefing: "Ten key messages for pre-birth work", Part: "Fathers", Asked: "Whom did you not ask?",
				Words: "PRIVATE words", Summary: "Whom we ask, and whom we forget to ask.", Version: on(13, time.March),
				Comments: []Comment{{"Jo Brennan", "PRIVATE passage", "Take this to the team."}},
			},
		},
		Decisions: []Decision{{"The joint visit comes before the conference", "The plan needs both views, and the midwife knows the mother best."}, {"Weekly calls until then", ""}},
		Actions:   []Action{{What: "Write to the midwife", Who: "Asha Patel", Due: on(20, time.March)}, {What: "Clear an afternoon for the visit", Who: "Jo Brennan", Due: on(27, time.March)}},

		Wellbeing:   "The workload is high. Leave is booked for the first week of May.",
		Development: "Wants to run a seven-minute briefing with the team.",
		Themes:      []string{"Support", "Development"},
	}
}

// group is a team picture with something in every field.
func group() Team {
	return Team{9, []Count{{"Safeguarding un/born babies", 7}, {"Ten key messages for pre-birth work", 4}}, []Count{{"Support", 5}}}
}

// full is each record with something in every field.
func full() []Record {
	return []Record{meeting(), group(), session(), learned().CPD(), learned().NMC()}
}

// session is a team's, of which a question has no answer and a part no time.
func session() Session {
	return Session{
		Briefing: "Safeguarding un/born babies",
		Edition:  "LLR SCPs, not given; links updated April 2025",
		Date:     on(24, time.November),
		Team:     "North locality team",
		Present:  9,
		LedBy:    "practice educator",
		Parts: []Covered{
			{1, "Background", 32 * time.Second}, {2, "“Baby's First Home”", 70*time.Second + 400*time.Millisecond}, {4, "Before pregnancy", 0},
		},
		Points: []Asked{
			{Part: "“Baby's First Home”", Question: "What is acting on the baby today, rather than after birth?", Published: true,
				Said:  []string{"We wait for the scan.", "The home visit comes late:\n- who goes\n- and when\n\nAnd nobody asks about the cot."},
				Hands: []Hand{{"Seen this year", 6}, {"Not yet", 0}}},
			{Part: "Background", Question: "What do you believe keeps an unborn baby safe?", Said: []string{"Time to listen."}},
			{Part: "Background", Question: "What do you wish you had known sooner?"},
		},
		Actions: []Action{{What: "Ask the midwives to the next meeting", Who: "team manager", Due: on(8, time.December)}, {What: "Put the pathway on the wall", Who: "student"}},
		Review:  on(19, time.January).AddDate(1, 0, 0),
	}
}
