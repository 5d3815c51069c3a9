package supervise

import (
	"time"

	"prebirth/progress/supervision"
	"prebirth/tui/language"
)

// news is why a reflection deserves to be looked at first.
func news(n supervision.News, in *language.Language) string {
	switch n {
	case supervision.Fresh:
		return in.Say("new")
	case supervision.Reworded:
		return in.Say("changed")
	case supervision.Returned:
		return in.Say("returned")
	case supervision.Unanswered:
		return in.Say("unanswered")
	}
	return string(n)
}

// state is how an action was closed. What a file from elsewhere calls it stays as it is.
func state(s string, in *language.Language) string {
	switch s {
	case "done":
		return in.Say("done")
	case "dropped":
		return in.Say("dropped")
	}
	return s
}

// withdrawn is how a withdrawal stands.
func withdrawn(w supervision.Withdrawal, in *language.Language) string {
	switch {
	case w.Done:
		return in.Say("given back")
	case !w.Answered.IsZero():
		return in.Say("asked back, and kept")
	}
	return in.Say("asked back")
}

// day is a day such as 2026-03-31 as a person writes it. What is no day stays as it is.
func day(day string, in *language.Language) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return in.Date(t, "2 January 2006")
}
