package linear

import (
	"fmt"
	"io"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/tui/screen"
)

// most is how many items of a list are read out at once.
const most = 20

// print writes a line, wrapped where that was asked for.
func (m *Model) print(line string) {
	if m.o.Width > 0 {
		line = ansi.Wordwrap(line, m.o.Width, "")
	}
	_, _ = io.WriteString(m.o.Out, line+"\n") // when nobody reads any more, the input ends as well
}

// say has a line printed before whatever comes next.
func (m *Model) say(line string) { m.said = append(m.said, line) }

// plainly is the program's own words without the signs that only look well.
func plainly(words string) string {
	return strings.NewReplacer(" · ", ", ", "·", ",", "…", "...", "“", `"`, "”", `"`, "’", "'", "↑/↓", "up, down", "←/→", "left, right").Replace(words)
}

// speak reads out what is new: a page that was not there before, whole; else what
// changed of it. The command hands on how far it has been heard.
func (m *Model) speak() tea.Cmd {
	before, p := m.page, m.program.Page()
	m.page = p
	for _, line := range m.said {
		m.print(line)
	}
	told := len(m.said) > 0
	m.said = nil
	growing := m.growing && p.Route == before.Route
	fresh := !growing && (!m.spoken || m.again || p.Route != before.Route || begins(p) != begins(before))
	var cmd tea.Cmd
	switch {
	case fresh:
		cmd = m.open(p, m.again && m.spoken)
	case m.writing:
		m.trouble(before, p)
	case growing:
		m.trouble(before, p)
		m.items(p.Lines)
	default:
		m.changes(before, p, told)
		if asks(p.Lines.Keys) {
			cmd = m.pass(screen.Heard{Paragraph: len(p.Lines.Text) - 1})
		}
	}
	m.spoken, m.again, m.growing = true, false, false
	if !m.writing && !wants(p.Lines.Field) && (fresh || m.names() != m.named) {
		m.offer()
		m.named = m.names()
	}
	m.invite(fresh || m.answered || p.Lines.Field.Kind != before.Lines.Field.Kind || p.Lines.Field.Label != before.Lines.Field.Label)
	m.answered = false
	return cmd
}

// begins is how a page's text begins: another beginning is another page.
func begins(p screen.Page) string { return strings.Join(p.Lines.Text[:min(1, len(p.Lines.Text))], "") }

// open reads out a page from its heading on.
func (m *Model) open(p screen.Page, again bool) tea.Cmd {
	m.writing, m.asking, m.first = false, false, 0
	m.print("")
	heading := plainly(p.Title.String())
	if right := plainly(p.Right.String()); right != "" {
		heading += ", " + right
	}
	if !strings.HasSuffix(heading, "?") {
		heading += "."
	}
	m.print(heading)
	if words := p.Notice.String(); words != "" {
		m.print(plainly(words))
	}
	if p.New {
		m.tour(p)
	}
	for _, line := range p.Lines.Clocks {
		m.print(plainly(line))
	}
	var cmd tea.Cmd
	if p.Lines.Next != "" {
		cmd = m.read(p, again)
	} else {
		m.body(p, again)
		m.items(p.Lines)
		cmd = m.pass(screen.Heard{Paragraph: len(p.Lines.Text) - 1})
	}
	if _, written := paragraphs(p.Lines.Field.Text); p.Lines.Field.Kind == screen.TextField && len(written) > 0 {
		m.print(m.Count(len(written), "%d paragraph is written; review reads it, write goes on.", "%d paragraphs are written; review reads them, write goes on."))
	}
	if p.Lines.Said != "" {
		m.print(plainly(p.Lines.Said))
	}
	return cmd
}

// long is from how many paragraphs on a page is not read a second time unless that
// is asked for.
const long = 4

// body reads out the text of a page, unless it was and is as it was.
func (m *Model) body(p screen.Page, again bool) {
	text := strings.Join(p.Lines.Text, "\n")
	if m.heardText[p.Route] == text && len(p.Lines.Text) >= long && !again {
		m.print(p.Lines.Text[0])
		m.print(m.Say("The rest is as it was; again reads it."))
		return
	}
	m.heardText[p.Route] = text
	for _, line := range p.Lines.Text {
		m.print(line)
	}
}

// offer names what can be typed, where that was not said of such a page before, or
// something is asked.
func (m *Model) offer() {
	names := m.names()
	if names == "" || m.offered[names] && !asks(m.page.Lines.Keys) {
		return
	}
	m.offered[names] = true
	m.print(m.Say("You can type: %s.", names))
}

// names is the commands of the page, by their names alone.
func (m *Model) names() string {
	if asks(m.page.Lines.Keys) {
		var answers []string
		for _, b := range m.page.Lines.Keys {
			shown := b.Help().Key
			if shown == otherwise {
				shown = m.Say("anything else")
			}
			answers = append(answers, shown+": "+plainly(m.Say(b.Help().Desc)))
		}
		return strings.Join(answers, "; ")
	}
	names := []string{m.Say("a number")}
	if len(m.page.Lines.Items) == 0 {
		names = nil
	}
	for _, c := range m.actions() {
		names = append(names, c.name)
	}
	return strings.Join(append(names, m.Say("? for more")), "; ")
}

// items reads out a list, or as much of a long one as is heard at once.
func (m *Model) items(l screen.Lines) {
	end := min(len(l.Items), m.first+most)
	for i, it := range l.Items[min(m.first, end):end] {
		if it.Heading != "" {
			m.print(it.Heading + ":")
		}
		m.print(m.item(l, m.first+i))
	}
	if end < len(l.Items) {
		m.print(m.Say("That is %d to %d of %d; more reads the next.", m.first+1, end, len(l.Items)))
	}
}

// item is one of a list with its number, and that it is chosen where that matters.
func (m *Model) item(l screen.Lines, n int) string {
	sign := ""
	if n == l.Chosen && l.Pick != screen.PickOpens {
		sign = m.Say(", chosen")
	}
	return fmt.Sprintf("%d%s. %s", n+1, sign, strings.ReplaceAll(l.Items[n].Text, " · ", ", "))
}

func (m *Model) longList() bool { return len(m.page.Lines.Items) > most }

// more reads out the next of a long list. A list may grow when its end is chosen, as
// the screen does whose window comes there, so that is done first.
func (m *Model) more(string) tea.Cmd {
	n := len(m.page.Lines.Items)
	if m.first += most; m.first >= n {
		m.first = 0
	}
	if m.first+most >= n && m.page.Lines.Pick == screen.PickOpens {
		m.growing = true
		m.then(screen.Choose{Item: n - 1})
		return nil
	}
	m.items(m.page.Lines)
	return nil
}

// trouble reads out only what has to be known at once.
func (m *Model) trouble(before, p screen.Page) {
	if p.Lines.Bad && p.Lines.Said != before.Lines.Said {
		m.print(plainly(p.Lines.Said))
	}
	m.news(before, p)
}

func (m *Model) news(before, p screen.Page) {
	if p.Notice != before.Notice && p.Notice.String() != "" {
		m.print(plainly(p.Notice.String()))
	}
	if p.New && !before.New {
		m.tour(p)
	}
}

// tour says the first words to somebody new, which are no more than is new of the page.
func (m *Model) tour(p screen.Page) {
	for _, line := range p.Tour {
		m.print(plainly(line))
	}
}

// changes reads out what is not as it was.
func (m *Model) changes(before, p screen.Page, told bool) {
	m.news(before, p)
	old, now := before.Lines, p.Lines
	for _, line := range now.Text {
		if !slices.Contains(old.Text, line) {
			m.print(line)
			told = true
		}
	}
	switch {
	case !slices.Equal(old.Items, now.Items):
		m.renewed(old, now)
		told = true
	case len(now.Items) > 0 && old.Chosen != now.Chosen && now.Chosen < len(now.Items):
		m.print(m.item(now, now.Chosen))
		told = true
	}
	if now.Said != "" && (now.Said != old.Said || !told) {
		m.print(plainly(now.Said))
	}
}

// few is how many items of a list are read out alone when they have changed.
const few = 3

// renewed reads out the items that have changed, or all where that is easier to
// follow.
func (m *Model) renewed(old, now screen.Lines) {
	var changed []int
	for i, it := range now.Items {
		if i >= len(old.Items) || old.Items[i] != it {
			changed = append(changed, i)
		}
	}
	if len(now.Items) < len(old.Items) || len(changed) > few || len(old.Items) == 0 {
		m.first = 0
		m.items(now)
		return
	}
	for _, i := range changed {
		m.print(m.item(now, i))
	}
}

// wants says whether a field is to be filled in before anything else: one that is
// empty, or that is there for one line only.
func wants(f screen.Field) bool {
	switch f.Kind {
	case screen.LineField, screen.SecretField:
		return true
	case screen.WordField, screen.TextField:
		return f.Text == ""
	}
	return false
}

// invite says that it is the person's turn, and for what.
func (m *Model) invite(fresh bool) {
	f := m.page.Lines.Field
	switch {
	case !fresh || m.confirm != nil || m.writing || !wants(f):
	case f.Kind == screen.TextField:
		m.begin(0)
		m.print(f.Label)
		m.print(m.Say("Each line is a paragraph. A line with only a full stop ends the text."))
	default:
		m.asking = true
	}
	switch {
	case m.confirm != nil:
		m.print(m.confirm.question)
	case m.asking && f.Kind == screen.WordField:
		m.print(plainly(f.Label) + ":")
	case m.asking:
		asks := m.Say("%s, or ? for more:", plainly(f.Label))
		if f.Text != "" {
			asks = m.Say(`%s, or an empty line for "%s", or ? for more:`, plainly(f.Label), f.Text)
		}
		m.print(asks)
	case m.o.Asks && !m.writing:
		_, _ = io.WriteString(m.o.Out, "> ")
	}
}

// overhear tells what happens while somebody may be typing: that something came
// over the page, or news of the program.
func (m *Model) overhear() {
	p := m.program.Page()
	if p.Route != m.page.Route && p.Route != m.overheard {
		m.print(m.Say("%s. Press enter to go on; what you are writing is kept.", plainly(p.Title.String())))
	}
	m.overheard = p.Route
	m.news(m.page, p)
	m.page.Notice = p.Notice
}
