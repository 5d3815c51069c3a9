package linear

import (
	"slices"
	"strconv"
	"strings"

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
		{command{name: m.Say("write"), about: m.Say("goes on writing; a line with only a full stop ends it"), do: (*Model).write}, of(screen.TextField)},
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

func (m *Model) write(string) tea.Cmd {
	m.writing, m.lines = true, 0
	m.say(m.Say("Write. Each line is a paragraph. A line with only a full stop ends it."))
	return nil
}

// paragraphs is the text by its lines that are not blank, with where each is.
func paragraphs(text string) (lines []string, at []int) {
	lines = strings.Split(text, "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			at = append(at, i)
		}
	}
	return lines, at
}

func (m *Model) review(string) tea.Cmd {
	lines, at := paragraphs(m.page.Lines.Field.Text)
	if len(at) == 0 {
		m.say(m.Say("Nothing is written yet."))
	}
	for n, i := range at {
		m.say(m.Say("%d. %s", n+1, lines[i]))
	}
	return nil
}

// change asks for another text in the place of a paragraph.
func (m *Model) change(number string) tea.Cmd {
	lines, at := paragraphs(m.page.Lines.Field.Text)
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || n > len(at) {
		if len(at) == 0 {
			m.say(m.Say("Nothing is written yet."))
			return nil
		}
		m.say(m.Say("Say which: change 1, up to change %d. review reads them with their numbers.", len(at)))
		return nil
	}
	m.say(m.Say("Paragraph %d is: %s", n, lines[at[n-1]]))
	m.confirm = &confirm{
		writes:   true,
		question: m.Say("What should it be? An empty line leaves it, a single full stop takes it away."),
		take: func(line string) tea.Cmd {
			switch line {
			case "":
				m.say(m.Say("It stays as it is."))
				return nil
			case ".":
				lines = append(lines[:at[n-1]:at[n-1]], lines[at[n-1]+1:]...)
			default:
				lines[at[n-1]] = line
			}
			return m.put(strings.Join(lines, "\n"))
		},
	}
	return nil
}

// put has another text in the place of the one there is, and has it kept at once.
func (m *Model) put(text string) tea.Cmd {
	cmd := m.pass(screen.Write{Text: text})
	m.keep()
	return cmd
}

func (m *Model) startAgain(string) tea.Cmd {
	stays := m.Say("What stood there stays among the earlier versions.")
	if m.page.Lines.Field.Keep == "" {
		stays = m.Say("key %s brings it back as long as this page is open.", m.bound("ctrl+z"))
	}
	m.confirm = &confirm{
		question: m.Say("Take all of it away and write anew? %s Type yes or no.", stays),
		take: m.yes(func() tea.Cmd {
			m.writing, m.lines = true, 0
			return m.put("")
		}, func() { m.say(m.Say("Nothing was changed.")) }),
	}
	return nil
}

// bound is the key that does now what a usual one does.
func (m *Model) bound(usual string) string {
	if now, changed := m.page.Now[usual]; changed {
		return now
	}
	return usual
}

// yes calls for a line that says so, in English or in the language that is spoken, and
// no for any other.
func (m *Model) yes(do func() tea.Cmd, no func()) func(string) tea.Cmd {
	return func(line string) tea.Cmd {
		if answer := strings.ToLower(strings.TrimSpace(line)); answer == "y" || answer == "yes" || answer == m.Say("yes") {
			return do()
		}
		no()
		return nil
	}
}

// edit opens the text in the person's own editor.
func (m *Model) edit(string) tea.Cmd {
	m.confirm = &confirm{
		question: m.Say("An editor may keep copies of what you write, outside what is encrypted here: backups, undo files, recent files. "+
			"Open %s all the same? Type yes or no.", m.o.Editor),
		take: m.yes(func() tea.Cmd {
			text, err := m.o.Edit(m.page.Lines.Field.Text)
			if err != nil {
				m.say(m.Say("It could not be edited: %s. Nothing was changed.", err))
				return nil
			}
			m.say(m.Say("Taken from the editor."))
			return m.put(text)
		}, func() { m.say(m.Say("Nothing was opened.")) }),
	}
	return nil
}
