package main

import "prebirth/progress/session"

// A led session, as JSON.
type ledSession struct {
	ID       string           `json:"id"`
	Briefing string           `json:"briefing"`
	Title    string           `json:"title"`
	Edition  string           `json:"edition"`
	Team     string           `json:"team"`
	Began    string           `json:"began"`           // RFC 3339, UTC
	Ended    string           `json:"ended,omitempty"` // empty for one that was interrupted
	Present  int              `json:"present"`         // 0: not written down
	LedBy    string           `json:"ledBy"`
	Parts    []ledPart        `json:"parts"`
	Seconds  int              `json:"seconds"` // of all parts together
	Talk     int              `json:"discussionSeconds"`
	Asked    []ledAsked       `json:"asked"`
	Actions  []session.Action `json:"actions"`
	Review   string           `json:"review,omitempty"` // 2026-12-15
}

type ledPart struct {
	ID     string `json:"id"`
	Number int    `json:"number"`
	Title  string `json:"title"`
	Shown  bool   `json:"shown"`
	Plan   int    `json:"planSeconds"`
	Took   int    `json:"tookSeconds"`
}

type ledAsked struct {
	Prompt   string         `json:"prompt"`
	Question string         `json:"question"`
	Said     []session.Said `json:"said"` // seen: it was revealed to the room
	Hands    []session.Hand `json:"hands"`
	Seen     bool           `json:"handsSeen"`
}

// led is a session as JSON.
func led(s *session.Session) ledSession {
	const utc = "2006-01-02T15:04:05Z"
	l := ledSession{
		ID: s.ID, Briefing: s.Briefing, Title: s.Title, Edition: s.Edition, Team: s.Team, Began: s.Began.UTC().Format(utc),
		Present: s.Present, LedBy: s.LedBy, Seconds: int(s.Pace().Took.Seconds()), Talk: int(s.Talk.Seconds()),
		Parts: []ledPart{}, Asked: []ledAsked{}, Actions: append([]session.Action{}, s.Actions...), Review: s.Review,
	}
	if s.Over() {
		l.Ended = s.Ended.UTC().Format(utc)
	}
	for _, p := range s.Parts {
		l.Parts = append(l.Parts, ledPart{p.ID, p.Number, p.Title, p.Shown, int(p.Plan.Seconds()), int(p.Took.Seconds())})
	}
	for _, a := range s.Asked {
		l.Asked = append(l.Asked, ledAsked{a.Prompt, a.Question, append([]session.Said{}, a.Said...), append([]session.Hand{}, a.Hands...), a.HandsSeen})
	}
	return l
}
