package discuss

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/supervision"
	"prebirth/tui/changed"
	"prebirth/tui/screen"
)

// View draws the rows that fit.
func (m *Model) View() screen.View {
	v := screen.View{Title: clean.Line(m.theme.Say("Supervision")), Keys: m.footer(), Body: strings.Join(screen.Window(m.scroll, m.rows), "\n")}
	if m.there() {
		name, _ := screen.Person(m.got.between.Person, m.theme.Language)
		v.Title = clean.Line(m.theme.Say("Supervision · %s", name))
		v.Right = clean.Line(m.theme.Say(map[supervision.News]string{
			supervision.Fresh: "new", supervision.Reworded: "changed", supervision.Returned: "returned", supervision.Unanswered: "unanswered",
		}[m.got.piece.News]))
	}
	v.Status = clean.Line(m.scroll.More(m.theme.Language))
	if m.said != "" {
		v.Status, v.Bad = clean.Line(m.scroll.After(m.said, m.theme.Language)), m.trouble
	}
	return v
}

func (m *Model) measure() int { return max(1, min(72, m.width-4)) }

// lay sets the page anew.
func (m *Model) lay() {
	m.rows = nil
	if m.width == 0 {
		return
	}
	switch {
	case !m.there():
		m.add(m.theme.Text, m.why())
	default:
		if q := m.asked(); q != "" {
			m.add(m.theme.Warn, q)
			m.blank()
		}
		m.words(m)
		m.rule()
		m.remarks(m)
	}
	m.scroll.Total = len(m.rows)
	m.scroll.By(0)
}

// why says why there is nothing to see.
func (m *Model) why() string {
	switch {
	case !m.loaded:
		return m.theme.Say("Opening…")
	case m.got.err != nil:
		return m.theme.Say("It cannot be shown: %s.", screen.Why(m.got.err, m.theme.Language))
	}
	return m.theme.Say("It is not here any more: it was taken away, or is private again.")
}

// A paper is what the page is set on: to be drawn, as the screen does itself, or to be
// heard.
type paper interface {
	add(style lipgloss.Style, text string)
	head(text string)           // who says what comes below it
	star(passage string)        // one that the writer starred
	pieces(all []changed.Piece) // the words, with what changed in them
	blank()
}

// add adds a text in a style, after it was cleaned.
func (m *Model) add(style lipgloss.Style, text string) {
	for _, row := range strings.Split(lipgloss.Wrap(strings.ReplaceAll(clean.String(text), "\t", "    "), m.measure(), ""), "\n") {
		m.rows = append(m.rows, "  "+style.Render(row))
	}
}

func (m *Model) head(text string)    { m.add(m.theme.Strong, text) }
func (m *Model) star(passage string) { m.add(m.theme.Accent, "★ "+passage) }
func (m *Model) blank()              { m.rows = append(m.rows, "") }

func (m *Model) pieces(all []changed.Piece) {
	for _, row := range changed.Rows(all, m.measure(), m.theme, changed.Same, changed.Gone, changed.Added) {
		m.rows = append(m.rows, "  "+row)
	}
}

func (m *Model) rule() {
	m.blank()
	m.rows = append(m.rows, "  "+m.theme.Rule.Render(strings.Repeat("─", m.measure())))
}

// asked is the question that y answers, where there is one.
func (m *Model) asked() string {
	switch m.asking {
	case signing:
		return m.theme.Say("Sign off this version? It stays fixed as the one that was discussed; what its writer changes later is a later version. y signs it off.")
	case giving:
		return m.theme.Say("Its writer asks for it back. Take it away here, with the comments on it and your note? Backups hold it until they rotate out. y takes it away.")
	}
	return ""
}

// words is what was written, and to what.
func (m *Model) words(to paper) {
	v := m.got.piece.Versions[0]
	if b, p, _, ok := m.lib.Prompt(v.Prompt); v.Briefing == "" && ok { // at one computer nobody has named them
		v.Briefing, v.Part = b.Title, p.Title
	}
	if v.Briefing != "" {
		to.add(m.theme.Quiet, v.Briefing+": "+v.Part)
	}
	to.add(m.theme.Quiet, briefings.Plain(v.Asked))
	to.blank()
	to.pieces(m.got.pieces)
	for _, passage := range m.got.piece.Starred() {
		to.blank()
		to.star(passage)
	}
	if p := m.got.present; m.got.piece.Mine && p != v.Text {
		to.blank()
		to.add(m.theme.Warn, m.theme.Say("Your words have moved on since it was shown. Now:"))
		to.blank()
		to.add(m.theme.Text, p)
	}
}

// remarks is everything that was said about it.
func (m *Model) remarks(to paper) {
	p := m.got.piece
	if w := p.Withdrawal; w != nil {
		m.saidBy(to, w.At, w.Mine, ": "+m.asksBack(w))
		to.add(m.theme.Text, w.Reason)
	}
	for _, c := range p.Comments {
		m.saidBy(to, c.At, c.Mine, m.about(c)+m.waits(c.Mine, c.Gone))
		to.add(m.theme.Text, c.Text)
	}
	for _, s := range p.SignOffs {
		which := m.theme.Say("signed off an earlier version")
		if s.Version == p.Versions[0].Digest {
			which = m.theme.Say("signed off this version")
		}
		m.saidBy(to, s.At, s.Mine, ": "+which+m.waits(s.Mine, s.Gone))
	}
	for _, r := range p.Redactions {
		where := m.theme.Say("this may name somebody (%s), in an earlier version", m.theme.Say(r.What))
		if v := p.Versions[0]; r.Version == v.Digest && r.End <= len(v.Text) {
			where = m.theme.Say("this may name somebody (%s), “%s”", m.theme.Say(r.What), v.Text[r.Start:r.End])
		}
		m.saidBy(to, r.At, r.Mine, ": "+where)
	}
	if m.got.note != "" {
		to.blank()
		to.head(m.theme.Say("Your private note, which never leaves"))
		to.add(m.theme.Text, m.got.note)
	}
	if len(p.Comments)+len(p.SignOffs)+len(p.Redactions) == 0 && m.got.note == "" && p.Withdrawal == nil {
		to.add(m.theme.Quiet, m.theme.Say("Nothing was said about it yet."))
	}
}

// asksBack says how the writer's asking for it back stands.
func (m *Model) asksBack(w *supervision.Withdrawal) string {
	switch {
	case w.Done:
		return m.theme.Say("given back")
	case !w.Answered.IsZero():
		return m.theme.Say("asked back, and kept")
	}
	return m.theme.Say("asked back")
}

// saidBy is who said something, and when.
func (m *Model) saidBy(to paper, at time.Time, mine bool, rest string) {
	who, _ := screen.Person(m.got.between.Person, m.theme.Language)
	if mine && m.person != progress.Myself {
		who = m.theme.Say("You")
	}
	to.blank()
	to.head(who + ", " + m.theme.Date(at.Local(), "2 January 2006, 15:04") + rest)
}

// about says which words a comment is about, also where they are gone.
func (m *Model) about(c supervision.Comment) string {
	now := m.got.piece.Versions[0].Text
	if m.got.piece.Mine && m.got.present != "" {
		now = m.got.present
	}
	switch {
	case c.Passage.Quote == "":
		return ""
	case c.Passage.Find(now).Found:
		return ", " + m.theme.Say("on “%s”", c.Passage.Quote)
	}
	return ", " + m.theme.Say("on words that have changed since (“%s”)", c.Passage.Quote)
}

// waits says that something has not left yet.
func (m *Model) waits(mine, gone bool) string {
	if !mine || gone || m.person == progress.Myself {
		return ""
	}
	return " · " + m.theme.Say("goes with the next file")
}
