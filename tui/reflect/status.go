package reflect

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
)

func (m *Model) title() string {
	if m.briefing == nil {
		return "Reflecting"
	}
	return "Reflecting · " + m.part.Title
}

func (m *Model) right() string {
	if m.briefing == nil {
		return ""
	}
	return fmt.Sprintf("part %d of %d", m.part.Number, len(m.briefing.Parts))
}

// name says which prompt of how many this is.
func (m *Model) name() string {
	if !m.loaded && m.briefing == nil {
		return ""
	}
	if m.briefing == nil {
		return m.prompt.Mark() + " · no longer in the library"
	}
	for i, q := range m.part.Prompts {
		if q.ID == m.prompt.ID {
			return fmt.Sprintf("%s · prompt %d of %d", q.Mark(), i+1, len(m.part.Prompts))
		}
	}
	return m.prompt.Mark()
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
		words += " · " + copied
	}
	if n := m.box.Words(); n > 0 {
		words += hidden + " · " + screen.Count(n, "word") // where there is no room, the count goes
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
		return "NOT SAVED: " + clean.String(draft.Why(s.Err, m.theme.Language)) + "; it is tried again", true
	case m.refused != nil:
		return refusal(m.refused), true
	case s.Waiting:
		return "Saving…", false
	case !s.Saved.IsZero():
		return "Saved " + clock(s.Saved), false
	case !m.words.Updated.IsZero():
		return "Saved " + clock(m.words.Updated), false
	case !m.begun:
		return "Opening…", false
	}
	return "Nothing written yet", false
}

// refusal says why nothing may be written here.
func refusal(err error) string {
	var busy *progress.BusyError
	if errors.As(err, &busy) && busy.Holder != (progress.Holder{}) {
		return "Another copy of prebirth is writing: " + clean.String(busy.Holder.String())
	}
	return "Nothing can be saved: " + clean.String(err.Error())
}

// hidden says in words what of the writing lies above and below the window.
func (m *Model) hidden() string {
	above, below := m.box.Rows()
	words := ""
	if above > 0 {
		words += " · " + screen.Count(above, "line") + " above"
	}
	if below > 0 {
		words += " · " + screen.Count(below, "line") + " below"
	}
	return words
}

// clock is the time of today, or the day with it.
func clock(t time.Time) string {
	t = t.Local()
	if y, n := t, time.Now(); y.YearDay() == n.YearDay() && y.Year() == n.Year() {
		return t.Format("15:04")
	}
	return strings.TrimSpace(t.Format("2 January 15:04"))
}
