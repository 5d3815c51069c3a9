package supervise

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// loadedMsg is everybody, and what stands between.
type loadedMsg struct {
	ticket *int
	asked  int
	all    []*supervision.Between
	err    error
}

func (m *Model) load() tea.Cmd {
	m.asks++
	open, got := m.desk, loadedMsg{ticket: m.ticket, asked: m.asks}
	m.today = time.Now().Format(time.DateOnly)
	return func() tea.Msg {
		desk, err := open()
		if err == nil {
			got.all, err = desk.Everybody()
		}
		got.err = err
		return got
	}
}

// took shows what was loaded, and keeps the choice where it was.
func (m *Model) took(msg loadedMsg) {
	if msg.ticket != m.ticket || msg.asked != m.asks {
		return
	}
	before := m.now()
	m.loaded, m.failed, m.all = true, msg.err, msg.all
	m.person = min(m.person, max(0, len(m.all)-1))
	for i, b := range m.all {
		if before != nil && b.Person.ID == before.Person.ID {
			m.person = i
		}
	}
	m.choose(m.chosen)
}

// endedMsg is what became of noting that a meeting is over.
type endedMsg struct {
	ticket *int
	err    error
}

// answer takes the answer to whether the meeting is over. Only y ends it.
func (m *Model) answer(msg tea.KeyPressMsg) tea.Cmd {
	m.ending = false
	b := m.now()
	if msg.String() != "y" || b == nil {
		m.said = m.theme.Say("Nothing was noted.")
		return nil
	}
	open, ticket := m.desk, m.ticket
	return func() tea.Msg {
		desk, err := open()
		if err == nil {
			err = desk.EndMeeting(b, supervision.Minutes{})
		}
		return endedMsg{ticket, err}
	}
}

func (m *Model) ended(msg endedMsg) tea.Cmd {
	if msg.ticket != m.ticket {
		return nil
	}
	if msg.err != nil {
		m.said, m.trouble = m.theme.Say("That could not be done: %s", screen.Why(msg.err, m.theme.Language)), true
		return nil
	}
	m.said = m.theme.Say("The meeting is noted. prebirth record supervision makes the record of it.")
	return m.load()
}

// An item is one line that can be chosen: a reflection or an action.
type item struct {
	heading string
	title   string
	words   string
	starred []string // passages, a row each
	bad     bool     // its words tell of something overdue
	to      screen.Route
}

// Begins says whether a group begins with the item.
func (it item) Begins() bool { return it.heading != "" }

// items are those of the chosen person: the reflections, and then the actions.
func (m *Model) items() (all []item) {
	b := m.now()
	if b == nil {
		return nil
	}
	for _, p := range b.Pieces {
		if m.brief && p.News == supervision.Known {
			continue
		}
		all = append(all, pieceItem(b, p, m.theme.Language))
	}
	if len(all) > 0 {
		all[0].heading = m.theme.Say("Reflections")
	}
	first := len(all)
	for _, a := range b.Actions {
		if m.brief && !a.Open() {
			continue
		}
		all = append(all, m.actionItem(b, a))
	}
	if len(all) > first {
		all[first].heading = m.theme.Say("Actions")
	}
	return all
}

func pieceItem(b *supervision.Between, p *supervision.Piece, in *language.Language) item {
	it := item{title: in.Say("taken away"), to: screen.Route{Name: "discuss", ID: b.Person.ID + " " + p.Reflection}}
	if len(p.Versions) > 0 {
		it.title = screen.FirstWords(p.Versions[0].Text, 400, in)
	}
	words := []string{}
	if p.News != supervision.Known {
		words = append(words, news(p.News, in))
	}
	if n := len(p.Comments); n > 0 {
		words = append(words, in.Count(n, "%d comment", "%d comments"))
	}
	if p.Signed() {
		words = append(words, in.Say("signed off"))
	}
	if p.Withdrawal != nil {
		words = append(words, withdrawn(*p.Withdrawal, in))
	}
	it.words = join(words)
	for _, passage := range p.Starred() {
		it.starred = append(it.starred, screen.FirstWords(passage, 200, in))
	}
	return it
}

func (m *Model) actionItem(b *supervision.Between, a supervision.Action) item {
	in, words := m.theme.Language, []string{clean.Line(a.Who).String()}
	switch {
	case !a.Open():
		words = append(words, state(a.Outcome.State, in))
	case a.Overdue(m.today):
		words = append(words, in.Say("overdue since %s", day(a.Due, in)))
	case a.Due != "":
		words = append(words, in.Say("by %s", day(a.Due, in)))
	}
	words = append(words, in.Say("agreed %s", day(a.Agreed, in)))
	return item{title: clean.Line(a.What).String(), words: join(words), bad: a.Overdue(m.today),
		to: screen.Route{Name: "remark", ID: "outcome " + b.Person.ID + " " + a.ID}}
}

func join(words []string) string {
	text := ""
	for i, w := range words {
		if i > 0 {
			text += " · "
		}
		text += w
	}
	return text
}

// counts says what there is of a person, in a few words.
func (m *Model) counts(b *supervision.Between) string {
	fresh, changed, overdue := 0, 0, 0
	for _, p := range b.Pieces {
		switch p.News {
		case supervision.Fresh, supervision.Returned:
			fresh++
		case supervision.Reworded:
			changed++
		}
	}
	for _, a := range b.Actions {
		if a.Overdue(m.today) {
			overdue++
		}
	}
	words := []string{}
	if fresh > 0 {
		words = append(words, m.theme.Say("%d new", fresh))
	}
	if changed > 0 {
		words = append(words, m.theme.Say("%d changed", changed))
	}
	if overdue > 0 {
		words = append(words, m.theme.Say("%d overdue", overdue))
	}
	if len(words) == 0 {
		return m.theme.Say("nothing new")
	}
	return join(words)
}
