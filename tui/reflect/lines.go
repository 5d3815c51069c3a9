package reflect

import (
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/editor"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// Lines is the prompt, what is asked or offered about the words, and the words.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Keys: m.now()}
	l.Said, l.Bad = m.stands("")
	if m.told != "" { // which is no question: the writing goes on
		l.Said, l.Bad = m.told, true
	}
	l.Text = append(l.Text, clean.String(briefings.Plain(m.prompt.Text)), m.name())
	if m.earlier != "" {
		l.Text = append(l.Text, m.theme.Say("You wrote: %s", clean.String(m.earlier)))
	}
	if m.copied {
		l.Text = append(l.Text, m.theme.Say(copied))
	}
	if m.showsPart() {
		for _, block := range prose.Spoken("# "+m.part.Title+"\n\n"+m.part.Text, m.theme.Language) {
			l.Text = append(l.Text, block.Text)
		}
	}
	switch {
	case m.pending != "":
		l.Text = append(l.Text, m.asking()[0])
	case m.menu:
		l.Pick, l.Chosen = screen.PickPresses, m.way
		for _, s := range scaffolds(m.box.Text(), m.theme.Language) {
			l.Items = append(l.Items, screen.Item{Heading: head(len(l.Items) == 0, m.theme.Say("A way to begin")), Text: s.name})
		}
	case m.row.Open:
		l.Chosen = m.row.At
		for _, b := range m.Actions() {
			l.Items = append(l.Items, screen.Item{Heading: head(len(l.Items) == 0, m.theme.Say("What can be done")), Text: m.theme.Say(b.Help().Desc)})
		}
	case m.choosing:
		l.Chosen = whom(m.words.Sharing)
		for _, s := range []progress.Sharing{progress.Private, progress.ForSupervision} {
			l.Items = append(l.Items, screen.Item{Heading: head(len(l.Items) == 0, m.theme.Say("Who it is for")), Text: screen.Sharing(s, m.theme.Language)})
		}
	default:
		l.Text = append(l.Text, m.theme.Say(map[progress.Sharing]string{
			progress.Private: "It is private.", progress.ForSupervision: "It is for supervision.",
		}[m.present()]))
		l.Field = m.field()
	}
	return l
}

func head(first bool, words string) string {
	if first {
		return words
	}
	return ""
}

// field is the writing, where one may write.
func (m *Model) field() screen.Field {
	if m.refused != nil || !m.loaded {
		return screen.Field{}
	}
	label := m.theme.Say("Write")
	if m.box.Text() == "" {
		label = warning(1000, m.theme.Language)
	}
	return screen.Field{Kind: screen.TextField, Label: label, Text: m.box.Text(), At: m.box.Offset(), Keep: "ctrl+s"}
}

// present is who the reflection is for now.
func (m *Model) present() progress.Sharing {
	if m.words.Sharing == "" {
		return progress.Private
	}
	return m.words.Sharing
}

func whom(s progress.Sharing) int {
	if s == progress.ForSupervision {
		return 1
	}
	return 0
}

// pickWhom marks the reflection, where that is being chosen.
func (m *Model) pickWhom(item int) {
	switch {
	case !m.choosing:
	case item == 0:
		m.share(progress.Private)
	default:
		m.share(progress.ForSupervision)
	}
}

// rewrite puts another text in the place of all that was written, as one step of
// undo.
func (m *Model) rewrite(text string, at int) {
	switch {
	case m.refused != nil || !m.loaded:
		m.write(tea.PasteMsg{Content: text})
	case len(text) > editor.MostBytes:
		m.told = m.tooMuch()
	case text != m.box.Text():
		m.box.Replace(text, at)
		m.empty = text == ""
		m.resize()
		m.hand()
	}
}
