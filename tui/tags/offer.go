package tags

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
)

// A beginning is what tab completes: the line as it was first pressed, and which of
// the tags that fit is in it now.
type beginning struct {
	line string
	at   int
	on   bool
}

// apart is the line before the tag that is being written, and what is written of it.
func apart(text string) (before, tag string) {
	cut := strings.LastIndexByte(text, ',') + 1
	return text[:cut], strings.TrimLeft(text[cut:], " ")
}

// offered are the tags in use that fit what is being written, those used most first.
func (m *Model) offered() (fit []string) {
	text := m.line.Words()
	if m.begun.on {
		text = m.begun.line
	}
	before, begun := apart(text)
	have, err := progress.TagsOf(before)
	if err != nil {
		return nil
	}
	for _, t := range m.used {
		if !contains(have, t.Name) && strings.HasPrefix(strings.ToLower(t.Name), strings.ToLower(begun)) && !strings.EqualFold(t.Name, begun) {
			fit = append(fit, t.Name)
		}
	}
	return fit
}

func contains(tags []string, tag string) bool {
	for _, t := range tags {
		if strings.EqualFold(t, tag) {
			return true
		}
	}
	return false
}

// complete puts in the first tag that fits, and pressed again the next.
func (m *Model) complete() (screen.Move, tea.Cmd) {
	fit := m.offered()
	if len(fit) == 0 {
		return screen.Stay, nil
	}
	if m.begun.on {
		m.begun.at = (m.begun.at + 1) % len(fit)
	} else {
		m.begun = beginning{line: m.line.Words(), on: true}
	}
	before, _ := apart(m.begun.line)
	if before != "" {
		before += " "
	}
	m.line.SetWords(before + fit[m.begun.at])
	m.said = ""
	return screen.Stay, nil
}
