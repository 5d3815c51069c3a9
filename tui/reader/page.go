package reader

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/tui/language"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A page is one part, set at one width.
type page struct {
	key  pageKey
	rows []prose.Row
	end  int // the row after the last one of text and prompts
}

// A pageKey is everything a page depends on, so that an old page is never
// shown for a new question.
type pageKey struct {
	part    string
	width   int
	theme   theme.ID
	written string // ids of the prompts written to
}

// setMsg brings a page that was set.
type setMsg struct{ page *page }

// cached is how many pages are kept set, over all widths and themes.
const cached = 40

// set shows the page if it is there, and makes what is missing in a command:
// the page itself, and then its neighbours ahead of the reader. A page that is
// being made is in the map as nil.
func (m *Model) set() tea.Cmd {
	if m.width == 0 || !m.opened {
		return nil
	}
	p, asked := m.pages[m.key(m.part)]
	if !asked {
		return m.setPart(m.part)
	}
	if p == nil {
		return nil
	}
	m.show(p)
	for _, near := range []int{m.part + 1, m.part - 1} {
		if near < 0 || near >= len(m.briefing.Parts) {
			continue
		}
		if _, asked := m.pages[m.key(near)]; !asked {
			return m.setPart(near)
		}
	}
	return nil
}

func (m *Model) setPart(i int) tea.Cmd {
	key, part, t := m.key(i), m.briefing.Parts[i], m.theme
	if len(m.pages) > cached {
		clear(m.pages)
	}
	m.pages[key] = nil
	return func() tea.Msg { return setMsg{newPage(key, part, t)} }
}

func (m *Model) took(msg setMsg) tea.Cmd {
	if _, asked := m.pages[msg.page.key]; asked {
		m.pages[msg.page.key] = msg.page
	}
	return m.set()
}

// show puts a page on the screen at the position it was left at.
func (m *Model) show(p *page) {
	if m.page == p {
		return
	}
	m.page = p
	m.restore()
	m.find.mark(p.rows)
	m.find.again(p)
	if m.find.jump {
		m.find.jump = false
		m.nextFound()
	}
}

// restore scrolls to the position, after another page or size.
func (m *Model) restore() {
	m.scroll.Total = len(m.page.rows)
	m.scroll.To(m.page.row(m.at))
	if m.heard == nil { // what is read out is read once it was heard, however much a window would show
		m.seen()
	}
}

// end is the position after everything on a page.
var end = position{block: 1 << 30}

// row is where a position is on this page: the row that holds the letter after
// it, or the last row of the block.
func (p *page) row(at position) int {
	best, letters := len(p.rows)-1, 0
	for i, r := range p.rows {
		if r.Block < at.block {
			continue
		}
		if r.Block > at.block {
			break
		}
		best = i
		if letters += lettersIn(r.Text); letters > at.letters {
			break
		}
	}
	return max(0, best)
}

// position is the opposite of row.
func (p *page) position(row int) position {
	if row >= len(p.rows) || row < 0 {
		return position{}
	}
	at := position{block: p.rows[row].Block}
	for i := row - 1; i >= 0 && p.rows[i].Block == at.block; i-- {
		at.letters += lettersIn(p.rows[i].Text)
	}
	return at
}

// lettersIn counts what is not blank: blanks come and go with the width.
func lettersIn(row string) int {
	n := 0
	for _, r := range ansi.Strip(row) {
		if r != ' ' {
			n++
		}
	}
	return n
}

func (m *Model) key(i int) pageKey {
	part := m.briefing.Parts[i]
	var written []string
	for _, q := range part.Prompts {
		if m.marks.tallies[q.ID].Total > 0 {
			written = append(written, q.ID)
		}
	}
	return pageKey{part.ID, m.measure(), m.theme.ID(), strings.Join(written, " ")}
}

// newPage sets the text and the prompts, and below them what they rest on.
func newPage(key pageKey, part *briefings.Part, t theme.Theme) *page {
	setter := prose.New(t, key.width)
	p := &page{key: key, rows: setter.Set(upper(part, key.written, t.Language))}
	p.end = len(p.rows)
	blocks := 0
	if p.end > 0 {
		blocks = p.rows[p.end-1].Block + 1
	}
	for _, row := range setter.Set(lower(part, t)) {
		p.rows = append(p.rows, prose.Row{Block: row.Block + blocks, Text: row.Text})
	}
	p.rows = p.rows[:max(0, len(p.rows)-1)] // nothing comes below the last blank row
	return p
}

// upper is what is read: heading, text, prompts.
func upper(part *briefings.Part, written string, in *language.Language) string {
	var b strings.Builder
	b.WriteString("# " + label(part) + "\n\n" + part.Text + "\n\n")
	if len(part.Prompts) > 0 {
		b.WriteString("## " + in.Say("Reflect") + "\n\n")
	}
	for _, q := range part.Prompts {
		b.WriteString("- " + q.Text + " *(" + mark(q, in) + ")*")
		if strings.Contains(" "+written+" ", " "+q.ID+" ") {
			b.WriteString(" **· " + in.Say("you have written to this") + "**")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// mark says whose question it is.
func mark(q briefings.Prompt, in *language.Language) string {
	whose := in.Say("ours")
	if q.Published {
		whose = in.Say("published")
	}
	if q.From != "" {
		return in.Say("%s, from %s", whose, q.From)
	}
	return whose
}

// lower is what it rests on. Addresses are a key away, so that they do not
// stand between the words.
func lower(part *briefings.Part, in theme.Theme) string {
	var b strings.Builder
	if part.From != "" {
		b.WriteString("*" + in.Say("The text of this part is from %s.", part.From) + "*\n\n")
	}
	if len(part.Resources) > 0 {
		b.WriteString("## " + in.Say("Resources") + "\n\n")
	}
	for _, r := range part.Resources {
		b.WriteString("- **" + r.Title + "**")
		if r.Note == "" {
			b.WriteString(".")
		} else {
			b.WriteString(r.Joint() + ended(r.Note))
		}
		if r.Address == "" {
			b.WriteString(" *" + screen.NoAddress(r, in.Language) + "*")
		} else {
			b.WriteString(" *" + in.Say("address: press %s", in.Key("reader", "o")) + "*")
		}
		b.WriteString("\n")
	}
	if len(part.Contacts) > 0 {
		b.WriteString("\n## " + in.Say("Contacts for support") + "\n\n")
	}
	for _, c := range part.Contacts {
		b.WriteString("- **" + c.Title + "**")
		if c.Note != "" {
			b.WriteString(": " + c.Note)
		}
		if c.Note != "" && c.Address != "" {
			b.WriteString(strings.TrimPrefix(ended(c.Note), c.Note))
		}
		if c.Address != "" {
			b.WriteString(" *" + in.Say("address: press %s", in.Key("reader", "o")) + "*")
		}
		b.WriteString("\n")
	}
	b.WriteString("\n## " + in.Say("Sources") + "\n\n")
	for _, s := range part.Sources {
		b.WriteString("- " + s.Text + ". " + in.Say("Date: %s", s.Date) + "\n")
	}
	return b.String()
}

// ended is a note with a point at its end, since words on its address follow.
func ended(note string) string {
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(note, "”\"’)*_")); strings.ContainsRune(".?!…:;,", last) {
		return note
	}
	return note + "."
}
