package notes

import (
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress/session"
	"prebirth/tui/screen"
)

// act is an action that has one command done.
func act(shown, does string, c session.Command, when func(*Model) bool, keys ...string) screen.Action[*Model] {
	return screen.Action[*Model]{Key: screen.Bind(shown, does, keys...), When: when, Do: func(m *Model) (screen.Move, tea.Cmd) {
		m.do(c)
		return screen.Stay, nil
	}}
}

// on is an action that changes only this screen.
func on(shown, does string, do func(*Model), when func(*Model) bool, keys ...string) screen.Action[*Model] {
	return screen.Action[*Model]{Key: screen.Bind(shown, does, keys...), When: when, Do: func(m *Model) (screen.Move, tea.Cmd) {
		do(m)
		return screen.Stay, nil
	}}
}

func covered(a screen.Action[*Model]) screen.Action[*Model] {
	a.Covered = true
	return a
}

// leaving is the key that leaves the notes. The room goes on.
func leaving() screen.Action[*Model] {
	return screen.Action[*Model]{Key: screen.Bind("q", "leave the notes", "q"), Do: func(m *Model) (screen.Move, tea.Cmd) {
		return screen.Move{Quit: !m.AskLeave()}, nil
	}}
}

// AskLeave asks whether the notes are left with words in the line that nobody has. It
// says false where there is nothing to ask.
func (m *Model) AskLeave() bool {
	m.leaves = m.gone != nil && (m.line.Words() != "" || len(m.unheard) > 0)
	return m.leaves
}

// moving are the keys of a clicker, as it sends them, which work wherever the
// trainer is.
func moving() screen.Table[*Model] {
	return screen.Table[*Model]{
		act("page keys", "next", session.Command{Do: session.Next}, (*Model).going, "pgdown"),
		covered(act("page up", "previous", session.Command{Do: session.Previous}, (*Model).going, "pgup")),
	}
}

// theRoom is the key that takes the notes off the room's own screen, which whoever
// surrounds them does; it is named first, because who needs it needs it at once.
func theRoom() screen.Action[*Model] {
	return on("t", "hide notes", func(*Model) {}, func(m *Model) bool { return m.here }, "t")
}

var leadKeys = screen.Table[*Model]{
	theRoom(),
	act("n/p", "next", session.Command{Do: session.Next}, (*Model).going, "n", "right", "space", "pgdown"),
	covered(act("p", "previous", session.Command{Do: session.Previous}, (*Model).going, "p", "left", "backspace", "pgup")),
	on("g", "begin", (*Model).f5, (*Model).waits, "g"),
	on("enter", "ask", (*Model).ask, (*Model).asks, "enter"),
	covered(on("↑", "choose above", (*Model).up, (*Model).asks, "up")),
	on("↑/↓", "choose", (*Model).down, (*Model).asks, "down"),
	act("r", "reveal next", session.Command{Do: session.Reveal}, (*Model).hides, "r"),
	act("b", "blank", session.Command{Do: session.Blank}, (*Model).going, "b", "."),
	act("x", "pause clock", session.Command{Do: session.Pause}, (*Model).going, "x"),
	act("v", "point by point", session.Command{Do: session.Points}, (*Model).going, "v"),
	{Key: screen.Bind("1-9", "part", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"), With: (*Model).to, When: (*Model).going},
	on("e", "end", func(m *Model) { m.ends = true }, (*Model).going, "e"),
	on("w", "agreed", func(m *Model) { m.turn(agreed) }, (*Model).known, "w"),
	on("s", "said", func(m *Model) { m.turn(hearing) }, (*Model).heardSome, "s"),
	on("j/k", "scroll", func(m *Model) { m.scroll.By(1) }, nil, "j"),
	covered(on("k", "scroll up", func(m *Model) { m.scroll.By(-1) }, nil, "k")),
	covered(on("f5", "begin, show part", (*Model).f5, (*Model).led, "f5", "esc")),
	leaving(), screen.Help[*Model](),
}

var listKeys = append(screen.Table[*Model]{
	theRoom(),
	on("tab", "type", (*Model).type_, (*Model).hears, "tab", "i", "enter"),
	on("↑/↓", "choose", (*Model).down, (*Model).hears, "down", "j"),
	covered(on("↑", "choose above", (*Model).up, (*Model).hears, "up", "k")),
	on("r", "reveal, hide", (*Model).reveal, (*Model).onSaid, "r"),
	on("a", "reveal all", func(m *Model) { m.doAbout(session.Command{Do: session.RevealAll}) }, (*Model).hides, "a"),
	on("m", "mend", (*Model).mend, (*Model).onSaid, "m"),
	on("+", "join below", func(m *Model) { m.doSaid(session.Command{Do: session.Join}) }, (*Model).onSaid, "+"),
	on("J/K", "move down", func(m *Model) { m.shift(1) }, (*Model).onSaid, "J", "shift+down"),
	covered(on("K", "move up", func(m *Model) { m.shift(-1) }, (*Model).onSaid, "K", "shift+up")),
	on("d", "delete", (*Model).drop, (*Model).onRow, "d"),
	on("u", "undo", func(m *Model) { m.do(session.Command{Do: session.Undo}) }, (*Model).undoes, "u"),
	on("g", "count hands", (*Model).countHands, (*Model).hears, "g"),
	on("f", "show hands, hide", func(m *Model) { m.doAbout(session.Command{Do: session.ShowHands}) }, (*Model).hasHands, "f"),
	on("←/→", "fewer, more", func(m *Model) { m.hand(1) }, (*Model).onHand, "right"),
	covered(on("←", "fewer", func(m *Model) { m.hand(-1) }, (*Model).onHand, "left")),
	on("esc", "notes", (*Model).back, nil, "esc"),
}, append(moving(), screen.Help[*Model]())...)

// lineKeys hold no printable key: those are written.
var lineKeys = append(screen.Table[*Model]{
	on("enter", "keep it", (*Model).enter, nil, "enter"),
	on("tab", "list", (*Model).shut, nil, "tab", "esc"),
	on("ctrl+t", "hands or words", (*Model).other, func(m *Model) bool { return m.page == hearing }, "ctrl+t"),
}, append(moving(), screen.HelpWriting[*Model]())...)

var agreedKeys = append(screen.Table[*Model]{
	theRoom(),
	on("enter", "change", (*Model).change, (*Model).onField, "enter", "tab"),
	on("enter", "open", (*Model).change, (*Model).onAsked, "enter", "tab"),
	on("↑/↓", "choose", (*Model).down, (*Model).known, "down", "j"),
	covered(on("↑", "choose above", (*Model).up, (*Model).known, "up", "k")),
	on("d", "take out", (*Model).strike, (*Model).onAction, "d"),
	on("esc", "notes", (*Model).back, (*Model).led, "esc"),
}, append(moving(), leaving(), screen.Help[*Model]())...)

// LeadKeys, ListKeys, LineKeys and AgreedKeys are everything the screen answers to,
// by what is on it.
func LeadKeys() []key.Binding { return leadKeys.All() }

// ListKeys are those of what the room says.
func ListKeys() []key.Binding { return listKeys.All() }

// LineKeys are those where one writes.
func LineKeys() []key.Binding { return lineKeys.All() }

// AgreedKeys are those of what was agreed.
func AgreedKeys() []key.Binding {
	all := agreedKeys.All()
	return append(all[:1:1], all[2:]...) // changing and opening have the same keys
}

// footer is what the keys do now.
func (m *Model) footer() []key.Binding {
	switch {
	case m.ends:
		return []key.Binding{screen.Bind("y", "end it"), screen.Bind("any other key", "go on")}
	case m.leaves:
		return []key.Binding{screen.Bind("y", "leave, lose them"), screen.Bind("any other key", "stay")}
	}
	return m.table().Footer(m)
}

func (m *Model) table() screen.Table[*Model] {
	switch {
	case m.field != none:
		return lineKeys
	case m.page == hearing:
		return listKeys
	case m.page == agreed:
		return agreedKeys
	}
	return leadKeys
}

// Route is the name of the sheet of keys that hold now.
func (m *Model) Route() string {
	switch {
	case m.field != none:
		return "notes/line"
	case m.page == hearing:
		return "notes/said"
	case m.page == agreed:
		return "notes/agreed"
	}
	return "notes"
}

// Sheet is Route, and empty while a question is asked.
func (m *Model) Sheet() string {
	if m.ends || m.leaves {
		return ""
	}
	return m.Route()
}

func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch yes := msg.String() == "y"; {
	case m.ends:
		if m.ends = false; yes {
			m.do(session.Command{Do: session.End})
		}
		return screen.Stay, nil
	case m.leaves:
		m.leaves = false
		return screen.Move{Quit: yes}, nil
	}
	if move, cmd, ok := m.table().Press(m, msg); ok {
		return move, cmd
	}
	if m.field == none && m.page == hearing && m.hears() && msg.Text != "" && unicode.IsLetter([]rune(msg.Text)[0]) {
		m.type_() // what somebody says, typed without asking for the line first
	}
	if m.field != none && m.line.Update(msg) {
		m.typed()
	}
	return screen.Stay, nil
}

func (m *Model) known() bool { return m.s != nil }

// led says whether there is a room to lead.
func (m *Model) led() bool { return m.s != nil && m.room }

// waits says whether the session is to begin.
func (m *Model) waits() bool { return m.led() && m.s.Began.IsZero() }

func (m *Model) going() bool { return m.led() && m.gone == nil && m.s.Going() }

// asks says whether there are prompts to choose from.
func (m *Model) asks() bool { return m.going() && m.part() != nil && len(m.part().Prompts) > 0 }

// hides says whether something said is hidden from the room.
func (m *Model) hides() bool {
	q := m.question()
	return q != nil && q.Hidden() > 0
}

func (m *Model) heardSome() bool { return m.s != nil && len(m.s.Asked) > 0 }

func (m *Model) undoes() bool { return m.s != nil && len(m.s.Undo) > 0 }

// turn turns to a page.
func (m *Model) turn(p page) {
	m.page, m.at, m.field = p, 0, none
	m.scroll.Top = 0
	if p == hearing {
		m.about = m.s.Asking
		if m.about == "" {
			m.about = m.s.Asked[len(m.s.Asked)-1].Prompt
		}
	}
}

// back goes to the notes; where there is no room, to what was agreed.
func (m *Model) back() {
	if m.room {
		m.turn(leading)
		return
	}
	m.turn(agreed)
}

func (m *Model) up()   { m.choose(m.at - 1) }
func (m *Model) down() { m.choose(m.at + 1) }

// choose chooses a row of the page, and has it seen.
func (m *Model) choose(at int) {
	m.at = max(0, min(at, m.choices()-1))
	m.lay()
	m.scroll.Reveal(m.first, m.last)
}

// choices is how many rows of the page can be chosen.
func (m *Model) choices() int {
	switch m.page {
	case hearing:
		if q := m.question(); q != nil {
			return len(q.Said) + len(q.Hands)
		}
		return 0
	case agreed:
		return len(m.items())
	}
	if p := m.part(); p != nil {
		return len(p.Prompts)
	}
	return 0
}

func (m *Model) to(key string) (screen.Move, tea.Cmd) {
	n := int(key[0] - '0')
	if n == 0 {
		n = 10
	}
	m.do(session.Command{Do: session.To, N: n})
	return screen.Stay, nil
}

// f5 is what a clicker sends to begin, and esc what it sends to end, which here
// only brings the part back.
func (m *Model) f5() {
	switch {
	case m.s.Began.IsZero():
		m.do(session.Command{Do: session.Start})
	case m.s.Dark:
		m.do(session.Command{Do: session.Blank})
	case m.s.Asking != "":
		m.do(session.Command{Do: session.Leave})
	}
}

// ask shows the chosen prompt to the room, and the line for what it says.
func (m *Model) ask() {
	p := m.part()
	if m.at >= len(p.Prompts) {
		m.at = 0
	}
	q := p.Prompts[m.at]
	if m.do(session.Command{Do: session.Ask, Asked: session.Asked{Prompt: q.ID, Part: p.Title, Question: q.Text, Published: q.Published}}) {
		m.turn(hearing)
		m.type_()
	}
}
