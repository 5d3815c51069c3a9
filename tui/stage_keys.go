package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress/session"
	"prebirth/tui/help"
	"prebirth/tui/language"
	"prebirth/tui/notes"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// given is an action of the room's keys that is a command.
func given(shown, does string, c session.Command, when func(*stage) bool, keys ...string) screen.Action[*stage] {
	return screen.Action[*stage]{Key: screen.Bind(shown, does, keys...), When: when, Do: func(st *stage) (screen.Move, tea.Cmd) {
		st.give(c)
		return screen.Stay, nil
	}}
}

// turns is an action that turns to something else on the room's terminal.
func turns(shown, does string, to showing, when func(*stage) bool, keys ...string) screen.Action[*stage] {
	return screen.Action[*stage]{Key: screen.Bind(shown, does, keys...), When: when, Do: func(st *stage) (screen.Move, tea.Cmd) {
		st.on = to
		return screen.Stay, nil
	}}
}

// What a clicker's keys do, each of which may be held or bounce.
const (
	doesNext     = "next"
	doesPrevious = "previous"
	doesBlank    = "blank, bring back"
)

// roomKeys are the keys while the room is shown. They are not named there, where
// nothing but the briefing is; the page of all keys names them.
var roomKeys = screen.Table[*stage]{
	given("page down", language.Mark(doesNext), session.Command{Do: session.Next}, (*stage).going, "pgdown", "right", "down", "space", "enter", "n", "j", "l"),
	given("page up", language.Mark(doesPrevious), session.Command{Do: session.Previous}, (*stage).going, "pgup", "left", "up", "backspace", "p", "k", "h"),
	given("b", language.Mark(doesBlank), session.Command{Do: session.Blank}, (*stage).going, "b", "."),
	{Key: screen.Bind("f5", "show the part", "f5", "esc"), Do: (*stage).thePart, When: (*stage).going},
	{Key: screen.Bind("1-9", "part", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"), With: (*stage).toPart, When: (*stage).going},
	given("v", "point by point", session.Command{Do: session.Points}, (*stage).going, "v"),
	{Key: screen.Bind("a", "ask a prompt", "a"), Do: (*stage).askNext, When: (*stage).going},
	given("r", "reveal next", session.Command{Do: session.Reveal}, (*stage).going, "r"),
	given("R", "reveal all", session.Command{Do: session.RevealAll}, (*stage).going, "R"),
	given("x", "pause the clock", session.Command{Do: session.Pause}, (*stage).going, "x"),
	{Key: screen.Bind("i", "black, white", "i"), Do: func(st *stage) (screen.Move, tea.Cmd) { st.invert(); return screen.Stay, nil }},
	turns("t", "notes here", warning, nil, "t"),
	turns("e", "end the session", ending, (*stage).going, "e"),
	{Key: screen.Bind("q", "end, leave", "q"), Do: (*stage).endOrLeave},
	screen.Help[*stage](),
}

func (st *stage) going() bool { return st.s.Going() }

// pressed takes what comes from the keyboard.
func (st *stage) pressed(msg tea.Msg) tea.Cmd {
	msg, ok := usual(st.keys, st.sheet(), msg)
	if !ok {
		return nil
	}
	press, _ := msg.(tea.KeyPressMsg)
	if press.String() == "ctrl+c" {
		return st.quit()
	}
	switch st.on {
	case starting:
		return st.choosing(msg)
	case theNotes:
		if st.roomBack(press) {
			return nil
		}
		return st.follow(st.notes.Update(msg))
	case theHelp:
		return st.follow(st.help.Update(msg))
	case warning, ending, leaving:
		return st.answered(press)
	}
	if pick, ok := msg.(screen.Choose); ok { // a part by its number, where lines are typed
		if parts := st.s.Parts; pick.Item < len(parts) {
			st.give(session.Command{Do: session.To, N: parts[pick.Item].Number})
		}
		return nil
	}
	switch does := roomKeys.Named(st, press); does {
	case doesNext, doesPrevious, doesBlank: // a clicker's
		if st.finger.Again(does, time.Now()) {
			return nil
		}
	default:
		st.finger.Lift()
	}
	move, cmd, _ := roomKeys.Press(st, press)
	return tea.Batch(cmd, st.follow(move, nil))
}

// choosing is a key of the page before the start. The notes are told which parts are
// chosen, and what time they have.
func (st *stage) choosing(msg tea.Msg) tea.Cmd {
	cmd := st.follow(st.start.Update(msg))
	if parts := st.start.Chosen(); st.on == starting && len(parts) > 0 && len(parts) != len(st.s.Parts) {
		st.s = st.fresh(parts)
		st.changed()
	}
	return cmd
}

// roomBack takes the notes off the room's own screen at once, for keys that a person
// presses who wants them away, unless something is being written.
func (st *stage) roomBack(press tea.KeyPressMsg) bool {
	if st.notes.Writing() {
		return false
	}
	switch key := press.String(); {
	case key == "t", key == "f5", key == "esc" && st.notes.Route() == "notes":
	case key == "b", key == ".":
		if st.going() && !st.s.Dark {
			st.give(session.Command{Do: session.Blank})
		}
	default:
		return false
	}
	st.on = theRoom
	if !st.s.Going() && !st.s.Over() {
		st.on = starting
	}
	return true
}

// follow goes where a page asked to go.
func (st *stage) follow(m screen.Move, cmd tea.Cmd) tea.Cmd {
	switch {
	case m.To.Name == "help":
		st.under = st.on
		st.help = help.New(st.keys.Sheets(ledSheets()), st.theme(), st.routeName())
		st.on = theHelp
		f := layout(st.w, st.h, 0)
		st.help.Resize(f.width, f.body)
	case m.Quit && st.on == theNotes:
		st.on = theRoom
		if !st.s.Going() && !st.s.Over() {
			st.on = starting
		}
	case m.Quit:
		return st.quit()
	case m.Back && st.on == theHelp:
		st.on = st.under
	}
	return cmd
}

// routeName is the sheet of keys of what is on the screen.
func (st *stage) routeName() string {
	switch st.on {
	case starting:
		return "present/start"
	case theNotes:
		return st.notes.Route()
	}
	return "present"
}

// sheet is the sheet whose keys hold now; empty while a question is asked.
func (st *stage) sheet() string {
	switch st.on {
	case theNotes:
		return st.notes.Sheet()
	case theHelp:
		return "help"
	case warning, ending, leaving:
		return ""
	}
	return st.routeName()
}

// answered takes the answer to what was asked. Only y does something.
func (st *stage) answered(press tea.KeyPressMsg) tea.Cmd {
	asked := st.on
	st.on = theRoom
	if !st.s.Going() && !st.s.Over() {
		st.on = starting
	}
	if press.String() != "y" {
		return nil
	}
	switch asked {
	case warning:
		st.noteHere()
	case ending:
		st.give(session.Command{Do: session.End})
	case leaving:
		return tea.Quit
	}
	return nil
}

// noteHere shows the notes on this screen.
func (st *stage) noteHere() {
	if st.notes == nil {
		st.notes = notes.New(st.p.Library, st.theme(), true, func(c session.Command) { st.give(c) })
		st.notes.Here()
	}
	st.on = theNotes
	f := layout(st.w, st.h, 0)
	st.notes.Resize(f.width, f.body)
	st.tell()
}

// thePart brings the part back, from a blank screen or a question. It never ends
// anything.
func (st *stage) thePart() (screen.Move, tea.Cmd) {
	switch {
	case st.s.Dark:
		st.give(session.Command{Do: session.Blank})
	case st.s.Asking != "":
		st.give(session.Command{Do: session.Leave})
	}
	return screen.Stay, nil
}

func (st *stage) toPart(key string) (screen.Move, tea.Cmd) {
	n := int(key[0] - '0')
	if n == 0 {
		n = 10
	}
	st.give(session.Command{Do: session.To, N: n})
	return screen.Stay, nil
}

// askNext asks the first prompt of the part, and then the others in turn.
func (st *stage) askNext() (screen.Move, tea.Cmd) {
	_, part, ok := st.p.Library.Part(st.s.Part().ID)
	if !ok || len(part.Prompts) == 0 {
		return screen.Stay, nil
	}
	next := 0
	for i, q := range part.Prompts {
		if q.ID == st.s.Asking {
			next = (i + 1) % len(part.Prompts)
		}
	}
	st.give(session.Command{Do: session.Ask, Asked: session.Asked{Prompt: part.Prompts[next].ID}})
	return screen.Stay, nil
}

// endOrLeave asks whether the session ends, and leaves when it has.
func (st *stage) endOrLeave() (screen.Move, tea.Cmd) {
	if st.going() {
		st.on = ending
		return screen.Stay, nil
	}
	return screen.Move{Quit: true}, nil
}

func (st *stage) invert() {
	st.room.Invert()
	for _, s := range []screen.Screen{st.start, st.notesOrNil(), st.helpOrNil()} {
		if s != nil {
			s.Update(st.theme())
		}
	}
}

func (st *stage) notesOrNil() screen.Screen {
	if st.notes == nil {
		return nil
	}
	return st.notes
}

func (st *stage) helpOrNil() screen.Screen {
	if st.help == nil {
		return nil
	}
	return st.help
}

// theme is the room's: whatever is on this terminal may be on the projector.
func (st *stage) theme() theme.Theme {
	return theme.NewRoom(st.room.Dark(), st.room.Colours()).In(st.looks.speaks).Bound(st.keys)
}

// quit leaves, once what waits is saved. The session can be gone on with.
func (st *stage) quit() tea.Cmd {
	st.keep()
	if !st.book.Pending() || st.warned {
		return tea.Quit
	}
	book := st.book
	return func() tea.Msg {
		_ = book.Flush() // what fails stays in the book, and is asked about
		return leftMsg{}
	}
}

// quitNow leaves, but not with what could not be saved: that it asks about first.
func (st *stage) quitNow() tea.Cmd {
	if _, why := st.book.Unsaved(); why != nil {
		st.warned, st.on = true, leaving
		return nil
	}
	return tea.Quit
}
