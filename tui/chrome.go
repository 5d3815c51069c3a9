package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/language"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// chrome is what surrounds a screen's body in a frame.
type chrome struct {
	theme theme.Theme
	frame frame
}

// page is the whole window: the screen in its frame, with the margins before it.
func (c chrome) page(v screen.View, notice []string) clean.Styled {
	rows := c.rows(v, notice)
	margin := strings.Repeat(" ", c.frame.left)
	for i, row := range rows {
		if row = ansi.Truncate(row, c.frame.width, "…"); row != "" {
			rows[i] = margin + row
		}
	}
	return clean.Frame(strings.Join(rows, "\n"))
}

// cursor is the screen's cursor in the window: on its body, or on the question that
// its status asks.
func (c chrome) cursor(v screen.View) *tea.Cursor {
	f := c.frame
	if v.Asks {
		return screen.Point(f.left+1, f.header+f.body+f.rule+f.notice)
	}
	at := v.Cursor
	if at == nil {
		at = screen.Begin(strings.Split(v.Body, "\n"))
	}
	moved := *at
	moved.X = min(at.X, f.width-1) + f.left
	moved.Y = max(0, min(at.Y, f.body-1)) + f.header
	return &moved
}

// rows are the window's rows from top to bottom, as shared out by the frame.
func (c chrome) rows(v screen.View, notice []string) []string {
	f := c.frame
	var rows []string
	if f.header > 0 {
		rows = append(rows, c.header(v))
	}
	if f.header > 1 {
		rows = append(rows, c.rule())
	}
	rows = append(rows, strings.Split(screen.Fit(strings.Split(v.Body, "\n"), f.body), "\n")...)
	if f.rule > 0 {
		rows = append(rows, c.rule())
	}
	rows = append(rows, notice...)
	rows = append(rows, c.status(v))
	return append(rows, c.footer(v.Keys)...)
}

func (c chrome) rule() string {
	return c.theme.Rule.Render(strings.Repeat("─", c.frame.width))
}

func (c chrome) header(v screen.View) string {
	left := " " + c.theme.Accent.Render("prebirth") + "  " + c.theme.Strong.Render(v.Title.String())
	right := c.theme.Quiet.Render(v.Right.String()) + " "
	room := c.frame.width - lipgloss.Width(right)
	if room < 24 || v.Right == (clean.Text{}) {
		return ansi.Truncate(left, c.frame.width, "…")
	}
	left = ansi.Truncate(left, room-1, "…")
	return left + strings.Repeat(" ", room-lipgloss.Width(left)) + right
}

func (c chrome) status(v screen.View) string {
	style := c.theme.Quiet
	if v.Bad {
		style = c.theme.Bad
	}
	return " " + style.Render(ansi.Truncate(v.Status.String(), c.frame.width-1, "…"))
}

// footer names what can be done, in the order of the screen's table, in as many
// rows as the frame has. Where not all fit, the last words say which key shows
// the rest.
func (c chrome) footer(keys []key.Binding) []string {
	rows := fill(spokenKeys(keys, c.theme.Language), c.frame.width-1, c.frame.footer)
	out := make([]string, c.frame.footer)
	for i, row := range rows {
		var names []string
		for _, k := range row {
			names = append(names, strings.TrimSpace(c.theme.Strong.Render(k.Help().Key)+" "+c.theme.Quiet.Render(k.Help().Desc)))
		}
		out[i] = " " + strings.Join(names, "  ")
	}
	return out
}

// spokenKeys is bindings in a language.
func spokenKeys(keys []key.Binding, in *language.Language) []key.Binding {
	out := make([]key.Binding, len(keys))
	for i, k := range keys {
		k.SetHelp(screen.Label(k.Help().Key, in), in.Say(k.Help().Desc))
		out[i] = k
	}
	return out
}

// entry is the one of the footer that is drawn in a cell of it.
func (c chrome) entry(keys []key.Binding, x, y int) (key.Binding, bool) {
	rows := fill(spokenKeys(keys, c.theme.Language), c.frame.width-1, c.frame.footer)
	if y < 0 || y >= len(rows) {
		return key.Binding{}, false
	}
	from := 1
	for _, k := range rows[y] {
		width := lipgloss.Width(strings.TrimSpace(k.Help().Key + " " + k.Help().Desc))
		if x >= from && x < from+width {
			return k, true
		}
		from += width + 2
	}
	return key.Binding{}, false
}

// fill puts names into rows of a width. The help key is kept for the end: it
// is the one that must not fall off. Where there is none, a sign says that not all
// have room.
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
		if take < len(rest) && len(help) == 0 {
			help = []key.Binding{screen.Bind("…", "")}
		}
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
		need := lipgloss.Width(strings.TrimSpace(k.Help().Key + " " + k.Help().Desc))
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
