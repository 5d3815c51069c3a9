package notes

import (
	"fmt"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/progress/session"
	"prebirth/tui/language"
)

// Table is how long each part took against what it had, row by row, for a screen
// or for print, in so many cells where that can be.
func Table(s *session.Session, width int, in *language.Language) []string {
	plan, took, together, discussion := in.Say("plan"), in.Say("took"), in.Say("together"), in.Say("discussion")
	one, two := max(5, lipgloss.Width(plan)), max(5, lipgloss.Width(took))
	title := max(lipgloss.Width(together), lipgloss.Width(discussion))
	for _, p := range s.Parts {
		title = max(title, min(width-10-one-two, 40, lipgloss.Width(clean.Line(p.Title).String())))
	}
	row := func(number, name, plan, took string) string {
		name = ansi.Truncate(name, title, "…")
		name += strings.Repeat(" ", max(0, title-lipgloss.Width(name)))
		return strings.TrimRight(fmt.Sprintf("%2s  %s  %*s  %*s", number, name, one, plan, two, took), " ")
	}
	rows := []string{row("", "", plan, took)}
	for _, p := range s.Parts {
		took := "-"
		if p.Shown {
			took = session.Clock(p.Took.Round(time.Second))
		}
		rows = append(rows, row(fmt.Sprint(p.Number), clean.Line(p.Title).String(), session.Clock(p.Plan), took))
	}
	pace := s.Pace()
	return append(rows, row("", together, session.Clock(pace.Plan), session.Clock(pace.Took.Round(time.Second))),
		row("", discussion, "", session.Clock(s.Talk.Round(time.Second))))
}
