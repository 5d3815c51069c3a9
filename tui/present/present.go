// Package present is the room's screen: one part, large and calm, for people who
// sit far from a bad projector. It is given what the room may see
// ([session.Room]) and draws nothing else: no clock, no team, no note, no chrome.
//
// It also knows how parts fall into screens at this size, and so what the next
// press of a clicker leads to.
package present

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress/session"
	"prebirth/tui/language"
	"prebirth/tui/prose"
	"prebirth/tui/theme"
)

// Model draws the room's screen. It is used on the update loop only.
type Model struct {
	title  clean.Text
	parts  []*briefings.Part // those of the session, in order
	theme  theme.Theme
	colour bool // may be drawn
	setter *prose.Setter
	width  int
	height int
	room   room
	pages  map[string]*page // of this size and theme
	seen   session.Room
}

// New makes the screen for some parts of a briefing, on a dark or a light ground.
// Without colours that is the terminal's own ground, or that in reverse. The words
// that are not the briefing's are said in a language.
func New(b *briefings.Briefing, parts []*briefings.Part, dark, colours bool, in *language.Language) *Model {
	m := &Model{title: clean.Line(b.Title), parts: parts, theme: theme.NewRoom(dark, colours).In(in), colour: colours, pages: map[string]*page{}, room: roomOf(1, 1)}
	m.reset()
	return m
}

// Resize says how large the window is, in cells.
func (m *Model) Resize(width, height int) {
	if width == m.width && height == m.height {
		return
	}
	m.width, m.height, m.room = width, height, roomOf(width, height)
	m.reset()
}

func (m *Model) reset() {
	clear(m.pages)
	m.setter = prose.New(m.theme, m.room.width)
}

// Invert has black letters on white from now on, or white ones on black.
func (m *Model) Invert() {
	m.theme = theme.NewRoom(!m.theme.Dark, m.colour).In(m.theme.Language)
	m.reset()
}

// Dark says whether the ground is black.
func (m *Model) Dark() bool { return m.theme.Dark }

// Colours says whether the ground is painted.
func (m *Model) Colours() bool { return m.colour }

// See takes what the room may see from now on.
func (m *Model) See(r session.Room) { m.seen = r }

// Choose takes the parts of the session, before it begins.
func (m *Model) Choose(parts []*briefings.Part) { m.parts = parts }

// large says whether the window has room for large type.
func (m *Model) large() bool { return m.width >= largeWidth && m.height >= largeHeight }

func (m *Model) page(p *briefings.Part) *page {
	g := m.pages[p.ID]
	if g == nil {
		g = newPage(p, m.setter, m.theme.Strong, m.room, m.large())
		m.pages[p.ID] = g
	}
	return g
}

// part is a part of the session by its id, the first one where there is none.
func (m *Model) part(id string) *briefings.Part {
	for _, p := range m.parts {
		if p.ID == id {
			return p
		}
	}
	return m.parts[0]
}

// Screens is which screen of a part is shown, from 1, and how many it has.
func (m *Model) Screens(p *briefings.Part, at session.Place) (this, of int) {
	g := m.page(p)
	return g.at(at) + 1, len(g.screens)
}

// Points is how many of a part's points are revealed, and how many it has.
func (m *Model) Points(p *briefings.Part, at session.Place) (shown, of int) {
	g := m.page(p)
	return min(at.Point+1, g.points), g.points
}

// Fit says how a part fits the window: on how many screens, and whether with free
// rows between.
func (m *Model) Fit(p *briefings.Part) (screens int, wide bool) {
	g := m.page(p)
	return len(g.screens), g.wide
}

// Rows is the window, row by row, each painted to its full width.
func (m *Model) Rows() clean.Styled {
	rows := make([]string, m.height)
	body := m.body()
	at := m.above(len(body))
	for i, row := range body {
		if at+i < len(rows) {
			rows[at+i] = strings.Repeat(" ", m.room.left) + ansi.Truncate(row, m.room.width, "…")
		}
	}
	for i, row := range rows {
		rows[i] = m.theme.Paint(ansi.Truncate(row, m.width, "…"), m.width)
	}
	return clean.Frame(strings.Join(rows, "\n"))
}

// above is how many rows stay free above the body. The title alone stands a third
// of the way down.
func (m *Model) above(rows int) int {
	if !m.seen.Began || m.seen.Over {
		return max(0, m.height-rows) / 3
	}
	return top(m.height)
}

func (m *Model) body() []string {
	switch {
	case m.seen.Dark || len(m.parts) == 0:
		return nil
	case !m.seen.Began, m.seen.Over:
		return m.cover()
	case m.seen.Asking:
		return m.question()
	}
	return m.shown()
}

// cover is the title alone, before the start and after the end.
func (m *Model) cover() []string {
	rows := wrapped(m.title.String(), m.room.width)
	if spaced := wrapped(Spaced(m.title.String()), m.room.width); m.large() && len(spaced) <= 3 {
		rows = spaced
	}
	for i, row := range rows {
		row = strings.Repeat(" ", max(0, m.room.width-lipgloss.Width(row))/2) + row
		rows[i] = m.theme.Strong.Render(strings.ReplaceAll(row, stuck, " "))
	}
	return rows
}

// shown is the part. What is not revealed yet keeps its rows, so that nothing moves
// when it comes.
func (m *Model) shown() []string {
	g := m.page(m.part(m.seen.Part))
	v := g.screens[g.at(m.seen.Place)]
	rows := append([]string{}, g.head...)
	for _, r := range v.rows {
		if m.seen.ByPoints && r.Block > m.seen.Place.Point {
			r.Text = ""
		}
		rows = append(rows, r.Text)
	}
	return rows
}

// question is what the room is asked, what it said as far as that was revealed, and
// its hands. Where not all of it fits, the newest is seen.
func (m *Model) question() []string {
	var head, rows []string
	for _, row := range wrapped(clean.Line(briefings.Plain(m.seen.Question)).String(), m.room.width) {
		head = append(head, m.theme.Strong.Render(row))
	}
	for _, said := range m.seen.Said {
		rows = append(rows, "")
		for i, row := range wrapped(clean.Line(said).String(), max(1, m.room.width-2)) {
			rows = append(rows, []string{"• ", "  "}[min(i, 1)]+row)
		}
	}
	rows = append(rows, m.hands()...)
	room := m.height - edge(m.height) - len(head)
	if len(rows) > max(0, room) {
		rows = append([]string{"…"}, rows[len(rows)-max(0, room-1):]...)
	}
	return append(head, rows...)
}

// hands are bars on one scale, each with its label and its figure in words.
func (m *Model) hands() []string {
	if len(m.seen.Hands) == 0 {
		return nil
	}
	var fence strings.Builder
	for _, h := range m.seen.Hands {
		label := strings.NewReplacer("|", "/", "`", "'").Replace(clean.Line(h.Label).String())
		fence.WriteString(label + " | " + m.countOf(h.Count) + "\n")
	}
	return append([]string{""}, m.setter.Lines("```bars\n"+fence.String()+"```\n")...)
}
