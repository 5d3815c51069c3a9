package remark

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/editor"
	"prebirth/tui/screen"
)

// Lines is what the remark is about, what can be chosen of it, and the words. It says
// what comes after the words, because while they are written a number is a word.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: keys.Now(m), Pick: screen.PickChooses, Chosen: m.choice}
	if l.Said, l.Bad = m.status(); !l.Bad && m.said == "" && m.box.Text() != "" {
		l.Said = "Not said yet."
	}
	if m.got.about != "" {
		l.Text = append(l.Text, "About: "+screen.Few(m.got.about, m.theme.Language))
	}
	heading, now, asks := m.spoken()
	if now != "" {
		l.Text = append(l.Text, now)
	}
	for i, choice := range m.choices() {
		switch {
		case choice == "":
			choice = onTheWhole
		case m.kind == comment:
			choice = `"` + screen.Few(choice, m.theme.Language) + `"`
		}
		l.Items = append(l.Items, screen.Item{Text: choice})
		if i == 0 {
			l.Items[0].Heading = heading
		}
	}
	if m.loaded && m.got.refused == nil {
		l.Field = screen.Field{Kind: screen.TextField, Label: asks, Text: m.box.Text()}
	}
	return l
}

// spoken is the heading of what can be chosen, how it stands, and what is asked for.
func (m *Model) spoken() (heading, now, asks string) {
	switch m.kind {
	case comment:
		now = clean.Line(m.on()).String()
		if m.chosen() == "" {
			now = onTheWhole + " A number chooses a sentence."
		}
		heading, asks = "What it is about", "Write your comment. After the full stop a number chooses what it is about"
	case action:
		heading, now = "Who", m.agreed()
		asks = `Write what is to be done. After the full stop a number chooses who, "by when" the day`
	case outcome:
		heading, asks = "How it stands", "Write what came of it, or nothing. After the full stop a number chooses how it stands"
		now = "It is: " + m.chosen() + "."
	case spot:
		heading, asks = "What they are", "Type the words as they stand there. After the full stop a number chooses what they are"
		now = notRepeated + " It is: " + m.chosen() + "."
	case note:
		return "", alone, `Write your note. After the full stop, "say it" keeps it.`
	default:
		return "", "", "Write"
	}
	return heading, now, asks + `, and "say it" says it.`
}

// pick makes a choice.
func (m *Model) pick(item int) {
	if item >= 0 && item < len(m.choices()) && !m.saying {
		m.choice, m.said, m.trouble = item, "", false
		m.fit()
	}
}

// rewrite puts another text in the place of all that was written, as one step of undo.
func (m *Model) rewrite(text string) {
	switch {
	case m.saying || !m.loaded || m.got.refused != nil:
		m.write(tea.PasteMsg{Content: text})
	case len(text) > editor.MostBytes:
		m.said, m.trouble = fmt.Sprintf("That would be more than the %d letters that are kept here: nothing was put in.", editor.MostBytes), true
	case text != m.box.Text():
		m.box.Replace(text, len(text))
		m.book.Remark(m.key, m.box.Text())
	}
}
