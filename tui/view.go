package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/draft"
	"prebirth/tui/language"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// View draws the frame around the top screen, or what covers it. It answers
// with the last view when nothing has happened since.
func (a *App) View() tea.View {
	if !a.stale {
		return a.view
	}
	a.stale = false
	a.view = window()
	switch {
	case a.cover.kind == hidden:
		a.view = neutral(a.theme.Language)
		a.paint(clean.Frame(a.hiddenRows()))
	case a.small():
		a.paint(clean.Frame(tooSmall(a.w, a.h, a.theme.Language)))
	default:
		a.draw(a.framed())
	}
	if a.cover.kind != hidden { // where there is nothing to point at
		a.view.MouseMode = mode(a.settings.Mouse())
	}
	return a.view
}

// framed is the screen that is on top, or what covers it, and its frame.
func (a *App) framed() (screen.View, frame) {
	v, f := screen.View{}, a.frame
	if a.cover.kind == locked {
		v, f = a.cover.ask.View(), layout(a.w, a.h, 0)
	} else {
		v = a.top().View()
		v.Keys = append(v.Keys[:len(v.Keys):len(v.Keys)], everywhere[:2]...)
	}
	v.Keys = a.keys.Show(a.sheet(), v.Keys)
	return v, f
}

// window is an empty window of the program's, and neutral one that does not even
// say whose it is.
func window() tea.View {
	return tea.View{AltScreen: true, ReportFocus: true, WindowTitle: "prebirth"}
}

func neutral(in *language.Language) tea.View {
	return tea.View{AltScreen: true, ReportFocus: true, WindowTitle: in.Say("Paused")}
}

// draw fills the window with a screen in its frame.
func (a *App) draw(v screen.View, f frame) {
	if _, why := a.book.Unsaved(); why != nil && !v.Bad { // on whichever screen one is
		v.Status, v.Bad = clean.Line(a.theme.Say("NOT SAVED: %s; it is tried again", draft.Why(why, a.theme.Language))), true
	}
	c := chrome{a.theme, f}
	page := c.page(v, a.said(f))
	a.view = a.looks.shown(a.view, painted(page, a.theme, a.w, a.h), c.cursor(v))
}

// paint shows rows that are read from their beginning.
func (a *App) paint(rows clean.Styled) {
	begin := screen.Begin(strings.Split(rows.String(), "\n"))
	a.view = a.looks.shown(a.view, painted(rows, a.theme, a.w, a.h), begin)
}

// painted lays a theme's ground under a whole window, where it paints one.
func painted(rows clean.Styled, t theme.Theme, w, h int) clean.Styled {
	if page := t.Page(rows.String(), w, h); page != rows.String() {
		return clean.Frame(page)
	}
	return rows
}

// shown is a view with something to show, and its cursor. It is the one place where
// that is put in, and nothing gets there but through the gate.
func (l *looks) shown(v tea.View, rows clean.Styled, at *tea.Cursor) tea.View {
	v.Content, v.Cursor = rows.String(), at
	if l.plain {
		v.Content = theme.Plain(v.Content)
	}
	return v
}

// tooSmall is the notice for a window in which nothing can be used.
func tooSmall(w, h int, in *language.Language) string {
	if w < 1 || h < 1 {
		return ""
	}
	rows := strings.Split(ansi.Wrap(in.Say("Window too small. Nothing is lost. Make it %d by %d or more.", leastWidth, leastHeight), w, ""), "\n")
	return strings.Join(rows[:min(h, len(rows))], "\n")
}
