package notes

import (
	"time"

	"prebirth/progress/session"
	"prebirth/tui/language"
)

// drift is how far a session is from its plan, and what can be done about it.
func drift(p session.Pace, in *language.Language) string {
	switch {
	case !p.Begun:
		return in.Say("not begun")
	case p.OnTime():
		return in.Say("on time")
	case p.Drift < 0:
		return in.Say("%s in hand", span(-p.Drift, in))
	case p.Shorten == 0:
		return in.Say("%s over, and this is the last part", span(p.Drift, in))
	}
	return in.Say("%s over, part %d may be shortened", span(p.Drift, in), p.Shorten)
}

// span is a time as one would say it: "40 seconds", "1 minute 10 seconds".
func span(d time.Duration, in *language.Language) string {
	all := int(d.Round(time.Second) / time.Second)
	minutes := in.Count(all/60, "%d minute", "%d minutes")
	seconds := in.Count(all%60, "%d second", "%d seconds")
	switch {
	case all < 60:
		return seconds
	case all%60 == 0:
		return minutes
	}
	return minutes + " " + seconds
}
