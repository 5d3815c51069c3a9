package tui

import (
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/language"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// choose does what can be done about a choice at once, and has it written.
func (a *App) choose(c screen.Setting) tea.Cmd {
	a.settings = a.settings.With(c.Name, c.Value)
	cmds := []tea.Cmd{a.shelf.put(c), a.broadcast(c)}
	if c.Name == "theme" {
		a.looks.name = theme.Name(c.Value)
		cmds = append(cmds, a.looks.ask(), a.restyle())
	}
	return tea.Batch(cmds...)
}

// nextTheme goes on to the next theme, on whichever screen one is.
func (a *App) nextTheme() tea.Cmd {
	cmd := a.choose(screen.Setting{Name: "theme", Value: string(theme.Next(a.looks.name))})
	a.mention(notice{text: a.looks.said(), stays: 1})
	return cmd
}

// kept hears what became of writing a choice. What failed is said on the screen of the
// settings by itself.
func (a *App) kept(msg screen.Kept) tea.Cmd {
	if msg.Err != nil && a.top().route.Name != "settings" {
		a.mention(notice{text: notKept(msg.Err, a.theme.Language), bad: true, stays: 1})
	}
	return tea.Batch(a.shelf.next(), a.broadcast(msg))
}

func notKept(err error, in *language.Language) string {
	return in.Say("It is so until you leave, and is NOT KEPT: %s.", clean.String(err.Error()))
}

// mention says something until the next change of screen, unless there is something to
// say that stays.
func (a *App) mention(n notice) {
	if a.notice.text == "" || a.notice.stays > 0 {
		a.say(n)
	}
}

// restyle draws everything anew where the theme is another one.
func (a *App) restyle() tea.Cmd {
	t := a.looks.theme()
	if a.theme.ID() == t.ID() {
		return nil
	}
	a.theme = t
	return a.broadcast(t)
}
