package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"charm.land/bubbles/v2/key"

	"prebirth/tui/keymap"
	"prebirth/tui/screen"
)

// The mouse is the terminal's unless the settings say otherwise, so that it selects
// text. Where it is the program's it can do nothing that no key does: it presses them.

// mode is how the terminal is asked for the mouse. That of clicks alone (1000) Bubble
// Tea does not have; this one (1002) tells of a mouse that is drawn as well, which is
// not listened to.
func mode(wanted bool) tea.MouseMode {
	if wanted {
		return tea.MouseModeCellMotion
	}
	return tea.MouseModeNone
}

// notch is how many rows one turn of the wheel goes, as in most programs.
const notch = 3

// A pointing is what the mouse points into: a screen in its frame, and its keys.
type pointing struct {
	view  screen.View
	in    chrome
	keys  keymap.Map
	sheet string // empty while a question is asked, which is answered in the footer alone
}

// means is what a click or a turn of the wheel stands for.
//
// The wheel is the keys up and down, as it is where terminals turn it into keys
// themselves: it scrolls what these scroll, and chooses where they choose. A click
// chooses an item, opens the one that is chosen, and presses the key of an entry in the
// footer.
func (p pointing) means(msg tea.MouseMsg) []tea.Msg {
	m := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return p.wheel(m.Button)
	case tea.MouseClickMsg:
		if m.Button == tea.MouseLeft {
			return p.click(m.X-p.in.frame.left, m.Y)
		}
	}
	return nil
}

func (p pointing) wheel(button tea.MouseButton) (all []tea.Msg) {
	name := map[tea.MouseButton]string{tea.MouseWheelUp: "up", tea.MouseWheelDown: "down"}[button]
	if !p.keys.Has(p.sheet, name) {
		return nil
	}
	for range notch {
		all = append(all, pressing(name)...)
	}
	return all
}

func (p pointing) click(x, y int) []tea.Msg {
	f := p.in.frame
	if b, ok := p.in.entry(p.view.Keys, x, y-f.height()+f.footer); ok {
		return pressing(presses(b))
	}
	for _, s := range p.view.Spots {
		switch {
		case p.sheet == "" || y < f.header || y >= f.header+f.body || !s.Has(x, y-f.header):
		case s.Chosen:
			return pressing("enter")
		default:
			return []tea.Msg{screen.Choose{Item: s.Item}}
		}
	}
	return nil
}

// pressing is the key of a name, pressed; nothing where there is no such key.
func pressing(name string) []tea.Msg {
	press, ok := screen.KeyNamed(name)
	if !ok {
		return nil
	}
	return []tea.Msg{screen.Usual{KeyPressMsg: press}}
}

// presses is the key that an entry of the footer stands for. Entries of a question have
// only their labels, of which the one in words is every other key; one for several
// numbers stands for none of them.
func presses(b key.Binding) string {
	label := b.Help().Key
	switch names := b.Keys(); {
	case b.Help().Desc == "" || len(names) > 0 && names[0] == "1":
		return ""
	case len(names) > 0:
		return names[0]
	case strings.Contains(label, " "):
		return "esc"
	}
	return label
}

// point does what the mouse stands for.
func (a *App) point(msg tea.MouseMsg) tea.Cmd {
	if !a.settings.Mouse() || a.cover.kind == hidden || a.small() {
		return nil
	}
	v, f := a.framed()
	var cmds []tea.Cmd
	for _, m := range (pointing{v, chrome{a.theme, f}, a.keys, a.sheet()}).means(msg) {
		cmds = append(cmds, a.input(m))
	}
	return tea.Batch(cmds...)
}

// point does what the mouse stands for.
func (p *paper) point(msg tea.MouseMsg) tea.Cmd {
	if !p.mouse || p.w < leastWidth || p.h < leastHeight {
		return nil
	}
	var cmds []tea.Cmd
	for _, m := range (pointing{p.framed(), chrome{p.theme, p.frame()}, p.keys, p.sheet()}).means(msg) {
		cmds = append(cmds, p.pressed(m))
	}
	return tea.Batch(cmds...)
}
