package tui

import (
	"encoding/json"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui/draft"
	"prebirth/tui/help"
	"prebirth/tui/keymap"
	"prebirth/tui/notes"
	"prebirth/tui/pair"
	"prebirth/tui/present"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A stage is the tea.Model of the room: it has the session, gives it to the room's
// screen and to the notes, and takes commands from the keys and from them.
type stage struct {
	p       Presenting
	opening *progress.Opening
	book    *draft.Book
	host    *pair.Host // nil where nobody can join
	apart   error      // why
	leading leading
	stops   *stops
	looks   looks

	s      *session.Session
	room   *present.Model
	start  *present.Start
	notes  *notes.Model // on this screen; nil until they were asked for
	help   *help.Model
	on     showing
	under  showing // what help covers
	finger screen.Finger
	keys   keymap.Map

	taken   int  // commands that came from notes in other terminals
	told    bool // the notes were told how things are, since the last of them
	beating bool // the clock is kept now and then
	warned  bool // that leaving now loses what was said
	yielded bool
	w, h    int
	stale   bool
	view    tea.View
}

// showing is what is on the room's terminal.
type showing int

const (
	starting showing = iota // the page before the start
	theRoom
	warning // before the notes are shown here
	theNotes
	theHelp
	ending  // is asked
	leaving // with something that could not be saved
)

// Messages of the stage's own.
type (
	commandMsg []byte   // from the notes in another terminal
	yieldMsg   struct{} // another terminal takes the session over
	beatMsg    struct{}
	foundMsg   struct { // what the store has of earlier sessions
		earlier []*session.Session
		damaged int // how many cannot be read
		err     error
	}
)

// beat is how often a running clock is kept, so that a fault costs no more of it.
const beat = 5 * time.Second

func newStage(p Presenting, opening *progress.Opening, book *draft.Book) *stage {
	if p.Whole == 0 {
		p.Whole = session.Minutes
	}
	st := &stage{p: p, opening: opening, book: book, stops: newStops(), stale: true, keys: keysOf(p.Settings)}
	st.w, st.h = clamp(p.Width, p.Height)
	st.looks = looksOf(p.Options)
	st.room = present.New(p.Briefing, p.Briefing.Parts, st.looks.name == theme.Dark, st.looks.theme().ID().Name != theme.None, st.looks.speaks)
	st.room.Resize(st.w, st.h)
	st.start = present.NewStart(st.room, p.Briefing, p.Parts, st.theme(), func(c present.Choice) { st.begin(c) })
	st.start.ByPoints(p.Points)
	if p.Rehearse {
		st.start.Rehearsal()
	}
	st.s = st.fresh(st.start.Chosen())
	st.see()
	return st
}

// Init looks for earlier sessions with the team beside the first frame.
func (st *stage) Init() tea.Cmd {
	if st.p.Rehearse {
		return nil
	}
	return earlier(st.opening)
}

// Update sorts messages into the window's, the keyboard's and those of the notes.
func (st *stage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	st.stale = true
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		st.w, st.h = clamp(msg.Width, msg.Height)
		st.room.Resize(st.w, st.h)
		st.tell() // other screens than before
	case screen.Later:
		return st, msg.Tick()
	case screen.Lift:
		st.finger.Lift()
		if st.notes != nil {
			st.notes.Update(msg)
		}
	case tea.KeyPressMsg, tea.PasteMsg, screen.Usual, screen.Choose, screen.Write:
		cmd := st.pressed(msg)
		return st, tea.Batch(cmd, st.beats())
	case commandMsg:
		var c session.Command
		st.taken, st.told = st.taken+1, false
		if json.Unmarshal(msg, &c) == nil {
			st.give(c)
		}
		if !st.told {
			st.tell() // that nothing came of it is waited for too
		}
		return st, st.beats()
	case foundMsg:
		st.found(msg)
	case beatMsg:
		st.stale, st.beating = false, false
		st.keep()
		return st, st.beats()
	case draft.Changed:
		if _, why := st.book.Unsaved(); why == nil {
			st.warned = false
		}
		st.tell()
	default:
		return st, st.ends(msg)
	}
	return st, nil
}

// ends handles what ends or stops the program, and hands the rest to the notes.
func (st *stage) ends(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case yieldMsg:
		st.yielded = true
		st.keep()
		return tea.Quit
	case endMsg:
		st.keep()
		return tea.Tick(lastFrames, func(time.Time) tea.Msg { return tea.QuitMsg{} })
	case leftMsg:
		return st.quitNow()
	case suspendMsg:
		st.keep()
		return st.stops.suspend(st.book)
	case resumeMsg:
		return redraw()
	}
	if st.notes == nil || known(msg) {
		st.stale = false
		return nil
	}
	_, cmd := st.notes.Update(msg)
	return cmd
}

// give does a command, from whichever side it comes. What cannot be done was said
// where it was asked for.
func (st *stage) give(c session.Command) {
	ok := true
	switch c.Do {
	case session.Start:
		if st.on == starting || !st.s.Going() && !st.s.Over() {
			st.start.Begin()
			return
		}
	case session.Next, session.Previous, session.To:
		if !st.s.Going() {
			return
		}
		c, ok = st.step(c)
	case session.Ask:
		c.Asked, ok = st.prompt(c.Asked.Prompt)
	}
	if ok && st.s.Do(c, time.Now()) == nil {
		st.changed()
	}
}

// step turns a step into a place of this room's screen.
func (st *stage) step(c session.Command) (session.Command, bool) {
	switch c.Do {
	case session.Next:
		return st.room.Next(st.s)
	case session.Previous:
		return st.room.Previous(st.s)
	}
	return st.room.To(st.s, c.N)
}

// prompt is a prompt of the library as it is asked.
func (st *stage) prompt(id string) (session.Asked, bool) {
	_, part, q, ok := st.p.Library.Prompt(id)
	if !ok {
		return session.Asked{}, false
	}
	return session.Asked{Prompt: q.ID, Part: part.Title, Question: briefings.Plain(q.Text), Published: q.Published}, true
}

// changed shows, keeps and tells what has changed.
func (st *stage) changed() {
	st.stale = true
	st.see()
	st.keep()
	st.tell()
}

// see gives the room what it may see.
func (st *stage) see() { st.room.See(st.s.Room()) }

// keep hands the session over to the writer, as it is counted now.
func (st *stage) keep() {
	if st.s.Began.IsZero() || st.p.Rehearse {
		return
	}
	if !st.s.Over() {
		st.s.Count(time.Now())
	}
	st.book.Session(progress.Session{ID: st.s.ID, Briefing: st.s.Briefing, Team: st.s.Team, At: st.s.When(), Body: st.s.Body()})
}

// tell tells the notes, here and in other terminals.
func (st *stage) tell() {
	st.told = true
	st.leading.set(st.s)
	if st.host == nil && st.notes == nil {
		return
	}
	if st.s.Running != session.Stopped {
		st.s.Count(time.Now())
	}
	now := st.now()
	if st.host != nil {
		_ = st.host.Tell(now.Bytes())
	}
	if st.notes != nil {
		st.notes.Update(now)
	}
}

// now is the session as the notes are told it.
func (st *stage) now() notes.Now {
	state := st.book.SessionState()
	n := notes.Now{Session: []byte(st.s.Body()), Waiting: state.Waiting, Kept: !st.p.Rehearse, Taken: st.taken}
	if state.Err != nil {
		n.Trouble = draft.Why(state.Err, st.looks.speaks)
	}
	if _, part, ok := st.p.Library.Part(st.s.Part().ID); ok {
		n.Screen, n.Screens = st.room.Screens(part, st.s.Place)
		n.Point, n.Points = st.room.Points(part, st.s.Place)
	}
	return n
}

// beats has a running clock kept now and then.
func (st *stage) beats() tea.Cmd {
	if st.beating || st.s.Running == session.Stopped || st.p.Rehearse {
		return nil
	}
	st.beating = true
	return screen.After(beat, beatMsg{})
}

// done is the session at the end, nil where none began or another terminal has it.
func (st *stage) done() *session.Session {
	if st.s.Began.IsZero() || st.yielded {
		return nil
	}
	if st.s.Running != session.Stopped {
		st.s.Count(time.Now())
	}
	return st.s
}

// isTaken and isNobody tell two errors of the place apart from the others.
func isTaken(err error) bool {
	var taken *pair.TakenError
	return errors.As(err, &taken)
}

func isNobody(err error) bool {
	var nobody *pair.NobodyError
	return errors.As(err, &nobody)
}
