package find

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// A result is one place to go to.
type result struct {
	heading string // of the group that begins here, possibly empty
	title   string
	excerpt string
	to      screen.Route
}

// Begins says whether a group begins with the result.
func (r result) Begins() bool { return r.heading != "" }

// search makes the results anew: this page, the library, one's own.
func (m *Model) search() {
	words := m.input.Words()
	var here, library []result
	for _, h := range m.lib.Search(words) {
		r := result{
			title:   fmt.Sprintf("%s · %02d %s", h.Briefing.Title, h.Part.Number, h.Part.Title),
			excerpt: h.Excerpt,
			to:      screen.Route{Name: "reader", ID: h.Part.ID, Find: words},
		}
		if h.Part.ID == m.here {
			r.heading = m.theme.Count(h.Places, "On this page, in %d place", "On this page, in %d places")
			here = append(here, r)
		} else {
			library = append(library, r)
		}
	}
	if len(library) > 0 {
		library[0].heading = m.theme.Count(len(library), "In the library, %d part", "In the library, %d parts")
	}
	m.found = append(append(here, library...), m.written(words)...)
	m.chosen = max(0, min(m.chosen, len(m.found)-1))
	m.reveal()
}

// written is one's own reflections, as far as they answer these words.
func (m *Model) written(words string) []result {
	if m.asked != words {
		return nil
	}
	var out []result
	for i, r := range m.own[:min(mine, len(m.own))] {
		heading := ""
		switch {
		case i == 0 && len(m.own) > mine:
			heading = m.theme.Say("In my reflections, the newest %d", mine)
		case i == 0:
			heading = m.theme.Say("In my reflections")
		}
		out = append(out, result{
			heading: heading, title: m.name(r), excerpt: screen.FirstWords(r.Text, 400, m.theme.Language),
			to: screen.Route{Name: "reflect", ID: r.ID},
		})
	}
	return out
}

func (m *Model) name(r progress.Reflection) string {
	day := m.theme.Date(r.Updated.Local(), "2 January 2006")
	if b, p, _, ok := m.lib.Prompt(r.Prompt); ok {
		return m.theme.Say("%s · %s, part %d", day, b.Title, p.Number)
	}
	return day + " · " + clean.String(r.Prompt)
}

// View draws the line and the results below it.
func (m *Model) View() screen.View {
	list := m.listing()
	m.scroll.Total = len(list.Rows)
	body := append([]string{" " + m.input.View(), ""}, screen.Window(m.scroll, list.Rows)...)
	if len(m.found) == 0 {
		body = append(body[:2], m.nothing()...)
	}
	return screen.View{
		Title: clean.Line(m.theme.Say("Find")), Body: strings.Join(body, "\n"), Status: clean.Line(m.status()),
		Cursor: m.cursor(list), Writes: true, Keys: keys.Footer(m), Spots: list.Spots(m.scroll, m.chosen, 0, 2, m.width),
	}
}

// cursor stands in the line while words are typed, and at the chosen result from
// when one is chosen until words are typed again.
func (m *Model) cursor(list screen.Listing) *tea.Cursor {
	if c := list.Sign(m.scroll, m.chosen); m.choosing && c != nil && m.scroll.Height > 0 {
		c.Y += 2
		return c
	}
	c := m.input.Cursor()
	c.X++
	return c
}

// nothing stands where results would be, and says why there are none. Where there is no
// room for all of it, a sign says so: it may quote words of any length.
func (m *Model) nothing() []string {
	width := max(1, min(m.width, measure)-2)
	rows := strings.Split(ansi.Wrap(m.outcome(), width, ""), "\n")
	if room := max(0, m.scroll.Height); len(rows) > room {
		rows = rows[:room]
		if room > 0 {
			rows[room-1] = ansi.Truncate(rows[room-1], width-1, "") + "…"
		}
	}
	for i, row := range rows {
		rows[i] = " " + m.theme.Quiet.Render(row)
	}
	return rows
}

// measure is how wide a text is read.
const measure = 74

func (m *Model) status() string {
	if words := m.outcome(); words != "" && len(m.found) > 0 {
		return words
	}
	return m.scroll.More(m.theme.Language)
}

// outcome is what has to be said about the words, where they found nothing.
func (m *Model) outcome() string {
	words := strings.TrimSpace(m.input.Words())
	switch {
	case words == "":
		return m.theme.Say("Type a word, or the beginning of one.")
	case m.failed != nil && m.asked == m.input.Words():
		return m.theme.Say("My reflections could not be searched: %s", screen.Why(m.failed, m.theme.Language))
	case len(m.found) == 0:
		return m.theme.Say("Nothing found for “%s”. Fewer or shorter words find more.", words)
	}
	return ""
}

func (m *Model) reveal() {
	list := m.listing()
	m.scroll.Total = len(list.Rows)
	m.scroll.To(m.scroll.Top)
	m.scroll.Reveal(list.First, list.Last)
}

// listing is all results.
func (m *Model) listing() screen.Listing {
	return screen.Groups(m.found, m.chosen, func(r result) string {
		return m.theme.Strong.Render(ansi.Truncate(r.heading, max(1, m.width-2), "…"))
	}, m.draw)
}

func (m *Model) draw(r result, chosen bool) []string {
	sign, style := "   ", m.theme.Text
	if chosen {
		sign, style = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
	}
	width := max(1, m.width-4)
	return []string{
		sign + style.Render(ansi.Truncate(r.title, width, "…")),
		"   " + m.mark(ansi.Truncate(m.fromWord(r.excerpt, width), width, "…")),
	}
}

// fromWord is an excerpt that begins late enough for its first found word to be in
// sight.
func (m *Model) fromWord(excerpt string, width int) string {
	spans := briefings.Spans(excerpt, m.input.Words())
	if len(spans) == 0 || lipgloss.Width(excerpt[:spans[0][1]]) < width {
		return excerpt
	}
	return ansi.TruncateLeft(excerpt, max(0, lipgloss.Width(excerpt[:spans[0][0]])-width/3), "…")
}

// mark makes the words stand out in an excerpt, by weight and not by colour.
func (m *Model) mark(excerpt string) string {
	styled := m.theme.Quiet.Render(excerpt)
	for _, span := range briefings.Spans(excerpt, m.input.Words()) {
		from := lipgloss.Width(excerpt[:span[0]])
		to := from + lipgloss.Width(excerpt[span[0]:span[1]])
		styled = lipgloss.StyleRanges(styled, lipgloss.NewRange(from, to, m.theme.Strong))
	}
	return styled
}
