package reflect

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// beside is the part, opened beside the writing or above it.
type beside struct {
	open   bool
	rows   []prose.Row
	width  int // that rows are set for
	scroll screen.Scroll
}

// forBeside is the width from which the part stands at the side.
const forBeside = 100

// An area is what the writing has to itself, in cells from the body's corner.
type area struct{ x, y, width, height int }

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.resize()
}

func (m *Model) resize() {
	if m.width == 0 {
		return
	}
	m.head = m.promptRows()
	a := m.writing()
	m.box.Resize(max(1, a.width), max(1, a.height))
	hint := warning(a.width*a.height, m.theme.Language)
	if m.refused != nil {
		hint = m.theme.Say("Nothing can be written here, because nothing can be saved.")
	}
	m.box.Placeholder(hint)
	m.setPart()
}

func (m *Model) showsPart() bool { return m.beside.open && m.part != nil }

// atSide says whether the part stands beside the writing.
func (m *Model) atSide() bool { return m.showsPart() && m.width >= forBeside }

// column is how wide the prompt and the writing are, and where they begin.
func (m *Model) column() (x, width int) {
	if m.atSide() {
		x = m.width / 2
	}
	return x + 2, max(1, min(prose.Measure+2, m.width-x-4))
}

// above is how many rows the part takes when it stands above the writing.
func (m *Model) above() int {
	if !m.showsPart() || m.atSide() {
		return 0
	}
	return m.height * 2 / 5
}

func (m *Model) writing() area {
	x, width := m.column()
	top := m.above() + len(m.head)
	below := 1 // the row that says who it is for
	if m.height < 6 {
		below = 0
	}
	return area{x, top, width, max(1, m.height-top-below)}
}

// promptRows is the prompt, in sight above the writing. Of a long one in a
// short window the beginning is shown, and that there is more.
func (m *Model) promptRows() []string {
	_, width := m.column()
	most := max(1, (m.height-m.above())/3)
	if m.box.Text() == "" { // before the first word there is room for the question
		most = max(1, (m.height-m.above())/2)
	}
	lines := strings.Split(lipgloss.Wrap(briefings.Plain(m.prompt.Text), width, ""), "\n")
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = ansi.Truncate(lines[most-1], max(1, width-1), "") + "…"
	}
	for i := range lines {
		lines[i] = m.theme.Strong.Render(lines[i])
	}
	lines = append(lines, m.earlierRows(width)...)
	if m.height >= 8 {
		lines = append(lines, m.theme.Quiet.Render(ansi.Truncate(m.name(), width, "…")))
	}
	if m.saysCopied() {
		for _, line := range strings.Split(lipgloss.Wrap(m.theme.Say(copied), width, ""), "\n") {
			lines = append(lines, m.theme.Warn.Render(line))
		}
	}
	if m.height >= 12 {
		lines = append(lines, m.theme.Rule.Render(strings.Repeat("─", width)))
	}
	return lines
}

// earlierMost is how many rows of what was written then are shown.
const earlierMost = 3

// earlierRows is how what was written then begins, where there is room for it.
func (m *Model) earlierRows(width int) []string {
	if m.earlier == "" || m.height < 14 {
		return nil
	}
	text := m.theme.Say("You wrote: %s", screen.FirstWords(m.earlier, 400, m.theme.Language))
	lines := strings.Split(lipgloss.Wrap(text, width, ""), "\n")
	if len(lines) > earlierMost {
		lines = lines[:earlierMost]
		lines[earlierMost-1] = ansi.Truncate(lines[earlierMost-1], max(1, width-1), "") + "…"
	}
	for i := range lines {
		lines[i] = m.theme.Quiet.Render(lines[i])
	}
	return lines
}

// saysCopied says whether there is room above the writing to say that it is
// the copy; else the status line does.
func (m *Model) saysCopied() bool { return m.copied && m.height >= 12 }

// togglePart opens or closes the part beside the writing.
func (m *Model) togglePart() (screen.Move, tea.Cmd) {
	m.beside.open = !m.beside.open
	m.resize()
	return screen.Stay, nil
}

// setPart sets the part's text at the width it has now. It is done here and
// not in a command because it is asked for by a key and one part takes a few
// milliseconds.
func (m *Model) setPart() {
	if !m.showsPart() {
		return
	}
	width, height := m.width-4, m.above()-1
	if m.atSide() {
		width, height = m.width/2-4, m.height
	}
	width = max(1, min(prose.Measure, width))
	if m.beside.width != width {
		m.beside.rows = prose.New(m.theme, width).Set("# " + m.part.Title + "\n\n" + m.part.Text)
		m.beside.width = width
	}
	m.beside.scroll.Height, m.beside.scroll.Total = max(0, height), len(m.beside.rows)
	m.beside.scroll.By(0)
}

// View draws the prompt, the writing and who it is for.
func (m *Model) View() screen.View {
	rows := make([]string, 0, m.height)
	if n := m.above(); n > 0 {
		rows = append(rows, m.partRows(n-1, 2)...)
		rows = append(rows, m.theme.Rule.Render(m.partEnd()+strings.Repeat("─", max(0, m.width-lipgloss.Width(m.partEnd())))))
	}
	x, width := m.column()
	margin := strings.Repeat(" ", x)
	var column []string
	column = append(column, m.head...)
	column = append(column, strings.Split(m.box.View(), "\n")...)
	if m.height >= 6 {
		row, _ := m.lastRow(width)
		column = append(column, row)
	}
	column = m.overlay(column, width)
	if m.atSide() {
		for i, part := range m.partRows(len(column), 2) {
			pad := strings.Repeat(" ", max(0, m.width/2-lipgloss.Width(part)-1))
			column[i] = part + pad + m.theme.Rule.Render("│") + "  " + column[i]
		}
		rows = append(rows, column...)
	} else {
		for _, row := range column {
			rows = append(rows, margin+row)
		}
	}
	status, bad := m.status()
	return screen.View{
		Title: clean.Line(m.title()), Right: clean.Line(m.right()), Body: strings.Join(rows, "\n"), Status: clean.Line(status), Bad: bad,
		Cursor: m.cursor(), Writes: m.writes(), Keys: m.footer(),
	}
}

// overlay draws the menu over the end of the column, whatever stands there.
func (m *Model) overlay(column []string, width int) []string {
	var menu []string
	switch {
	case m.pending != "" || m.told != "":
		menu = m.askRows(width, len(column))
	case m.menu:
		menu, _ = m.menuRows(width, len(column))
	case (m.choosing || m.row.Open) && m.height < 6:
		row, _ := m.lastRow(width) // where it has none of its own
		menu = []string{row}
	default:
		return column
	}
	menu = menu[max(0, len(menu)-len(column)):]
	return append(column[:len(column)-len(menu):len(column)-len(menu)], menu...)
}

// lastRow is what stands below the box, and where in it the chosen action is.
func (m *Model) lastRow(width int) (row string, x int) {
	if m.row.Open {
		return m.row.Draw(m.Actions(), width, m.theme.Language, m.theme.Selected, m.theme.Quiet)
	}
	return m.forWhom(width), 0
}

// forWhom is the row that says who the reflection is for. The sign before the
// present answer tells it without colour.
func (m *Model) forWhom(width int) string {
	one := func(s progress.Sharing) string {
		if m.words.Sharing == s || m.words.Sharing == "" && s == progress.Private {
			style := m.theme.Strong
			if m.choosing {
				style = m.theme.Selected
			}
			return style.Render("● " + screen.Sharing(s, m.theme.Language))
		}
		return m.theme.Quiet.Render("○ " + screen.Sharing(s, m.theme.Language))
	}
	return ansi.Truncate(one(progress.Private)+"   "+one(progress.ForSupervision), width, "…")
}

func (m *Model) partRows(height, indent int) []string {
	rows := make([]string, height)
	for i, r := range screen.Window(m.beside.scroll, m.beside.rows) {
		if i < height {
			rows[i] = strings.Repeat(" ", indent) + r.Text
		}
	}
	if m.atSide() && m.beside.scroll.Below() > 0 && height > 1 { // above the writing the rule says it
		rows[height-1] = strings.Repeat(" ", indent) + m.theme.Quiet.Render("… "+m.beside.scroll.More(m.theme.Language))
	}
	return rows
}

// partEnd says in the rule below the part that there is more of it.
func (m *Model) partEnd() string {
	if more := m.beside.scroll.More(m.theme.Language); more != "" {
		return ansi.Truncate("── "+more+" ", m.width, "…")
	}
	return ""
}

// writes says whether what is typed goes into the box, at once or as soon as it is
// open.
func (m *Model) writes() bool { return m.begun && m.refused == nil }

// cursor is in the writing, or at what lies over it: the answer that is chosen, the
// chosen way to begin, the beginning of a question. Where nothing can be written it
// is at the prompt.
func (m *Model) cursor() *tea.Cursor {
	a := m.writing()
	if !m.writes() {
		return screen.Point(a.x, m.above())
	}
	_, width := m.column()
	c, last := m.box.Cursor(), min(a.y+a.height, m.height-1)
	switch {
	case m.pending != "":
		return screen.Point(a.x, max(m.above(), last+1-len(m.askRows(width, last+1-m.above()))))
	case m.menu:
		menu, chosen := m.menuRows(width, last+1-m.above())
		return screen.Point(a.x, last+1-len(menu)+chosen)
	case m.row.Open:
		_, x := m.lastRow(width)
		return screen.Point(a.x+x, last)
	case m.choosing:
		x := 0
		if m.words.Sharing == progress.ForSupervision {
			x = lipgloss.Width("● " + screen.Sharing(progress.Private, m.theme.Language) + "   ")
		}
		return screen.Point(a.x+x, last)
	}
	c.Position.X += a.x
	c.Position.Y += a.y
	c.Blink = false
	return c
}
