package unlock

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"prebirth/tui/screen"
)

// Lines is what the passphrase is asked for. No word of it is among them, and there
// is nothing to be shown or hidden: a line that is typed is not kept in the field.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Text: []string{m.theme.Say(lost)}, Said: m.working(), Busy: m.working() != "", Keys: keys.Now(m)}
	l.Keys = slices.DeleteFunc(l.Keys, func(b key.Binding) bool { return b.Help().Desc == reveals })
	switch {
	case m.trying:
		return l
	case l.Said == "" && m.said != nil:
		l.Said = m.said[0]
	}
	l.Field = screen.Field{Kind: screen.SecretField, Label: strings.TrimSuffix(m.theme.Say(m.why), ":")}
	return l
}

// put puts a passphrase in the place of what was typed.
func (m *Model) put(words string) {
	if !m.trying {
		m.field.Put(words)
		m.said = nil
	}
}
