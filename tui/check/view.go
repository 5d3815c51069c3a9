package check

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/tui/draft"
	"prebirth/tui/findings"
	"prebirth/tui/marked"
	"prebirth/tui/screen"
)

// most is how many findings are shown; more than that nobody looks at one by
// one.
const most = 200

// A page is the list as it is drawn, and where the chosen finding is in it.
type page struct {
	rows        []string
	first, last int   // rows of the chosen one
	at          []int // the row that each finding begins with
	scroll      screen.Scroll
}

func (m *Model) measure() int { return max(1, min(72, m.width-4)) }

// lay draws the list.
func (m *Model) lay() {
	if m.width == 0 {
		return
	}
	p := &m.page
	p.at = p.at[:0]
	if p.rows = m.summary(); len(m.found) == 0 {
		p.rows = m.empty()
		p.first, p.last = 0, len(p.rows)-1
	}
	for i, f := range m.found[:min(len(m.found), most)] {
		if i > 0 && m.height >= 12 {
			p.rows = append(p.rows, "")
		}
		begin := len(p.rows)
		p.at = append(p.at, begin)
		p.rows = append(p.rows, m.item(f, i == m.chosen)...)
		if i == m.chosen {
			p.first, p.last = begin, len(p.rows)-1
		}
	}
	if m.chosen == 0 && len(m.found) > 0 {
		p.first = 0 // what stands above it belongs to it
	}
	p.scroll.Height, p.scroll.Total = max(0, m.height-len(m.foot())), len(p.rows)
	p.scroll.To(p.scroll.Top)
}

func (m *Model) reveal() { m.page.scroll.Reveal(m.page.first, m.page.last) }

// summary is how much was found, above the list; where there is no room, the
// status line says it.
func (m *Model) summary() []string {
	if len(m.found) == 0 || m.height < 6 {
		return nil
	}
	rows := m.wrap(m.counts(), 2, m.theme.Text)
	if m.height >= 8 {
		rows = append(rows, "")
	}
	return rows
}

// counts says how much was found.
func (m *Model) counts() string {
	open, levels := findings.Open(m.found), map[guard.Level]int{}
	for _, f := range m.found {
		if !f.Kept() {
			levels[f.Level]++
		}
	}
	var parts []string
	for _, l := range []guard.Level{guard.Certain, guard.Likely, guard.Hint} {
		if levels[l] > 0 {
			parts = append(parts, m.theme.Say(map[guard.Level]string{
				guard.Certain: "%d certain", guard.Likely: "%d likely", guard.Hint: "%d hint",
			}[l], levels[l]))
		}
	}
	text := m.theme.Say("Everything that was found is kept.")
	if open > 0 {
		text = m.theme.Say("Found: %s.", strings.Join(parts, ", "))
	}
	if n := len(m.found) - open; n > 0 && open > 0 {
		text += " " + m.theme.Say("Kept: %d.", n)
	}
	if len(m.found) > most {
		text += " " + m.theme.Say("The first %d are shown.", most)
	}
	return text
}

// wrap sets a text in a style, indented.
func (m *Model) wrap(text string, indent int, style lipgloss.Style) []string {
	rows := strings.Split(lipgloss.Wrap(clean.String(text), max(1, m.measure()+2-indent), ""), "\n")
	for i, row := range rows {
		rows[i] = strings.Repeat(" ", indent) + style.Render(row)
	}
	return rows
}

// item draws one finding: its level and kind, and the words in their line; of
// the chosen one also why, and what could stand there instead.
func (m *Model) item(f findings.Found, chosen bool) []string {
	sign, style := "   ", m.theme.Strong
	if chosen {
		sign, style = " "+m.theme.Accent.Render("▸")+" ", m.theme.Accent
	}
	head := ansi.Truncate(m.level(f)+" · "+m.theme.Say(string(f.Kind)), max(1, m.width-4), "…")
	rows := []string{sign + style.Render(head)}
	indent := min(3, max(0, m.width-12))
	for _, row := range marked.Rows(m.context(f), m.measure()+2-indent) {
		rows = append(rows, strings.Repeat(" ", indent)+row)
	}
	if !chosen {
		return rows
	}
	rows = append(rows, m.wrap(m.why(f), indent, m.theme.Quiet)...)
	if f.Instead != "" {
		rows = append(rows, m.wrap(m.theme.Say("Instead: “%s”", f.Instead), indent, m.theme.Text)...)
	}
	if f.Kept() {
		rows = append(rows, m.wrap(m.theme.Say("Kept: %s", m.reason(f)), indent, m.theme.Text)...)
	}
	return rows
}

// level is how sure the check is, as long as nobody has looked at the words.
func (m *Model) level(f findings.Found) string {
	if f.Kept() {
		return m.theme.Say("kept")
	}
	return m.theme.Say(string(f.Level))
}

// reason is why the words were kept, as the writer put it.
func (m *Model) reason(f findings.Found) string {
	if f.Reason == unexplained {
		return m.theme.Say(unexplained)
	}
	return f.Reason
}

// why says why the words are pointed at, and what has to be done about them.
func (m *Model) why(f findings.Found) string {
	why := m.theme.Say(f.Why)
	if f.Level == guard.Certain && !f.Kept() {
		why += " " + m.theme.Say("It must be changed or kept with a reason before it leaves.")
	}
	return why
}

// context is the words in their line, with as much of the line as two rows or
// so hold.
func (m *Model) context(f findings.Found) []marked.Run {
	around := min(60, max(12, m.measure()))
	text := m.words.Text
	if f.End > len(text) {
		return nil // it is of the text before
	}
	before, after := text[:f.Start], text[f.End:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	if cut := len(before) - around; cut > 0 {
		before = strings.ToValidUTF8(before[cut:], "")
		_, before, _ = strings.Cut(before, " ")
		before = "…" + before
	}
	if len(after) > around {
		after = strings.ToValidUTF8(after[:around], "")
		after = after[:strings.LastIndexByte(after, ' ')+1] + "…"
	}
	words := strings.ReplaceAll(text[f.Start:f.End], "\n", " ")
	return []marked.Run{{Text: before}, {Text: words, Style: m.theme.Found, Open: "[", Close: "]"}, {Text: after}}
}

// foot is what stands below the list: the question, or the line for a reason.
func (m *Model) foot() []string {
	switch {
	case m.typing:
		return []string{" " + m.input.View()}
	case m.asking:
		text := m.question()
		if m.height < 6 {
			text = m.theme.Say("Change all? y does.")
		}
		return m.wrap(text, 1, m.theme.Warn)
	}
	return nil
}

func (m *Model) question() string {
	return m.theme.Count(len(m.changeable()), "Put neutral words in %d place? y does, any other key does not.",
		"Put neutral words in %d places? y does, any other key does not.")
}

// View draws the list.
func (m *Model) View() screen.View {
	v := screen.View{Title: clean.Line(m.theme.Say("What may identify someone")), Keys: m.footer()}
	if m.width >= 60 {
		v.Right = clean.Line(screen.Sharing(m.words.Sharing, m.theme.Language))
	}
	status, bad := m.status()
	v.Status, v.Bad = clean.Line(status), bad
	foot := m.foot()
	list, window := m.listing()
	if !m.typing && !m.asking {
		v.Spots = list.Spots(window, m.chosen, 0, 0, m.width)
		list.Number(window, m.theme.Quiet)
	}
	rows := append(make([]string, 0, m.height), screen.Window(window, list.Rows)...)
	for len(rows) < m.height-len(foot) {
		rows = append(rows, "")
	}
	v.Body = screen.Fit(append(rows[:max(0, m.height-len(foot))], foot...), m.height)
	v.Writes, v.Cursor = m.typing, m.cursor(rows, len(foot))
	return v
}

// listing is the findings in their window.
func (m *Model) listing() (screen.Listing, screen.Scroll) {
	return screen.Listing{Rows: slices.Clone(m.page.rows), At: m.page.at}, m.page.scroll
}

// cursor is in the line, at the question, or at the chosen finding. Where that is
// longer than the window and was read on, it is at the first word that shows.
func (m *Model) cursor(rows []string, foot int) *tea.Cursor {
	switch p := m.page; {
	case m.typing:
		c := m.input.Cursor()
		c.X, c.Y = c.X+1, m.height-1
		return c
	case m.asking:
		return screen.Point(1, m.height-foot)
	case m.chosen < len(p.at) && p.at[m.chosen] >= p.scroll.Top && p.at[m.chosen] < p.scroll.Top+p.scroll.Height:
		return p.scroll.Point(1, p.at[m.chosen])
	}
	return screen.Begin(rows)
}

// nothing says why there is no list.
func (m *Model) nothing() string {
	switch {
	case errors.Is(m.failed, progress.ErrNotFound):
		return m.theme.Say("Nothing is written here yet.")
	case m.failed != nil:
		return m.theme.Say("It cannot be looked through: %s.", screen.Why(m.failed, m.theme.Language))
	case m.loaded:
		return m.theme.Say("Nothing was found that the check knows. It knows patterns, not your case: read it through yourself.")
	}
	return m.theme.Say("Opening…")
}

func (m *Model) empty() []string {
	rows := m.wrap(m.nothing(), 2, m.theme.Text)
	if len(rows) < m.height {
		rows = append([]string{""}, rows...)
	}
	return rows
}

func (m *Model) status() (string, bool) {
	if words, bad := m.done(); words != "" {
		return words, bad
	}
	if len(m.found) > 0 && m.height < 6 {
		return m.page.scroll.After(m.counts(), m.theme.Language), false
	}
	return m.page.scroll.More(m.theme.Language), false
}

// done is what was done or is wrong.
func (m *Model) done() (string, bool) {
	s := m.book.State(m.id)
	switch {
	case s.Err != nil:
		return m.theme.Say("NOT SAVED: %s; it is tried again", clean.String(draft.Why(s.Err, m.theme.Language))), true
	case m.said != "":
		return m.page.scroll.After(m.said, m.theme.Language), m.bad
	case s.Kept != "":
		return m.theme.Say("Changed elsewhere meanwhile: both are kept. This is the copy."), false
	case m.held != nil:
		return m.theme.Say("It can be read and not changed: %s", clean.String(m.held.Error())), true
	}
	return "", false
}
