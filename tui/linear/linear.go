// Package linear is the program as lines of text: what a screen says is printed,
// and a line that is typed chooses, writes or does something. It is for people who
// use a screen reader, for terminals that can place no text, and for a pipe.
//
// It is a way to see and to touch the same program, not another one: it drives the
// model that the full screen shows, presses its keys and reads its [screen.Page].
// So what can be done there can be done here, with the same words. Only what a full
// screen has no need of is this package's own (own.go): a part paragraph by paragraph,
// a text line by line or in an editor of one's own, and the program's commands.
//
// Nothing is ever drawn: no cursor is moved and no line is taken back. What was not
// asked for is printed only where the program has something to tell, such as that
// words are not saved.
package linear

import (
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// A Program is what is driven.
type Program interface {
	tea.Model
	Page() screen.Page
}

// Options is how it is read out, and by what it is answered.
type Options struct {
	// Read waits for a line, without its end. That of a secret is not shown while it
	// is typed. The error is io.EOF at the end, and any other one as good as that.
	Read  func(Turn) (string, error)
	Out   io.Writer // takes words alone, and cleans them
	Asks  bool      // a person sits there, so that a sign says when it is their turn
	Width int       // to wrap at, in cells; 0 wraps nothing
	// Blocks reads a part one paragraph at a time, and Keep has it so from then on.
	Blocks bool
	Keep   func(blocks bool) error
	// Edit has the person change a text in a program of their own; nil where none is
	// named. Editor is its name.
	Edit   func(text string) (string, error)
	Editor string
	// Run is told one of the program's own commands, to be done when it has ended; nil
	// where that cannot be.
	Run func(command string)
	In  *language.Language // that is spoken; nil for English
	End tea.Msg            // asks the program for an orderly end
}

// A Turn is what the next line is taken for.
type Turn int

// A line is a number or a command, the answer to a question, the words of a field, a
// secret, or a paragraph of a text.
const (
	ForCommand Turn = iota
	ForAnswer
	ForWords
	ForLine
	ForSecret
	ForText
)

// Model drives the program. It is the tea.Model of the loop.
type Model struct {
	*language.Language
	o       Options
	program Program

	steps     []tea.Msg // still to be given to the program, each when the one before is done
	waiting   int       // commands that have not answered yet
	turn      int       // counts the steps, to tell whose patience is over
	late      bool      // this step takes too long to be waited for
	listening bool      // for a line
	over      bool

	page      screen.Page // as it was read out last
	spoken    bool        // it was
	again     bool        // it is to be read out whole, whatever was read before
	from      int         // the paragraph to go on with, where one at a time is read
	first     int         // the item to go on with, in a long list
	growing   bool        // the end of the list was chosen to see whether it goes on
	asking    bool        // the next line is for the field
	answered  bool        // the last one was, so that what is asked for then is asked for at once
	writing   bool        // the next lines are a text
	lines     int         // of it so far
	below     int         // the byte of the text that the first of them follows; 0 for where the screen goes on
	confirm   *confirm    // the next line answers this
	held      held
	overheard string            // the page that came over this one and was told of
	heardText map[string]string // the text of each page as it was read out last
	offered   map[string]bool   // what could be typed, where that was said
	named     string            // what could be typed last
	said      []string          // to be printed before anything else
	told      string            // what is waited for, as it was said
}

// A confirm is a question of this package's own.
type confirm struct {
	question string
	take     func(line string) tea.Cmd
	writes   bool // the answer is part of the text
}

// New makes the driver.
func New(p Program, o Options) *Model {
	return &Model{Language: o.In, o: o, program: p, heardText: map[string]string{}, offered: map[string]bool{}}
}

// patience is how long a step is waited for before its page is read out as it is, and
// patienceOfPipes the same where nobody sits there: whoever wrote the lines meant each
// for the page that was to come.
const (
	patience        = 400 * time.Millisecond
	patienceOfPipes = 10 * time.Second
)

// lineMsg is a line that was read.
type lineMsg struct {
	text string
	err  error
}

// resultMsg is what became of a command.
type resultMsg struct{ msg tea.Msg }

// lateMsg says that a step has had its time.
type lateMsg struct{ turn int }

// Init begins as the program does.
func (m *Model) Init() tea.Cmd { return tea.Batch(m.track(m.program.Init()), m.clock(), m.goOn()) }

// View draws nothing.
func (m *Model) View() tea.View { return tea.View{} }

// Update hands everything on, and reads out what came of a line once all of it is
// done.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.over {
		return m, nil
	}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case lineMsg:
		m.listening = false
		cmd = m.take(msg)
	case resultMsg:
		m.waiting--
		cmd = m.pass(msg.msg)
	case lateMsg:
		m.late = m.late || msg.turn == m.turn && m.waiting > 0
	default:
		cmd = m.pass(msg)
	}
	return m, tea.Batch(cmd, m.goOn())
}

// pass gives the program a message, and runs what it asks for.
func (m *Model) pass(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case nil:
		return nil
	case tea.QuitMsg:
		m.over = true
		m.giveBack()
		return tea.Quit
	case tea.BatchMsg:
		cmds := make([]tea.Cmd, len(msg))
		for i, cmd := range msg {
			cmds[i] = m.track(cmd)
		}
		return tea.Batch(cmds...)
	case screen.Later:
		return msg.Tick()
	}
	_, cmd := m.program.Update(msg)
	return m.track(cmd)
}

// track counts a command until it has answered.
func (m *Model) track(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	m.waiting++
	return func() tea.Msg { return resultMsg{cmd()} }
}

func (m *Model) clock() tea.Cmd {
	m.turn++
	m.late = false
	turn, waits := m.turn, patienceOfPipes
	if m.o.Asks {
		waits = patience
	}
	return tea.Tick(waits, func(time.Time) tea.Msg { return lateMsg{turn} })
}

// goOn gives the next step once the one before is done, and after the last one
// reads out what there is and listens.
func (m *Model) goOn() tea.Cmd {
	var cmds []tea.Cmd
	if m.late && m.told != "" && !m.busy() { // what comes of it has its own time
		cmds = append(cmds, m.clock())
	}
	for !m.over && (m.waiting == 0 || m.late && !m.busy()) && !m.listening {
		cmds = append(cmds, m.release())
		if len(m.steps) == 0 {
			m.told = ""
			cmds = append(cmds, m.speak())
			m.listening = true
			return tea.Batch(append(cmds, m.listen())...)
		}
		step := m.steps[0]
		m.steps = m.steps[1:]
		cmds = append(cmds, m.pass(step))
		if m.waiting > 0 {
			return tea.Batch(append(cmds, m.clock())...)
		}
	}
	if m.listening {
		m.overhear()
	}
	return tea.Batch(cmds...)
}

// busy says whether what was asked for takes its time and has to be waited for, and
// tells the person once: a line that was read meanwhile would be meant for what comes
// of it, and be taken for something else.
func (m *Model) busy() bool {
	l := m.program.Page().Lines
	if l.Busy && l.Said != m.told {
		m.print(plainly(l.Said))
	}
	if m.told = ""; l.Busy {
		m.told = l.Said
	}
	return l.Busy
}

// then has steps taken, one after the other.
func (m *Model) then(steps ...tea.Msg) { m.steps = append(m.steps, steps...) }

func (m *Model) listen() tea.Cmd {
	read, turn := m.o.Read, m.expects()
	return func() tea.Msg {
		text, err := read(turn)
		return lineMsg{text, err}
	}
}

// expects is what the next line is for.
func (m *Model) expects() Turn {
	switch {
	case m.confirm != nil:
		return ForAnswer
	case m.writing:
		return ForText
	case m.asking:
		return map[screen.FieldKind]Turn{screen.WordField: ForWords, screen.LineField: ForLine, screen.SecretField: ForSecret}[m.page.Lines.Field.Kind]
	case asks(m.page.Lines.Keys):
		return ForAnswer
	}
	return ForCommand
}
