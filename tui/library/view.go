package library

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/screen"
)

// View draws the list.
func (m *Model) View() screen.View {
	list := m.listing()
	m.scroll.Total = len(list.Rows)
	return screen.View{
		Title:  clean.Line(m.theme.Say("Library")),
		Right:  clean.Line(m.theme.Count(len(m.lib.Briefings), "%d briefing", "%d briefings")),
		Body:   strings.Join(screen.Window(m.scroll, list.Rows), "\n"),
		Status: clean.Line(m.scroll.More(m.theme.Language)),
		Cursor: list.Sign(m.scroll, m.chosen),
		Keys:   keys.Footer(m),
		Spots:  list.Spots(m.scroll, m.chosen, 0, 0, m.width),
	}
}

// reveal scrolls so that the chosen item, and the heading above it, is seen.
func (m *Model) reveal() {
	list := m.listing()
	m.scroll.Total = len(list.Rows)
	m.scroll.To(m.scroll.Top)
	m.scroll.Reveal(list.First, list.Last)
}

// listing is the whole list.
func (m *Model) listing() screen.Listing {
	signs, words := 0, 0
	for _, it := range m.items {
		signs, words = max(signs, lipgloss.Width(it.signs)), max(words, lipgloss.Width(it.words))
	}
	return screen.Groups(m.items, m.chosen, func(it item) string {
		return m.theme.Strong.Render(ansi.Truncate(it.heading, max(1, m.width-2), "…"))
	}, func(it item, chosen bool) []string { return m.draw(it, chosen, signs, words) })
}

// The widths that change how an item is drawn: below narrow it takes two rows,
// below wide the signs are left out, because the words say the same, and
// beyond widest nothing is drawn, so that a title and its marks are read
// together.
const (
	narrow = 74
	wide   = 96
	widest = 100
)

// draw puts one item on one row, or on two where the window is narrow. The
// chosen one has a sign, so that it is seen without colour. Where there is room,
// the signs and the words of every item stand below each other, in columns of
// the widths given.
func (m *Model) draw(it item, chosen bool, signs, words int) []string {
	sign, title := "   ", m.theme.Text
	if chosen {
		sign, title = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
	}
	if m.width < narrow {
		note := strings.TrimSpace(it.signs + "  " + it.words)
		return []string{
			sign + title.Render(ansi.Truncate(it.title, max(1, m.width-3), "…")),
			"     " + m.theme.Quiet.Render(ansi.Truncate(note, max(1, m.width-5), "…")),
		}
	}
	right := it.words
	if m.width >= wide {
		right = pad(it.signs, signs) + "  " + pad(it.words, words)
	}
	room := min(m.width, widest) - 3 - lipgloss.Width(right) - 3
	name := ansi.Truncate(it.title, room, "…")
	gap := strings.Repeat(" ", room-lipgloss.Width(name)+2)
	return []string{sign + title.Render(name) + gap + m.theme.Quiet.Render(right)}
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-lipgloss.Width(s)))
}
