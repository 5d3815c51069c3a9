package remark

import (
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
		l.Said = m.theme.Say("Not said yet.")
	}
	if m.got.about != "" {
		l.Text = append(l.Text, m.theme.Say("About: %s", screen.Few(m.got.about, m.theme.Language)))
	}
	heading, now, asks := m.spoken()
	if now != "" {
		l.Text = append(l.Text, now)
	}
	for i, choice := range m.choices() {
		switch {
		case choice == "":
			choice = m.theme.Say(onTheWhole)
		case m.kind == comment:
			choice = `"` + screen.Few(choice, m.theme.Language) + `"`
		default:
			choice = m.theme.Say(choice)
		}
		l.Items = append(l.Items, screen.Item{Text: choice})
		if i == 0 {
			l.Items[0].Heading = heading
		}
	}
	if m.row.Open {
		return m.inRow(l)
	}
	if m.loaded && m.got.refused == nil {
		l.Field = screen.Field{Kind: screen.TextField, Label: asks, Text: m.box.Text(), At: m.box.Offset()}
	}
	return l
}

// inRow is lines whose items are the actions of the row.
func (m *Model) inRow(l screen.Lines) screen.Lines {
	l.Items, l.Chosen, l.Pick, l.Keys = nil, m.row.At, screen.PickOpens, m.footer()
	for _, b := range m.Actions() {
		l.Items = append(l.Items, screen.Item{Text: m.theme.Say(b.Help().Desc)})
	}
	l.Items[0].Heading = m.theme.Say("What can be done")
	return l
}

// spoken is the heading of what can be chosen, how it stands, and what is asked for.
func (m *Model) spoken() (heading, now, asks string) {
	switch m.kind {
	case comment:
		now = clean.Line(m.on()).String()
		if m.chosen() == "" {
			now = m.theme.Say(onTheWhole) + " " + m.theme.Say("A number chooses a sentence.")
		}
		return m.theme.Say("What it is about"), now,
			m.theme.Say(`Write your comment. After the full stop a number chooses what it is about, and "say it" says it.`)
	case action:
		return m.theme.Say("Who"), m.agreed(),
			m.theme.Say(`Write what is to be done. After the full stop a number chooses who, "by when" the day, and "say it" says it.`)
	case outcome:
		return m.theme.Say("How it stands"), m.stands(),
			m.theme.Say(`Write what came of it, or nothing. After the full stop a number chooses how it stands, and "say it" says it.`)
	case spot:
		return m.theme.Say("What they are"), m.theme.Say(notRepeated) + " " + m.stands(),
			m.theme.Say(`Type the words as they stand there. After the full stop a number chooses what they are, and "say it" says it.`)
	case note:
		return "", m.theme.Say(alone), m.theme.Say(`Write your note. After the full stop, "say it" keeps it.`)
	}
	return "", "", m.theme.Say("Write")
}

// pick makes a choice.
func (m *Model) pick(item int) {
	if item >= 0 && item < len(m.choices()) && !m.saying {
		m.choice, m.said, m.trouble = item, "", false
		m.fit()
	}
}

// rewrite puts another text in the place of all that was written, as one step of undo.
func (m *Model) rewrite(text string, at int) {
	switch {
	case m.saying || !m.loaded || m.got.refused != nil:
		m.write(tea.PasteMsg{Content: text})
	case len(text) > editor.MostBytes:
		m.said, m.trouble = m.theme.Say("That would be more than the %d letters that are kept here: nothing was put in.", editor.MostBytes), true
	case text != m.box.Text():
		m.box.Replace(text, at)
		m.book.Remark(m.key, m.box.Text())
	}
}
