package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
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
		a.view = neutral()
		a.paint(clean.Frame(a.hiddenRows()))
	case a.small():
		a.paint(clean.Frame(tooSmall(a.w, a.h)))
	case a.cover.kind == locked:
		a.draw(a.cover.ask.View(), layout(a.w, a.h, 0))
	default:
		v := a.top().View()
		v.Keys = append(v.Keys[:len(v.Keys):len(v.Keys)], everywhere[:2]...)
		a.draw(v, a.frame)
	}
	return a.view
}

// window is an empty window of the program's, and neutral one that does not even
// say whose it is.
func window() tea.View {
	return tea.View{AltScreen: true, ReportFocus: true, WindowTitle: "prebirth"}
}

func neutral() tea.View {
	return tea.View{AltScreen: true, ReportFocus: true, WindowTitle: "Paused"}
}

// draw fills the window with a screen in its frame.
func (a *App) draw(v screen.View, f frame) {
	rows := a.rows(v, f)
	margin := strings.Repeat(" ", f.left)
	for i, row := range rows {
		if row = ansi.Truncate(row, f.width, "…"); row != "" {
			rows[i] = margin + row
		}
	}
	a.paint(clean.Frame(strings.Join(rows, "\n")))
	if v.Cursor != nil {
		c := *v.Cursor
		c.X = min(c.X, f.width-1) + f.left
		c.Y = min(c.Y, f.body-1) + f.header
		a.view.Cursor = &c
	}
}

// paint is the one place where the view is given something to show, and nothing
// gets there but through the gate.
func (a *App) paint(rows clean.Styled) { a.view.Content = rows.String() }

// rows are the window's rows from top to bottom, as shared out by the frame.
func (a *App) rows(v screen.View, f frame) []string {
	var rows []string
	if f.header > 0 {
		rows = append(rows, a.header(v))
	}
	if f.header > 1 {
		rows = append(rows, a.rule())
	}
	rows = append(rows, strings.Split(screen.Fit(strings.Split(v.Body, "\n"), f.body), "\n")...)
	if f.rule > 0 {
		rows = append(rows, a.rule())
	}
	rows = append(rows, a.notice.draw(a.theme, f.width, f.notice)...)
	rows = append(rows, a.status(v))
	return append(rows, a.footer(v.Keys, f.footer)...)
}

func (a *App) rule() string {
	return a.theme.Rule.Render(strings.Repeat("─", a.frame.width))
}

func (a *App) header(v screen.View) string {
	left := " " + a.theme.Accent.Render("prebirth") + "  " + a.theme.Strong.Render(v.Title.String())
	right := a.theme.Quiet.Render(v.Right.String()) + " "
	room := a.frame.width - lipgloss.Width(right)
	if room < 24 || v.Right == (clean.Text{}) {
		return ansi.Truncate(left, a.frame.width, "…")
	}
	left = ansi.Truncate(left, room-1, "…")
	return left + strings.Repeat(" ", room-lipgloss.Width(left)) + right
}

func (a *App) status(v screen.View) string {
	style, words := a.theme.Quiet, v.Status
	if v.Bad {
		style = a.theme.Bad
	} else if _, why := a.book.Unsaved(); why != nil { // on whichever screen one is
		style, words = a.theme.Bad, clean.Line("NOT SAVED: "+draft.Why(why)+"; it is tried again")
	}
	return " " + style.Render(ansi.Truncate(words.String(), a.frame.width-1, "…"))
}

// footer names what can be done, in the order of the screen's table, in as many
// rows as the frame has. Where not all fit, the last words say which key shows
// the rest.
func (a *App) footer(keys []key.Binding, high int) []string {
	rows := fill(keys, a.frame.width-1, high)
	out := make([]string, high)
	for i, row := range rows {
		var names []string
		for _, k := range row {
			names = append(names, a.theme.Strong.Render(k.Help().Key)+" "+a.theme.Quiet.Render(k.Help().Desc))
		}
		out[i] = " " + strings.Join(names, "  ")
	}
	return out
}

// fill puts names into rows of a width. The help key is kept for the end: it
// is the one that must not fall off.
func fill(keys []key.Binding, width, rows int) [][]key.Binding {
	var help []key.Binding
	var rest []key.Binding
	for _, k := range keys {
		if opensHelp(k) {
			help = append(help, k)
		} else {
			rest = append(rest, k)
		}
	}
	for take := len(rest); take >= 0; take-- {
		if out, ok := pour(append(rest[:take:take], help...), width, rows); ok {
			return out
		}
	}
	return nil
}

func opensHelp(k key.Binding) bool {
	for _, name := range k.Keys() {
		if name == "f1" {
			return true
		}
	}
	return false
}

func pour(keys []key.Binding, width, rows int) ([][]key.Binding, bool) {
	var out [][]key.Binding
	used := 0
	for _, k := range keys {
		need := lipgloss.Width(k.Help().Key) + 1 + lipgloss.Width(k.Help().Desc)
		if need > width {
			return nil, false
		}
		if len(out) == 0 || used+2+need > width {
			out = append(out, nil)
			used = -2
		}
		out[len(out)-1] = append(out[len(out)-1], k)
		used += 2 + need
	}
	return out, len(out) <= rows
}

// tooSmall is the notice for a window in which nothing can be used.
func tooSmall(w, h int) string {
	if w < 1 || h < 1 {
		return ""
	}
	rows := strings.Split(ansi.Wrap("Window too small. Nothing is lost. Make it 20 by 6 or more.", w, ""), "\n")
	return strings.Join(rows[:min(h, len(rows))], "\n")
}
