package journal

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// View draws the list, and below it the words of the chosen reflection where
// the window is high enough.
func (m *Model) View() screen.View {
	v := screen.View{Title: clean.Line(m.theme.Say("My reflections")), Right: clean.Line(m.counts()), Keys: m.footer()}
	status, bad := m.status()
	v.Status, v.Bad = clean.Line(status), bad
	rows := m.head()
	v.Writes, v.Cursor = m.finding, m.cursor(len(rows))
	if len(m.found) == 0 {
		v.Body = screen.Fit(append(rows, m.empty()...), m.height)
		return v
	}
	list, _ := m.listing()
	m.scroll.Total = len(list.Rows)
	if !m.finding && !m.erasing.asked() {
		list.Number(m.scroll, m.theme.Quiet)
	}
	v.Spots = list.Spots(m.scroll, m.chosen, 0, len(rows), m.width)
	rows = append(rows, screen.Window(m.scroll, list.Rows)...)
	for len(rows) < m.height-m.preview() {
		rows = append(rows, "")
	}
	v.Body = screen.Fit(append(rows, m.words()...), m.height)
	return v
}

// cursor is at the question, in the line while words are typed into it, or at the
// chosen reflection below the head.
func (m *Model) cursor(head int) *tea.Cursor {
	switch {
	case m.erasing.asked():
		return screen.Point(1, 0)
	case m.finding && !m.choosing:
		c := m.input.Cursor()
		c.X, c.Y = c.X+1, head-1
		return c
	case len(m.found) == 0 || m.scroll.Height == 0:
		return nil
	}
	c := m.scroll.Point(1, 2*m.chosen)
	c.Y += head
	return c
}

func (m *Model) counts() string {
	narrowed := m.filter.Tag != "" || m.filter.Briefing != "" || m.filter.Sharing != "" || m.filter.Words != ""
	switch {
	case !m.loaded || m.total == 0:
		return ""
	case !narrowed:
		return m.theme.Say("%d of %d", m.chosen+min(1, len(m.found)), m.total)
	case !m.all:
		return m.theme.Say("%d of more than %d", m.chosen+1, len(m.found))
	}
	return m.theme.Say("%d of %d shown", m.chosen+min(1, len(m.found)), len(m.found))
}

// only says which reflections are shown, where not all are.
func (m *Model) only() string {
	kind, tag := m.kind(), clean.Line(m.filter.Tag).String()
	switch {
	case tag == "":
		return kind
	case kind == "":
		return m.theme.Say("Only those with the tag “%s”", tag)
	}
	return m.theme.Say("%s, with the tag “%s”", kind, tag)
}

// kind says which briefing's and which state's are shown.
func (m *Model) kind() string {
	if b, ok := m.lib.Briefing(m.filter.Briefing); ok {
		return m.theme.Say(map[progress.Sharing]string{
			"":                      "Only those to “%s”",
			progress.Private:        "Only those to “%s” and that are private",
			progress.ForSupervision: "Only those to “%s” and that are for supervision",
		}[m.filter.Sharing], b.Title)
	}
	return m.theme.Say(map[progress.Sharing]string{
		progress.Private: "Only those that are private", progress.ForSupervision: "Only those that are for supervision",
	}[m.filter.Sharing])
}

// head is what stands above the list.
func (m *Model) head() []string {
	only, rows := m.only(), m.questionRows()
	if only != "" {
		rows = append(rows, " "+m.theme.Warn.Render(ansi.Truncate(only, max(1, m.width-2), "…")))
	}
	if m.finding || m.filter.Words != "" {
		rows = append(rows, " "+m.input.View())
	}
	return rows
}

// why says why there is nothing in the list.
func (m *Model) why() string {
	switch {
	case m.failed != nil:
		return m.theme.Say("What was written cannot be shown: %s.", screen.Why(m.failed, m.theme.Language))
	case m.loaded && m.total == 0:
		return m.theme.Say("Nothing is written yet. Open a briefing, press %s at a prompt and write: it will be here, the newest first, to find and to go on with. "+
			"It is kept on this computer only, and stays private until you say otherwise.", m.theme.Key("reader", "r"))
	case m.loaded:
		return m.theme.Say("No reflection is like that.") + " " + m.wayBack()
	}
	return m.theme.Say("Opening…")
}

func (m *Model) empty() []string {
	var rows []string
	for _, line := range strings.Split(lipgloss.Wrap(m.why(), max(1, min(72, m.width-4)), ""), "\n") {
		rows = append(rows, "  "+line)
	}
	if len(rows)+1 < m.height {
		rows = append([]string{""}, rows...)
	}
	return rows[:min(len(rows), max(0, m.height-len(m.head())))]
}

func (m *Model) wayBack() string {
	switch {
	case m.finding:
		return m.theme.Say("Fewer or shorter words find more; esc shows all again.")
	case m.filter.Words != "":
		return m.theme.Say("Fewer or shorter words find more; %s changes them.", m.theme.Key("journal", "/"))
	}
	return m.theme.Say("b, s and # change which are shown.")
}

func (m *Model) status() (string, bool) {
	switch {
	case m.said != "":
		return m.scroll.After(m.said, m.theme.Language), m.trouble
	case m.erasing.asked():
		return "", false // the question is whole; what lies below it is not asked about
	}
	return m.scroll.More(m.theme.Language), false
}

// preview is how many rows the chosen reflection's words have.
func (m *Model) preview() int {
	if m.height < 14 {
		return 0
	}
	return m.height * 2 / 5
}

// previewMost is how much of a reflection is looked at for it, in bytes.
const previewMost = 4000

func (m *Model) words() []string {
	n := m.preview()
	r, ok := m.now()
	if n == 0 || !ok {
		return nil
	}
	rows := []string{m.theme.Rule.Render(strings.Repeat("─", m.width))}
	width := max(1, min(72, m.width-4))
	rows = append(rows, "  "+m.theme.Quiet.Render(ansi.Truncate(briefings.Plain(clean.String(r.Asked)), width, "…")))
	if len(r.Tags) > 1 { // the list may have no room for all
		tags := strings.Split(lipgloss.Wrap("#"+clean.String(strings.Join(r.Tags, " · #")), width, ""), "\n")
		for _, row := range tags {
			rows = append(rows, "  "+m.theme.Quiet.Render(row))
		}
	}
	text := clean.String(r.Text[:min(len(r.Text), previewMost)])
	for _, line := range strings.Split(lipgloss.Wrap(strings.ReplaceAll(text, "\t", "    "), width, ""), "\n") {
		rows = append(rows, "  "+line)
	}
	if len(rows) > n || len(r.Text) > previewMost {
		rows = rows[:min(n, len(rows))]
		n = len(rows)
		rows = append(rows[:n-1:n-1], "  "+m.theme.Quiet.Render(m.theme.Say("… %s opens it", m.theme.Key("journal", "enter"))))
	}
	return rows
}

// reveal scrolls so that the chosen reflection is seen.
func (m *Model) reveal() {
	m.scroll.Height = max(0, m.height-m.preview()-len(m.head()))
	m.scroll.Total = 2 * len(m.found)
	m.scroll.To(m.scroll.Top)
	m.scroll.Reveal(2*m.chosen, 2*m.chosen+1)
}

// listing is the list in its window.
func (m *Model) listing() (screen.Listing, screen.Scroll) {
	l := screen.Listing{Rows: m.list(), At: make([]int, len(m.found))}
	for i := range l.At {
		l.At[i] = 2 * i
	}
	return l, m.scroll
}

// list draws two rows for each reflection in the window; the others need no
// drawing.
func (m *Model) list() []string {
	rows := make([]string, 2*len(m.found))
	for i, r := range m.found {
		if 2*i+1 < m.scroll.Top || 2*i > m.scroll.Top+m.scroll.Height {
			continue
		}
		sign, style := "   ", m.theme.Text
		if i == m.chosen {
			sign, style = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
		}
		width := max(1, m.width-4)
		rows[2*i] = sign + style.Render(ansi.Truncate(screen.FirstWords(r.Text, 400, m.theme.Language), width, "…"))
		rows[2*i+1] = "   " + m.theme.Quiet.Render(ansi.Truncate(m.about(r), width, "…"))
	}
	return rows
}

// about is when, who it is for, and what it was written to. Where several are
// written to the same prompt, it says how many.
func (m *Model) about(r progress.Reflection) string {
	words := when(r.Updated, m.theme.Language) + " · " + screen.Sharing(r.Sharing, m.theme.Language) + " · "
	if b, p, _, ok := m.lib.Prompt(r.Prompt); ok {
		words += m.theme.Say("%s, part %d", b.Title, p.Number)
	} else {
		words += clean.String(r.Prompt)
	}
	if _, later := briefings.LaterOf(r.Prompt); later {
		words += " · " + m.theme.Say("looking back")
	}
	if n := m.many[r.Prompt]; n > 1 {
		words += " · " + m.theme.Say("one of %d", n)
	}
	for _, tag := range r.Tags {
		words += " · #" + clean.String(tag)
	}
	return words
}

// when is a date as short as it can be, so that what follows is not cut.
func when(t time.Time, in *language.Language) string {
	t = t.Local()
	if t.Year() == time.Now().Year() {
		return in.Date(t, "2 Jan 15:04")
	}
	return in.Date(t, "2 Jan 2006")
}
