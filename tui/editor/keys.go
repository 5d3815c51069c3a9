package editor

import "charm.land/bubbles/v2/key"

// An action binds keys to what they do, which reports whether the text changed.
type action struct {
	key.Binding
	do func(*Model) bool
}

type actions []action

// table is everything the box answers to besides text: [Model.Update]
// dispatches from it and [Model.Keys] reads it. It is code, never assigned
// again.
//
// What other keys mean is the screen's: tab, esc, the function keys and ctrl
// with f, g, n, o, p, r, s or t above all. ctrl+h and ctrl+j are what some
// terminals send for backspace and for a line end in a paste.
var table = actions{
	bind("left", (*Model).left, "left"),
	bind("right", (*Model).right, "right"),
	bind("row up", moves((*Model).up), "up"),
	bind("row down", moves((*Model).down), "down"),
	bind("row start", moves((*Model).rowStart), "home", "ctrl+a"),
	bind("row end", moves((*Model).rowEnd), "end", "ctrl+e"),
	bind("word left", moves(goes(wordLeft)), "ctrl+left", "alt+b", "alt+left"),
	bind("word right", moves(goes(wordRight)), "ctrl+right", "alt+f", "alt+right"),
	bind("page up", moves((*Model).pageUp), "pgup"),
	bind("page down", moves((*Model).pageDown), "pgdown"),
	bind("text start", moves(goes(textStart)), "ctrl+home"),
	bind("text end", moves(goes(textEnd)), "ctrl+end"),

	bind("new line", (*Model).newline, "enter", "shift+enter", "ctrl+j"),
	bind("delete back", (*Model).deleteBack, "backspace", "shift+backspace", "ctrl+h"),
	bind("delete", (*Model).deleteForward, "delete"),
	bind("delete word", (*Model).deleteWordBack, "ctrl+w", "alt+backspace", "ctrl+backspace"),
	bind("delete next word", (*Model).deleteWordForward, "alt+d", "ctrl+delete", "alt+delete"),
	bind("delete to end", (*Model).deleteToEnd, "ctrl+k"),
	bind("delete to start", (*Model).deleteToStart, "ctrl+u"),
	bind("undo", (*Model).undo, "ctrl+z"),
	bind("redo", (*Model).redo, "ctrl+y", "ctrl+shift+z"),

	bind("select left", selects(goes(left)), "shift+left"),
	bind("select right", selects(goes(right)), "shift+right"),
	bind("select up", selects((*Model).up), "shift+up"),
	bind("select down", selects((*Model).down), "shift+down"),
	bind("select row start", selects((*Model).rowStart), "shift+home"),
	bind("select row end", selects((*Model).rowEnd), "shift+end"),
	bind("select word left", selects(goes(wordLeft)), "ctrl+shift+left", "alt+shift+left"),
	bind("select word right", selects(goes(wordRight)), "ctrl+shift+right", "alt+shift+right"),
	bind("select to start", selects(goes(textStart)), "ctrl+shift+home"),
	bind("select to end", selects(goes(textEnd)), "ctrl+shift+end"),
}

func bind(help string, do func(*Model) bool, keys ...string) action {
	return action{key.NewBinding(key.WithKeys(keys...), key.WithHelp(keys[0], help)), do}
}

// find returns what a keystroke does, or nil when it isn't the box's.
func (t actions) find(stroke string) func(*Model) bool {
	for _, a := range t {
		for _, k := range a.Keys() {
			if k == stroke {
				return a.do
			}
		}
	}
	return nil
}

// Keys returns what the box answers to besides text, for a footer or a help
// page, the most used first within moving, changing and selecting.
func (m *Model) Keys() []key.Binding {
	bs := make([]key.Binding, len(table))
	for i, a := range table {
		bs[i] = a.Binding
	}
	return bs
}
