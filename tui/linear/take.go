package linear

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/screen"
)

// longest is how many bytes a terminal gives of one line; what lies beyond it cuts
// off without a word, so that it has to be said here. Linux and macOS both keep
// 4,096 bytes, the line's end included, or less.
const longest = 4095

// take does what a line asks for.
func (m *Model) take(line lineMsg) tea.Cmd {
	if line.err != nil { // the end of what was typed is the wish to leave
		m.writing, m.asking, m.confirm = false, false, nil
		m.then(m.o.End)
		return nil
	}
	if m.o.Asks && len(line.text) >= longest {
		m.say(m.Say("That line was as long as a terminal lets through, so its end may be missing. Shorter paragraphs, or the editor, hold more."))
	}
	if m.program.Page().Route != m.page.Route {
		m.meanwhile(line.text)
		return nil
	}
	switch {
	case m.confirm != nil:
		c := m.confirm
		m.confirm = nil
		return c.take(line.text)
	case m.writing:
		return m.text(line.text)
	case m.asking:
		m.field(line.text)
		return nil
	}
	return m.choice(line.text)
}

// text takes a line of a text, which is handed on at once: it must not wait, because
// it exists nowhere else.
func (m *Model) text(line string) tea.Cmd {
	if line == "." {
		m.writing = false
		m.keep()
		return nil
	}
	before := m.program.Page().Lines.Field
	if m.below > 0 {
		before.At, m.below = min(m.below, len(before.Text)), 0
	}
	cmd := m.pass(m.joined(before, line))
	if f := m.program.Page().Lines.Field; line != "" && f.Kind == screen.TextField && f.Text == before.Text {
		m.say(m.Say("That line was not taken."))
	}
	return cmd
}

// keep has a text kept at once, where the screen has a key for that. Some say it
// instead, and that is for the person to ask for.
func (m *Model) keep() {
	if k := m.program.Page().Lines.Field.Keep; k != "" {
		m.press(k)
	}
}

// joined is a text with one line more, where writing goes on. The first line goes on
// in a line of its own that the text has there, as below a heading of a way to begin.
func (m *Model) joined(f screen.Field, line string) screen.Write {
	before, after := f.Text[:f.At], f.Text[f.At:]
	if before != "" && (m.lines > 0 || !strings.HasSuffix(before, "\n")) {
		before += "\n"
	}
	m.lines++
	before += line
	return screen.Write{Text: before + after, At: len(before)}
}

// field takes the line that a field was waiting for.
func (m *Model) field(line string) {
	m.asking = false
	switch kind := m.page.Lines.Field.Kind; {
	case line == "." && kind == screen.SecretField, line == "." && kind == screen.LineField:
		m.press("esc")
	case line == "?" && kind != screen.WordField: // no secret, name or reason is like that
		m.list()
	case kind == screen.WordField && line == "":
	case kind == screen.WordField:
		m.then(screen.Write{Text: line})
	default:
		m.answered = true
		if line != "" || kind == screen.SecretField { // what stands there is good without another word
			m.then(screen.Write{Text: line})
		}
		m.press("enter")
	}
}

// choice takes a number, a command, or the answer to a question of the screen.
func (m *Model) choice(line string) tea.Cmd {
	words := strings.TrimSpace(line)
	lower := strings.ToLower(words)
	switch {
	case asks(m.page.Lines.Keys):
		m.answer(lower)
	case words == "" && m.page.Lines.Next != "":
		return m.readOn()
	case words == "":
		m.say(m.Say("Type a number or a command. A question mark lists them."))
	case words == "?" || lower == "help":
		m.list()
	default:
		return m.command(words)
	}
	return nil
}

// otherwise is how a screen shows that every key but those named says no.
const otherwise = "any other key"

func asks(keys []key.Binding) bool {
	return slices.ContainsFunc(keys, func(b key.Binding) bool { return b.Help().Key == otherwise })
}

// answer says yes with y or yes, and no with anything else.
func (m *Model) answer(word string) {
	for _, b := range m.page.Lines.Keys {
		if shown := b.Help().Key; shown != otherwise && (word == shown || shown == "y" && (word == "yes" || word == m.Say("yes"))) {
			m.press(shown)
			return
		}
	}
	m.then(tea.KeyPressMsg{Code: 'n', Text: "n"})
}
