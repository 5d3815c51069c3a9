package tui

import (
	tea "charm.land/bubbletea/v2"

	"prebirth/progress/settings"
	"prebirth/tui/keymap"
	"prebirth/tui/screen"
)

// Keys are those of every screen, with the lines of a settings file. The error is
// [settings.Errors], with everything that is wrong in those lines.
func Keys(s settings.Settings) (keymap.Map, error) {
	return keymap.From(s, append(sheets(), ledSheets()...))
}

// keysOf is Keys for a program that has started. Lines that could not be understood
// were refused before; should they come here all the same, the usual keys hold.
func keysOf(s settings.Settings) keymap.Map {
	m, _ := Keys(s)
	return m
}

// usual turns a key that was pressed into the one that the tables know; false for one
// that does nothing now. Any other message stays as it is.
func usual(m keymap.Map, sheet string, msg tea.Msg) (tea.Msg, bool) {
	switch msg := msg.(type) {
	case screen.Usual:
		return msg.KeyPressMsg, true
	case tea.KeyPressMsg:
		return m.Press(sheet, msg)
	}
	return msg, true
}

// sheetOf is the sheet whose keys hold on a screen.
func sheetOf(s screen.Screen, route string) string {
	if several, ok := s.(screen.Sheeted); ok {
		return several.Sheet()
	}
	return route
}

// sheet is the one whose keys hold now.
func (a *App) sheet() string {
	switch a.cover.kind {
	case hidden:
		return ""
	case locked:
		return "unlock"
	}
	return sheetOf(a.top().Screen, a.top().route.Name)
}
