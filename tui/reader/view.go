package reader

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// The rail needs this much of the window: the whole of it, or only its
// numbers.
const (
	wideRail   = 37
	narrowRail = 7
	forWide    = 112
	forNarrow  = 80
)

func (m *Model) rail() int {
	switch {
	case m.width >= forWide:
		return wideRail
	case m.width >= forNarrow:
		return narrowRail
	}
	return 0
}

// measure is how wide the text is set.
func (m *Model) measure() int {
	return max(1, min(prose.Measure, m.width-m.rail()-3))
}

// label is a part's number and title as the printed sheets have them.
func label(p *briefings.Part) string { return fmt.Sprintf("%02d  %s", p.Number, p.Title) }

// View draws the rail and the rows of the page that fit.
func (m *Model) View() screen.View {
	rail := m.railRows()
	text := screen.Window(m.scroll, m.rows())
	rows := make([]string, m.height)
	for i := range rows {
		left, right := " ", ""
		if i < len(rail) {
			left = rail[i]
		}
		if i < len(text) {
			right = m.find.draw(text[i].Text, m.theme)
		}
		if pad := m.rail() + 1 - lipgloss.Width(left); pad > 0 && right != "" {
			left += strings.Repeat(" ", pad)
		}
		rows[i] = left + right
	}
	v := screen.View{
		Title: clean.Line(m.briefing.Title),
		Right: clean.Line(m.theme.Say("part %d of %d", m.shown().Number, len(m.briefing.Parts))),
		Body:  strings.Join(rows, "\n"),
		Keys:  keys.Footer(m),
	}
	for i := range rail {
		v.Spots = append(v.Spots, screen.Spot{Width: m.rail(), Y: i, Height: 1, Item: i, Chosen: i == m.part})
	}
	v.Status, v.Cursor = clean.Line(m.status()), m.cursor(text)
	return v
}

// cursor is at the found word that was gone to, as long as it shows, and else where
// the reading goes on: at the first word of the page that shows.
func (m *Model) cursor(shown []prose.Row) *tea.Cursor {
	rows := make([]string, len(shown))
	for i, r := range shown {
		rows[i] = r.Text
	}
	c := screen.Begin(rows)
	if at := m.find.at - m.scroll.Top; m.find.number(m.find.at) > 0 && at >= 0 && at < len(rows) {
		plain := ansi.Strip(rows[at])
		span := briefings.Spans(plain, m.find.words)[0]
		c = screen.Point(lipgloss.Width(plain[:span[0]]), at)
	}
	c.X += m.rail() + 1
	return c
}

func (m *Model) rows() []prose.Row {
	if m.page == nil {
		return nil
	}
	return m.page.rows
}

// railRows is the numbered list of parts. The one shown has a sign, so that it
// is seen without colour; a part that was read has another.
func (m *Model) railRows() []string {
	if m.rail() == 0 {
		return nil
	}
	var out []string
	for i, p := range m.briefing.Parts {
		sign, style := " ", m.theme.Quiet
		if i == m.part {
			sign, style = "▸", m.theme.Accent
		}
		read := "○"
		if _, ok := m.marks.reads[p.ID]; ok {
			read = "●"
		}
		name := fmt.Sprintf("%02d", p.Number)
		if m.rail() == wideRail {
			name = ansi.Truncate(label(p), wideRail-5, "…")
		}
		out = append(out, " "+style.Render(fmt.Sprintf("%s%s %s", sign, read, name)))
	}
	return out
}

// status says what is below and what is left, or answers the last key.
func (m *Model) status() string {
	switch {
	case m.said != "":
		return m.scroll.After(m.said, m.theme.Language)
	case m.page == nil:
		return ""
	}
	below := m.scroll.More(m.theme.Language)
	if below == "" && m.part+1 == len(m.briefing.Parts) {
		return m.theme.Say("end of the last part")
	}
	if below == "" {
		below = m.theme.Say("end of part %d, %s turns", m.shown().Number, m.theme.Key("reader", "space"))
	}
	return below + " · " + m.left()
}

// left is how long the rest takes, in few words where there is little room.
func (m *Model) left() string {
	minutes := m.briefing.MinutesLeft(m.shown(), m.share())
	if m.width < 60 {
		return m.theme.Say("%d min left", minutes)
	}
	return m.theme.Count(minutes, "about %d minute left", "about %d minutes left")
}

// share is how much of the part lies above the window.
func (m *Model) share() float64 {
	if m.page.end == 0 {
		return 0
	}
	return min(1, float64(m.scroll.Top)/float64(m.page.end))
}
