package reflect

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/editor"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// keys hold no printable key: those are written.
var keys = screen.Table[*Model]{
	{Key: screen.Bind("esc", "keep, back", "esc"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.closed = true; return screen.Back(), nil }},
	{Key: screen.Bind("tab", "for whom", "tab"), Do: (*Model).chooseFor},
	{Key: screen.Bind("ctrl+n/p", "prompt", "ctrl+n"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.other(1) }, When: (*Model).hasOthers},
	{Key: screen.Bind("ctrl+p", "prompt before", "ctrl+p"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.other(-1) }, When: (*Model).hasOthers, Covered: true},
	{Key: screen.Bind("ctrl+o", "part", "ctrl+o"), Do: (*Model).togglePart, When: func(m *Model) bool { return m.part != nil }},
	{Key: screen.Bind("alt+↑/↓", "scroll part", "alt+down"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.beside.scroll.By(3); return screen.Stay, nil }, When: (*Model).showsPart},
	{Key: screen.Bind("alt+↑", "scroll part up", "alt+up"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.beside.scroll.By(-3); return screen.Stay, nil }, When: (*Model).showsPart, Covered: true},
	{Key: screen.Bind("ctrl+t", "begin", "ctrl+t"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.menu, m.way = m.loaded, 0; return screen.Stay, nil }},
	{Key: screen.Bind("ctrl+r", "check", "ctrl+r"), Do: (*Model).check, When: (*Model).hasWords},
	{Key: screen.Bind("ctrl+z/y", "undo, redo", editorOnly), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Stay, nil }},
	{Key: screen.Bind("alt+g", "tags", "alt+g"), Do: (*Model).tags, Covered: true},
	{Key: screen.Bind("alt+y", "copy", "alt+y"), Do: (*Model).copy, When: (*Model).hasWords, Covered: true},
	{Key: screen.Bind("alt+w", "copy to file", "alt+w"), Do: (*Model).toFile, When: (*Model).hasWords, Covered: true},
	{Key: screen.Bind("ctrl+s", "save", "ctrl+s"), Do: (*Model).save},
	screen.HelpWriting[*Model](),
}

// editorOnly is no key: the entry names in the footer what the box answers to.
const editorOnly = "(the writing box)"

// Keys is everything the screen answers to, the writing box included.
func Keys() []key.Binding {
	return append(keys.All(), editor.New(editor.Styles{}).Keys()...)
}

// footer names what the keys mean where they go now.
func (m *Model) footer() []key.Binding {
	switch {
	case m.pending != "":
		return []key.Binding{screen.Bind("y", "paste it"), screen.Bind("any other key", "do not")}
	case m.menu:
		return []key.Binding{screen.Bind("1-4", "put it in"), screen.Bind("↑/↓ enter", "choose"), screen.Bind("esc", "none")}
	case m.row.Open, m.choosing:
		return m.below().Footer(m)
	}
	return keys.Footer(m)
}

// Sheet is the one whose keys hold now.
func (m *Model) Sheet() string {
	switch {
	case m.pending != "":
		return ""
	case m.menu:
		return "reflect"
	case m.row.Open:
		return "reflect/actions"
	case m.choosing:
		return "reflect/choice"
	}
	return "reflect"
}

// now is the footer, with what it leaves out.
func (m *Model) now() []key.Binding {
	if m.pending != "" || m.menu || m.choosing || m.row.Open {
		return m.footer()
	}
	return keys.Now(m)
}

func (m *Model) hasOthers() bool {
	return m.part != nil && len(m.part.Prompts) > 1 && slices.ContainsFunc(m.part.Prompts, func(q briefings.Prompt) bool { return q.ID == m.prompt.ID })
}

// other goes to another prompt of the part, round and round.
func (m *Model) other(by int) (screen.Move, tea.Cmd) {
	n := len(m.part.Prompts)
	for i, q := range m.part.Prompts {
		if q.ID == m.prompt.ID {
			return screen.Swap(screen.Route{Name: "reflect", ID: m.part.Prompts[(i+by+n)%n].ID}), nil
		}
	}
	return screen.Stay, nil
}

// copy copies the words as they stand in the box.
func (m *Model) copy() (screen.Move, tea.Cmd) {
	return screen.Move{Copy: screen.Copy{Text: m.box.Text(), Own: true}}, nil
}

// tags are given to what is written so far.
func (m *Model) tags() (screen.Move, tea.Cmd) {
	if !m.hasWords() {
		m.said = m.theme.Say("Write something first: tags are of what is written.")
		return screen.Stay, nil
	}
	return screen.Open(screen.Route{Name: "tags", ID: m.words.ID}), nil
}

func (m *Model) toFile() (screen.Move, tea.Cmd) {
	return screen.Open(screen.FileOf(screen.AReflection, m.words.ID)), nil
}

// save has the writer write at once and not at the next pause.
func (m *Model) save() (screen.Move, tea.Cmd) {
	book := m.book
	return screen.Stay, func() tea.Msg {
		_ = book.Flush() // what fails stays in the book, and the status says so
		return draft.Changed{}
	}
}

// chooseFor has the keys go to the row below the box.
func (m *Model) chooseFor() (screen.Move, tea.Cmd) {
	m.choosing, m.before = m.loaded, m.words.Sharing
	return screen.Stay, nil
}

// shares is an action that marks the reflection.
func shares(shown, does string, to func(*Model) progress.Sharing, keys ...string) screen.Action[*Model] {
	return screen.Action[*Model]{Key: screen.Bind(shown, does, keys...), Do: func(m *Model) (screen.Move, tea.Cmd) {
		m.share(to(m))
		return screen.Stay, nil
	}, Covered: does != "choose"}
}

// choices is what the row below the box answers to. Any other key goes back to writing,
// so that no letter is lost. The arrows that a turned wheel stands for mark nothing.
var choices = screen.Table[*Model]{
	shares("←/→", "choose", func(*Model) progress.Sharing { return progress.ForSupervision }, "right"),
	shares("←", "private", func(*Model) progress.Sharing { return progress.Private }, "left"),
	shares("space", language.Mark("the other one"), func(m *Model) progress.Sharing { return other(m.words.Sharing) }, "space"),
	{Key: screen.Bind("enter", "write on", "enter", "esc", "shift+tab"), Do: func(m *Model) (screen.Move, tea.Cmd) { return screen.Stay, m.chosenFor() }},
	{Key: screen.Bind("tab", "all actions", "tab"), Do: func(m *Model) (screen.Move, tea.Cmd) {
		m.row = screen.Row{Open: true}
		return screen.Stay, m.chosenFor()
	}},
}

var actions = screen.RowKeys[*Model]()

// ChoiceKeys and ActionKeys are what the two rows below the box answer to.
func ChoiceKeys() []key.Binding { return choices.All() }

// ActionKeys are those of the row of actions.
func ActionKeys() []key.Binding { return actions.All() }

// ActionRow is the row of actions.
func (m *Model) ActionRow() *screen.Row { return &m.row }

// Actions are those that the row offers: what only keys that are held do, and of the
// box what cannot be had by writing.
func (m *Model) Actions() []key.Binding {
	return append(screen.Held(keys.Now(m)), screen.Bind("ctrl+z", "undo", "ctrl+z"), screen.Bind("ctrl+y", "redo", "ctrl+y"))
}

// Act is a key as if it was pressed where one writes.
func (m *Model) Act(press tea.KeyPressMsg) (screen.Move, tea.Cmd) { return m.press(press) }

// choose answers the keys of the rows below the box and of the menu.
func (m *Model) choose(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if m.menu {
		return m.pick(msg)
	}
	if move, cmd, ok := m.below().Press(m, msg); ok {
		return move, cmd
	}
	m.choosing, m.row.Open = false, false
	return m.press(msg)
}

// below is the table of the row that the keys go to.
func (m *Model) below() screen.Table[*Model] {
	if m.row.Open {
		return actions
	}
	return choices
}

func other(s progress.Sharing) progress.Sharing {
	if s == progress.ForSupervision {
		return progress.Private
	}
	return progress.ForSupervision
}

// share marks the reflection. What nothing was written to yet is marked when
// its first words are saved.
func (m *Model) share(to progress.Sharing) {
	m.words.Sharing, m.chosen = to, true
	if m.box.Text() != "" || !m.words.Created.IsZero() {
		m.hand()
	}
}
