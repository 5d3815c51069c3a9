package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/language"
)

// An Action binds keys to what they do, and says when that makes sense.
type Action[S any] struct {
	Key  key.Binding
	Do   func(S) (Move, tea.Cmd)
	With func(S, string) (Move, tea.Cmd) // in place of Do, where it matters which of the keys it was
	When func(S) bool                    // nil means always
	// Covered actions are not in the footer, because the label of a
	// neighbour names them as well ("↑/↓ line"). The help page has them all.
	Covered bool
}

// A Table is a screen's whole key map: dispatch, footer and help are three
// readings of it. The order is the order of the footer.
type Table[S any] []Action[S]

// Bind makes a binding with the keys as shown, what they do in at most three
// words, and the names Bubble Tea gives them.
func Bind(shown, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

// Label is how keys are shown. Their names stay as they are on keyboards, whatever
// else the same word means: only words about keys are said.
func Label(shown string, in *language.Language) string {
	if strings.Contains(shown, " key") {
		return in.Say(shown)
	}
	return shown
}

// Press does what the key asks for. It says false where the table has no
// action for it now.
func (t Table[S]) Press(s S, msg tea.KeyPressMsg) (Move, tea.Cmd, bool) {
	for _, a := range t {
		if !key.Matches(msg, a.Key) || a.When != nil && !a.When(s) {
			continue
		}
		if a.With != nil {
			move, cmd := a.With(s, msg.String())
			return move, cmd, true
		}
		move, cmd := a.Do(s)
		return move, cmd, true
	}
	return Stay, nil, false
}

// Named is what the key does now, in the words of its binding; empty for nothing.
func (t Table[S]) Named(s S, msg tea.KeyPressMsg) string {
	for _, a := range t {
		if key.Matches(msg, a.Key) && (a.When == nil || a.When(s)) {
			return a.Key.Help().Desc
		}
	}
	return ""
}

// Footer is the bindings that do something now, less the covered ones.
func (t Table[S]) Footer(s S) []key.Binding {
	var out []key.Binding
	for _, a := range t {
		if !a.Covered && (a.When == nil || a.When(s)) {
			out = append(out, a.Key)
		}
	}
	return out
}

// All is every binding, for the help page.
func (t Table[S]) All() []key.Binding {
	out := make([]key.Binding, len(t))
	for i, a := range t {
		out[i] = a.Key
	}
	return out
}

// A Sheet is the keys of one screen, under the name of its route and the title
// that a person reads.
type Sheet struct {
	Route, Title string
	Keys         []key.Binding
	Writes       bool // letters are written there, and are no commands
	// Under is the sheet that has every key which this one does not, empty for none.
	Under string
}
