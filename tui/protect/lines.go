package protect

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"prebirth/tui/screen"
)

// The words of the steps where those of the screen name keys. What can be typed in
// their place is named after them, and a line that is asked for takes no command.
const (
	offerHeard = `Without a passphrase, whoever can use your account here can read it.
"write now" goes on without one. "set a passphrase" takes two minutes, and paper.
Later: in the library, with "protection".`
	hasHeard = "It opens with your passphrase, or with your recovery code."
	ownHeard = `Write them down. An empty line takes them, a question mark and then "other words" shows others, or type words of your own.`
)

// Lines is the step. What is typed is not among them, and what the screen shows once,
// to be written down, is.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: m.bindings(), Said: m.said}
	if m.said == m.mistyped() {
		l.Said = m.theme.Say("That is not the same. Try again.")
	}
	add := func(texts ...string) {
		for _, text := range texts {
			l.Text = append(l.Text, screen.Paragraphs(strings.ReplaceAll(text, "• ", ""))...)
		}
	}
	switch m.step {
	case note:
		if m.has {
			add(m.theme.Say(noteWords) + m.theme.Say(hasHeard))
		} else {
			add(m.theme.Say(noteWords) + m.theme.Say(offerHeard))
		}
		if m.ahead.Len() > 0 {
			l.Said = m.theme.Say(typedWords)
		}
	case choose:
		add(m.theme.Say(chooseWords), m.suggested, m.theme.Say(ownHeard))
		l.Field = screen.Field{Kind: screen.SecretField, Label: m.theme.Say("Passphrase")}
	case again:
		add(m.theme.Say(againWords))
		l.Field = screen.Field{Kind: screen.SecretField, Label: m.theme.Say("The passphrase again")}
	case written:
		add(m.theme.Say(codeWords))
		for i, group := range m.code.Groups() {
			add(m.theme.Say("Group %d: %s", i+1, group))
		}
		add(m.theme.Say(finalWords))
	case check:
		add(m.theme.Say(checkWords, m.group()))
		l.Field = screen.Field{Kind: screen.LineField, Label: m.theme.Say("Group %d", m.group())}
	case working:
		l.Said, l.Busy = m.theme.Say(workingWords), true
	default:
		add(m.theme.Say(map[step]string{left: leftWords, done: doneWords}[m.step]))
	}
	return l
}

// bindings is the footer, with what it leaves out, and without what shows what was
// typed: a line is not kept in the field.
func (m *Model) bindings() []key.Binding {
	return slices.DeleteFunc(m.renamed(keys.Now(m)), func(b key.Binding) bool { return b.Help().Desc == reveals })
}

// put puts a line in the place of what was typed.
func (m *Model) put(words string) {
	switch m.step {
	case choose, again, check:
		m.field.Put(words)
		m.said = ""
	}
}
