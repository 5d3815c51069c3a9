package linear

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// A command is what can be typed where nothing is being written: an action of the
// screen's own table under the words that the screen has for it, or something that
// only lines of text need.
type command struct {
	name  string
	usual string // the key that the screen's table has for it; empty for what no key does
	shown string // the key that does it on the screen now
	about string // what it does, for those that no screen names
	do    func(*Model, string) tea.Cmd
	takes bool // words may follow the name
}

// onlyMoves are the words of the tables for what only moves a window, or a sign,
// over what is there. Here all of it is read out, and numbers choose.
var onlyMoves = []string{
	"choose", "choose above", "choose by number", "setting", "line", "line up", "further down", "further up", "top", "bottom", "first", "last", "newest", "oldest",
	"last shown", "top of part", "end of part", "scroll", "scroll up", "scroll part", "scroll part up", "read back",
}

func moves(b key.Binding) bool { return slices.Contains(onlyMoves, b.Help().Desc) }

// pressable says whether a binding stands for a key at all: a few only name what
// another part of the screen answers to.
func pressable(b key.Binding) bool {
	if len(b.Keys()) == 0 {
		return false
	}
	_, ok := screen.KeyNamed(b.Keys()[0])
	return ok
}

// digits says whether a binding is for numbers: its command is followed by one.
func digits(b key.Binding) bool { return len(b.Keys()) > 1 && b.Keys()[0] == "1" }

// numbered is the command of such a binding; 0 is the key for the tenth.
func numbered(b key.Binding, in *language.Language) command {
	name := plainly(in.Say(b.Help().Desc))
	return command{name: name, about: in.Say("with a number: does what that number does on the screen"), takes: true, do: func(m *Model, rest string) tea.Cmd {
		digit := strings.TrimSpace(rest)
		if digit == "10" {
			digit = "0"
		}
		if !slices.Contains(b.Keys(), digit) {
			m.say(m.Say("Say which: %s 1, for one.", name))
			return nil
		}
		m.press(digit)
		return nil
	}}
}

// actions is the commands that the screen's table gives.
func actions(keys []key.Binding, in *language.Language) (all []command) {
	for _, b := range keys {
		if moves(b) || !pressable(b) {
			continue
		}
		if digits(b) {
			all = append(all, numbered(b, in))
			continue
		}
		name := b.Keys()[0]
		all = append(all, command{name: plainly(in.Say(b.Help().Desc)), usual: name, shown: name, do: func(m *Model, _ string) tea.Cmd {
			m.press(name)
			return nil
		}})
	}
	return all
}

// actions is those of the page, with the keys that do them now.
func (m *Model) actions() []command {
	all := actions(m.page.Lines.Keys, m.Language)
	for i, c := range all {
		all[i].shown = m.bound(c.shown)
	}
	return all
}

// commands is everything that can be typed now.
func (m *Model) commands() []command {
	all := m.actions()
	for _, c := range m.own() {
		if c.when == nil || c.when(m) {
			all = append(all, c.command)
		}
	}
	return all
}

// called finds the command that words begin with: its whole name, the beginning of
// it if there is no other such, or the name of its key.
func called(all []command, words string) (found command, rest string, ok bool) {
	words = strings.Join(strings.Fields(words), " ")
	lower := strings.ToLower(words)
	for _, c := range all {
		if lower == c.name || words == c.shown {
			return c, "", true
		}
		if after, has := strings.CutPrefix(lower, c.name+" "); has && c.takes {
			return c, words[len(words)-len(after):], true
		}
	}
	var near []command
	for _, c := range all {
		if slices.Contains(strings.Split(c.name, ", "), lower) {
			return c, "", true
		}
		if strings.HasPrefix(c.name, lower) {
			near = append(near, c)
		}
	}
	if len(near) == 1 {
		return near[0], "", true
	}
	return command{}, "", false
}

// nearest is the names that words begin, for who has to say more.
func nearest(all []command, words string) (names []string) {
	for _, c := range all {
		if strings.HasPrefix(c.name, strings.ToLower(words)) {
			names = append(names, c.name)
		}
	}
	return names
}

// press has the program given a key that its tables know, whatever a person's settings
// have in its place.
func (m *Model) press(name string) {
	if press, ok := screen.KeyNamed(name); ok {
		m.then(screen.Lift{}, screen.Usual{KeyPressMsg: press})
	}
}

// command does what a line asks for.
func (m *Model) command(line string) tea.Cmd {
	words := strings.TrimSpace(line)
	if n, err := strconv.Atoi(words); err == nil {
		m.number(n)
		return nil
	}
	if c, rest, ok := called(m.commands(), words); ok {
		return c.do(m, rest)
	}
	if m.ofItem(words) {
		return nil
	}
	if near := nearest(m.commands(), words); len(near) > 1 {
		m.say(m.Say("%q begins several: %s.", words, strings.Join(near, "; ")))
		return nil
	}
	m.say(m.Say("There is no command %q here. A question mark lists them.", words))
	return nil
}

// number takes the item of a number.
func (m *Model) number(n int) {
	l := m.page.Lines
	switch {
	case len(l.Items) == 0:
		m.say(m.Say("There is nothing to choose by a number here. A question mark lists what can be typed."))
	case n < 1 || n > len(l.Items):
		m.say(m.Say("There is no number %d; the last is %d.", n, len(l.Items)))
	case l.Pick == screen.PickPresses:
		m.press(strconv.Itoa(n))
	default:
		m.then(screen.Choose{Item: n - 1})
		if l.Pick == screen.PickOpens {
			m.press("enter")
		}
	}
}

// byNumber says what a number up to the last one does.
var byNumber = map[screen.Pick]string{
	screen.PickOpens:   "A number from 1 to %d opens it.",
	screen.PickChooses: "A number from 1 to %d chooses it.",
	screen.PickPresses: "A number from 1 to %d takes it.",
}

// list says what can be typed now.
func (m *Model) list() {
	l := m.page.Lines
	if n := len(l.Items); n > 0 {
		m.print(m.Say(byNumber[l.Pick], n))
		if l.Pick != screen.PickPresses {
			m.print(m.Say("A number after a command does it to that one."))
		}
	}
	if l.Next != "" {
		m.print(m.Say("An empty line reads on."))
	}
	for _, c := range m.commands() {
		switch {
		case c.about != "":
			m.print(c.name + ": " + c.about + ".")
		default:
			m.print(m.Say("%s (or %s)", c.name, c.shown))
		}
	}
	m.tour(m.page)
}
