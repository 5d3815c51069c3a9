package discuss

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
)

var keys = append(screen.Table[*Model]{
	{Key: screen.Bind("c", "comment", "c"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.say("comment") }, When: (*Model).there},
	{Key: screen.Bind("a", "agree an action", "a"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.say("action") }, When: (*Model).there},
	{Key: screen.Bind("s", "sign off", "s"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.ask(signing) }, When: (*Model).signs},
	{Key: screen.Bind("n", "private note", "n"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.say("note") }, When: (*Model).theirs},
	{Key: screen.Bind("p", "point at words", "p"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.say("redaction") }, When: (*Model).theirs},
	{Key: screen.Bind("b", "give back", "b"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.ask(giving) }, When: (*Model).wanted},
	screen.Esc[*Model](),
}, append(scrolling(), screen.Quit[*Model](), screen.Help[*Model]())...)

// scrolling is the keys of a page, where there is more of it than is seen. The b is
// for giving back.
func scrolling() screen.Table[*Model] {
	table := screen.Scrolling[*Model]()
	for i := range table {
		table[i].When = func(m *Model) bool { return m.scroll.Total > m.scroll.Height }
		if table[i].Key.Help().Key == "page up" {
			table[i].Key = screen.Bind("page up", "further up", "pgup")
		}
	}
	return table
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) footer() []key.Binding {
	switch m.asking {
	case signing:
		return []key.Binding{screen.Bind("y", "sign it off"), screen.Bind("any other key", "not now")}
	case giving:
		return []key.Binding{screen.Bind("y", "take it away"), screen.Bind("any other key", "keep it")}
	}
	return keys.Footer(m)
}

// Sheet is the one whose keys hold now.
func (m *Model) Sheet() string {
	if m.asking != none {
		return ""
	}
	return "discuss"
}

// there says whether there are words to say something about.
func (m *Model) there() bool {
	return m.loaded && m.got.err == nil && m.got.piece != nil && len(m.got.piece.Versions) > 0
}

// theirs says whether it is somebody else's: what one supervises.
func (m *Model) theirs() bool { return m.there() && !m.got.piece.Mine }

func (m *Model) signs() bool { return m.theirs() && !m.got.piece.Signed() }

// wanted says whether its writer asks for it back.
func (m *Model) wanted() bool {
	return m.theirs() && m.got.piece.Withdrawal != nil && !m.got.piece.Withdrawal.Mine
}

func (m *Model) say(what string) (screen.Move, tea.Cmd) {
	return screen.Open(screen.Route{Name: "remark", ID: what + " " + m.person + " " + m.reflection}), nil
}

func (m *Model) ask(q question) (screen.Move, tea.Cmd) {
	if q == signing && m.got.between.Person.Trust != progress.Verified {
		m.said, m.trouble = m.theme.Say("Compare the six words first: prebirth handover verify. Who is not verified is not signed off."), true
		return screen.Stay, nil
	}
	m.asking = q
	m.scroll.To(0)
	m.lay()
	return screen.Stay, nil
}

// doneMsg is what became of an answer.
type doneMsg struct {
	ticket *int
	did    string
	err    error
}

// answer takes the answer. Only y does something.
func (m *Model) answer(msg tea.KeyPressMsg) tea.Cmd {
	q, b, id, open, ticket, in := m.asking, m.got.between, m.reflection, m.desk, m.ticket, m.theme.Language
	m.asking = none
	m.lay()
	if msg.String() != "y" {
		m.said = m.theme.Say("Nothing was changed.")
		return nil
	}
	return func() tea.Msg {
		desk, err := open()
		if err != nil {
			return doneMsg{ticket, "", err}
		}
		if q == giving {
			return doneMsg{ticket, in.Say("Taken away here. Backups hold it until they rotate out."), desk.GiveBack(b, id, true)}
		}
		return doneMsg{ticket, in.Say("Signed off."), desk.SignOff(b, id)}
	}
}

func (m *Model) done(msg doneMsg) tea.Cmd {
	if msg.ticket != m.ticket {
		return nil
	}
	if msg.err != nil {
		m.said, m.trouble = m.theme.Say("That could not be done: %s", screen.Why(msg.err, m.theme.Language)), true
		return nil
	}
	m.said = msg.did
	return m.load()
}
