package reflect

import (
	"errors"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/language"
)

func (m *Model) title() string {
	if m.briefing == nil {
		return m.theme.Say("Reflecting")
	}
	return m.theme.Say("Reflecting · %s", m.part.Title)
}

func (m *Model) right() string {
	if m.briefing == nil {
		return ""
	}
	return m.theme.Say("part %d of %d", m.part.Number, len(m.briefing.Parts))
}

// name says which prompt of how many this is.
func (m *Model) name() string {
	if !m.loaded && m.briefing == nil {
		return ""
	}
	if m.briefing == nil {
		return m.whose(m.prompt) + " · " + m.theme.Say("no longer in the library")
	}
	for i, q := range m.part.Prompts {
		if q.ID == m.prompt.ID {
			return m.theme.Say("%s · prompt %d of %d", m.whose(q), i+1, len(m.part.Prompts))
		}
	}
	return m.whose(m.prompt)
}

// whose is the mark of a prompt: one of our own, or one that somebody published.
func (m *Model) whose(q briefings.Prompt) string {
	return m.theme.Say(map[bool]string{true: "published", false: "ours"}[q.Published])
}

// status is the line below the writing.
func (m *Model) status() (words string, bad bool) {
	return m.stands(m.hidden())
}

// stands is how the words are kept, what of them is hidden, and how many there are.
func (m *Model) stands(hidden string) (words string, bad bool) {
	if m.said != "" {
		return m.said, m.refused != nil
	}
	if words, bad = m.saved(); bad {
		return words, true
	}
	if m.copied && !m.saysCopied() {
		words += " · " + m.theme.Say(copied)
	}
	if n := m.box.Words(); n > 0 {
		words += hidden + " · " + m.theme.Count(n, "%d word", "%d words") // where there is no room, the count goes
	}
	return words, false
}

// copied is said for as long as the words are those of the copy.
const copied = "Changed elsewhere meanwhile: both are kept. This is the copy."

// saved is how the words stand, in words.
func (m *Model) saved() (words string, bad bool) {
	s := m.book.State(m.words.ID)
	switch {
	case s.Err != nil:
		return m.theme.Say("NOT SAVED: %s; it is tried again", clean.String(draft.Why(s.Err, m.theme.Language))), true
	case m.refused != nil:
		return refusal(m.refused, m.theme.Language), true
	case s.Waiting:
		return m.theme.Say("Saving…"), false
	case !s.Saved.IsZero():
		return m.theme.Say("Saved %s", clock(s.Saved, m.theme.Language)), false
	case !m.words.Updated.IsZero():
		return m.theme.Say("Saved %s", clock(m.words.Updated, m.theme.Language)), false
	case !m.begun:
		return m.theme.Say("Opening…"), false
	}
	return m.theme.Say("Nothing written yet"), false
}

// refusal says why nothing may be written here.
func refusal(err error, in *language.Language) string {
	var busy *progress.BusyError
	if errors.As(err, &busy) && busy.Holder != (progress.Holder{}) {
		h := busy.Holder
		since := in.Date(h.Since.Local(), h.Layout())
		if h.Here() {
			return in.Say("Another copy of prebirth is writing: process %d on this computer, since %s", h.Process, since)
		}
		return in.Say("Another copy of prebirth is writing: process %d on %s, since %s", h.Process, clean.String(h.Machine), since)
	}
	return in.Say("Nothing can be saved: %s", clean.String(err.Error()))
}

// hidden says in words what of the writing lies above and below the window.
func (m *Model) hidden() string {
	above, below := m.box.Rows()
	words := ""
	if above > 0 {
		words += " · " + m.theme.Count(above, "%d line above", "%d lines above")
	}
	if below > 0 {
		words += " · " + m.theme.Count(below, "%d line below", "%d lines below")
	}
	return words
}

// clock is the time of today, or the day with it.
func clock(t time.Time, in *language.Language) string {
	t = t.Local()
	if y, n := t, time.Now(); y.YearDay() == n.YearDay() && y.Year() == n.Year() {
		return t.Format("15:04")
	}
	return in.Date(t, "2 January 15:04")
}
