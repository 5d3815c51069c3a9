package remark

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress/supervision"
	"prebirth/tui/editor"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// keys hold no printable key: those are written.
var keys = screen.Table[*Model]{
	{Key: screen.Bind("ctrl+s", "say it", "ctrl+s"), Do: (*Model).say, When: func(m *Model) bool { return m.loaded && m.got.refused == nil }},
	{Key: screen.Bind("esc", "keep, back", "esc"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Back(), nil }},
	{Key: screen.Bind("tab", "all actions", "tab"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.row = screen.Row{Open: true}; return screen.Stay, nil }},
	{Key: screen.Bind("ctrl+n/p", "another choice", "ctrl+n"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(1) }, When: (*Model).choosable},
	{Key: screen.Bind("ctrl+p", "choice before", "ctrl+p", "shift+tab"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.turn(-1) }, When: (*Model).choosable, Covered: true},
	{Key: screen.Bind("ctrl+t", "by when", "ctrl+t"), Do: (*Model).later, When: func(m *Model) bool { return m.kind == action }},
	screen.HelpWriting[*Model](),
}

// Keys is everything the screen answers to, the writing box included.
func Keys() []key.Binding { return append(keys.All(), editor.New(editor.Styles{}).Keys()...) }

var actions = screen.RowKeys[*Model]()

// ActionKeys is what the row of actions answers to.
func ActionKeys() []key.Binding { return actions.All() }

// ActionRow is the row of actions.
func (m *Model) ActionRow() *screen.Row { return &m.row }

// Actions are those that the row offers. To say it comes after what can be chosen
// about it: it cannot be taken back.
func (m *Model) Actions() (all []key.Binding) {
	var says []key.Binding
	for _, b := range screen.Held(keys.Now(m)) {
		if b.Help().Desc == "say it" {
			says = append(says, b)
		} else {
			all = append(all, b)
		}
	}
	return append(append(all, says...), screen.Bind("ctrl+z", "undo", "ctrl+z"), screen.Bind("ctrl+y", "redo", "ctrl+y"))
}

// Act is a key as if it was pressed where one writes.
func (m *Model) Act(press tea.KeyPressMsg) (screen.Move, tea.Cmd) { return m.press(press) }

// Sheet is the one whose keys hold now.
func (m *Model) Sheet() string {
	if m.row.Open {
		return "remark/actions"
	}
	return "remark"
}

// press answers a key. One that the row does not have goes back to writing.
func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	table := keys
	if m.row.Open {
		table = actions
	}
	if move, cmd, ok := table.Press(m, msg); ok {
		return move, cmd
	}
	if m.row.Open {
		m.row.Open = false
		return m.press(msg)
	}
	m.write(msg)
	return screen.Stay, nil
}

// footer is what the keys do now.
func (m *Model) footer() []key.Binding {
	if m.row.Open {
		return actions.Footer(m)
	}
	return keys.Footer(m)
}

// choices are those that a remark of its kind has.
func (m *Model) choices() []string {
	switch m.kind {
	case comment:
		return append([]string{""}, m.got.sentences...)
	case action:
		return []string{language.Mark("both"), language.Mark("practitioner"), language.Mark("supervisor")}
	case outcome:
		return []string{language.Mark("done"), language.Mark("dropped"), language.Mark("carried")}
	case spot:
		return []string{
			language.Mark("name"), language.Mark("place"), language.Mark("date or age"), language.Mark("number or reference"),
			language.Mark("rare combination"),
		}
	}
	return nil
}

func (m *Model) choosable() bool { return len(m.choices()) > 1 }

func (m *Model) turn(by int) (screen.Move, tea.Cmd) {
	n := len(m.choices())
	m.choice = (m.choice + by + n) % n
	m.fit()
	return screen.Stay, nil
}

// chosen is the choice, empty where there is none to make.
func (m *Model) chosen() string {
	if all := m.choices(); m.choice < len(all) {
		return all[m.choice]
	}
	return ""
}

// saidChoice is the choice in the words of the person: where it is no sentence of the
// reflection it is one of the words that the desk keeps.
func (m *Model) saidChoice() string {
	if m.kind == comment {
		return m.chosen()
	}
	return m.theme.Say(m.chosen())
}

// dues are the days by when an action can be agreed, from today, in days; 0 is none.
// Another one is agreed with prebirth review agree.
func dues() []int { return []int{0, 7, 14, 28, 91} }

func (m *Model) later() (screen.Move, tea.Cmd) {
	m.due = (m.due + 1) % len(dues())
	m.fit()
	return screen.Stay, nil
}

// day is by when, empty for no day.
func (m *Model) day() string {
	if days := dues()[m.due]; days > 0 {
		return m.today.AddDate(0, 0, days).Format(time.DateOnly)
	}
	return ""
}

// put is how the remark is said.
func (m *Model) put(text string) func(*supervision.Desk) error {
	b, target, chosen, day, person := m.got.between, m.target, m.chosen(), m.day(), m.person
	switch m.kind {
	case comment:
		return func(d *supervision.Desk) error { return d.Comment(b, target, chosen, text) }
	case action:
		a := supervision.Agreement{What: text, Who: chosen, Due: day}
		if target != "-" {
			a.About = []string{target}
		}
		return func(d *supervision.Desk) error { _, err := d.Agree(b, a); return err }
	case outcome:
		return func(d *supervision.Desk) error { return d.Close(b, target, chosen, text) }
	case spot:
		return func(d *supervision.Desk) error { return d.Redact(b, target, text, chosen) }
	}
	return func(d *supervision.Desk) error { return d.Note(person, target, text) }
}
