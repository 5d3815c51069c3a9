// Package notes is the trainer's side of a session: this part and the next, the
// trainer's notes, the prompts and the clocks; what the room says, as it is typed
// and revealed; and what was agreed afterwards.
//
// It changes nothing itself. What the trainer does is a [session.Command] that goes
// to whoever leads the room, in this process or in another, and what comes back is
// the session as it is then ([Now]).
package notes

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui/line"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// Model is the screen.
type Model struct {
	lib   *briefings.Library
	theme theme.Theme
	give  func(session.Command) // to whoever leads the room
	room  bool                  // there is one; false where a session is only put right
	here  bool                  // and it is this very screen

	now     Now
	s       *session.Session  // nil until the first Now
	unheard []session.Command // given, and not known to have arrived
	gone    error             // why nothing comes from the room any more

	page  page
	about string // id of the prompt on the page of what the room says
	at    int    // the chosen row of the page
	field field  // what the line is for; none while keys are commands
	line  *line.Model

	said    string
	trouble bool
	ends    bool // it was asked whether the session ends
	leaves  bool // or whether the notes are left with words that nobody has
	ticking bool
	finger  screen.Finger
	stepped bool // the key that is being looked at was a clicker's
	width   int
	height  int
	setter  *prose.Setter
	rows    []string
	chooses screen.Listing // where each choice is among the rows
	first   int            // the rows of what is chosen
	last    int
	scroll  screen.Scroll
}

// page is what is on the screen.
type page int

const (
	leading page = iota // the notes
	hearing             // what the room says
	agreed              // what was agreed
)

// New makes the screen. room says whether there is a room to lead.
func New(lib *briefings.Library, t theme.Theme, room bool, give func(session.Command)) *Model {
	m := &Model{lib: lib, theme: t, give: give, room: room, line: line.New("", t)}
	m.line.Allow(mostLine)
	if !room {
		m.page = agreed
	}
	return m
}

// Here says that the notes are on the room's own screen.
func (m *Model) Here() { m.here = true }

// Writing says whether letters are written, and are no commands.
func (m *Model) Writing() bool { return m.field != none }

// mostLine is how many characters one contribution or one field may have.
const mostLine = 400

// Gone says that nothing comes from the room any more, or with nil that it does.
type Gone struct{ Err error }

// tickMsg says that a second of the clock has passed.
type tickMsg struct{}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.setter = prose.New(m.theme, m.measure())
	m.line.Resize(max(1, width-4))
	m.lay()
}

func (m *Model) measure() int { return max(1, min(72, m.width-4)) }

// Update answers keys and takes what comes from the room.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case Now:
		return screen.Stay, m.heard(msg)
	case Gone:
		if m.gone = msg.Err; msg.Err == nil {
			m.typed() // what was typed meanwhile
		}
	case tickMsg:
		m.ticking = false
		m.lay()
		return screen.Stay, m.tick()
	case theme.Theme:
		m.theme = msg
		m.line.Restyle(msg)
		m.Resize(m.width, m.height)
	case tea.KeyPressMsg:
		m.said, m.trouble, m.stepped = "", false, false
		move, cmd := m.press(msg)
		if !m.stepped {
			m.finger.Lift()
		}
		m.lay()
		return move, cmd
	case screen.Lift:
		m.finger.Lift()
	case screen.Choose:
		m.choose(msg.Item)
	case screen.Write:
		if m.field != none && m.line.Put(msg.Text) {
			m.typed()
		}
	case tea.PasteMsg:
		if m.field == none && m.page == hearing && m.hears() {
			m.type_()
		}
		if m.field != none && m.line.Update(msg) {
			m.typed()
		}
		m.lay()
	}
	return screen.Stay, nil
}

// heard takes the session as it is now.
func (m *Model) heard(n Now) tea.Cmd {
	s, err := n.session()
	if err != nil {
		m.say(err.Error())
		return nil
	}
	first := m.s == nil
	if !first && s.Over() && !m.s.Over() && m.field == none {
		m.turn(leading)
	}
	if !first && (s.Part().ID != m.s.Part().ID || s.ID != m.s.ID) && m.page == leading {
		m.at, m.scroll.Top = 0, 0 // another part begins at its top
	}
	back := m.gone != nil || !first && m.s.ID != s.ID
	same := !first && m.s.ID == s.ID
	s.Received(time.Now())
	m.now, m.s, m.gone = n, s, nil
	m.catchUp(same, back)
	if back && m.line.Words() != "" {
		m.typed() // what was typed while nobody heard it
	}
	if first && s.Over() {
		m.page = agreed
	}
	if q := s.Question(); m.page == hearing && m.about == "" && q != nil {
		m.about = q.Prompt
	}
	m.lay()
	return m.tick()
}

// catchUp looks for what was given and has not arrived. It stands here as if it had, and
// is given again to a room that was away.
func (m *Model) catchUp(same, back bool) {
	m.unheard = slices.DeleteFunc(m.unheard, func(c session.Command) bool { return !same || m.s.Knows(c.ID) })
	for _, c := range slices.Clone(m.unheard) {
		if err := m.s.Do(c, time.Now()); err == nil && back {
			m.give(c)
		}
	}
}

// tick has the clock go on a second later, while it runs.
func (m *Model) tick() tea.Cmd {
	if m.ticking || m.s == nil || m.s.Running == session.Stopped || m.gone != nil {
		return nil
	}
	m.ticking = true
	p := m.pace()
	shown := p.PartTook
	if m.s.Running == session.OfTalking {
		shown = p.Talk
	}
	return screen.After(time.Second-shown%time.Second+time.Millisecond, tickMsg{})
}

// pace is how the time goes now.
func (m *Model) pace() session.Pace {
	if m.gone == nil {
		m.s.Count(time.Now())
	}
	return m.s.Pace()
}

// do has something done, here at once where it can be, so that the trainer sees it
// and hears why it cannot be done; the room's answer is what counts.
func (m *Model) do(c session.Command) bool {
	switch {
	case m.s == nil:
		return false
	case m.gone != nil:
		m.say(m.theme.Say("The room is not there: nothing can be changed until it is back."))
		return false
	}
	switch c.Do {
	case session.Next, session.Previous, session.Blank: // a clicker's
		m.stepped = true
		if m.finger.Again(string(c.Do), time.Now()) {
			return false
		}
	}
	switch c.Do {
	case session.To:
		if !m.hasPart(c.N) {
			m.say(m.theme.Say("Part %d is not in this session.", c.N))
			return false
		}
		m.give(c)
		return true
	case session.Next, session.Previous:
		m.give(c)
		return true
	}
	if c.Do.Writes() {
		c.ID = progress.NewID()
	}
	if err := m.s.Do(c, time.Now()); err != nil {
		m.say(m.sentence(err))
		return false
	}
	if c.ID != "" {
		m.unheard = append(m.unheard, c)
	}
	m.give(c)
	return true
}

func (m *Model) hasPart(n int) bool {
	return slices.ContainsFunc(m.s.Parts, func(p session.Part) bool { return p.Number == n })
}

func (m *Model) say(trouble string) { m.said, m.trouble = trouble, true }

// part is the present part as it can be read, nil where the library has it no more.
func (m *Model) part() *briefings.Part {
	_, p, ok := m.lib.Part(m.s.Part().ID)
	if !ok {
		return nil
	}
	return p
}

// next is the part after it, nil where there is none.
func (m *Model) next() *briefings.Part {
	if m.s.Place.Part+1 >= len(m.s.Parts) {
		return nil
	}
	_, p, ok := m.lib.Part(m.s.Parts[m.s.Place.Part+1].ID)
	if !ok {
		return nil
	}
	return p
}
