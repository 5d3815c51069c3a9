package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress/session"
	"prebirth/tui/help"
	"prebirth/tui/keymap"
	"prebirth/tui/notes"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A paper is the tea.Model of the notes in a terminal of their own: the screen of
// the notes, its page of keys, and the frame around them.
type paper struct {
	looks looks
	theme theme.Theme // as it is drawn now
	shelf shelf
	keys  keymap.Map
	mouse bool   // is the program's
	said  notice // of the theme, until the next key
	notes *notes.Model
	help  *help.Model // nil while the notes are on the screen
	more  func(tea.Msg) (tea.Cmd, bool)
	leave func() tea.Cmd
	// awaits is a command that waits for what comes of a key; nil where that is not read
	// out, or comes at once.
	awaits tea.Cmd
	stops  *stops
	asked  bool // ctrl+c was pressed, and asked about

	w, h  int
	stale bool
	view  tea.View
}

// newPaper makes it. room says whether there is a room to lead; give takes what the
// trainer does; more takes messages that are not the window's or the keyboard's, and
// says whether they were its own; leave is how it ends.
func newPaper(o Options, room bool, give func(session.Command), more func(tea.Msg) (tea.Cmd, bool), leave func() tea.Cmd) *paper {
	p := &paper{looks: looksOf(o), shelf: shelf{path: o.Settings.File}, keys: keysOf(o.Settings), mouse: o.Settings.Mouse(), more: more, leave: leave, stops: newStops(), stale: true}
	p.w, p.h = clamp(o.Width, o.Height)
	p.theme = p.looks.theme()
	p.notes = notes.New(o.Library, p.theme, room, give)
	p.lay()
	return p
}

func (p *paper) frame() frame { return layout(p.w, p.h, p.said.rows(min(p.w, maxWidth), p.h)) }

func (p *paper) lay() {
	f := p.frame()
	p.notes.Resize(f.width, f.body)
	if p.help != nil {
		p.help.Resize(f.width, f.body)
	}
}

// Init asks for the terminal's ground.
func (p *paper) Init() tea.Cmd {
	return tea.Batch(p.looks.ask(), p.awaits)
}

// Update sorts messages into the window's, the keyboard's and what is told.
func (p *paper) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	p.stale = true
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.w, p.h = clamp(msg.Width, msg.Height)
		p.lay()
	case tea.BackgroundColorMsg:
		p.looks.ground = theme.GroundOf(msg.IsDark())
		p.restyle()
	case screen.Kept:
		if msg.Err != nil {
			p.say(notice{text: notKept(msg.Err, p.theme.Language), bad: true, stays: 1})
		}
		return p, p.shelf.next()
	case screen.Later:
		return p, msg.Tick()
	case tea.KeyPressMsg, tea.PasteMsg, screen.Usual, screen.Choose, screen.Write:
		return p, tea.Batch(p.pressed(msg), p.awaits)
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return p, p.point(msg.(tea.MouseMsg))
	case endMsg, suspendMsg, resumeMsg:
		return p, p.ends(msg)
	default:
		if cmd, own := p.more(msg); own {
			return p, cmd
		}
		if known(msg) {
			p.stale = false
			return p, nil
		}
		_, cmd := p.notes.Update(msg)
		return p, cmd
	}
	return p, nil
}

func (p *paper) say(n notice) {
	p.said = n
	p.lay()
}

// nextTheme goes on to the next theme.
func (p *paper) nextTheme() tea.Cmd {
	p.looks.name = theme.Next(p.looks.name)
	p.restyle()
	p.say(notice{text: p.looks.said(), stays: 1})
	return tea.Batch(p.looks.ask(), p.shelf.put(screen.Setting{Name: "theme", Value: string(p.looks.name)}))
}

func (p *paper) restyle() {
	t := p.looks.theme()
	if p.theme.ID() == t.ID() {
		return
	}
	p.theme = t
	p.notes.Update(t)
	if p.help != nil {
		p.help.Update(t)
	}
}

func (p *paper) ends(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case suspendMsg:
		return p.stops.stop()
	case resumeMsg:
		return redraw()
	}
	return tea.Quit
}

func (p *paper) pressed(msg tea.Msg) tea.Cmd {
	msg, ok := usual(p.keys, p.sheet(), msg)
	if !ok {
		return nil
	}
	press, _ := msg.(tea.KeyPressMsg)
	if press.String() == "ctrl+c" {
		if asked := p.asked; !asked && p.notes.AskLeave() {
			p.asked = true
			return nil
		}
		return p.leave()
	}
	p.asked = false
	if key.Matches(press, nextTheme) {
		return p.nextTheme()
	}
	if p.said.text != "" {
		p.say(notice{})
	}
	if p.help != nil {
		move, cmd := p.help.Update(msg)
		if move.Back {
			p.help = nil
		}
		if move.Quit {
			return p.leave()
		}
		return cmd
	}
	move, cmd := p.notes.Update(msg)
	if move.To.Name == "help" {
		p.help = help.New(p.keys.Sheets(ledSheets()), p.theme, p.notes.Route())
		p.lay()
	}
	if move.Quit {
		return p.leave()
	}
	return cmd
}

// sheet is the one whose keys hold now.
func (p *paper) sheet() string {
	if p.help != nil {
		return "help"
	}
	return p.notes.Sheet()
}

// View draws the notes or the page of keys. It answers with the last view when
// nothing has happened since.
func (p *paper) View() tea.View {
	if !p.stale {
		return p.view
	}
	p.stale = false
	if p.w < leastWidth || p.h < leastHeight {
		p.view = p.looks.shown(window(), painted(clean.Frame(tooSmall(p.w, p.h, p.theme.Language)), p.theme, p.w, p.h), screen.Point(0, 0))
		return p.view
	}
	c, v := chrome{p.theme, p.frame()}, p.framed()
	p.view = p.looks.shown(window(), painted(c.page(v, p.said.draw(p.theme, c.frame.width, c.frame.notice)), p.theme, p.w, p.h), c.cursor(v))
	p.view.MouseMode = mode(p.mouse)
	return p.view
}

// framed is what is on the screen.
func (p *paper) framed() screen.View {
	var s screen.Screen = p.notes
	if p.help != nil {
		s = p.help
	}
	v := s.View()
	v.Keys = p.keys.Show(p.sheet(), v.Keys)
	return v
}
