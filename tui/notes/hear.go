package notes

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress/session"
)

// question is what the page of what the room says is about, nil for nothing. On
// the notes it is what the room is asked.
func (m *Model) question() *session.Asked {
	if m.s == nil {
		return nil
	}
	about := m.about
	if m.page != hearing {
		about = m.s.Asking
	}
	for i := range m.s.Asked {
		if m.s.Asked[i].Prompt == about {
			return &m.s.Asked[i]
		}
	}
	return nil
}

func (m *Model) hears() bool { return m.question() != nil }

// saidRow is the chosen contribution, nil where none is chosen.
func (m *Model) saidRow() *session.Said {
	q := m.question()
	if q == nil || m.at >= len(q.Said) {
		return nil
	}
	return &q.Said[m.at]
}

// handRow is the chosen answer to a show of hands, nil where none is chosen.
func (m *Model) handRow() *session.Hand {
	q := m.question()
	if q == nil || m.at < len(q.Said) || m.at >= len(q.Said)+len(q.Hands) {
		return nil
	}
	return &q.Hands[m.at-len(q.Said)]
}

func (m *Model) onSaid() bool   { return m.saidRow() != nil }
func (m *Model) onHand() bool   { return m.handRow() != nil }
func (m *Model) onRow() bool    { return m.onSaid() || m.onHand() }
func (m *Model) hasHands() bool { q := m.question(); return q != nil && len(q.Hands) > 0 }

// doAbout has something done to the question of the page.
func (m *Model) doAbout(c session.Command) bool {
	c.Asked = session.Asked{Prompt: m.about}
	return m.do(c)
}

// doSaid has something done to the chosen contribution.
func (m *Model) doSaid(c session.Command) bool {
	c.N = m.saidRow().N
	return m.doAbout(c)
}

func (m *Model) type_() {
	m.open(saying.of(m.about), "")
}

func (m *Model) countHands() { m.open(hands.of(m.about), "") }

// other has the line count hands instead of taking words, or the other way round.
func (m *Model) other() {
	if m.field.word() == hands {
		m.type_()
		return
	}
	m.countHands()
}

func (m *Model) mend() {
	s := m.saidRow()
	m.open(mending.of(s.N, m.about), s.Text)
}

func (m *Model) reveal() {
	if m.saidRow().Seen {
		m.doSaid(session.Command{Do: session.Hide})
		return
	}
	m.doSaid(session.Command{Do: session.Reveal})
}

// shift moves the chosen contribution, and the choice with it.
func (m *Model) shift(by int) {
	to := m.at + by
	if to < 0 || to >= len(m.question().Said) {
		return
	}
	if m.doSaid(session.Command{Do: session.Move, By: by}) {
		m.at = to
	}
}

func (m *Model) drop() {
	done := false
	if h := m.handRow(); h != nil {
		done = m.doAbout(session.Command{Do: session.Hands, Text: h.Label, By: -1})
	} else {
		done = m.doSaid(session.Command{Do: session.Drop})
	}
	if done {
		m.said = m.theme.Say("Deleted. %s brings it back.", m.theme.Key("notes/said", "u"))
		m.at = max(0, min(m.at, m.choices()-1))
	}
}

// hand counts one more or one fewer.
func (m *Model) hand(by int) {
	h := m.handRow()
	if n := h.Count + by; n >= 0 {
		m.doAbout(session.Command{Do: session.Hands, Text: h.Label, By: n})
	}
}

// hearingRows are the page of what the room says.
func (m *Model) hearingRows() {
	q := m.question()
	if q == nil {
		m.add(m.theme.Text, m.theme.Say("No question is on the screen."))
		return
	}
	m.add(m.theme.Strong, briefings.Plain(q.Question))
	if m.s.Asking != q.Prompt && m.s.Going() {
		m.add(m.theme.Quiet, m.theme.Say("The room does not see this question now."))
	}
	m.blank()
	if len(q.Said)+len(q.Hands) == 0 {
		m.add(m.theme.Quiet, m.theme.Say("Nothing was said yet. What you type is hidden from the room until you reveal it; no names are needed."))
	}
	for i, s := range q.Said {
		m.choice(i, m.state(s.Seen), clean.Line(s.Text).String())
	}
	for i, h := range q.Hands {
		m.choice(len(q.Said)+i, m.state(q.HandsSeen), m.theme.Say("hands: %s %d", clean.Line(h.Label), h.Count))
	}
}

// state says whether the room sees something, in as many cells for both.
func (m *Model) state(seen bool) string {
	this, other := m.theme.Say("hidden"), m.theme.Say("shown")
	if seen {
		this, other = other, this
	}
	return this + strings.Repeat(" ", max(0, lipgloss.Width(other)-lipgloss.Width(this))+2)
}

// sign stands before the row that is chosen.
const sign = "▸"

// choice is a row of a list, more than one where it does not fit: a head, and a text
// that hangs below its own beginning.
func (m *Model) choice(i int, head, text string) {
	before, style := "  ", m.theme.Text
	if i == m.at && m.field == none {
		before, style = sign+" ", m.theme.Selected
	}
	m.chooses.At = append(m.chooses.At, len(m.rows)) // they come in their order
	if i == m.at {
		m.first = len(m.rows)
	}
	indent := lipgloss.Width(head)
	if indent > m.measure()/2 { // a narrow window
		head, text, indent = "", strings.TrimSpace(head)+" "+text, 0
	}
	for n, row := range strings.Split(lipgloss.Wrap(text, max(1, m.measure()-indent), ""), "\n") {
		if n > 0 {
			before, head = "  ", strings.Repeat(" ", indent)
		}
		m.rows = append(m.rows, before+style.Render(ansi.Truncate(head+row, m.measure(), "…")))
	}
	m.chooses.Ends = append(m.chooses.Ends, len(m.rows))
	if i == m.at {
		m.last = len(m.rows) - 1
	}
}
