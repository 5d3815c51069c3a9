package versions

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/tui/changed"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// forBeside is the width from which the two versions stand side by side.
const forBeside = 100

// listed is how many rows the list of versions has.
func (m *Model) listed() int {
	switch {
	case m.height < 6:
		return min(1, len(m.all))
	case m.height < 16:
		return min(2, len(m.all))
	}
	return min(max(3, m.height/5), len(m.all))
}

// from is the first version in the list.
func (m *Model) from() int {
	n := m.listed()
	return max(0, min(m.chosen-n/2, len(m.all)-n))
}

// lay draws what stands below the list.
func (m *Model) lay() {
	m.rows = nil
	if m.width == 0 || m.chosen >= len(m.all) {
		return
	}
	switch _, _, two := m.pair(); {
	case !m.ready:
		m.rows = []string{"  " + m.theme.Say("Comparing…")}
	case two && m.width >= forBeside:
		m.rows = m.beside()
	default:
		for _, row := range changed.Rows(m.pieces, min(72, m.width-4), m.theme, changed.Same, changed.Gone, changed.Added) {
			m.rows = append(m.rows, "  "+row)
		}
	}
	m.scroll.Height, m.scroll.Total = max(0, m.height-len(m.head())), len(m.rows)
	m.scroll.By(0)
}

// columns is the width of each of two columns.
func (m *Model) columns() int { return max(1, (m.width-7)/2) }

// beside draws the older version and the newer one beside each other, line
// against line where the two have a line end in common.
func (m *Model) beside() (rows []string) {
	width := m.columns()
	for _, part := range lines(m.pieces) {
		left := changed.Rows(part, width, m.theme, changed.Same, changed.Gone)
		right := changed.Rows(part, width, m.theme, changed.Same, changed.Added)
		for i := range max(len(left), len(right)) {
			rows = append(rows, m.twoCells(at(left, i), at(right, i)))
		}
	}
	return rows
}

func (m *Model) twoCells(left, right string) string {
	pad := strings.Repeat(" ", max(0, m.columns()-lipgloss.Width(left)))
	return "  " + left + pad + " " + m.theme.Rule.Render("│") + " " + right
}

func at(rows []string, i int) string {
	if i < len(rows) {
		return rows[i]
	}
	return ""
}

// lines cuts pieces at the line ends that both texts have.
func lines(pieces []changed.Piece) (parts [][]changed.Piece) {
	var part []changed.Piece
	for _, p := range pieces {
		if p.Kind != changed.Same {
			part = append(part, p)
			continue
		}
		for i, line := range strings.Split(p.Text, "\n") {
			if i > 0 {
				parts, part = append(parts, part), nil
			}
			part = append(part, changed.Piece{Kind: changed.Same, Text: line})
		}
	}
	return append(parts, part)
}

// name is which version of how many one is, and when it was written.
func (m *Model) name(i int) string {
	if m.width < 40 {
		return m.theme.Date(m.all[i].At.Local(), "2 Jan 06 15:04")
	}
	return m.theme.Say("Version %d of %d · %s", len(m.all)-i, len(m.all), m.moment(m.all[i].At))
}

// list is a row for each version that the list has room for.
func (m *Model) list() (rows []string) {
	for i := m.from(); i < m.from()+m.listed(); i++ {
		sign, style := "   ", m.theme.Text
		if i == m.chosen {
			sign, style = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
		}
		name := m.name(i)
		if i == 0 {
			name += " · " + m.theme.Say("as it reads now")
		}
		rows = append(rows, sign+style.Render(ansi.Truncate(name, max(1, m.width-4), "…")))
	}
	return rows
}

// head is the list of versions, and what is compared.
func (m *Model) head() []string {
	list, window := m.listing()
	list.Number(window, m.theme.Quiet)
	rows := list.Rows
	if m.height >= 16 {
		asked := briefings.Plain(clean.String(m.all[m.chosen].Asked))
		rows = append(rows, "", "  "+m.theme.Quiet.Render(ansi.Truncate(asked, max(1, m.width-4), "…")))
	}
	if m.height >= 6 {
		rows = append(rows, m.compared())
	}
	if m.height >= 16 {
		rows = append(rows, "  "+m.theme.Rule.Render(strings.Repeat("─", max(1, m.width-4))))
	}
	return rows
}

// listing is the list of versions, all of whose rows show.
func (m *Model) listing() (screen.Listing, screen.Scroll) {
	l := screen.Listing{Rows: m.list(), At: make([]int, len(m.all))}
	for i := range l.At {
		l.At[i] = i - m.from()
	}
	return l, screen.Scroll{Height: m.listed()}
}

// compared says which versions the words below are of.
func (m *Model) compared() string {
	cut := func(s string, width int) string { return m.theme.Strong.Render(ansi.Truncate(s, max(1, width), "…")) }
	old, new, two := m.pair()
	if two && m.width >= forBeside {
		return m.twoCells(cut(m.name(old), m.columns()), cut(m.name(new), m.columns()))
	}
	return "  " + cut(m.theme.Say(m.what()), m.width-4)
}

const (
	thisReadsNow = "This is how it reads now."
	readsNow     = "How it reads now"
)

// what says what the words below are, in English.
func (m *Model) what() string {
	_, _, two := m.pair()
	switch {
	case two && m.present:
		return language.Mark("What has changed since")
	case two:
		return language.Mark("What changed in it")
	case m.chosen == len(m.all)-1:
		return language.Mark("The first version")
	}
	return language.Mark(readsNow)
}

// View draws the list and what changed in the chosen version.
func (m *Model) View() screen.View {
	v := screen.View{Title: clean.Line(m.theme.Say("Earlier versions")), Keys: keys.Footer(m)}
	status := m.scroll.More(m.theme.Language)
	switch {
	case m.said != "":
		status, v.Bad = m.scroll.After(m.said, m.theme.Language), m.bad
	case m.chosen == 0 && len(m.all) > 0 && status == "":
		status = m.theme.Say(thisReadsNow)
	}
	v.Status = clean.Line(status)
	if len(m.all) == 0 {
		v.Body = m.empty()
		return v
	}
	head := m.head()
	list, window := m.listing()
	v.Spots = list.Spots(window, m.chosen, 0, 0, m.width)
	rows := append(head[:len(head):len(head)], screen.Window(m.scroll, m.rows)...)
	v.Cursor = screen.Point(1, m.chosen-m.from())
	if m.scroll.Top > 0 { // the words are being read
		v.Cursor = screen.Begin(rows[len(head):])
		v.Cursor.Y += len(head)
	}
	v.Body = strings.Join(rows[:min(len(rows), max(0, m.height))], "\n")
	return v
}

// why says why there is nothing to compare.
func (m *Model) why() string {
	switch {
	case m.failed != nil:
		return m.theme.Say("The versions cannot be shown: %s.", screen.Why(m.failed, m.theme.Language))
	case m.loaded:
		return m.theme.Say("This reflection has no earlier versions.")
	}
	return m.theme.Say("Opening…")
}

func (m *Model) empty() string {
	rows := []string{""}
	for _, line := range strings.Split(lipgloss.Wrap(m.why(), max(1, min(72, m.width-4)), ""), "\n") {
		rows = append(rows, "  "+line)
	}
	if len(rows) > m.height {
		rows = rows[1:]
	}
	return screen.Fit(rows, m.height)
}
