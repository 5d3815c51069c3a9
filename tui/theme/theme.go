// Package theme is how the program looks and speaks: roles named by what they mean,
// what they look like in each theme, and the language that everything is said in.
//
// table.go is all there is to a theme, and this package's tests measure it: contrast
// against the ground is at least 4.5:1 for every role that is read, 7:1 in the theme
// with high contrast, and 3:1 for rules and for what is chosen (WCAG 2.2, 1.4.3,
// 1.4.6 and 1.4.11), on black and #1e1e1e, on white and on Solarized's light ground.
// Meaning never rests on colour: what is selected has a sign, what is bad has a word.
package theme

import (
	"slices"

	"charm.land/lipgloss/v2"

	"prebirth/tui/language"
)

// A Name is a theme as a person chooses it.
type Name string

// The themes. Auto is Dark or Light, as the ground is.
const (
	Auto     Name = "auto"
	Dark     Name = "dark"
	Light    Name = "light"
	Contrast Name = "contrast" // paints its own ground
	Sixteen  Name = "sixteen"  // the terminal's own colours
	None     Name = "none"     // no colour at all
)

// Names are all of them, in the order in which a key goes through them.
func Names() []Name { return []Name{Auto, Dark, Light, Contrast, Sixteen, None} }

// Next is the theme after a name; after one that there is not, the first.
func Next(name Name) Name {
	all := Names()
	return all[(slices.Index(all, name)+1)%len(all)]
}

// A Ground is the terminal's, as far as it has answered.
type Ground int

// Most terminals that do not answer are dark.
const (
	Unanswered Ground = iota
	OnDark
	OnLight
)

// GroundOf is the ground of a terminal that says whether it is dark.
func GroundOf(dark bool) Ground {
	if dark {
		return OnDark
	}
	return OnLight
}

// A Theme names styles by what they mean, never by how they look. It is its
// own message: the app hands it to every open screen when it changes.
type Theme struct {
	Dark bool // made for a dark ground

	Text, Quiet, Strong, Accent lipgloss.Style
	Warn, Bad                   lipgloss.Style
	Selected, Found, Rule       lipgloss.Style

	Colours Colours

	*language.Language // nil for English

	keys Keys // nil for the usual ones

	id     ID
	ground lipgloss.Style // that is painted; empty for the terminal's own
}

// An ID tells themes apart: two with the same one draw the same. It can be compared,
// and be the key of what was drawn.
type ID struct {
	Name     Name // never Auto
	Ground   Ground
	Language string
}

// ID tells it from other themes.
func (t Theme) ID() ID {
	id := t.id
	if t.Language != nil { // English needs no name, as it needs no catalogue
		id.Language = t.Language.Name()
	}
	return id
}

// In is the theme in a language.
func (t Theme) In(l *language.Language) Theme {
	t.Language = l
	return t
}

// Keys names keys as they are bound now.
type Keys interface {
	Name(sheet, usual string) string
}

// Bound is the theme with the keys of a person's settings.
func (t Theme) Bound(keys Keys) Theme {
	t.keys = keys
	return t
}

// Key is what a usual key of a sheet is called in a sentence: the one that does now
// what it does.
func (t Theme) Key(sheet, usual string) string {
	if t.keys == nil {
		return usual
	}
	return t.keys.Name(sheet, usual)
}

// Colours are the colours behind the roles, as lipgloss reads them, for renderers that
// take colours and not styles. An empty one is the terminal's own.
type Colours struct {
	Quiet, Accent string
}

// Of is a theme on a ground. Whatever is no name is Auto.
func Of(name Name, ground Ground) Theme {
	return made(resolve(name, ground))
}

// resolve takes away from a ground what the theme does not ask for.
func resolve(name Name, ground Ground) ID {
	some := GroundOf(ground != OnLight)
	switch name {
	case Dark:
		return ID{Name: Dark, Ground: OnDark}
	case Light:
		return ID{Name: Light, Ground: OnLight}
	case Contrast:
		return ID{Name: Contrast, Ground: some}
	case Sixteen: // without an answer there is no colour that can be read on any ground
		return ID{Name: Sixteen, Ground: ground}
	case None:
		return ID{Name: None}
	}
	if some == OnLight {
		return ID{Name: Light, Ground: OnLight}
	}
	return ID{Name: Dark, Ground: OnDark}
}

// made has the styles of its table.
func made(id ID) Theme {
	r := table(id)
	t := Theme{
		id:       id,
		Dark:     id.Ground != OnLight,
		Text:     r.text.style(),
		Quiet:    r.quiet.style(),
		Strong:   r.strong.style(),
		Accent:   r.accent.style(),
		Warn:     r.warn.style(),
		Bad:      r.bad.style(),
		Selected: r.selected.style(),
		Found:    r.found.style(),
		Rule:     r.rule.style(),
		Colours:  Colours{Quiet: r.quiet.colour, Accent: r.accent.colour},
	}
	if p := r.painted; p != (paint{}) {
		t.ground = lipgloss.NewStyle().Foreground(lipgloss.Color(p.words)).Background(lipgloss.Color(p.ground))
	}
	return t
}

// A look is what a role looks like.
type look struct {
	colour        string // empty for the terminal's own
	bold, reverse bool
}

func (l look) style() lipgloss.Style {
	s := lipgloss.NewStyle()
	if l.colour != "" {
		s = s.Foreground(lipgloss.Color(l.colour))
	}
	if l.bold { // what is not set is not taken away from what lies below either
		s = s.Bold(true)
	}
	if l.reverse {
		s = s.Reverse(true)
	}
	return s
}
