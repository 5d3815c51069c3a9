// Package theme is how the program looks: roles named by what they mean, and
// the colours they have on a dark and on a light ground.
//
// Contrast against the ground is at least 4.5:1 for every role that is read and
// 3:1 for rules (WCAG 2.2, 1.4.3 and 1.4.11), measured by this package's tests
// on black and #1e1e1e, on white and on Solarized's light ground. Meaning never
// rests on colour: what is selected has a sign, what is bad has a word.
package theme

import "charm.land/lipgloss/v2"

// A Theme names styles by what they mean, never by how they look. It is its
// own message: the app hands it to every open screen when it changes.
type Theme struct {
	Dark bool // made for a dark ground

	Text, Quiet, Strong, Accent lipgloss.Style
	Warn, Bad                   lipgloss.Style
	Selected, Found, Rule       lipgloss.Style

	Colours Colours

	ground lipgloss.Style // of the room's screen; empty for the terminal's own
}

// Colours are the hexadecimal colours behind the roles, for renderers that
// take colours and not styles. Text that is merely read has no colour of its
// own: it keeps the terminal's.
type Colours struct {
	Quiet, Accent, Warn, Bad, Rule, Found string
}

var (
	onDark = Colours{
		Quiet: "#a8b0b8", Accent: "#7fc8d8", Warn: "#e8c06a", Bad: "#ff9a8f",
		Rule: "#70787f", Found: "#ffe08a",
	}
	onLight = Colours{
		Quiet: "#4a5560", Accent: "#005f70", Warn: "#6b4a00", Bad: "#9c1c10",
		Rule: "#737c85", Found: "#5c4400",
	}
)

// New is the theme for a dark or a light ground.
func New(dark bool) Theme {
	c := onLight
	if dark {
		c = onDark
	}
	plain := lipgloss.NewStyle()
	in := func(colour string) lipgloss.Style { return plain.Foreground(lipgloss.Color(colour)) }
	return Theme{
		Dark:     dark,
		Text:     plain,
		Quiet:    in(c.Quiet),
		Strong:   plain.Bold(true),
		Accent:   in(c.Accent).Bold(true),
		Warn:     in(c.Warn),
		Bad:      in(c.Bad).Bold(true),
		Selected: plain.Reverse(true),
		Found:    in(c.Found).Reverse(true),
		Rule:     in(c.Rule),
		Colours:  c,
	}
}
