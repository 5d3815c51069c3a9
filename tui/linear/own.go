package linear

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

// An ownCommand is one that only lines of text need.
type ownCommand struct {
	command
	when func(*Model) bool
}

// own is all of them.
func (m *Model) own() []ownCommand {
	of := func(kind screen.FieldKind) func(*Model) bool {
		return func(m *Model) bool { return m.page.Lines.Field.Kind == kind }
	}
	return []ownCommand{
		{command{name: m.Say("back"), about: m.Say("goes back"), do: func(m *Model, _ string) tea.Cmd { m.press("esc"); return nil }}, (*Model).goesBack},
		{command{name: m.Say("again"), about: m.Say("reads this page from its beginning"), do: (*Model).whole}, nil},
		{command{name: m.Say("more"), about: m.Say("reads the next of a long list"), do: (*Model).more}, (*Model).longList},
		{command{name: m.Say("clocks"), about: m.Say("says how the time goes"), do: (*Model).clocks}, func(m *Model) bool { return len(m.page.Lines.Clocks) > 0 }},
		{command{name: m.Say("all"), about: m.Say("reads each part whole"), do: (*Model).all}, (*Model).reads},
		{command{name: m.Say("blocks"), about: m.Say("reads each part one paragraph at a time"), do: (*Model).blocks}, (*Model).reads},
		{command{name: m.Say("words"), about: m.Say("asks for the words to find"), do: (*Model).ask, takes: true}, of(screen.WordField)},
		{command{name: m.Say("answer"), about: m.Say("asks again for what is to be typed"), do: (*Model).ask}, (*Model).oneLine},
		{command{name: m.Say("write"), about: m.Say("goes on writing where you stopped, or with a number below that paragraph; a line with only a full stop ends it"), do: (*Model).write, takes: true}, of(screen.TextField)},
		{command{name: m.Say("review"), about: m.Say("reads what is written, each paragraph with its number"), do: (*Model).review}, of(screen.TextField)},
		{command{name: m.Say("change"), about: m.Say("with a number: asks for another text in the place of that paragraph"), do: (*Model).change, takes: true}, of(screen.TextField)},
		{command{name: m.Say("start again"), about: m.Say("takes all of it away, to write anew, after a question"), do: (*Model).startAgain}, of(screen.TextField)},
		{command{name: m.Say("editor"), about: m.Say("opens the text in your own editor, after a warning"), do: (*Model).edit}, func(m *Model) bool { return of(screen.TextField)(m) && m.o.Edit != nil }},
		{command{name: m.Say("run"), about: m.Say("with one of the program's own commands, such as run record supervision, or run --help: leaves this page, does it and comes back to the library"), do: (*Model).run, takes: true}, func(m *Model) bool { return m.o.Run != nil }},
		{command{name: m.Say("key"), about: m.Say("with the name of a key: does what that key does on the screen"), do: (*Model).key, takes: true}, nil},
	}
}

// goesBack says whether esc does something under another name than that.
func (m *Model) goesBack() bool {
	return slices.ContainsFunc(m.page.Lines.Keys, func(b key.Binding) bool {
		return slices.Contains(b.Keys(), "esc") && plainly(m.Say(b.Help().Desc)) != m.Say("back")
	})
}

func (m *Model) whole(string) tea.Cmd {
	m.again, m.first = true, 0
	return nil
}

func (m *Model) clocks(string) tea.Cmd {
	for _, line := range m.page.Lines.Clocks {
		m.say(line)
	}
	return nil
}

// reads says whether this is a page to be read on.
func (m *Model) reads() bool { return m.page.Lines.Next != "" }

func (m *Model) all(string) tea.Cmd {
	return m.readBy(false, m.Say("Each part is read whole from now on."))
}
func (m *Model) blocks(string) tea.Cmd {
	return m.readBy(true, m.Say("One paragraph at a time from now on."))
}

func (m *Model) readBy(blocks bool, said string) tea.Cmd {
	m.o.Blocks = blocks
	if m.o.Keep != nil {
		if err := m.o.Keep(blocks); err != nil {
			said += " " + m.Say("It could not be kept for the next time: %s.", err)
		}
	}
	m.say(said)
	return nil
}

func (m *Model) oneLine() bool {
	k := m.page.Lines.Field.Kind
	return k == screen.LineField || k == screen.SecretField
}

// ask has the next line written into the field, or these words at once.
func (m *Model) ask(words string) tea.Cmd {
	if words != "" {
		m.then(screen.Write{Text: words})
		return nil
	}
	m.asking = true
	return nil
}

func (m *Model) key(name string) tea.Cmd {
	press, ok := screen.KeyNamed(name)
	if !ok {
		m.say(m.Say("There is no key %q.", name))
		return nil
	}
	m.then(screen.Lift{}, press)
	return nil
}

// run ends the program and has a command of its own done.
func (m *Model) run(words string) tea.Cmd {
	if words == "" {
		m.say(m.Say("Say which: run --help lists them."))
		return nil
	}
	m.o.Run(words)
	m.then(m.o.End)
	return nil
}
