package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"prebirth/progress/settings"
	"prebirth/tui/keymap"
	"prebirth/tui/language"
	"prebirth/tui/theme"
)

// looks is how the windows of one run look: what the person chose, and what the
// terminal answered.
type looks struct {
	name   theme.Name
	ground theme.Ground
	none   bool // no colour may be drawn, whatever is chosen
	speaks *language.Language
	keys   keymap.Map
	plain  bool // signs are drawn that every console has
}

// looksOf is how a run begins. What was asked for with it is stronger than the file.
func looksOf(o Options) looks {
	name := theme.Name(o.Theme)
	if name == "" {
		name = theme.Name(o.Settings.Theme())
	}
	return looks{name: name, speaks: language.Of(o.Language), keys: keysOf(o.Settings), plain: o.PlainSigns, none: o.Profile == colorprofile.ASCII || o.Profile == colorprofile.NoTTY}
}

func (l *looks) theme() theme.Theme {
	if l.none {
		return theme.Of(theme.None, l.ground).In(l.speaks).Bound(l.keys)
	}
	return theme.Of(l.name, l.ground).In(l.speaks).Bound(l.keys)
}

// ask asks the terminal for its ground, where that matters and it has not answered.
// Nobody waits for the answer.
func (l *looks) ask() tea.Cmd {
	if l.ground != theme.Unanswered || theme.Of(l.name, theme.OnDark).ID() == theme.Of(l.name, theme.OnLight).ID() || l.none {
		return nil
	}
	return tea.RequestBackgroundColor
}

// said is what is said when a theme was chosen: on some grounds two look the same.
func (l *looks) said() string {
	known, _ := settings.Find("theme")
	text := l.speaks.Say("Theme: %s, %s.", l.speaks.Say(string(l.name)), l.speaks.Say(known.Of(string(l.name))))
	if note := l.note(); note != "" {
		text += " " + note
	}
	return text
}

// note is why a chosen theme is not seen in this run, empty where it is.
func (l *looks) note() string {
	if l.none {
		return l.speaks.Say("No colour is drawn in this run: NO_COLOR or --color.")
	}
	return ""
}
