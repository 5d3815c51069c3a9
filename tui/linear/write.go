package linear

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

// What a text is written and changed by.

// write has the next lines be a text, where the screen goes on or below a paragraph.
func (m *Model) write(number string) tea.Cmd {
	below := 0
	if number != "" {
		lines, n, ok := m.lineOf(number, m.Say("write"))
		if !ok {
			return nil
		}
		below = len(strings.Join(lines[:n+1], "\n"))
	}
	m.begin(below)
	m.say(m.Say("Write. Each line is a paragraph. A line with only a full stop ends it."))
	return nil
}

// begin takes the next lines as a text, below a byte of the one there is.
func (m *Model) begin(below int) { m.writing, m.lines, m.below = true, 0, below }

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

// lineOf finds the line of a text that a command is about by its number, and says
// what numbers there are where it is none.
func (m *Model) lineOf(number, command string) (lines []string, line int, ok bool) {
	lines, at := paragraphs(m.page.Lines.Field.Text)
	n, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case len(at) == 0:
		m.say(m.Say("Nothing is written yet."))
	case err != nil || n < 1 || n > len(at):
		m.say(m.Say("Say which: %s 1, up to %s %d. review reads them with their numbers.", command, command, len(at)))
	default:
		m.say(m.Say("Paragraph %d is: %s", n, lines[at[n-1]]))
		return lines, at[n-1], true
	}
	return nil, 0, false
}

// change asks for another text in the place of a paragraph.
func (m *Model) change(number string) tea.Cmd {
	lines, n, ok := m.lineOf(number, m.Say("change"))
	if !ok {
		return nil
	}
	m.confirm = &confirm{
		writes:   true,
		question: m.Say("What should it be? An empty line leaves it, a single full stop takes it away."),
		take: func(line string) tea.Cmd {
			switch line {
			case "":
				m.say(m.Say("It stays as it is."))
				return nil
			case ".":
				lines = append(lines[:n:n], lines[n+1:]...)
			default:
				lines[n] = line
			}
			text := strings.Join(lines, "\n")
			return m.put(text, len(text))
		},
	}
	return nil
}

// put has another text in the place of the one there is, and has it kept at once.
func (m *Model) put(text string, at int) tea.Cmd {
	cmd := m.pass(screen.Write{Text: text, At: at})
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
			m.begin(0)
			return m.put("", 0)
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
			return m.put(text, len(text))
		}, func() { m.say(m.Say("Nothing was opened.")) }),
	}
	return nil
}
