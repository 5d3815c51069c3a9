package main

import (
	"slices"
	"strings"
	"time"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/record"
	"prebirth/progress/session"
	"prebirth/tui/language"
)

// A selection is which reflections a record is made from: those that are named, or
// those that a filter lets through and that were first written between two days.
type selection struct {
	ids      []string
	filter   progress.Filter
	from, to string // "2026-04-01", or empty
}

// which is the selection that the flags make. Nothing chosen is not all: a record is
// of something.
func (e *env) which(l *learning) (s *selection, err error) {
	others := l.briefing != "" || l.tag != "" || l.supervision || l.from != "" || l.to != ""
	switch {
	case len(l.ids) > 0 && others:
		return nil, &usageError{language.Errorf("--reflection names them, and the other flags choose them"), e.Say("use the one or the others")}
	case len(l.ids) == 0 && !others:
		return nil, &usageError{language.Errorf("it has to be said which reflections it is made from"),
			e.Say("choose with --reflection ID, --briefing ID, --tag NAME, --for-supervision, or --from and --to; prebirth reflections list shows the ids")}
	}
	s = &selection{ids: l.ids}
	if s.from, err = e.dayGiven("--from", l.from); err != nil {
		return nil, err
	}
	if s.to, err = e.dayGiven("--to", l.to); err != nil {
		return nil, err
	}
	s.filter, err = e.filter(l.chooser)
	return s, err
}

func (e *env) dayGiven(flag, text string) (string, error) {
	day, err := session.Day(text)
	if err != nil {
		return "", &usageError{language.Errorf("%s %q is no day", flag, text), e.Say("write it as 15/12/2026 or 2026-12-15")}
	}
	return day, nil
}

// each goes through the selection, each reflection once.
func (s *selection) each(store *progress.Store, do func(progress.Reflection) error) error {
	var seen []string
	return chosen(store, s.filter, s.ids, func(r progress.Reflection) error {
		if len(s.ids) > 0 {
			if slices.Contains(seen, r.ID) {
				return nil
			}
			seen = append(seen, r.ID)
		}
		if !s.within(r.Created) {
			return nil
		}
		return do(r)
	})
}

// within says whether a time is on one of the days.
func (s *selection) within(at time.Time) bool {
	day := at.Local().Format(time.DateOnly)
	return day >= s.from && (s.to == "" || day <= s.to)
}

// timeRead is how long the parts take that were read of the briefings the reflections
// belong to, on the days of the selection: at an even pace, and not as it was timed.
func (e *env) timeRead(store *progress.Store, from []progress.Reflection, which *selection) (record.Reading, error) {
	lib, err := e.library()
	if err != nil {
		return record.Reading{}, err
	}
	reads, err := store.Reads()
	if err != nil {
		return record.Reading{}, err
	}
	of := map[string]bool{}
	for _, r := range from {
		briefing, _, _ := strings.Cut(r.Prompt, "/")
		of[briefing] = true
	}
	read, words := record.Reading{}, 0
	for id, at := range reads {
		if b, p, ok := lib.Part(id); ok && of[b.ID] && which.within(at) {
			read.Parts++
			words += p.Words()
		}
	}
	if read.Parts > 0 {
		read.Minutes = briefings.Minutes(words)
	}
	return read, nil
}
